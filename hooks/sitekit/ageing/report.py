"""The shape of `docs/_data/ageing-fit.yml`: what came of holding the model against the measured chart."""

from pathlib import Path

from pydantic import Field

from sitekit.evidence.models import Entry, Text
from sitekit.loading import load_model
from sitekit.problems import Problem


class Outcome(Entry):
    """One fit, in short."""

    name: Text
    """How the photographs were read, as a phrase."""
    spread: float = Field(gt=0)
    """D [mm² a year]."""
    sigma0_mm: float = Field(gt=0)
    added_mm: float = Field(ge=0)
    """Ink added after the first healed photograph, as extra width of each bar."""
    clarity_rms: float = Field(ge=0)
    """Root mean square of predicted less measured clarity."""
    width_rms_mm: float = Field(ge=0)
    """The same of the widths."""
    cost: float = Field(ge=0)
    """Half the sum of squares, each in its standard deviations: lower is better, one or two is not much."""


class GroupOutcome(Entry):
    """Three bars: measured and predicted, in the first healed photograph and the last."""

    drawn_mm: float
    bars: Text
    laid_mm: float
    """How much wider than drawn the ink must have been laid."""
    clarity_measured: tuple[float, float]
    clarity_predicted: tuple[float, float]
    width_measured_mm: tuple[float | None, float | None]
    width_predicted_mm: tuple[float, float]


class FitReport(Entry):
    """The file `ageing-fit.yml`."""

    made_by: Text
    method: Text
    main: Outcome
    readings: tuple[Outcome, ...]
    held: tuple[Outcome, ...]
    """D held fixed, everything else fitted."""
    left_out: tuple[float, float]
    """Lowest and highest D when each size of bar is left out in turn."""
    shaken: tuple[float, float, float]
    """D where 5, 50 and 95 of 100 refits come out, after errors were added to what the main fit predicts."""
    finest_clarity: float
    """Predicted clarity of the 0.35 mm bars in the first healed photograph; the fit did not use them."""
    groups: tuple[GroupOutcome, ...]
    vector: tuple[float, ...]
    """The raw unknowns of the main fit, where a check may begin."""


def load_fit(path: Path, *, shown_as: str) -> tuple[FitReport | None, list[Problem]]:
    """Read the file at `path`; return it, or None with every fault. `shown_as` is how problems name it."""
    return load_model(path, FitReport, shown_as=shown_as)
