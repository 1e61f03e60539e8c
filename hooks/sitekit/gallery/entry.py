"""One entry of a `gallery.yml`, as it is written. Editors complete it from `docs/_data/gallery.schema.json`.

What stands below a field here is what an editor shows for it.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from .values import Count, Day, DayOnceWritten, Days, FrameMillimetres, Hours, Key, Millimetres, Monk, Words, Years

Stage = Literal["fresh", "healing", "healed", "drawing"]
Shown = Literal["fresh", "healed"]
Spread = Literal["low", "middle", "high"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


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
    """Keys of `uses` in docs/_data/gallery.yml; without `site` the picture cannot be shown here."""
    withdrawn: DayOnceWritten = None
    """The day the wearer took it back: from then on the picture is shown nowhere."""


class Panel(_Part):
    """One of several views in one drawn picture, from left to right and top to bottom."""

    label: Words
    width_mm: Millimetres
    height_mm: Millimetres
    shown: Shown
    age_years: Years
    spread: Spread
    skin_tone: Monk
    technique: Words
    """A key of docs/_data/gallery.yml, or two with " / " between them."""


class Entry(_Part):
    """One picture of one tattoo."""

    id: Key
    """Unique in all sets; the piece's address is /gallery/piece/<id>/ for good."""
    file: Words
    """The name of the picture, in the same folder."""
    title: Words
    """A few words, as in "Rose, 26 mm"."""
    alt: Words
    """What is to be seen, for who cannot see it. At most 150 characters, or write a long_description too."""
    caption: Words
    """What to notice; not the same words as `alt`."""
    long_description: str = ""
    """All of it in words, where 150 characters are not enough."""
    subject: Words
    """What it shows: a key of docs/_data/gallery.yml."""
    width_mm: Millimetres
    """Of the tattoo, in millimetres."""
    height_mm: Millimetres
    """Of the tattoo, in millimetres."""
    frame_width_mm: FrameMillimetres | None = None
    """Of the skin the whole picture shows, edge to edge: gives the scale bar and the real size."""
    placement: Words
    """Where on the body: a key of docs/_data/placements.yml."""
    stage: Stage
    """Fresh: up to 14 days. Healing: up to half a year. Healed: from 90 days. Or a drawing."""
    shown: Shown | None = None
    """For a drawing: which stage it shows."""
    age_days: Days | None = None
    """Since it was tattooed; either days or years."""
    age_years: Years | None = None
    """Since it was tattooed; either days or years. In a drawing: since it healed."""
    spread: Spread | None = None
    """For a drawing: how fast its ink was taken to spread."""
    skin_tone: Monk
    """Monk scale, from 1 to 10."""
    touch_ups: Count
    """How often it was gone over again; 0 for never."""
    colour: Words
    """A key of docs/_data/gallery.yml."""
    technique: Words
    """A key of docs/_data/gallery.yml."""
    session_hours: Hours | None = None
    """Time in the chair, all sessions together."""
    artist: str = ""
    """Who tattooed it."""
    photo: PhotoNotes | None = None
    """For a photograph: light, ruler, editing."""
    series: Key | None = None
    """Entries with the same series are one piece over time."""
    licence: Words
    """What others may do with the picture, as in "All rights reserved"."""
    credit: Words
    """Whose picture it is, as readers see it."""
    consent: Consent | None = None
    """For a photograph: the number of the signed paper, and what it allows."""
    drawing: bool = False
    """Yes for everything that is not a photograph."""
    thumbnail: bool = False
    """The picture is never shown larger than a card, so it may be smaller than 1200 px."""
    panels: tuple[Panel, ...] = ()
    """For a drawing of several views: each of them."""


class Tombstone(_Part):
    """What is left of an entry that was taken down: its address says so."""

    id: Key
    """As it was."""
    title: Words
    """As it was, or another that says nothing about the wearer."""
    taken_down: Day
    """The day the picture was removed."""


class GalleryFile(_Part):
    """The gallery.yml of one set."""

    title: Words | None = None
    """The set's name; may be left out where docs/_data/gallery.yml gives one."""
    intro: Words | None = None
    """One or two sentences about the set; may be left out where docs/_data/gallery.yml gives them."""
    pieces: tuple[Entry | Tombstone, ...]
    """One entry for each picture, in the order readers see them."""
