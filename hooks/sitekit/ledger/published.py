"""The plain list of every address given out, `docs/_data/published.txt`: it stays when git's history is cut short."""

from pathlib import Path

from sitekit.dated_list import DatedList, load_dated_list

from .model import SHORT


def load_published(path: Path, *, shown_as: str) -> DatedList:
    """Read the list; a missing file is an empty list. `shown_as` is the path problems print."""
    return load_dated_list(path, shown_as=shown_as, name=SHORT.pattern, example="/q/blur/", code="ledger-list")
