"""Detail: single-needle strokes along edges, hairs and veins, the darkest first."""

import numpy as np

from illustrations.ink import marks
from illustrations.ink.inkmap import PX_PER_MM
from illustrations.ink.marks import Skin, Stroke
from illustrations.ink.needles import BLACK, DETAIL, WASHES
from illustrations.maps import Map, blur

_PASSES = ((0.14, 0.22), (0.11, 0.12), (0.085, 0.08))
"""For each pass the spacing of the strokes [mm] and the least absorbance missing for one to begin."""
_SHORTEST_MM, _LONGEST_MM = 0.25, 1.1
_WHIP = 0.3
_STEP = 0.75
"""Distance between a stroke's marks in radii of a mark."""
_TONES = (1.0, *WASHES[:2])
_CARE = 0.5
"""Jitter of detail as a share of the hand's: the wrist rests."""


def draw_detail(skin: Skin, target: Map, flow: Map, jitter_mm: float, rng: np.random.Generator) -> int:
    """Draw what the wash left missing of `target`, (h, w) absorbance, and return the number of marks."""
    tones = np.array([BLACK * tone for tone in _TONES], np.float32)
    radius = 0.5 * DETAIL.mark_mm * PX_PER_MM
    count = 0
    for spacing_mm, threshold in _PASSES:
        skin.need[:] = blur(target - skin.absorbance, 0.35 * radius)
        stroke = Stroke(
            radius=radius,
            step=_STEP * radius,
            shortest=_SHORTEST_MM * PX_PER_MM,
            longest=_LONGEST_MM * PX_PER_MM,
            whip=_WHIP,
            jitter=_CARE * jitter_mm * PX_PER_MM,
            threshold=threshold,
            tones=tones,
        )
        starts = marks.scatter(skin.need > threshold, spacing_mm * PX_PER_MM, rng)
        missing = skin.need[starts[:, 1].astype(int), starts[:, 0].astype(int)]
        order = np.argsort(-(missing + 0.15 * rng.standard_normal(len(starts))), kind="stable")
        count += marks.draw_strokes(skin, starts[order], flow, stroke, rng)
    return count
