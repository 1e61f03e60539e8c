"""Fine line: single-needle lines, evenly pressed, with the small sway of a hand."""

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from illustrations.ink import marks
from illustrations.ink.inkmap import PX_PER_MM
from illustrations.ink.linework import STEP_MM, Line
from illustrations.ink.marks import Points, Skin
from illustrations.ink.needles import BLACK, LINER

_TONE = 1.15 * BLACK
"""Absorbance in the middle of a line: solid, gone over where it needs it."""
_INNER = 0.9
"""Pressure on inner edges as a share of that on outlines."""
_PRESSURE = 0.10
"""Relative standard deviation of the pressure along a line."""
_SWAY_MM, _SWAY_LENGTH_MM = 0.7, 1.2
"""Sway of a line in units of the hand's jitter, and the length over which it turns, one standard deviation [mm]."""
_TREMOR = 0.15
"""Jitter of a single mark of a line as a share of the hand's: the needle rides in its own groove."""
_LIFT_MM = 0.5
"""Length over which the needle comes down at a line's start and lifts at its end [mm]."""
_LIGHTEST = 0.5
"""Pressure at the very end of a line."""


def draw_lines(skin: Skin, lines: list[Line], margin: int, jitter_mm: float, rng: np.random.Generator) -> int:
    """Draw `lines` on `skin`, `margin` px from its edges, and return the number of marks."""
    return sum(_draw(skin, line, margin, jitter_mm, rng) for line in lines)


def _draw(skin: Skin, line: Line, margin: int, jitter_mm: float, rng: np.random.Generator) -> int:
    points = line.points * PX_PER_MM + margin
    count = len(points)
    sway = np.stack([_wander(count, _SWAY_LENGTH_MM, rng) for _ in range(2)], axis=1)
    if line.closed:  # so that the end meets the beginning
        sway *= np.sin(np.linspace(0, np.pi, count))[:, None]
    points = points + PX_PER_MM * jitter_mm * (_SWAY_MM * sway + _TREMOR * rng.standard_normal((count, 2)))
    pressure = (1.0 if line.outline else _INNER) * (1 + _PRESSURE * _wander(count, 0.8, rng))
    if not line.closed:
        from_end = np.minimum(np.arange(count), np.arange(count)[::-1]) * STEP_MM
        pressure *= np.clip(_LIGHTEST + (1 - _LIGHTEST) * from_end / _LIFT_MM, 0, 1)
    radius = 0.5 * LINER.mark_mm * PX_PER_MM
    radii = radius * (0.75 + 0.25 * pressure)
    amounts = _TONE * pressure * STEP_MM * PX_PER_MM / (1.94 * radii)
    placed: Points = points.astype(np.float32)
    return int(marks.set_dots(skin, placed, radii.astype(np.float32), amounts.astype(np.float32)))


def _wander(count: int, length_mm: float, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """Return a smooth random walk about 0, standard deviation about 1, one value for each point of a line."""
    sigma = length_mm / STEP_MM
    raw = ndimage.gaussian_filter1d(rng.standard_normal(count + int(8 * sigma)), sigma, mode="wrap")
    return np.asarray(raw[:count] * np.sqrt(2 * sigma * np.sqrt(np.pi)))
