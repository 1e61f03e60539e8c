"""What readers type and what the pages call it: `docs/_data/search.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sitekit.loading import load_model
from sitekit.problems import Problem

from .words import read_terms, split_words

_Word = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+$")]
_Words = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+( [a-z0-9]+)*$")]


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    spellings: Mapping[_Word, _Words] = Field(default_factory=dict)
    synonyms: tuple[Annotated[tuple[_Word, ...], Field(min_length=2)], ...] = ()
    small: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Spellings, synonyms and small words."""

    spellings: Mapping[str, str] = field(default_factory=dict)
    """From a word to how the house writes it: one word or more, with spaces between."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that ask for the same; the first is the site's own."""
    small: frozenset[str] = frozenset()
    """Stems that are no entry on the page A to Z."""

    def read(self, text: str) -> list[str]:
        """Return the stems in `text`, spelt as the house spells them."""
        return read_terms(text, self.spellings)


def load_lexicon(path: Path, *, shown_as: str) -> tuple[Lexicon, list[Problem]]:
    """Read the file; return it, or an empty one with every fault."""
    written, problems = load_model(path, _Written, shown_as=shown_as)
    if written is None:
        return Lexicon(), problems
    small = frozenset(read_terms(written.small, {})) | frozenset(split_words(written.small))
    lexicon = Lexicon(written.spellings, written.synonyms, small)
    return lexicon, list(_find_doubles(lexicon, shown_as))


def _find_doubles(lexicon: Lexicon, shown_as: str) -> list[Problem]:
    problems = []
    seen: dict[str, str] = {}
    for group in lexicon.synonyms:
        for word in group:
            key = " ".join(lexicon.read(word))
            if key in seen:
                message = f'synonyms: to the search "{word}" and "{seen[key]}" are one word: keep one, in one group.'
                problems.append(Problem(shown_as, 0, "search-double", message))
            seen[key] = word
    return problems
