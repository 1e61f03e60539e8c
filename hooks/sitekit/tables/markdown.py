"""Rows and cells of a Markdown table."""

from collections.abc import Iterable, Sequence


def write_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; line breaks and bars in cells are taken care of."""
    return "\n".join(_row(row) for row in (head, ["---"] * len(head), *rows))


def write_citation(keys: Iterable[str]) -> str:
    """Return ` [@A; B]` for the end of a cell, or nothing."""
    keys = list(keys)
    return f" [@{'; '.join(keys)}]" if keys else ""


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
