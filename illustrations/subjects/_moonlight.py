"""Sunlight on the Moon's near side: slopes, cast shadows, the law of dusty ground, and the line drawing."""

import numpy as np
import numpy.typing as npt
from numba import prange
from scipy.ndimage import gaussian_filter

from ._lunar import Disc, distance_to, features
from .kit.arrays import Array
from .kit.compiled import compiled
from .kit.shapes import smoothstep, unit

_STEPS, _STRIDE_PX = 90, 1.6  # of the march from the ground toward the sun
_HIGHEST = 1.02  # lunar radii; no ground reaches higher


def normals(disc: Disc, exaggeration: float) -> Array:
    """Return the unit normals (h, w, 3) of the ground."""
    step = float(disc.where[0, 1, 0] - disc.where[0, 0, 0])
    down, right = np.gradient(disc.relief * exaggeration, step)
    z = np.maximum(disc.where[..., 2], 0.12)
    # Along the ground a pixel is 1/z longer toward the limb; the slope is taken back to the ball's own frame.
    slope = np.stack([right, -down, np.zeros_like(right)], -1)
    tangent = slope - disc.where * (slope * disc.where).sum(-1, keepdims=True)
    return unit(disc.where - tangent * z[..., None] ** 0.5)


@compiled(parallel=True)
def _march(where: Array, height: Array, sun: Array, scale: float, out: Array) -> None:
    stride = _STRIDE_PX / scale
    rows, columns = height.shape
    for i in prange(rows):
        for j in range(columns):
            if where[i, j, 0] ** 2 + where[i, j, 1] ** 2 >= 1:
                continue
            r = 1 + height[i, j]
            least = 1.0
            for k in range(1, _STEPS):
                t = k * stride
                x, y = where[i, j, 0] * r + sun[0] * t, where[i, j, 1] * r + sun[1] * t
                z = where[i, j, 2] * r + sun[2] * t
                far = (x * x + y * y + z * z) ** 0.5
                if z <= 0 or far > _HIGHEST:
                    break
                row, column = int(rows / 2 - y / far * scale), int(columns / 2 + x / far * scale)
                if 0 <= row < rows and 0 <= column < columns:
                    least = min(least, (far - 1 - height[row, column]) / (0.006 * t) + 0.5)
            out[i, j] = max(0.0, least)


def cast_light(disc: Disc, sun: Array, exaggeration: float) -> Array:
    """Return the part of the sun, 0 to 1, that each place sees over the relief around it."""
    out = np.zeros(disc.inside.shape)
    scale = (disc.inside.shape[0] - 1) / float(disc.where[0, -1, 0] - disc.where[0, 0, 0])
    _march(disc.where, disc.relief * exaggeration, sun.astype(np.float64), scale, out)
    foreshortened = smoothstep(0.30, 0.12, disc.where[..., 2])  # too few pixels there to cast a shadow
    return np.asarray(np.clip(out + foreshortened, 0, 1))


def moonlight(disc: Disc, sun: Array, *, roundness: float, exaggeration: float) -> Array:
    """Return the light from the ground.

    Lommel and Seeliger's law of dusty ground keeps a full moon flat to the limb; `roundness` mixes in Lambert's.
    """
    ground = normals(disc, exaggeration)
    height = np.clip(ground @ sun, 0, None)
    dust = 2 * height / np.maximum(height + np.clip(ground[..., 2], 0.05, None), 1e-3)
    return np.asarray(disc.albedo * ((1 - roundness) * dust + roundness * height))


def limb_alpha(disc: Disc) -> Array:
    """Return the smooth edge of the disc, 0 to 1."""
    px = float(disc.where[0, 1, 0] - disc.where[0, 0, 0])
    return np.clip((1 - np.hypot(disc.where[..., 0], disc.where[..., 1])) / px + 0.5, 0, 1)


def lunar_lines(disc: Disc, sun: Array | None = None) -> npt.NDArray[np.uint8]:
    """Return a line drawing: 255 the limb, 160 shores of the seas and rims of named craters, 0 nothing.

    With a `sun` only the day side is drawn, and the terminator closes it as a second outline.
    """
    px = float(disc.where[0, 1, 0] - disc.where[0, 0, 0])
    radius = np.hypot(disc.where[..., 0], disc.where[..., 1])
    inside = radius < 1 - 3 * px
    inner = _contour(gaussian_filter(disc.lava, 0.004 / px) - 0.4) * inside
    for feature in features():
        if feature.kind in {"crater", "rays", "dark"}:
            rim = _contour(distance_to(disc.where, feature.centre) - feature.radius)
            inner = np.maximum(inner, rim * inside * (feature.centre[2] > 0.15))
    outer = np.asarray(1 - smoothstep(0.6, 1.7, np.abs(radius - (1 - 2 * px)) / px))
    if sun is not None:
        day = disc.where @ sun > 0
        outer = np.maximum(outer * day, _contour(disc.where @ sun) * inside)
        inner = inner * day
    return np.rint(np.maximum(255 * outer, 160 * inner)).astype(np.uint8)


def _contour(field: Array) -> Array:
    """Return a line two pixels wide where a field passes through zero, 0 to 1."""
    slope = np.hypot(*np.gradient(field))
    return np.asarray(1 - smoothstep(0.5, 1.5, np.abs(field) / np.maximum(slope, 1e-6)))
