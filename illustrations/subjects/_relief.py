"""Light on a relief: a height map becomes a picture by cast shadows, open sky and stone.

Heights and lengths are in pixels of the map; y runs down, z towards the eye.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numba import prange

from .kit.compiled import compiled

if TYPE_CHECKING:
    from .kit.arrays import Array


@compiled(parallel=True)
def _march(height: Array, turns: Array, reach: int, out: Array) -> None:
    """Steepest rise (tangent) seen from each pixel along its own direction, within `reach` pixels."""
    rows, columns = height.shape
    for i in prange(rows):
        for j in range(columns):
            here = height[i, j]
            across, down = math.cos(turns[i, j]), math.sin(turns[i, j])
            steepest = 0.0
            step = 1.0
            while step < reach:
                y, x = i + down * step, j + across * step
                if x < 0 or y < 0 or x >= columns - 1 or y >= rows - 1:
                    break
                a, b = int(y), int(x)
                u, v = x - b, y - a
                upper = height[a, b] * (1 - u) + height[a, b + 1] * u
                lower = height[a + 1, b] * (1 - u) + height[a + 1, b + 1] * u
                steepest = max(steepest, (upper * (1 - v) + lower * v - here) / step)
                step = step * 1.08 + 0.4
            out[i, j] = steepest


def _horizon(height: Array, turn: float, step: float, reach: int) -> Array:
    """Steepest rise (h, w) near the direction `turn`.

    Pixels look up to half a `step` (radians) aside, by turns, so that the rays leave no marks.
    """
    rows, columns = np.indices(height.shape)
    dither = (52.9829189 * ((0.06711056 * columns + 0.00583715 * rows) % 1)) % 1  # J. Jimenez, 2014
    out = np.empty_like(height)
    _march(height, np.asarray(turn + step * (dither - 0.5)), reach, out)
    return out


def normals(height: Array) -> Array:
    """Unit normals (h, w, 3) of a height map (h, w)."""
    down, across = np.gradient(height)
    n = np.stack([-across, -down, np.ones_like(height)], -1)
    return np.asarray(n / np.linalg.norm(n, axis=-1, keepdims=True))


def open_sky(height: Array, reach: int, ways: int = 12) -> Array:
    """Share of the sky seen from each pixel (h, w), 0..1: the mean of 1 - sin² of the horizon over `ways`."""
    turns = (np.arange(ways) + 0.5) * 2 * np.pi / ways
    total = np.zeros_like(height)
    for turn in turns.tolist():
        total += 1 / (1 + _horizon(height, turn, 2 * np.pi / ways, reach) ** 2)
    return np.asarray(total / ways)


def lit(
    height: Array, *, azimuth_deg: float, elevation_deg: float, spread_deg: float, reach: int, rays: int = 5
) -> Array:
    """Lambert light (h, w) from a soft box.

    The azimuth is counted from the right (0) clockwise over the foot (90); the elevation from the plane of the
    relief; `spread_deg` is the half angle of the box, which softens the shadows' edges.
    """
    turns = np.radians(azimuth_deg + np.linspace(-spread_deg, spread_deg, rays)).tolist()
    surface = normals(height)
    total = np.zeros_like(height)
    rise, soft = math.radians(elevation_deg), math.radians(spread_deg)
    step = 2 * math.radians(spread_deg) / max(1, rays - 1)
    for turn in turns:
        clear = np.clip((rise - np.arctan(_horizon(height, turn, step, reach))) / (2 * soft) + 0.5, 0, 1)
        towards = np.array([math.cos(turn) * math.cos(rise), math.sin(turn) * math.cos(rise), math.sin(rise)])
        total += clear * np.clip(surface @ towards, 0, None)
    return np.asarray(total / rays)
