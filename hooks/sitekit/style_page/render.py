"""Writes the tables of the look as Markdown. Colours come as drawings: the page needs no style of its own for them."""

import re
from typing import Final

from sitekit.tables.markdown import write_table

from .pairs import COLOURS, PAIRS, Pair
from .tokens import Tokens, contrast

_SPECIMENS: Final = {
    "title": "The name of a page",
    "head": "The name of a part",
    "lead": "The answer in short",
    "caption": "Captions, tables, notes",
    "label": "Labels",
}
_REM: Final = re.compile(r"([\d.]+)rem")


def render_palette(tokens: Tokens) -> str:
    """Return a table of all colours; raises `KeyError` with the name of one that is missing."""
    rows = ((name, _swatch(tokens.light[name]), _swatch(tokens.dark[name]), use) for name, use in COLOURS.items())
    return write_table(("Colour", "Light page", "Dark page", "For"), rows)


def render_contrast(tokens: Tokens) -> str:
    """Return a table of all pairs; raises `KeyError` with the name of a colour that is missing."""
    rows = (
        (f"{pair.use}: {pair.front} on {pair.ground}", f"{_measure(tokens, pair)} · {pair.least:g}") for pair in PAIRS
    )
    return write_table(("For", "Light · dark · least"), rows)


def render_type(tokens: Tokens) -> str:
    """Return a table of all sizes of type, each shown in itself; raises `KeyError` with the name of a missing one."""
    rows = (
        (
            name,
            f'<span class="specimen specimen--{name}">{words}</span>',
            _range(tokens.sizes[f"type-{name}"]),
        )
        for name, words in _SPECIMENS.items()
    )
    return write_table(("Size", "How it looks", "Times the text"), rows)


def _measure(tokens: Tokens, pair: Pair) -> str:
    return " · ".join(
        f"{contrast(colours[pair.front], colours[pair.ground]):.1f}" for colours in (tokens.light, tokens.dark)
    )


def _swatch(colour: str) -> str:
    drawing = f'<rect width="44" height="22" fill="{colour}"/><path d="M.5 .5h43v21H.5z" fill="none" stroke="#888"/>'
    return f'<svg class="swatch" width="44" height="22" aria-hidden="true">{drawing}</svg> {colour}'


def _range(size: str) -> str:
    """`clamp(1rem, 2rem + 1vw, 3rem)` becomes "1.00 to 3.00"."""
    numbers = [float(number) for number in _REM.findall(size)]
    ends = sorted({numbers[0], numbers[-1]})
    return " to ".join(f"{end:.2f}" for end in ends)
