"""The words galleries may use: `docs/_data/gallery.yml`."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from .values import Key, Monk, Words


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Term(_Part):
    """A key and the words readers see for it."""

    key: Key
    name: Words


class SizeBand(_Part):
    """Widths that are filtered together: from the band before up to and including `up_to_mm`."""

    key: Key
    name: Words
    up_to_mm: float | None = None
    """None for the last band."""


class AgeBand(_Part):
    """Ages that are filtered together. `fresh` and `healing` are stages; the rest is healed work by age."""

    key: Key
    name: Words
    up_to_years: float | None = None
    """Healed work up to and including this age; None for a stage without years and for the last band."""


class Tone(_Part):
    """A step of the Monk scale in words."""

    monk: Monk
    name: Words


class Related(_Part):
    """A page that answers the question a piece raises."""

    page: Words
    """Below docs/, as `design/skin-tone.md`, with #id for one heading."""
    question: Words
    subjects: tuple[Key, ...] = ()
    """Only for these; empty in all the four: for every piece."""
    placements: tuple[Key, ...] = ()
    techniques: tuple[Key, ...] = ()
    tones: tuple[Monk, ...] = ()


class SetWords(_Part):
    """The name of a set whose own `gallery.yml` gives none."""

    key: Key
    title: Words
    intro: Words


class Vocabulary(_Part):
    """Everything a gallery may choose from."""

    subjects: tuple[Term, ...] = ()
    """In alphabetical order."""
    techniques: tuple[Term, ...] = ()
    colours: tuple[Term, ...] = ()
    uses: tuple[Term, ...] = ()
    """What a wearer can agree to; `site` is the use this site needs."""
    sizes: tuple[SizeBand, ...] = ()
    ages: tuple[AgeBand, ...] = ()
    tones: tuple[Tone, ...] = ()
    sets: tuple[SetWords, ...] = ()
    """In the order in which sets are shown; others follow by their keys."""
    related: tuple[Related, ...] = ()
    names: tuple[Words, ...] = ()
    """People who must not be named in a title, alt text or caption."""
    thin_below: Annotated[int, Field(ge=1)] = 3
    """A tone, stage or age with fewer pictures is named as thin."""
    share: dict[Words, Key] = {}
    """For each chapter (its folder, or "home") the piece whose picture stands for its pages when they are shared."""
