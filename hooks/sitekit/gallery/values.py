"""Values an entry may hold, each refusing what cannot be with words of its own."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

LARGEST_MM: Final = 150
"""Of a tattoo: the largest that any studio we know of calls micro."""
LARGEST_FRAME_MM: Final = 400
MOST_YEARS: Final = 80

KEY_PATTERN: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
_KEY: Final = re.compile(KEY_PATTERN)
_LONGEST_KEY: Final = 60
_LONG: Final = 10**15
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_key(value: str) -> bool:
    """Whether `value` may be an id."""
    return len(value) <= _LONGEST_KEY and _KEY.fullmatch(value) is not None


def suggest_key(words: str) -> str:
    """Return `words` as small letters, figures and single hyphens; empty where nothing is left of them."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST_KEY].strip("-")


def _check_key(value: str) -> str:
    if len(value) > _LONGEST_KEY:
        raise ValueError(f"has {len(value)} characters: write at most {_LONGEST_KEY}.")
    if not _KEY.fullmatch(value):
        example = suggest_key(value) or "rose-2"
        raise ValueError(
            f'"{value}" has other signs than small letters, figures and single hyphens: write "{example}".'
        )
    return value


def _refuse_yes_and_no(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("write a number, not yes or no.")  # noqa: TRY004 - pydantic words other errors itself
    return value


def _require_day(value: object) -> object:
    if isinstance(value, dt.date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise ValueError("write a date like 2026-11-21.")


def _between(low: float, high: float, unit: str = "") -> Callable[[float], float]:
    def check(value: float) -> float:
        if not low <= value <= high:
            long = isinstance(value, int) and abs(value) > _LONG
            shown = "far too much" if long else f"{value:g}{unit}"
            raise ValueError(f"is {shown}: write {low:g} to {high:g}{unit}.")
        return value

    return check


def _limits(low: float, high: float) -> dict[str, float]:
    return {"minimum": low, "maximum": high}


_Number = BeforeValidator(_refuse_yes_and_no)

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Key = Annotated[
    str,
    AfterValidator(_check_key),
    Field(json_schema_extra={"pattern": f"^{KEY_PATTERN}$", "maxLength": _LONGEST_KEY}),
]
Millimetres = Annotated[
    float, _Number, AfterValidator(_between(2, LARGEST_MM, " mm")), Field(json_schema_extra=_limits(2, LARGEST_MM))
]
FrameMillimetres = Annotated[
    float,
    _Number,
    AfterValidator(_between(1, LARGEST_FRAME_MM, " mm")),
    Field(json_schema_extra=_limits(1, LARGEST_FRAME_MM)),
]
Days = Annotated[
    int,
    _Number,
    AfterValidator(_between(0, MOST_YEARS * 366, " days")),
    Field(json_schema_extra=_limits(0, MOST_YEARS * 366)),
]
Years = Annotated[
    float,
    _Number,
    AfterValidator(_between(0, MOST_YEARS, " years")),
    Field(json_schema_extra=_limits(0, MOST_YEARS)),
]
Hours = Annotated[
    float, _Number, AfterValidator(_between(0.1, 24, " hours")), Field(json_schema_extra=_limits(0.1, 24))
]
Count = Annotated[int, _Number, AfterValidator(_between(0, 20)), Field(json_schema_extra=_limits(0, 20))]
Monk = Annotated[int, _Number, AfterValidator(_between(1, 10)), Field(json_schema_extra=_limits(1, 10))]
Day = Annotated[dt.date, BeforeValidator(_require_day)]
DayOnceWritten = Annotated[dt.date | None, BeforeValidator(_require_day)]
"""A day that may be left out, but once its name is written it needs a value."""
