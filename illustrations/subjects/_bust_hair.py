"""The bust's hair: a cap of carved snail curls laid on the skull's height map. Units as in `_bust_face`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates

from ._bust_face import LEFT, TOP, inside, places, size
from .kit.compiled import compiled
from .kit.shapes import smoothstep, spline

if TYPE_CHECKING:
    import numpy.typing as npt

    from .kit.arrays import Array

# Where curls are rooted: from the hairline over temple and ear to the nape, back over the crown.
_REGION = (
    *((0.070, -0.035), (0.085, 0.050), (0.150, 0.095), (0.230, 0.130), (0.300, 0.200), (0.350, 0.290), (0.385, 0.380)),
    *((0.410, 0.440), (0.455, 0.440), (0.500, 0.360), (0.560, 0.285), (0.680, 0.250), (0.790, 0.340), (0.825, 0.520)),
    *((0.815, 0.660), (0.830, 0.790), (0.870, 0.880), (0.945, 0.890), (1.030, 0.740), (1.085, 0.480), (1.085, 0.150)),
    *((0.975, -0.130), (0.730, -0.285), (0.420, -0.285), (0.190, -0.175)),
)
_CROWN = np.array([0.70, -0.12])
_SPACING = 0.070
_STEPS = 480  # points along a lock
_THICKNESS = 0.058
_CAP = 0.035  # height of the hair's mass under the curls


@dataclass(frozen=True)
class Lock:
    """One curl: centre line (n, 2), half width, lift and thickness (n,), and a phase for its grooves."""

    line: Array
    half_width: Array
    lift: Array
    thickness: Array
    phase: float


def region() -> Array:
    """The closed border (n, 2) within which curls are rooted."""
    return spline([*_REGION, _REGION[0]], 600)


def _scatter(rng: np.random.Generator) -> Array:
    """Blue noise (n, 2) in the region, and along its border, by dart throwing."""
    border = region()
    kept: list[Array] = []
    thrown = rng.uniform(border.min(0), border.max(0), (4000, 2))
    for dart in np.vstack([border[::13], thrown[inside(border, *thrown.T)]]):
        if all(np.hypot(*(dart - other)) > _SPACING for other in kept):
            kept.append(dart)
    return np.array(kept)


def locks(rng: np.random.Generator) -> list[Lock]:
    """All curls, each running away from the crown and rolling up at its end."""
    found = []
    s = np.linspace(0, 1, _STEPS)
    for centre in _scatter(rng):
        away = centre - _CROWN
        heading = np.arctan2(away[1], away[0]) + rng.normal(0, 0.35)
        hand = 1 if rng.random() < (0.7 if away[0] < 0 else 0.35) else -1
        bulk = rng.uniform(0.74, 1.22)
        length = rng.uniform(0.42, 0.54) * bulk
        turn = rng.uniform(2.1, 3.0) * np.pi
        way = heading + hand * (turn * s**1.35 - 0.5)
        step = length / len(s) * (1 - 0.45 * s)
        line = np.cumsum(step[:, None] * np.column_stack([np.cos(way), np.sin(way)]), 0)
        line += centre - line[_STEPS // 2 :].mean(0)
        half = rng.uniform(0.036, 0.043) * bulk * np.sin(np.pi * (0.01 + 0.98 * s)) ** 0.55 * (1 - 0.45 * s)
        lift = 0.030 * np.sin(np.pi * np.clip(0.85 * s, 0, 1)) + rng.uniform(0, 0.018)
        thick = _THICKNESS * half / 0.042
        found.append(Lock(line, half, lift, thick, float(rng.uniform(0, 2 * np.pi))))
    return found


def sides(lock: Lock) -> tuple[Array, Array]:
    """Both borders (n, 2) of a lock."""
    ahead = np.gradient(lock.line, axis=0)
    across = np.column_stack([-ahead[:, 1], ahead[:, 0]]) / np.maximum(np.hypot(*ahead.T), 1e-9)[:, None]
    reach = lock.half_width[:, None] * across
    return lock.line + reach, lock.line - reach


@compiled()
def _lay(points: Array, heights: Array, number: int, buffer: Array, ids: Array) -> None:
    """Keep the highest of the points (n, 2: column, row) that fall into a pixel."""
    rows, columns = buffer.shape
    for k in range(points.shape[0]):
        j, i = int(points[k, 0]), int(points[k, 1])
        if 0 <= i < rows and 0 <= j < columns and heights[k] > buffer[i, j]:
            buffer[i, j] = heights[k]
            ids[i, j] = number


def cover(z: Array, scale: float, curls: list[Lock]) -> tuple[Array, npt.NDArray[np.float64]]:
    """Heights (h, w) with the hair on, and per pixel the number of its lock (1 …; 0 where there is none)."""
    x, y = places(scale)
    cap = gaussian_filter(inside(region(), x, y).astype(float), 0.018 * scale)
    ground = gaussian_filter(z, 0.03 * scale)
    buffer = z + _CAP * smoothstep(0.15, 0.9, cap)
    ids = np.zeros(size(scale))
    for number, lock in enumerate(curls, 1):
        span = np.hypot(*np.diff(lock.line, axis=0).T).sum()
        along = np.linspace(0, len(lock.line) - 1, int(span * scale * 5) + 2)
        across = np.linspace(-1, 1, int(2 * lock.half_width.max() * scale * 2.0) + 3)
        pick = np.arange(len(lock.line))
        line = np.column_stack([np.interp(along, pick, lock.line[:, k]) for k in (0, 1)])
        half, lift, thick = (np.interp(along, pick, v) for v in (lock.half_width, lock.lift, lock.thickness))
        ahead = np.gradient(line, axis=0)
        ahead /= np.maximum(np.hypot(*ahead.T), 1e-9)[:, None]
        side = np.column_stack([-ahead[:, 1], ahead[:, 0]])
        spot = line[:, None] + across[None, :, None] * (half[:, None] * side)[:, None]
        base = map_coordinates(
            ground, [(line[:, 1] - TOP) * scale, (line[:, 0] - LEFT) * scale], order=1, mode="nearest"
        )
        groove = 0.09 * np.cos(across * 2.6 * np.pi + lock.phase) + 0.055 * np.cos(across * 6 * np.pi + 2 * lock.phase)
        groove = groove + 0.03 * np.cos(across * 13 * np.pi + 3 * lock.phase)
        section = np.sqrt(1 - np.minimum(across**2, 1)) * (1 + groove)
        height = base[:, None] + _CAP + lift[:, None] + thick[:, None] * section
        pixels = np.column_stack([((spot[..., 0] - LEFT) * scale).ravel(), ((spot[..., 1] - TOP) * scale).ravel()])
        _lay(pixels, height.ravel(), number, buffer, ids)
    return buffer, ids
