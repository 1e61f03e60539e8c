"""The shapes of the small data files behind the tables."""

from typing import Annotated

from pydantic import Field, StringConstraints

from sitekit.evidence.models import Entry, Text

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Needle(Entry):
    """One gauge of needle wire."""

    code: Text
    diameter_mm: float = Field(gt=0, lt=1)
    note: str = ""
    claims: tuple[str, ...] = ()


class Needles(Entry):
    """The file `needles.yml`."""

    needles: tuple[Needle, ...]


class Placement(Entry):
    """One place on the body, as the placement tables tell of it; cells may cite."""

    key: Slug
    name: Text
    pain: Text
    pain_note: Text
    wear: Text
    seen: Text
    suits: Text


class Placements(Entry):
    """The file `placements.yml`."""

    placements: tuple[Placement, ...]


class Unknown(Entry):
    """Something nobody has measured."""

    question: Text
    why_it_matters: Text
    ageing: bool = False
    """Whether the ageing chapter lists it too."""


class Unknowns(Entry):
    """The file `unknowns.yml`."""

    unknowns: tuple[Unknown, ...]


class Disagreement(Entry):
    """A question to which studios give opposite answers; all three texts may cite."""

    topic: Text
    one_side: Text
    other_side: Text
    meanwhile: Text
    """What to do until somebody knows."""


class Disagreements(Entry):
    """The file `disagreements.yml`."""

    disagreements: tuple[Disagreement, ...]
