"""Which colours stand on which, and how much contrast each pair must hold. Page and test both go by this list."""

from dataclasses import dataclass
from typing import Final

TEXT: Final = 7.0
"""WCAG 2, level AAA, for text."""
CONTROL: Final = 3.0
"""WCAG 2, level AA, for what marks a control: its border, its outline when it has the focus."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour on a ground, by the names of their tokens."""

    front: str
    ground: str
    least: float
    use: str


COLOURS: Final = {
    "paper": "The page",
    "raised": "A sheet on the page: fields, code",
    "ink": "Text",
    "soft-ink": "Captions, labels, long ticks",
    "hairline": "Lines that only divide",
    "tick": "Short ticks of the rule",
    "violet": "Links, controls, where you are",
    "caution": "Health, and nothing else",
}
"""Every colour, and what it is for."""

PAIRS: Final = (
    Pair("ink", "paper", TEXT, "Text"),
    Pair("ink", "raised", TEXT, "Text in a field"),
    Pair("soft-ink", "paper", TEXT, "Captions"),
    Pair("soft-ink", "raised", TEXT, "Labels in a field"),
    Pair("violet", "paper", TEXT, "Links"),
    Pair("violet", "raised", TEXT, "Words on a control"),
    Pair("caution", "paper", TEXT, "Titles of health notes"),
    Pair("caution", "raised", TEXT, "The same on a sheet"),
    Pair("paper", "violet", TEXT, "The call to action"),
    Pair("paper", "ink", TEXT, "Short messages"),
    Pair("soft-ink", "paper", CONTROL, "Borders of controls"),
    Pair("violet", "paper", CONTROL, "The outline of what has the focus"),
)
