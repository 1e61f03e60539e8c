"""The map of ink that the drawing stage hands to time and skin."""

from collections.abc import Mapping
from dataclasses import dataclass

from illustrations.maps import Map

PX_PER_MM = 40
"""Resolution of every ink map [px/mm]: the finest mark, 0.13 mm, is five pixels wide."""
MARGIN_MM = 2.0
"""Bare skin kept around the motif, so that spread never reaches the edge of the map [mm]."""
MAX_ABSORBANCE = 4.2
"""One-pass absorbance [natural logarithm] of dermis packed with black: no mark adds to it."""


@dataclass(frozen=True, slots=True)
class InkMap:
    """Where the ink lies, at a stated size; the motif is centred with MARGIN_MM of bare skin around it."""

    absorbance: Map
    """(h, w) one-pass absorbance [natural logarithm] at about 550 nm, 0 (bare) to MAX_ABSORBANCE."""
    px_per_mm: float
    """Pixels of `absorbance` per millimetre of skin."""
    width_mm: float
    """Width of the motif [mm], without the margin."""
    height_mm: float
    """Height of the motif [mm], without the margin."""
    marks: Mapping[str, int]
    """Marks by tool, e.g. {"wash": 21000, "strokes": 9000, "pepper": 14000}."""
    densest_per_mm2: float
    """Marks per mm² in the most worked quarter millimetre square."""
