"""What a reader can choose pictures by, and which picture has what: the ground of all filters."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sitekit.gallery.entry import Entry
from sitekit.gallery.piece import Piece
from sitekit.gallery.vocabulary import Vocabulary

from .words import DAYS_PER_YEAR, View, list_views, stage_of

ORDER: Final = ("subject", "placement", "size", "stage", "tone", "colour")
"""The order of facets in addresses and on pages."""
_STAGES: Final = ("fresh", "healing")
_NAMES: Final = ("Subject", "Placement", "Size", "Stage and age", "Skin tone", "Colour")


@dataclass(frozen=True, slots=True)
class Value:
    """One thing to choose."""

    key: str
    name: str
    holders: int
    """The pieces that have it: bit n is set for piece n of the index."""

    @property
    def count(self) -> int:
        """How many pieces have it."""
        return self.holders.bit_count()


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind of choice; a picture with several panels may have several of its values."""

    key: str
    name: str
    values: tuple[Value, ...]


def build_facets(pieces: Sequence[Piece], vocabulary: Vocabulary, placements: Mapping[str, str]) -> tuple[Facet, ...]:
    """Return the facets of all `pieces`, each with the values that some pieces have and others have not.

    `placements` maps keys to names. A value that all share tells nothing apart, so it is left out; so is a facet
    without values.
    """
    names = {
        "subject": {term.key: term.name for term in vocabulary.subjects},
        "placement": dict(placements),
        "size": {band.key: band.name for band in vocabulary.sizes},
        "stage": {band.key: band.name for band in vocabulary.ages},
        "tone": {str(tone.monk): tone.name for tone in vocabulary.tones},
        "colour": {term.key: term.name for term in vocabulary.colours},
    }
    holders: dict[str, dict[str, int]] = {key: dict.fromkeys(names[key], 0) for key in ORDER}
    for place, piece in enumerate(pieces):
        for facet, key in find_values(piece.entry, vocabulary):
            holders[facet][key] = holders[facet].get(key, 0) | 1 << place
    facets = (
        Facet(
            facet,
            name,
            tuple(
                Value(key, names[facet].get(key, key), held)
                for key, held in holders[facet].items()
                if 0 < held.bit_count() < len(pieces)
            ),
        )
        for facet, name in zip(ORDER, _NAMES, strict=True)
    )
    return tuple(facet for facet in facets if facet.values)


def find_values(entry: Entry, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the `(facet, value)` keys of an entry and of its panels; some may come twice."""
    yield "subject", entry.subject
    yield "placement", entry.placement
    yield "colour", entry.colour
    for view in list_views(entry):
        size = find_size_band(view.width_mm, vocabulary)
        if size:
            yield "size", size
        age = find_age_band(view, vocabulary)
        if age:
            yield "stage", age
        yield "tone", str(view.skin_tone)


def find_size_band(width_mm: float, vocabulary: Vocabulary) -> str:
    """Return the key of the band a width falls into; empty if there is none."""
    bands = vocabulary.sizes
    return next((band.key for band in bands if band.up_to_mm is None or width_mm <= band.up_to_mm), "")


def find_age_band(view: View, vocabulary: Vocabulary) -> str:
    """Return the key of the band of stage and age a view shows; empty if there is none.

    Fresh and healing work has a band of its own by that key; healed work falls into one by its years.
    """
    stage = stage_of(view)
    if stage in _STAGES:
        return stage if any(band.key == stage for band in vocabulary.ages) else ""
    years = find_years(view)
    healed = (band for band in vocabulary.ages if band.key not in _STAGES)
    return next((band.key for band in healed if band.up_to_years is None or years <= band.up_to_years), "")


def find_years(view: View) -> float:
    """Return the age of the ink in years; 0 where none is given."""
    days = view.age_days if isinstance(view, Entry) else None
    return days / DAYS_PER_YEAR if days is not None else view.age_years or 0.0
