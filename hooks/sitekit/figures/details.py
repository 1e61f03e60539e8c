"""The shape of `docs/_data/details.yml`, and what the ageing model makes of each detail at some width."""

from pathlib import Path
from typing import Final, Self

from pydantic import Field, field_validator

from sitekit.ageing.model import SPREADS, AgeingModel, Spread, line_pair_contrast, smallest_line_pair
from sitekit.ageing.shapes import Key
from sitekit.ageing.table import LEGIBLE
from sitekit.evidence.models import Entry, Text
from sitekit.loading import load_model

OPEN: Final = 0.5
"""Contrast from which we call a gap open. Below it is closing, and below `LEGIBLE` closed."""


class Detail(Entry):
    """One small part of a picture, as a share of the whole."""

    key: Key
    name: Text
    across: float = Field(ge=1, le=100)
    """How many as wide as this one fill the width of the piece."""
    parts: int = Field(ge=1, le=20)
    """Equal strips across it, dark and bare by turns."""
    why: Text

    def width_mm(self, piece_mm: float) -> float:
        """Return how wide it is in a piece of that width [mm]."""
        return piece_mm / self.across

    def gap_mm(self, piece_mm: float) -> float:
        """Return how wide its narrowest gap is in a piece of that width [mm]."""
        return self.width_mm(piece_mm) / self.parts

    def smallest_mm(self, model: AgeingModel, years: float, spread: Spread) -> float:
        """Return the width of the narrowest piece [mm] in which the gap is not closed after `years`."""
        return smallest_line_pair(LEGIBLE, model.sigma_mm(years, spread)) / 2 * self.across * self.parts


class Details(Entry):
    """The file `details.yml`."""

    details: tuple[Detail, ...] = Field(min_length=1)

    @field_validator("details")
    @classmethod
    def _stand_once(cls, details: tuple[Detail, ...]) -> tuple[Detail, ...]:
        if len({detail.key for detail in details}) < len(details):
            raise ValueError("a key stands here twice")
        return details

    @classmethod
    def read(cls, data_dir: Path) -> Self | None:
        """Return the file of that folder; None if it cannot be read."""
        found, _ = load_model(data_dir / "details.yml", cls)
        return found


def judge_gap(model: AgeingModel, gap_mm: float, years: float, spread: Spread) -> str:
    """Return "open", "closing" or "closed": what becomes of a gap between bars as wide as itself [mm]."""
    contrast = line_pair_contrast(2 * gap_mm, model.sigma_mm(years, spread))
    return "closed" if contrast < LEGIBLE else "closing" if contrast < OPEN else "open"


def years_open(model: AgeingModel, gap_mm: float) -> tuple[float, ...]:
    """Return after how many years the gap [mm] closes at the low, middle and high spread."""
    return tuple(model.years_until(LEGIBLE, 2 * gap_mm, spread) for spread in SPREADS)
