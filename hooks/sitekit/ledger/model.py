"""The ledger of short permanent addresses: what `docs/_data/links.yml` may say, and where it says it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

from sitekit.loading import load_model
from sitekit.problems import Problem

POINTS: Final = 3
LONGEST_POINT: Final = 140
"""Characters: what can be said in one breath."""

SHORT: Final = re.compile(r"/[a-z]/[a-z0-9]+(-[a-z0-9]+)*/")


class Moment(BaseModel):
    """A moment of the consultation at which a question comes up."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    title: str
    when: str


class ShortLink(BaseModel):
    """One short address that people have been given, and what to say with it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    short: str
    """As in `/q/blur/`."""
    target: str
    """A page below `docs/`, with a heading's id if need be: `ageing/index.md#by-when`."""
    given_out: date
    moment: str
    """The key of one of the moments."""
    asked: str = Field(min_length=1, max_length=60)
    """The client's words."""
    say: tuple[str, ...]
    """Exactly three points, each of at most 140 characters."""
    ask_back: str | None = None

    @property
    def page(self) -> str:
        """The target without its heading."""
        return self.target.partition("#")[0]

    @property
    def heading(self) -> str:
        """The id of the target's heading; empty for the top of the page."""
        return self.target.partition("#")[2]

    @field_validator("short")
    @classmethod
    def _check_short(cls, value: str) -> str:
        if not SHORT.fullmatch(value):
            raise ValueError(
                f'"{value}" is no short address: write a letter and small words, as in "/q/will-it-blur/".'
            )
        return value

    @field_validator("say")
    @classmethod
    def _check_points(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(value) != POINTS:
            raise ValueError(f"there are {len(value)} points, and it has to be {POINTS}.")
        for point in value:
            if not 0 < len(point) <= LONGEST_POINT:
                raise ValueError(
                    f'a point has {len(point)} characters, and it may have {LONGEST_POINT}: "{point[:30]}…".'
                )
        return value


class _LedgerFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    moments: tuple[Moment, ...]
    links: tuple[ShortLink, ...]

    @field_validator("moments")
    @classmethod
    def _check_moments(cls, value: tuple[Moment, ...]) -> tuple[Moment, ...]:
        keys = [moment.key for moment in value]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise ValueError(f'the moment "{twice}" is there twice: keep one of them.')
        return value


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every short address, in the order of the file."""

    moments: tuple[Moment, ...]
    links: tuple[ShortLink, ...]
    shown_as: str
    """The file's path as problems name it."""
    lines: tuple[Mapping[str, int], ...]
    """For each link the line of each of its fields."""
    links_line: int
    """The line that says `links:`; 0 if the file could not be read."""


def load_ledger(path: Path, *, shown_as: str) -> tuple[Ledger, list[Problem]]:
    """Read the ledger; return it, or an empty one with every fault in it. `shown_as` is the path problems print."""
    model, problems = load_model(path, _LedgerFile, shown_as=shown_as)
    if model is None:
        return Ledger((), (), shown_as, (), 0), problems
    links_line, lines = _find_lines(path.read_text(encoding="utf-8"))
    return Ledger(model.moments, model.links, shown_as, lines, links_line), problems


def _find_lines(text: str) -> tuple[int, tuple[Mapping[str, int], ...]]:
    root = yaml.compose(text, Loader=yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)
    assert root is not None  # noqa: S101 - the model has read it
    key, entries = next((key, value) for key, value in root.value if key.value == "links")
    lines = tuple({name.value: name.start_mark.line + 1 for name, _ in entry.value} for entry in entries.value)
    return key.start_mark.line + 1, lines
