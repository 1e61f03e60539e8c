"""What the artist holds: needles, washes and the settings of the hand.

A mark is wider than the needle's taper and narrower than its wire: round liners are ground from wire of 0.20 mm (#06)
to 0.40 mm (#14), the usual #08 bugpin and #10 being 0.25 and 0.30 mm (needle makers' tables: Big Wasp, Tattooing 101,
BV Shop), and only the taper enters the dermis. Healed single-needle lines are measured at 0.26–0.38 mm once light has
spread them; fresh marks of 0.13–0.15 mm grow to just that in this engine.
"""

from dataclasses import dataclass

from illustrations.errors import PictureError, require_positive


@dataclass(frozen=True, slots=True)
class Needle:
    """A needle setting, as the mark it leaves."""

    wire: str
    """What is in the machine."""
    mark_mm: float
    """Diameter of one mark in fresh skin, where its absorbance is half of that in its middle [mm]."""


SHADER = Needle("three #10 in a round, soft hand", 0.34)
"""Lays the grey washes."""
DETAIL = Needle("single #08 bugpin (0.25 mm)", 0.15)
"""Draws lashes, veins and edges inside a micro-realistic piece."""
PEPPER = Needle("single #08 bugpin (0.25 mm), light hand", 0.13)
"""Sets single dots."""
LINER = Needle("single #10 (0.30 mm)", 0.22)
"""Draws the lines of a fine-line piece: 0.19 mm wide, as the sides of a mark add less to a line than its middle."""

BLACK = 1.45
"""One-pass absorbance in the middle of one mark of undiluted black [natural logarithm]; three on one spot are solid."""
WASHES = (0.50, 0.26, 0.13, 0.06)
"""The four grey washes, as shares of the pigment in undiluted black; artists mix three or four."""
LINE_SPACING_MM = 0.45
"""Distance that fine-line work keeps between the middles of two lines, unless told otherwise [mm]."""


@dataclass(frozen=True, slots=True)
class InkSettings:
    """How the hand that draws behaves."""

    seed: int = 7
    """Chooses where every mark falls; the same seed gives the same bytes."""
    hand_jitter_mm: float = 0.035
    """How far a mark lands from where it was meant, one standard deviation along each axis [mm]."""
    trauma_limit_per_mm2: float = 400.0
    """No more marks than this in any quarter millimetre square of skin [1/mm²]; more would chew it up."""
    uptake_variation: float = 0.13
    """Relative standard deviation of what the skin keeps from place to place."""
    smallest_gap_mm: float | None = None
    """Leave out what is closer together than this, middle to middle [mm]: 0 crowds everything in, 1 simplifies. None is
    what artists do: all that the needle can draw in micro-realism, lines LINE_SPACING_MM apart in fine line."""

    def __post_init__(self) -> None:
        require_positive("The trauma limit", self.trauma_limit_per_mm2, "marks/mm²")
        for name, value in (
            ("The hand's jitter", self.hand_jitter_mm),
            ("The smallest gap", self.smallest_gap_mm or 0.0),
            ("The variation of uptake", self.uptake_variation),
        ):
            if not 0 <= value < float("inf"):
                raise PictureError(f"{name} is {value:g}; it must be 0 or more.")
