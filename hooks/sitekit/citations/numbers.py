"""Compares the numbers of a sentence with the numbers of the claims it cites."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SPELLINGS = {
    "mm": ("mm", "millimetre", "millimetres"),
    "cm": ("cm",),
    "µm": ("µm", "μm", "micron", "microns"),
    "inch": ("inch", "inches"),
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
    r"(?:(?<![\w.])|(?<=\bSPF))[-−]?(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d+)?"  # 1,092 or 0.35 or .35 or SPF30
    r"(?:[\s\u00a0\u202f-]*(%|[A-Za-zµμ]+))?"  # a unit, also in "20-year"
)
_JOINED = re.compile(r"-?\s*(?:[,/–×-]|,?\s*\b(?:and|or|to|by)\b)[\s±]*")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_IN = re.compile(r"\bin\s+$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\d[),;]$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text."""

    value: float
    unit: str
    """One of the units in `_UNITS`, or empty where none is written beside it."""
    text: str
    dates: bool = False
    """Whether it can be the year of a source: `in 2020`, `(2020)`."""

    def agrees_with(self, known: "Number") -> bool:
        """Whether the data's number `known` has the same value, and the same unit if this one has any."""
        return self.value == known.value and self.unit in ("", known.unit)


def without_links(text: str) -> str:
    """Return `text` without what readers do not see: addresses and ids."""
    return _LINK.sub(" ", text)


def read_numbers(text: str) -> list[Number]:
    """Return the numbers written in figures, leaving out those in link targets and list markers.

    In a row ("0.5, 1 and 2 mm", "1–2 mm", "1 to 2 mm") each number has the unit at the end.
    """
    plain = _LIST_NUMBER.sub("", without_links(text))
    numbers: list[Number] = []
    unit_after, start_after = "", len(plain)
    for match in reversed(list(_NUMBER.finditer(plain))):
        whole, decimals, word = match.groups()
        value = float(whole.replace(",", "") + (decimals or ""))
        unit = _UNITS.get((word or "").lower(), "")
        shown = whole + (decimals or "") + (f" {word}" if unit else "")
        is_year = len(whole) == 4 and not decimals and _FIRST_YEAR <= value <= _LAST_YEAR  # noqa: PLR2004 - digits
        if not unit and not is_year and _JOINED.fullmatch(plain, match.end(2 if decimals else 1), start_after):
            unit = unit_after
            shown += f" {unit}" if unit else ""
        dates = is_year and bool(_IN.search(plain, 0, match.start()) or _IN_BRACKETS.search(plain, 0, match.end(1) + 1))
        numbers.append(Number(value, unit, shown.replace(" %", "%"), dates))
        unit_after, start_after = unit, match.start()
    return numbers[::-1]


def find_strangers(sentence: str, data: Iterable[str], years: Iterable[int] = ()) -> list[Number]:
    """Return the numbers of `sentence` that stand in none of the texts in `data`.

    `years` are those of the sources: the sentence may say "in 2020" or "(Smith 2020)".
    """
    known = [number for text in data for number in read_numbers(text)]
    of_sources = set(years)
    return [
        n
        for n in read_numbers(sentence)
        if not (n.dates and n.value in of_sources) and not any(n.agrees_with(k) for k in known)
    ]
