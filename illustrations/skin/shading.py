"""Light on the relief: how much lands at each pixel and how much is mirrored into the camera."""

from dataclasses import dataclass

import numba as nb
import numpy as np

from illustrations.maps import Map, blur
from illustrations.skin import lights
from illustrations.skin.fields import Ground, field
from illustrations.skin.lights import CELLS, STEEPEST, Tables

_GRAIN = 0.10
"""Standard deviation of the slope of what is too fine to see: it makes the sheen sparkle."""
_GRAIN_MM = 0.07


@dataclass(frozen=True)
class Lit:
    """Light at each pixel, (h, w); 1 is what lands on skin facing the camera in the middle of the frame."""

    landing: Map
    sheen: Map


def shade(ground: Ground, z: Map, relief: Map, tables: Tables, *, crispness: float) -> Lit:
    """Return the light on the surface `z` with the fine `relief` on it (both mm).

    `crispness` scales the relief's slopes as the sheen sees them.
    """
    px = ground.px_per_mm
    soft = blur(relief, 0.035 * px)
    hollow = relief - blur(relief, 0.22 * px)
    finest = max(_GRAIN_MM, 3.2 / px)
    grain_x, grain_y = (field(ground, f"grain/{axis}", finest) for axis in "xy")
    landing, sheen = np.empty_like(z), np.empty_like(z)
    _shade(
        landing, sheen, z, relief, soft, hollow, grain_x, grain_y, px, tables.direct, tables.sheen, tables.ambient,
        crispness, _GRAIN,
    )  # fmt: skip
    return Lit(landing, sheen)


def falloff(frame_x: Map, frame_y: Map) -> Map:
    """Return how the near soft box fades across the frame; `frame_x`, `frame_y` run from -1 to 1 over its width."""
    x, y = lights.KEY[:2] / np.hypot(*lights.KEY[:2])
    return np.asarray(1 + np.float32(0.20) * (np.float32(x) * frame_x + np.float32(y) * frame_y), np.float32)


@nb.njit(cache=True, fastmath=True)
def _shade(  # noqa: PLR0917 - compiled code takes positional arguments
    landing: Map, sheen: Map, z: Map, relief: Map, soft: Map, hollow: Map, grain_x: Map, grain_y: Map, px: float,
    direct: Map, mirror: Map, ambient: float, crispness: float, grain: float,
) -> None:  # fmt: skip
    rows, columns = z.shape
    half = np.float32(px / 2)
    per_slope, middle = np.float32(CELLS / (2 * STEEPEST)), np.float32(CELLS / 2)
    last = np.float32(CELLS - 1e-2)
    for i in range(rows):
        up, down = max(i - 1, 0), min(i + 1, rows - 1)
        tall = half * np.float32(2 / (down - up))
        for j in range(columns):
            left, right = max(j - 1, 0), min(j + 1, columns - 1)
            wide = half * np.float32(2 / (right - left))
            base_x, base_y = (z[i, right] - z[i, left]) * wide, (z[down, j] - z[up, j]) * tall
            soft_x, soft_y = (soft[i, right] - soft[i, left]) * wide, (soft[down, j] - soft[up, j]) * tall
            fine_x, fine_y = (relief[i, right] - relief[i, left]) * wide, (relief[down, j] - relief[up, j]) * tall
            x, y = base_x + np.float32(0.85) * soft_x, base_y + np.float32(0.85) * soft_y
            facing = np.float32(1) / np.sqrt(np.float32(1) + x * x + y * y)
            open_ = min(max(np.float32(1) + np.float32(9) * hollow[i, j], np.float32(0.45)), np.float32(1.25))
            everywhere = np.float32(ambient) * open_ * (np.float32(0.55) + np.float32(0.45) * facing)
            u = min(max(x * per_slope + middle, np.float32(0)), last)
            v = min(max(y * per_slope + middle, np.float32(0)), last)
            landing[i, j] = everywhere + _between(direct, u, v)
            crisp = np.float32(crispness)
            x = base_x + crisp * fine_x + np.float32(grain) * grain_x[i, j]
            y = base_y + crisp * fine_y + np.float32(grain) * grain_y[i, j]
            u = min(max(x * per_slope + middle, np.float32(0)), last)
            v = min(max(y * per_slope + middle, np.float32(0)), last)
            sheen[i, j] = _between(mirror, u, v)


@nb.njit(cache=True, fastmath=True, inline="always")
def _between(table: Map, u: float, v: float) -> np.float32:
    """Return the table at the fractional column `u` and row `v`."""
    column, row = int(u), int(v)
    a, b = np.float32(u - column), np.float32(v - row)
    one = np.float32(1)
    upper = (one - a) * table[row, column] + a * table[row, column + 1]
    lower = (one - a) * table[row + 1, column] + a * table[row + 1, column + 1]
    return np.float32((one - b) * upper + b * lower)
