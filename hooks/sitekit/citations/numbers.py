"""Compares the numbers of a sentence with the numbers of the claims it cites."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SPELLINGS = {
    "mm": ("mm", "millimetre", "millimetres"),
    "cm": ("cm",),
    "µm": ("µm", "μm", "micron", "microns"),
    "inch": ("inch", "inches", "in"),
    "%": ("%", "percent"),
    "mg": ("mg",),
    "hz": ("hz",),
    "dpi": ("dpi",),
    "year": ("year", "years"),
    "month": ("month", "months"),
    "week": ("week", "weeks"),
    "day": ("day", "days"),
    "hour": ("hour", "hours"),
    "minute": ("minute", "minutes"),
}
_UNITS = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings}
_LINK = re.compile(r"\]\([^)]*\)|\{[^}]*\}|https?://\S+")
_LIST_NUMBER = re.compile(r"^\s*\d+[.)]\s")
_NUMBER = re.compile(
    r"(?<![\w.])[-−]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"  # 1,092 or 0.35
    r"(?:[\s\u00a0\u202f-]*(%|[A-Za-zµμ]+))?"  # a unit, also in "20-year"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text."""

    value: float
    unit: str
    """One of the units in `_UNITS`, or empty where none is written beside it."""
    text: str

    def agrees_with(self, other: "Number") -> bool:
        """Whether both have the same value, and the same unit where both have one."""
        return self.value == other.value and (not self.unit or not other.unit or self.unit == other.unit)


def read_numbers(text: str) -> list[Number]:
    """Return the numbers written in figures, leaving out those in link targets and list markers."""
    plain = _LIST_NUMBER.sub("", _LINK.sub(" ", text))
    numbers = []
    for match in _NUMBER.finditer(plain):
        whole, decimals, word = match.groups()
        unit = _UNITS.get((word or "").lower(), "")
        shown = (whole + (decimals or "")) + (f" {word}" if unit else "")
        numbers.append(Number(float(whole.replace(",", "") + (decimals or "")), unit, shown.replace(" %", "%")))
    return numbers


def find_strangers(sentence: str, data: Iterable[str]) -> list[Number]:
    """Return the numbers of `sentence` that stand in none of the texts in `data`."""
    known = [number for text in data for number in read_numbers(text)]
    return [n for n in read_numbers(sentence) if not any(n.agrees_with(k) for k in known)]
