"""Lays an ink map on the skin: what absorbance each pixel of the picture sees."""

import numba as nb
import numpy as np

from illustrations.ink.inkmap import InkMap
from illustrations.maps import Map, blur
from illustrations.skin.fields import Ground, Weights
from illustrations.skin.optics import MAX_ABSORBANCE


def lay(ink: InkMap, ground: Ground, centre_mm: tuple[float, float], turn_deg: float) -> Map:
    """Return the absorbance (h, w) of `ink` lying with its middle at `centre_mm` on the skin, turned clockwise."""
    ratio = ink.px_per_mm / ground.px_per_mm
    # Averaging before sampling when the picture is coarser than the map.
    field = blur(ink.absorbance, 0.5 * (ratio**2 - 1) ** 0.5) if ratio > 1 else ink.absorbance
    turn = np.radians(turn_deg)
    laid = np.zeros(ground.x.shape, np.float32)
    _lay(
        laid, np.ascontiguousarray(field, np.float32), ground.x, ground.y, centre_mm[0], centre_mm[1], np.cos(turn),
        np.sin(turn), ink.px_per_mm, MAX_ABSORBANCE,
    )  # fmt: skip
    return laid


@nb.njit(cache=True, fastmath=True)
def _lay(  # noqa: PLR0917 - compiled code takes positional arguments
    laid: Map, field: Map, xs: Map, ys: Map, centre_x: float, centre_y: float, cosine: float, sine: float, px: float,
    most: float,
) -> None:  # fmt: skip
    """Sample by cubic convolution (Keys 1981), which stays smooth under a close lens; outside the map is bare skin."""
    rows, columns = field.shape
    middle_x, middle_y = np.float32((columns - 1) / 2), np.float32((rows - 1) / 2)
    c, s = np.float32(cosine * px), np.float32(sine * px)
    for i in range(xs.shape[0]):
        for j in range(xs.shape[1]):
            dx, dy = xs[i, j] - np.float32(centre_x), ys[i, j] - np.float32(centre_y)
            u, v = dx * c + dy * s + middle_x, dy * c - dx * s + middle_y
            if u < 1 or v < 1 or u >= columns - 2 or v >= rows - 2:
                continue
            column, row = int(u), int(v)
            a, b = _keys(u - column), _keys(v - row)
            value = np.float32(0)
            for m in range(4):
                for n in range(4):
                    value += b[m] * a[n] * field[row - 1 + m, column - 1 + n]
            laid[i, j] = min(max(value, np.float32(0)), np.float32(most))


@nb.njit(cache=True, fastmath=True, inline="always")
def _keys(fraction: float) -> Weights:
    """Return the four cubic convolution weights (a = -1/2) at the `fraction` (0–1) of a cell."""
    t = np.float32(fraction)
    half, two, three = np.float32(0.5), np.float32(2), np.float32(3)
    t2 = t * t
    t3 = t2 * t
    return (
        half * (two * t2 - t3 - t),
        half * (three * t3 - np.float32(5) * t2 + two),
        half * (np.float32(4) * t2 - three * t3 + t),
        half * (t3 - t2),
    )
