"""Coverage masks: float32 (rows, columns), 0 where nothing is drawn, 1 where the drawing covers the whole pixel.

Coordinates are pixels from the picture's upper left corner; pixel (0, 0) covers 0 to 1 on both axes.
"""

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from illustrations.maps import Map

Pixels = npt.NDArray[np.uint8]
"""(rows, columns, 3) sRGB, 0-255."""

DARK = (26, 23, 27)
LIGHT = (250, 247, 242)
_MIDDLE_GREY = 0.18
"""Linear luminance on which dark and light drawing stand out equally."""


def bar(shape: tuple[int, int], left: float, top: float, right: float, bottom: float) -> Map:
    """Return the exact coverage of an upright rectangle."""
    across = _covered(shape[1], left, right)
    down = _covered(shape[0], top, bottom)
    return np.asarray(down[:, None] * across[None, :], np.float32)


def ring(shape: tuple[int, int], centre: tuple[float, float], radius: float, width: float) -> Map:
    """Return the coverage of a circle's outline `width` pixels thick, its middle line at `radius` pixels."""
    y, x = np.ogrid[: shape[0], : shape[1]]
    distance = np.hypot(x + 0.5 - centre[0], y + 0.5 - centre[1])
    return np.asarray(np.clip(width / 2 + 0.5 - np.abs(distance - radius), 0, 1), np.float32)


def words(shape: tuple[int, int], text: str, at: tuple[float, float], size: float, *, anchor: str = "ls") -> Map:
    """Return the coverage of one line of text.

    `at` and `anchor` are Pillow's; `size` [px] is the height of the letters' body. The face is the one that
    comes with Pillow.
    """
    canvas = Image.new("L", (shape[1], shape[0]))
    ImageDraw.Draw(canvas).text(at, text, fill=255, font=ImageFont.load_default(size), anchor=anchor)
    return np.asarray(canvas, np.float32) / np.float32(255)


def words_width(text: str, size: float) -> float:
    """Return how wide `words` sets a line of text [px]."""
    return float(ImageFont.load_default(size).getlength(text))


def paint(picture: Pixels, mask: Map) -> Pixels:
    """Return `picture` with the mask drawn in dark or light, whichever stands out from what lies beneath."""
    if not mask.any():
        return picture
    beneath = picture[mask > 0].astype(np.float64).mean(0) / 255
    luminance = float((beneath**2.2) @ (0.2126, 0.7152, 0.0722))
    colour = np.array(DARK if luminance > _MIDDLE_GREY else LIGHT, np.float32)
    rows = np.flatnonzero(mask.any(1))
    part = slice(rows[0], rows[-1] + 1)
    drawn = picture.copy()
    cover = mask[part, :, None]
    drawn[part] = np.rint(picture[part] * (1 - cover) + colour * cover).astype(np.uint8)
    return drawn


def _covered(length: int, start: float, end: float) -> Map:
    """Return how much of each of `length` pixels in a row the span from `start` to `end` covers."""
    edges = np.clip(np.arange(length + 1), start, end)
    return np.asarray(np.diff(edges), np.float32)
