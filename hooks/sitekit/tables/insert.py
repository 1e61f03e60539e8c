"""Puts tables where a page asks for them."""

import re

from sitekit.evidence.load import Evidence
from sitekit.problems import Problem, did_you_mean

from .data import TableData
from .render import TABLES

_MARKER = re.compile(r"^<!--\s*table:\s*([\w-]+)\s*-->[ \t]*$", re.MULTILINE)

FILLED_LATER = frozenset({"sources", "staff"})
"""Lists that need all pages to be read first: the hook of citations and that of short addresses fill them."""


def insert_tables(
    markdown: str, data: TableData, evidence: Evidence, *, file: str, first_line: int
) -> tuple[str, list[Problem]]:
    """Replace each `<!-- table: NAME -->` of a page by its table; unknown names come back as problems."""
    problems: list[Problem] = []

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        if name in TABLES:
            return TABLES[name](data, evidence)
        if name not in FILLED_LATER:
            line = first_line + markdown.count("\n", 0, match.start())
            hint = did_you_mean(name, [*TABLES, *FILLED_LATER])
            problems.append(Problem(file, line, "table-unknown", f'there is no table "{name}".{hint}'))
        return match[0]

    return _MARKER.sub(replace, markdown), problems
