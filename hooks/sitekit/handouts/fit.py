"""Decides what goes on half a page of A4 or Letter, before anybody has printed it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from .model import Block, Figure, Part

_WIDTH_MM: Final = 119.7
"""Between the margins of half a Letter sheet, the narrower of the two."""
_HEIGHT_MM: Final = 189.0
"""Between the margins of A5, the lower of the two."""
_FIXED_MM: Final = 44.0
"""The head, and the foot with address and code."""
_TITLE_MM: Final = 7.5
"""A line such as "Three points", with the space above it."""


@dataclass(frozen=True, slots=True)
class _Type:
    """How text is set: what goes on a line, and how high a line is."""

    characters: int
    line_mm: float
    space_mm: float
    """Below a paragraph or an item."""

    def measure(self, rows: Iterable[int]) -> float:
        """Return the height of rows of so many characters, in millimetres."""
        return sum(math.ceil(row / self.characters) * self.line_mm + self.space_mm for row in rows)


_QUESTION: Final = _Type(31, 9.1, 3.0)
_ANSWER: Final = _Type(64, 5.5, 1.8)
_SMALL: Final = _Type(72, 4.7, 0.9)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a handout says between its question and its address."""

    answer: tuple[Block, ...]
    health: tuple[Block, ...]
    ask: Block | None
    figure: Figure | None


def choose(part: Part, *, question: str, points: Sequence[str]) -> Choice:
    """Return as much of `part` as fits: always how the answer begins, and when to see a doctor.

    Then what to ask, the figure, and the rest of the answer, each only whole.
    """
    groups = _group(part.answer)
    room = _HEIGHT_MM - _FIXED_MM - _QUESTION.measure([len(question)]) - _TITLE_MM
    room -= _SMALL.measure(len(point) for point in points)
    room -= _measure_answer(groups[0]) + sum(_measure_small(box) for box in part.health)
    ask = part.ask if part.ask and _measure_small(part.ask) <= room else None
    room -= _measure_small(ask) if ask else 0
    figure = part.figure if part.figure and _measure_figure(part.figure) <= room else None
    room -= _measure_figure(figure) if figure else 0
    answer = list(groups[0])
    for group in groups[1:]:
        room -= _measure_answer(group)
        if room < 0:
            break
        answer += group
    return Choice(tuple(answer), part.health, ask, figure)


def _group(blocks: Sequence[Block]) -> list[list[Block]]:
    """Keep what leads on with what it leads to, and what leans back with what it leans on.

    What leads on to nothing is left out, unless it is all there is.
    """
    groups: list[list[Block]] = []
    for block in blocks:
        if groups and (block.leans_back or groups[-1][-1].leads_on):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups[:-1] if len(groups) > 1 and groups[-1][-1].leads_on else groups


def _measure_answer(blocks: Iterable[Block]) -> float:
    return sum(_measure_small(block) if block.kind else _ANSWER.measure(block.rows) for block in blocks)


def _measure_small(block: Block) -> float:
    return _TITLE_MM + _SMALL.measure(block.rows)


def _measure_figure(figure: Figure) -> float:
    """Return by how much a figure lengthens the text that runs round it."""
    caption_mm = 16.0
    return (figure.height_mm + caption_mm) * (figure.width_mm + 5) / _WIDTH_MM
