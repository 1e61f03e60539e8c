"""The shape of `ageing.yml`: the parameters of the model, the sites, and the chart it was held against."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from sitekit.evidence.models import Entry, Grade, Text

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$")]
ClaimId = Annotated[str, StringConstraints(pattern=r"^[A-Z]+-[0-9]+$")]

NEEDED = (
    "spread",
    "sigma0",
    "clearance",
    "sun_loss",
    "depth",
    "depth_drift",
    "weak_loss",
    "patchiness",
    "unevenness",
)
"""The parameters the model cannot do without."""


class End(Entry):
    """One of the three values of a parameter that is given as a range."""

    value: float = Field(gt=0)
    name: Text
    """What the value stands for, in words that may follow it: `as careful artists report it`."""
    how: Text
    """How we came to the value."""
    claims: tuple[ClaimId, ...]


class Parameter(Entry):
    """One number of the model: either one `value`, or `low`, `middle` and `high`."""

    key: Key
    name: Text
    symbol: Text
    unit: Text
    range: tuple[float, float]
    """What we hold possible; the value or the three values lie within."""
    meaning: Text
    grade: Grade
    value: float | None = None
    low: End | None = None
    middle: End | None = None
    high: End | None = None
    claims: tuple[ClaimId, ...] = ()
    sources: tuple[Key, ...] = ()

    @property
    def ends(self) -> tuple[End, ...]:
        """The three values with their names, or nothing."""
        return tuple(end for end in (self.low, self.middle, self.high) if end)

    @model_validator(mode="after")
    def _is_one_value_or_three(self) -> Self:
        if (self.value is None) == (len(self.ends) != 3):  # noqa: PLR2004 - low, middle, high
            raise ValueError("give either one value, or low, middle and high")
        values = [end.value for end in self.ends] if self.value is None else [self.value]
        if values != sorted(set(values)):
            raise ValueError("low, middle and high must rise in that order")
        if not self.range[0] <= values[0] <= values[-1] <= self.range[1]:
            raise ValueError(f"{values[0]:g} to {values[-1]:g} does not lie within the range")
        return self


class Site(Entry):
    """A place on the body, and by how much it hurries the spread."""

    key: Key
    name: Text
    factor: float = Field(gt=0, le=5)
    why: Text
    claims: tuple[ClaimId, ...] = ()


class BarGroup(Entry):
    """Three black bars as wide as the gaps between them, measured twice."""

    drawn_mm: float = Field(gt=0)
    bars: Literal["upright", "cross"]
    clarity: tuple[float, float]
    """How bright the gap is at 12 weeks and later: 1 = as nearby skin, 0 = as the ink."""
    width_mm: tuple[float | None, float | None]
    """Width of a bar at half its darkness; nothing where the bars had merged by that rule."""


class Chart(Entry):
    """The one measured tattoo, as far as the fit uses it."""

    tattooed: dt.date
    healed: dt.date
    later: dt.date
    repeat_error_mm: float = Field(gt=0)
    growth_since_december_mm: float
    growth_since_january_mm: float
    sources: tuple[Key, ...]
    claims: tuple[ClaimId, ...]
    groups: tuple[BarGroup, ...]

    @property
    def years(self) -> float:
        """From the first healed photograph to the last."""
        return (self.later - self.healed).days / 365.25


class AgeingFile(Entry):
    """The file `ageing.yml`."""

    parameters: tuple[Parameter, ...]
    sites: tuple[Site, ...]
    chart: Chart

    @field_validator("parameters")
    @classmethod
    def _are_those_of_the_model(cls, parameters: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
        by_key = {parameter.key: parameter for parameter in parameters}
        if missing := [key for key in NEEDED if key not in by_key]:
            raise ValueError(f"the model also needs {', '.join(missing)}")
        if len(by_key) < len(parameters):
            raise ValueError("a key stands here twice")
        if wrong := [key for key in by_key if (by_key[key].value is None) != (key == "spread")]:
            raise ValueError(f"the spread takes low, middle and high, all else one value: see {', '.join(wrong)}")
        return parameters

    @field_validator("sites")
    @classmethod
    def _stand_once(cls, sites: tuple[Site, ...]) -> tuple[Site, ...]:
        if len({site.key for site in sites}) < len(sites):
            raise ValueError("a key stands here twice")
        return sites

    def __getitem__(self, key: str) -> Parameter:
        """Return the parameter of that key; KeyError if there is none."""
        for parameter in self.parameters:
            if parameter.key == key:
                return parameter
        raise KeyError(key)

    def number(self, key: str) -> float:
        """Return the one value of the parameter of that key."""
        value = self[key].value
        if value is None:
            raise KeyError(key)
        return value
