"""`python -m sitekit record-pieces`: note every new piece in the list of what was published."""

import argparse
import datetime as dt
from pathlib import Path

from .published import FILE, add_pieces, load_published_pieces
from .reading import read_sets
from .values import is_key


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("docs", nargs="?", type=Path, default=Path("docs"), help="the folder of pages (default: docs)")
    parser.add_argument("--on", type=dt.date.fromisoformat, default=None, help="as of this day (default: today)")


def run(arguments: argparse.Namespace) -> int:
    """Add a line for each id that has none yet; return 1, and change nothing, if the list has faults of its own."""
    docs: Path = arguments.docs
    day = arguments.on or dt.datetime.now(tz=dt.UTC).date()
    path = docs / "_data" / FILE
    published = load_published_pieces(path.parent, shown_as=f"{docs}/_data")
    sets = read_sets(docs / "gallery", shown_as=f"{docs}/gallery")
    for problem in (*published.problems, *(problem for one in sets if not one.readable for problem in one.faults)):
        print(problem)
    if published.problems:
        return 1
    ids = {entry.id for one in sets for entry in one.entries if entry.has_id and is_key(entry.id)}
    new = ids - published.dates.keys()
    if new:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(add_pieces(text, new, day), encoding="utf-8")
    print(f"{len(new)} new, {len(published.dates) + len(new)} in {path}")
    return 0
