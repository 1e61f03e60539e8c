"""The plain list of every address given out, `docs/_data/published.txt`: it stays when git's history is cut short."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sitekit.problems import Problem

from .model import SHORT

_LINE: Final = re.compile(rf"({SHORT.pattern}) ([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})")


@dataclass(frozen=True, slots=True)
class Published:
    """The list, and what is wrong with it by itself."""

    dates: Mapping[str, str]
    """Short address → the day it was given out (`2026-11-21`)."""
    lines: Mapping[str, int]
    shown_as: str
    """The file's path as problems name it."""
    problems: tuple[Problem, ...] = ()


def load_published(path: Path, *, shown_as: str) -> Published:
    """Read the list; a missing file is an empty list. `shown_as` is the path problems print."""
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    dates: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    last = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.rstrip())
        if match is None:
            says = f'"{line}" is no short address with its day: write it as in "/q/blur/ 2026-11-21".'
            problems.append(Problem(shown_as, number, "ledger-list-form", says))
            continue
        short = match[1]
        if short <= last:
            says = f'"{short}" stands after "{last}": keep the list in order, each address once.'
            problems.append(Problem(shown_as, number, "ledger-list-order", says))
        last = max(last, short)
        dates.setdefault(short, match[3])
        lines.setdefault(short, number)
    return Published(dates, lines, shown_as, tuple(problems))
