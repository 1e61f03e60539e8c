"""Every piece ever published, in `docs/_data/published-pieces.txt`: its address leads somewhere for good."""

import datetime as dt
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from sitekit.dated_list import DatedList, load_dated_list
from sitekit.problems import Problem

from .values import KEY_PATTERN

FILE: Final = "published-pieces.txt"
HEAD: Final = """\
# Every piece that was ever published, and the day: one line each, in alphabetical order. Only ever add lines.
# It repeats the ids of docs/gallery/*/gallery.yml on purpose: whoever drops an entry is told to leave a tombstone, so
# that its address says what became of it. "python -m sitekit record-pieces" adds what is missing.
"""


def load_published_pieces(data_dir: Path, *, shown_as: str) -> DatedList:
    """Read the list; a missing file is an empty list."""
    return load_dated_list(
        data_dir / FILE, shown_as=f"{shown_as}/{FILE}", name=KEY_PATTERN, example="rose", code="gallery-list"
    )


def find_unrecorded(
    published: DatedList, live: Collection[str], gone: Collection[str], *, today: dt.date, complete: bool
) -> Iterator[Problem]:
    """Yield a problem for each piece whose id is not on the list, and for each id on the list that is nowhere else.

    `live` are the ids of entries with a picture, `gone` those of tombstones and of pieces taken down. `complete` is
    whether every `gallery.yml` could be read: otherwise nobody knows what is missing.
    """
    yield from published.problems
    if live and not published.dates:
        if not published.problems:
            says = 'This list is missing or empty: put it back, or run "python -m sitekit record-pieces".'
            yield Problem(published.shown_as, 0, "gallery-list-missing", says)
        return
    for piece in sorted(set(live) - published.dates.keys()):
        says = f'"{piece}" is not in this list yet: add the line "{piece} {today}" in its place.'
        yield Problem(published.shown_as, 0, "gallery-unlisted", says)
    for piece in sorted(published.dates.keys() - set(live) - set(gone)) if complete else ():
        says = (
            f'"{piece}" was published on {published.dates[piece]} and has no entry any more: put it back, '
            f'or write "- {{id: {piece}, title: its title, taken_down: {today}}}" below pieces: of its set.'
        )
        yield Problem(published.shown_as, published.lines[piece], "gallery-dropped", says)


def add_pieces(text: str, pieces: Collection[str], day: dt.date) -> str:
    """Return the list with these ids added in order, each with `day`; all that is there stays as it is."""
    waiting = sorted(pieces, reverse=True)
    lines: list[str] = []
    for line in (text if text.strip() else HEAD).splitlines():
        while waiting and line.strip() and not line.startswith("#") and waiting[-1] < line.split(" ")[0]:
            lines.append(f"{waiting.pop()} {day}")
        lines.append(line)
    lines += [f"{piece} {day}" for piece in reversed(waiting)]
    return "\n".join(lines) + "\n"
