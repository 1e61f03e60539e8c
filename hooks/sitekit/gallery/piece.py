"""The galleries as the site knows them once they have been read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sitekit.pictures.model import MasterFacts

from .entry import Entry
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry that can be shown."""

    entry: Entry
    set_key: str
    """The folder under docs/gallery."""
    master: Path
    facts: MasterFacts
    file: str
    """The `gallery.yml` as problems name it."""
    line: int
    """Where the entry begins, from 1."""

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.id


@dataclass(frozen=True, slots=True)
class FaultyPiece:
    """An entry that cannot be shown; `make serve` shows a marked box in its place."""

    id: str
    """As written, or its number in the file ("entry-3") where it has none."""
    set_key: str
    messages: tuple[str, ...]
    """As `alt: is missing.`; one or more."""


@dataclass(frozen=True, slots=True)
class TakenDown:
    """A piece that is no longer shown; its address says since when."""

    id: str
    title: str
    set_key: str
    since: date


@dataclass(frozen=True, slots=True)
class GallerySet:
    """One folder under docs/gallery."""

    key: str
    title: str
    intro: str
    """One or two sentences, plain text; used where the folder has no index.md of its own."""
    pieces: tuple[Piece | FaultyPiece, ...]
    """In the order they are written."""


@dataclass(frozen=True, slots=True)
class Galleries:
    """All sets, once a build."""

    vocabulary: Vocabulary
    sets: tuple[GallerySet, ...] = ()
    taken_down: tuple[TakenDown, ...] = ()
    pieces: Mapping[str, Piece] = field(default_factory=dict)
    """Every piece that can be shown, by id, in the order of the sets."""
