"""What an entry is held to that is not in the entry itself: `docs/_data/gallery.yml` and the places on the body."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sitekit.loading import load_model, load_written
from sitekit.problems import Problem
from sitekit.tables.models import Placements

from .dead_ends import find_dead_ends
from .vocabulary import Vocabulary
from .word_lists import find_useless_lists

FILE: Final = "gallery.yml"


@dataclass(frozen=True, slots=True)
class Rules:
    """The words an entry may choose from, and whether they could be read."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    placements: tuple[str, ...] = ()
    """Keys of placements.yml."""
    shown_as: str = "docs/_data"
    """The folder of both, as problems name it."""
    broken: str = ""
    """The file that has to be mended before any entry can be judged; empty if both could be read."""

    @property
    def choices(self) -> Mapping[str, tuple[str, tuple[str, ...]]]:
        """For each field of an entry that is a choice: the file with the choices, and their keys."""
        words = f"{self.shown_as}/{FILE}"
        return {
            "subject": (words, tuple(term.key for term in self.vocabulary.subjects)),
            "placement": (f"{self.shown_as}/placements.yml", self.placements),
            "colour": (words, tuple(term.key for term in self.vocabulary.colours)),
            "technique": (words, tuple(term.key for term in self.vocabulary.techniques)),
            "consent.uses": (words, tuple(use.key for use in self.vocabulary.uses)),
        }


def load_rules(data_dir: Path, *, shown_as: str) -> tuple[Rules, list[Problem]]:
    """Read the words and the places; return them with every fault of the words.

    Pages that answer questions are looked for beside `data_dir`. What is wrong with placements.yml is told where the
    tables are read.
    """
    name = f"{shown_as}/{FILE}"
    places, _ = load_model(data_dir / "placements.yml", Placements)
    keys = tuple(place.key for place in places.placements) if places else ()
    vocabulary, written, problems = load_written(data_dir / FILE, Vocabulary, shown_as=name)
    if vocabulary:
        useless = list(find_useless_lists(vocabulary))
        found = [*useless, *find_dead_ends(vocabulary, keys, data_dir.parent)]
        problems += [Problem(name, written.line_of(way), "gallery-words", says) for way, says in found]
        if useless:
            vocabulary = None
    broken = name if vocabulary is None else "" if places else f"{shown_as}/placements.yml"
    return Rules(vocabulary or Vocabulary(), keys, shown_as, broken), problems
