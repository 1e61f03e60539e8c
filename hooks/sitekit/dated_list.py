"""Plain lists that only ever grow: a name and the day it was published, one line each, in alphabetical order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .loading import read_text
from .problems import Problem


@dataclass(frozen=True, slots=True)
class DatedList:
    """The lines of a list, and what is wrong with it by itself."""

    shown_as: str
    """The file's path as problems name it."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """Name → day (`2026-11-21`)."""
    lines: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load_dated_list(path: Path, *, shown_as: str, name: str, example: str, code: str) -> DatedList:
    """Read a list; a missing file is an empty one.

    `name` is the pattern of a name, `example` one of them; the codes of problems begin with `code`.
    """
    if not path.exists():
        return DatedList(shown_as)
    text, found = read_text(path, shown_as=shown_as)
    line_form = re.compile(rf"(?P<name>{name}) (?P<day>\d{{4}}-\d{{2}}-\d{{2}})")
    dates: dict[str, str] = {}
    lines: dict[str, int] = {}
    last = ""
    for number, line in enumerate((text or "").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = line_form.fullmatch(line.rstrip())
        if match is None:
            says = f'"{line}" is not a name with its day: write it as in "{example} 2026-11-21".'
            found.append(Problem(shown_as, number, f"{code}-form", says))
            continue
        key, day = match["name"], match["day"]
        if key <= last:
            says = f'"{key}" stands after "{last}": keep the list in order, each name once.'
            found.append(Problem(shown_as, number, f"{code}-order", says))
        last = max(last, key)
        dates.setdefault(key, day)
        lines.setdefault(key, number)
    return DatedList(shown_as, dates, lines, tuple(found))
