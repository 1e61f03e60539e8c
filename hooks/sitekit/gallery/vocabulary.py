"""The words galleries may use: `docs/_data/gallery.yml`."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from .entry import Key, Words


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

    monk: int = Field(ge=1, le=10)
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
    tones: tuple[int, ...] = ()


class SetWords(_Part):
    """The name of a set of drawings and the order of the sets."""

    key: Key
    title: Words
    intro: Words


class Vocabulary(_Part):
    """Everything a gallery may choose from."""

    subjects: tuple[Term, ...] = ()
    techniques: tuple[Term, ...] = ()
    colours: tuple[Term, ...] = ()
    uses: tuple[Term, ...] = ()
    """What a wearer can agree to; `site` is the use this site needs."""
    sizes: tuple[SizeBand, ...] = ()
    ages: tuple[AgeBand, ...] = ()
    tones: tuple[Tone, ...] = ()
    sets: tuple[SetWords, ...] = ()
    related: tuple[Related, ...] = ()
    names: tuple[Words, ...] = ()
    """People who must not be named in a title, alt text or caption."""
    thin_below: Annotated[int, Field(ge=1)] = 3
    """A tone, stage or age with fewer pictures is named as thin."""
