"""Each written entry with all that is found out about it, until it is known whether it can be shown."""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sitekit.pictures.model import MasterFacts
from sitekit.problems import Problem, did_you_mean

from .checks.personal import find_personal
from .entry import Entry, Tombstone
from .fault import Fault, Way
from .judging import judge_entry, judge_tombstone
from .reading import WrittenEntry, list_pictures
from .rules import Rules

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(slots=True)
class Case:
    """One written entry."""

    written: WrittenEntry
    entry: Entry | None = None
    """May hold values nobody wrote while there are faults."""
    tombstone: Tombstone | None = None
    withdrawn: dt.date | None = None
    """Since when it must not be shown."""
    master: Path | None = None
    """The file, if it is there."""
    facts: MasterFacts | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_live(self) -> bool:
        """Whether it means to show a picture."""
        return self.tombstone is None and self.withdrawn is None and not self.is_buried

    @property
    def is_buried(self) -> bool:
        """Whether it was written as a tombstone, well or badly."""
        return isinstance(self.written.data, dict) and "taken_down" in self.written.data

    @property
    def place(self) -> str:
        """Where the entry begins, as `docs/gallery/pieces/gallery.yml:4`."""
        return f"{self.written.file}:{self.written.line_of()}"

    @property
    def title(self) -> str:
        """The title as it is written; the id where there is none."""
        data = self.written.data
        title = data.get("title") if isinstance(data, dict) else None
        return title.strip() if isinstance(title, str) and title.strip() else self.written.id

    @property
    def file_name(self) -> str:
        """The file as it is written; empty where there is none."""
        data = self.written.data
        name = data.get("file") if isinstance(data, dict) else None
        return name.strip() if isinstance(name, str) else ""

    def blame(self, way: Way, code: str, message: str, *, advice: bool = False) -> None:
        """Note a fault, or advice."""
        self.faults.append(Fault(way, code, message, advice))

    def list_problems(self) -> list[Problem]:
        """Return all faults with their places."""
        return [
            Problem(
                self.written.file,
                self.written.line_of(fault.way),
                fault.code,
                f"{self.written.label}: {fault}",
                fault.advice,
            )
            for fault in self.faults
        ]


def open_case(written: WrittenEntry, rules: Rules, today: dt.date) -> Case:
    """Judge an entry by itself. One whose consent was withdrawn is judged by nothing else: it has to go."""
    case = Case(written)
    data = written.data
    if case.is_buried:
        case.tombstone, case.faults = judge_tombstone(data)
        _judge_farewell(case, ("taken_down",), case.tombstone.taken_down if case.tombstone else None, rules, today)
        return case
    case.withdrawn = _find_withdrawal(data)
    if case.withdrawn:
        _judge_farewell(case, ("consent", "withdrawn"), case.withdrawn, rules, today)
        return case
    case.entry, case.faults = judge_entry(data, rules)
    return case


def find_masters(folder: Path, cases: list[Case]) -> None:
    """Find each entry's picture among the files of its folder.

    By the very name: some disks take Rose.JPG for rose.jpg, and the server does not.
    """
    masters = {_normalise(path.name): path for path in list_pictures(folder)}
    unnamed = sorted(masters.keys() - {_normalise(case.file_name) for case in cases})
    others = {_normalise(path.name) for path in folder.iterdir()} - masters.keys()
    for case in cases:
        case.master = masters.get(_normalise(case.file_name))
        if case.master is None and case.is_live and case.file_name:
            case.blame(("file",), "gallery-file", _describe_missing(case.file_name, unnamed, others))


def _describe_missing(name: str, unnamed: Sequence[str], others: Collection[str]) -> str:
    if "/" in name or "\\" in name:
        return f'"{name}" names a folder: put the picture beside this file, and write only its name.'
    if _normalise(name) in others:
        return f'"{name}" does not end like a picture: rename the file, as in "rose.jpg", and write that here.'
    same = next((other for other in unnamed if other.casefold() == _normalise(name).casefold()), None)
    if same:
        return f'"{name}" is called "{same}" in this folder: write it with the same capitals.'
    near = did_you_mean(name, unnamed)
    return f'"{name}" is not in this folder.{near or " Put the picture there, or mend its name here."}'


def _normalise(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _find_withdrawal(data: object) -> dt.date | None:
    """Return the day somebody took their consent back, whatever else is wrong and however deep it is written."""
    consent = data.get("consent") if isinstance(data, dict) else None
    for part in (consent, data):
        day: Any = part.get("withdrawn") if isinstance(part, dict) else None
        if isinstance(day, str) and _DAY.fullmatch(day):
            with suppress(ValueError):
                return dt.date.fromisoformat(day)
    return None


def _judge_farewell(case: Case, way: Way, day: dt.date | None, rules: Rules, today: dt.date) -> None:
    for says in find_personal(case.title, rules.vocabulary.names):
        case.blame(("title",), "gallery-personal", says, advice=case.withdrawn is not None)
    if day and day > today + dt.timedelta(days=1):
        case.blame(way, "gallery-future", f"{day} is still to come: write the day it was done.", advice=True)
