"""A pen for subjects drawn in two dimensions: strokes, discs and polygons with smooth edges.

All coordinates and widths are in picture pixels (x to the right, y down, pixel centres at .5).
Shapes are filled on a sheet drawn several times larger, which is averaged down once at the end.
"""

import numpy as np
from PIL import Image, ImageDraw

from .arrays import Array, GreyAlpha

_SMOOTHNESS = 4  # sheet pixels per picture pixel


class Sheet:
    """A blank sheet of `width` × `height` pixels that takes ink (1) and eraser (0)."""

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        self._image = Image.new("L", (width * _SMOOTHNESS, height * _SMOOTHNESS), 0)
        self._draw = ImageDraw.Draw(self._image)

    def polygon(self, points: Array, ink: float = 1.0) -> None:
        """Fill the polygon through `points` (n, 2)."""
        corners = [(float(x), float(y)) for x, y in np.asarray(points) * _SMOOTHNESS - 0.5]
        self._draw.polygon(corners, fill=round(255 * ink))

    def disc(self, x: float, y: float, radius: float, ink: float = 1.0) -> None:
        """Fill the disc around (x, y)."""
        c = np.array([x, y]) * _SMOOTHNESS - 0.5
        r = radius * _SMOOTHNESS
        self._draw.ellipse((c[0] - r, c[1] - r, c[0] + r, c[1] + r), fill=round(255 * ink))

    def stroke(self, points: Array, width: float | Array, ink: float = 1.0) -> None:
        """Draw a line through `points` (n, 2), of one `width` or of a width at every point (n,); round ends."""
        line = np.asarray(points, dtype=np.float64)
        half = np.broadcast_to(np.asarray(width, dtype=np.float64) / 2, (len(line),))
        ahead = np.gradient(line, axis=0)
        ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-9)
        side = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1) * half[:, None]
        left, right = line + side, line - side
        for i in range(len(line) - 1):  # segment by segment: a stroke may cross itself
            self.polygon(np.stack([left[i], left[i + 1], right[i + 1], right[i]]), ink)
        for (x, y), r in zip(line, half, strict=True):
            self.disc(x, y, r, ink)

    def circle(self, x: float, y: float, radius: float, width: float, ink: float = 1.0) -> None:
        """Draw the circle around (x, y) as a line of `width` centred on `radius`."""
        turn = np.linspace(0, 2 * np.pi, max(64, int(radius)))
        self.stroke(np.stack([x + radius * np.cos(turn), y + radius * np.sin(turn)], axis=1), width, ink)

    def coverage(self) -> Array:
        """Return the ink on the sheet as (height, width), 0 bare to 1 covered."""
        small = self._image.reduce(_SMOOTHNESS)
        return np.asarray(small, dtype=np.float32) / np.float32(255)


def ink_on_skin(ink: Array) -> GreyAlpha:
    """Turn ink (h, w), 0 bare to 1 black, into a picture that is clear where there is no ink.

    Light ink is thin black, so grey and alpha share the work: over white the picture has grey 1 - ink.
    """
    amount = np.clip(np.asarray(ink, dtype=np.float64), 0, 1)
    alpha = np.minimum(1, amount / 0.85)
    grey = np.where(alpha > 0, (1 - amount - (1 - alpha)) / np.maximum(alpha, 1e-6), 1.0)
    return GreyAlpha(np.clip(grey, 0, 1), alpha)
