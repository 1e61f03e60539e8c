"""What a PDF from the browser has on its sheets, in millimetres."""

from __future__ import annotations

import math
import re
import zlib
from dataclasses import dataclass, field

MM_PER_POINT = 25.4 / 72
_TOKEN = re.compile(rb"<[^>]*>|\((?:\\.|[^)])*\)|/?[^\s\[\]<>()]+")

Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class Marks:
    """Everything drawn, in mm."""

    pictures: list[tuple[float, float]] = field(default_factory=list)
    """Width and height of each."""
    lines: list[float] = field(default_factory=list)
    """Length of each straight line."""
    boxes: list[tuple[float, float]] = field(default_factory=list)
    """Width and height of what each path takes."""


def read_marks(pdf: bytes) -> Marks:
    """Return what is drawn on all sheets of a PDF as Chromium writes it."""
    marks = Marks()
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            text = zlib.decompress(match[1])
        except zlib.error:
            continue
        if re.search(rb"\bcm\b", text):
            _draw(text, marks)
    return marks


def count_sheets(pdf: bytes) -> int:
    """Return how many sheets a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


class _Pen:
    """Where the next mark comes to lie, and what has been drawn since the last was finished."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.now: Matrix = (1, 0, 0, 1, 0, 0)
        self.saved: list[Matrix] = []
        self.path: list[tuple[float, float]] = []

    def move(self, word: str, numbers: list[float]) -> None:
        """Follow a change of place or scale."""
        if word == "q":
            self.saved.append(self.now)
        elif word == "Q":
            self.now = self.saved.pop()
        elif word == "cm":
            self.now = _times(numbers[-6:], self.now)

    def extend(self, word: str, numbers: list[float]) -> None:
        """Add to the path."""
        if word == "re":
            x, y, wide, high = numbers[-4:]
            self.path += [_point(x, y, self.now), _point(x + wide, y + high, self.now)]
        elif word in {"m", "l", "c"}:
            self.path.append(_point(numbers[-2], numbers[-1], self.now))
        if word == "l":
            self.marks.lines.append(math.dist(*self.path[-2:]))

    def finish(self, word: str) -> None:
        """Put down what was begun."""
        if word == "Do":
            (x, y), (right, top) = _point(0, 0, self.now), _point(1, 1, self.now)
            self.marks.pictures.append((abs(right - x), abs(top - y)))
        elif word in {"f", "f*", "S", "B", "n"} and self.path:
            xs, ys = zip(*self.path, strict=True)
            if word != "n":
                self.marks.boxes.append((max(xs) - min(xs), max(ys) - min(ys)))
            self.path = []


def _draw(text: bytes, marks: Marks) -> None:
    pen = _Pen(marks)
    numbers: list[float] = []
    for token in _TOKEN.findall(text):
        try:
            numbers.append(float(token))
        except ValueError:
            word = token.decode("latin1")
            pen.move(word, numbers)
            pen.extend(word, numbers)
            pen.finish(word)
            numbers = []


def _times(inner: list[float], outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _point(x: float, y: float, now: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = now
    return (a * x + c * y + e) * MM_PER_POINT, (b * x + d * y + f) * MM_PER_POINT
