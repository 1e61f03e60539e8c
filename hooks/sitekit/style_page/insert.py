"""Puts the tables of the look where a page asks for them: `<!-- style: palette -->`."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from sitekit.loading import read_text
from sitekit.problems import Problem, did_you_mean

from .render import render_contrast, render_palette, render_type
from .tokens import Tokens, read_tokens

_MARKER: Final = re.compile(r"^<!--\s*style:\s*([\w-]+)\s*-->[ \t]*$", re.MULTILINE)
_TABLES: Final[Mapping[str, Callable[[Tokens], str]]] = {
    "palette": render_palette,
    "contrast": render_contrast,
    "type": render_type,
}


def insert_style(markdown: str, stylesheet: Path, *, file: str, first_line: int) -> tuple[str, list[Problem]]:
    """Replace each marker of a page by its table, read from `stylesheet`; what cannot be shown comes back as problems.

    `file` is how problems name the page, `first_line` the line of it on which `markdown` begins.
    """
    problems: list[Problem] = []

    def replace(match: re.Match[str]) -> str:
        line = first_line + markdown.count("\n", 0, match.start())
        if match[1] not in _TABLES:
            hint = did_you_mean(match[1], _TABLES)
            problems.append(Problem(file, line, "style-unknown", f'the style has no table "{match[1]}".{hint}'))
            return match[0]
        text, _ = read_text(stylesheet, shown_as=stylesheet.name)
        try:
            return _TABLES[match[1]](read_tokens(text or ""))
        except KeyError as missing:
            message = f"{stylesheet.name} has no --{missing.args[0]}, which this table shows. Give it one."
            problems.append(Problem(file, line, "style-token", message))
            return match[0]

    return _MARKER.sub(replace, markdown), problems
