"""`python -m sitekit due`: the pages whose next check is past. Dates never fail a build."""

import argparse
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from .frontmatter import read_front_matter


def find_due(docs: Path, today: dt.date) -> Iterator[tuple[dt.date, Path]]:
    """Yield `(date, page)` of each page under `docs` that was to be checked again before `today`."""
    for page in sorted(docs.rglob("*.md")):
        facts, _ = read_front_matter(page.read_text(encoding="utf-8-sig", errors="replace"), file=str(page))
        date = facts.get("next_check")
        if date and date < today:
            yield date, page


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("docs", nargs="?", type=Path, default=Path("docs"))
    parser.add_argument("--on", type=dt.date.fromisoformat, default=None, help="as of this day (default: today)")


def run(arguments: argparse.Namespace) -> int:
    """Print the pages that are due, longest overdue first."""
    today = arguments.on or dt.datetime.now(tz=dt.UTC).date()
    due = sorted(find_due(arguments.docs, today))
    for date, page in due:
        print(f"{date}  {page}")
    print(f"{len(due)} pages are due")
    return 0
