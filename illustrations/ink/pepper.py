"""Pepper shading: single dots spread so evenly that they read as tone."""

import numpy as np

from illustrations.ink import marks, stippling
from illustrations.ink.inkmap import PX_PER_MM
from illustrations.ink.marks import Points, Skin
from illustrations.ink.needles import BLACK, PEPPER, WASHES
from illustrations.maps import Map, blur, resize, smoothstep

_PALEST, _DARKEST = WASHES[3] * BLACK, 0.7 * WASHES[1] * BLACK
"""Absorbance in the middle of a dot in the lightest and in the darkest tones: the last wash, and the second one."""
_BITE = 0.06
"""Pepper that mid tones get for their texture even where no ink is missing, as a share of the tone."""
_CARE = 0.6
"""Jitter of a dot as a share of the hand's."""
_COARSER = 2
"""Dots are spread on a grid this many times coarser than the map: 0.05 mm, a third of a dot."""
_ROUNDS = 4
_MOST = 150_000


def pepper(skin: Skin, target: Map, jitter_mm: float, rng: np.random.Generator) -> int:
    """Dot in what is still missing of `target`, (h, w) absorbance, and return the number of dots."""
    radius = 0.5 * PEPPER.mark_mm * PX_PER_MM
    skin.need[:] = np.clip(blur(target - skin.absorbance, 0.5 * radius), 0, None)
    bite = np.float32(_BITE) * smoothstep(0.015, 0.1, target) * smoothstep(1.2, 0.3, target) * target
    weight = skin.need + bite
    weight[weight < 0.008] = 0  # noqa: PLR2004 - fainter than the palest dot could show
    tone = np.clip(target, _PALEST, _DARKEST)
    weight /= tone
    count = min(int(weight.sum(dtype=np.float64) / (np.pi * radius**2)), _MOST)
    if count == 0:
        return 0
    points = spread(weight, count, rng)
    column, row = np.minimum(points.astype(int), np.array(weight.shape[::-1]) - 1).T
    points += (_CARE * jitter_mm * PX_PER_MM * rng.standard_normal(points.shape)).astype(np.float32)
    heavy = np.where(rng.random(count) < 0.25, 1.45, 0.85)  # noqa: PLR2004 - a quarter are pressed harder
    amounts = (tone[row, column] * heavy * rng.uniform(0.7, 1.3, count)).astype(np.float32)
    radii = (radius * rng.uniform(0.88, 1.12, count)).astype(np.float32)
    return int(marks.set_dots(skin, points, radii, amounts))


def spread(weight: Map, count: int, rng: np.random.Generator) -> Points:
    """Return (count, 2) points [px] whose density follows `weight`, evenly spaced by weighted Voronoi relaxation."""
    rows, columns = weight.shape
    coarse = np.clip(resize(weight, (-(-rows // _COARSER), -(-columns // _COARSER))), 0, None)
    heaps = np.cumsum(coarse.ravel(), dtype=np.float64)
    # One point in each of `count` equal shares of the weight, read row by row.
    shares = (np.arange(count) + rng.random(count)) * (heaps[-1] / count)
    index = np.minimum(np.searchsorted(heaps, shares, side="right"), heaps.size - 1)
    points = np.stack([index % coarse.shape[1], index // coarse.shape[1]], axis=1) + rng.random((count, 2))
    dots: Points = points.astype(np.float32)
    stippling.relax(dots, coarse, _ROUNDS)
    return dots * np.float32(_COARSER)
