"""A page that cannot be read, and what to show in its place while it is mended."""

from pathlib import Path

from sitekit.loading import read_text
from sitekit.problems import Problem

_SHOWN = "---\ntitle: This page cannot be read yet\n---\n\n{}\n"


def find_unreadable(path: Path, *, shown_as: str) -> tuple[str, list[Problem]]:
    """Return a page to show instead of the file at `path`, and the fault; an empty string if it can be read."""
    text, problems = read_text(path, shown_as=shown_as)
    return ("" if text is not None else _SHOWN.format(problems[0].message)), problems
