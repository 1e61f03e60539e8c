"""A screen that shows millimetres: its reader lays a bank card or a coin on it, once."""

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

from sitekit.catalogue.words import MM_PER_INCH
from sitekit.markup import render

from .model import Figure, FigureContext, Parts

_THINGS: Final = (
    ("Bank card, long side", 85.6),
    ("Bank card, short side", 53.98),
    ("US quarter", 24.26),
    ("US penny", 19.05),
    ("US dime", 17.91),
)
"""Widths in mm: ISO/IEC 7810 for the card, the United States Mint for the coins."""

_CAPTION: Final = Markup(
    "Good to about 1 mm over the width of what you lay on the screen, so a card does better than a coin. "
    "Only your own device keeps the result."
)


def _render(options: Mapping[str, str], context: FigureContext) -> Parts:
    assert not options  # noqa: S101 - it has none
    things = [(name, f"{mm:g}\u00a0mm", f"{mm / MM_PER_INCH:.2f}\u00a0in") for name, mm in _THINGS]
    fallback = render("true-size.html", things=things, root=context.root)
    return Parts(fallback=fallback, caption=_CAPTION, how=render("true-size-how.html"))


FIGURE: Final = Figure(name="true-size", options=lambda _: {}, render=_render, script="true-size/index")
