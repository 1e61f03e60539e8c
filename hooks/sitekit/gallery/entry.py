"""One entry of a `gallery.yml`, as it is written. Editors complete it from `docs/_data/gallery.schema.json`."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Millimetres = Annotated[float, Field(gt=0)]
Stage = Literal["fresh", "healing", "healed", "drawing"]
Shown = Literal["fresh", "healed"]
Spread = Literal["low", "middle", "high"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PhotoNotes(_Part):
    """How a photograph was taken, so that two of them can be compared."""

    light: Words
    """As in "window, overcast"."""
    ruler: bool
    """A ruler lies on the skin in the picture."""
    editing: Literal["none", "cropped", "exposure"]
    """Nothing else is allowed: no filters, no retouching."""


class Consent(_Part):
    """What the wearer agreed to. The signed paper stays with the studio; here is only its number."""

    id: Key
    """The number of the paper; says nothing about the wearer."""
    uses: Annotated[tuple[Key, ...], Field(min_length=1)]
    """Keys of `uses` in docs/_data/gallery.yml."""
    withdrawn: dt.date | None = None
    """The day the wearer took it back: from then on the picture is shown nowhere."""


class Panel(_Part):
    """One of several views in one drawn picture, from left to right and top to bottom."""

    label: Words
    width_mm: Millimetres
    height_mm: Millimetres
    shown: Shown
    age_years: float = Field(ge=0, le=40)
    spread: Spread
    skin_tone: int = Field(ge=1, le=10)
    technique: Words


class Entry(_Part):
    """One picture of one tattoo."""

    id: Key
    """Unique in all sets; the piece's address is /gallery/piece/<id>/ for good."""
    file: Words
    """The name of the picture, in the same folder."""
    title: Words
    alt: Words
    """What is to be seen, for who cannot see it."""
    caption: Words
    """What to notice; not the same words as `alt`."""
    long_description: str = ""
    """All of it in words, where 150 characters are not enough."""
    subject: Key
    width_mm: Millimetres
    """Of the tattoo."""
    height_mm: Millimetres
    frame_width_mm: Millimetres | None = None
    """Of the skin the whole picture shows, edge to edge: gives the scale bar and the real size."""
    placement: Key
    """A key of docs/_data/placements.yml."""
    stage: Stage
    shown: Shown | None = None
    """For a drawing: which stage it shows."""
    age_days: int | None = None
    """Since it was tattooed; either days or years."""
    age_years: float | None = None
    spread: Spread | None = None
    """For a drawing: how fast its ink was taken to spread."""
    skin_tone: int = Field(ge=1, le=10)
    """Monk scale."""
    touch_ups: int = Field(ge=0)
    colour: Key
    technique: Key
    session_hours: float | None = Field(default=None, gt=0, le=24)
    artist: str = ""
    photo: PhotoNotes | None = None
    series: Key | None = None
    """Entries with the same series are one piece over time."""
    licence: Words
    credit: Words
    consent: Consent | None = None
    drawing: bool = False
    thumbnail: bool = False
    """The picture is never shown larger than a card, so it may be smaller than 1200 px."""
    panels: tuple[Panel, ...] = ()


class Tombstone(_Part):
    """What is left of an entry that was taken down: its address says so."""

    id: Key
    title: Words
    taken_down: dt.date
