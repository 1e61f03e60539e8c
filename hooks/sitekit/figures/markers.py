"""Where a page asks for a figure: `<!-- figure: ageing-preview subject=rose mm=22 -->` on a line of its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sitekit.problems import Problem, did_you_mean

from .model import Figure, FigureContext

MARKER: Final = re.compile(r"<!--\s*(fig\w*)\s*:?\s*(.*?)\s*-->")
_EXAMPLE: Final = '"<!-- figure: ageing-preview subject=rose mm=22 -->"'


@dataclass(frozen=True, slots=True)
class Marker:
    """What one marker asks for."""

    name: str
    options: Mapping[str, str]
    loose: tuple[str, ...]
    """Words that are no `key=value`."""


def read_marker(match: re.Match[str]) -> Marker:
    """Return what a match of `MARKER` asks for."""
    name, *rest = match[2].split() or [""]
    pairs = [word.partition("=") for word in rest]
    return Marker(
        name,
        {key: value for key, sign, value in pairs if sign},
        tuple(key for key, sign, _ in pairs if not sign),
    )


def find_marker_problems(
    markdown: str, figures: Mapping[str, Figure], context: FigureContext, *, file: str, first_line: int
) -> Iterator[Problem]:
    """Yield what is wrong with the markers of a page; `first_line` is where `markdown` begins in `file`."""
    for match in MARKER.finditer(markdown):
        message = _judge(match, markdown, figures, context)
        if message:
            yield Problem(file, first_line + markdown.count("\n", 0, match.start()), "figure-unfit", message)


def _judge(match: re.Match[str], text: str, figures: Mapping[str, Figure], context: FigureContext) -> str:
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    after = text[match.end() :].split("\n", 1)[0]
    if before.strip() or after.strip() or len(before) > 3:  # noqa: PLR2004 - four spaces make code in Markdown
        return f"give {match[0]} a line of its own, with nothing in front of it or behind it."
    if match[1] != "figure":
        return f'"{match[1]}" puts nothing here: write {_EXAMPLE}.'
    marker = read_marker(match)
    figure = figures.get(marker.name)
    if figure is None:
        return f'there is no figure "{marker.name}". Write {_EXAMPLE}.{did_you_mean(marker.name, figures)}'
    if marker.loose:
        return f'"{marker.loose[0]}" says nothing: write options as key=value, as in {_EXAMPLE}.'
    wrong = next(_judge_options(marker, figure, context), "")
    if not wrong and figure.render(marker.options, context) is None:
        return f"{marker.name} cannot be shown: what it is made from, in docs/_data, is missing or cannot be read."
    return wrong


def _judge_options(marker: Marker, figure: Figure, context: FigureContext) -> Iterator[str]:
    kinds = figure.options(context)
    for key, value in marker.options.items():
        if key not in kinds:
            known = f" It has {', '.join(kinds)}." if kinds else ""
            yield f'{marker.name} has no option "{key}".{did_you_mean(key, kinds) or known}'
        elif wrong := kinds[key].refuse(value):
            yield f'{marker.name}: {key} {wrong}, not "{value}".'
