"""Grey wash: soft, wide marks whipped along the form in diluted ink, laid before everything else."""

import numpy as np
from scipy import ndimage

from illustrations.ink import marks
from illustrations.ink.inkmap import PX_PER_MM
from illustrations.ink.marks import Skin, Stroke
from illustrations.ink.needles import BLACK, SHADER, WASHES
from illustrations.maps import Map, blur

_PASSES = ((0.30, 1.00), (0.22, 0.85), (0.16, 0.70))
"""For each pass the spacing of the strokes [mm] and the share of the needle's full mark that a lighter hand leaves."""
_SHORTEST_MM, _LONGEST_MM = 0.5, 1.7
_WHIP = 0.55
_SLACK = 0.03
"""Absorbance by which a mark may overstep the lightest skin it covers."""
_STEP = 0.75
"""Distance between a stroke's marks in radii of a mark."""
_OVERLAP = 0.55
"""Share of a wash's strength aimed at by one stroke: neighbouring strokes overlap about twice."""


def lay_wash(skin: Skin, target: Map, flow: Map, jitter_mm: float, rng: np.random.Generator) -> int:
    """Lay the washes that bring `skin` towards `target`, (h, w) absorbance, and return the number of marks.

    A mark goes only where skin lighter than it is not covered, so that highlights stay open.
    """
    tones = np.array([_OVERLAP * BLACK * wash for wash in (1.0, *WASHES)], np.float32)
    count = 0
    for spacing_mm, pressure in _PASSES:
        radius = 0.5 * SHADER.mark_mm * pressure * PX_PER_MM
        missing = target - skin.absorbance
        lightest = ndimage.minimum_filter(blur(missing, 0.8), size=max(1, int(1.1 * radius)))
        skin.need[:] = np.minimum(blur(missing, 0.5 * radius), lightest + np.float32(_SLACK))
        stroke = Stroke(
            radius=radius,
            step=_STEP * radius,
            shortest=_SHORTEST_MM * PX_PER_MM,
            longest=_LONGEST_MM * PX_PER_MM,
            whip=_WHIP,
            jitter=jitter_mm * PX_PER_MM,
            threshold=0.02,
            tones=tones,
        )
        starts = marks.scatter(skin.need > stroke.threshold, spacing_mm * PX_PER_MM, rng)
        count += marks.draw_strokes(skin, starts, flow, stroke, rng)
    return count
