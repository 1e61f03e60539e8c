"""`python -m sitekit words`: how many words each page has and how hard it is to read.

The measure is the Flesch–Kincaid grade of the textstat library, which belongs to the test tools.
"""

import argparse
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .prose import read_prose

MAXIMUM_GRADE = 8.0
FEWEST_WORDS, MOST_WORDS = 300, 1400


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page asks of its reader."""

    file: Path
    words: int
    grade: float
    """Flesch–Kincaid: years of school in the United States."""
    hardest: str
    """The longest sentence, where mending pays most."""

    @property
    def in_bounds(self) -> bool:
        """Whether grade and length are what the site promises."""
        return self.grade <= MAXIMUM_GRADE and FEWEST_WORDS <= self.words <= MOST_WORDS


def measure(file: Path) -> Reading:
    """Measure one Markdown page."""
    import textstat  # noqa: PLC0415 - a test tool: building the site must not need it

    prose = read_prose(file.read_text(encoding="utf-8"))
    sentences = re.split(r"(?<=[.!?])\s+", prose)
    hardest = max(sentences, key=lambda s: len(s.split()), default="")
    grade = textstat.flesch_kincaid_grade(prose) if prose else 0.0
    return Reading(file, len(prose.split()), round(grade, 1), hardest)


def tabulate(readings: Iterable[Reading]) -> str:
    """Return the readings as a table, hardest page first."""
    rows = sorted(readings, key=lambda reading: -reading.grade)
    lines = [f"{'grade':>5} {'words':>5}  page"]
    lines += [f"{r.grade:5.1f} {r.words:5d}  {r.file}{'' if r.in_bounds else '   <- out of bounds'}" for r in rows]
    return "\n".join(lines)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("docs")], help="files or folders (default: docs)")
    parser.add_argument("--hardest", action="store_true", help="also print each page's longest sentence")


def run(arguments: argparse.Namespace) -> int:
    """Print the table; return 1 if a page is out of bounds."""
    files = [f for path in arguments.paths for f in (sorted(path.rglob("*.md")) if path.is_dir() else [path])]
    readings = [measure(file) for file in files]
    print(tabulate(readings))
    if arguments.hardest:
        for reading in readings:
            print(f"\n{reading.file}: {reading.hardest}")
    print(f"wanted: grade at most {MAXIMUM_GRADE}, {FEWEST_WORDS} to {MOST_WORDS} words")
    return 0 if all(reading.in_bounds for reading in readings) else 1
