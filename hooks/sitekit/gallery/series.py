"""Entries with one series are one piece over time, so what they say of it has to agree."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from .cases import Case

_SAME: Final = ("subject", "placement", "drawing")
_SAME_SIZE: Final = 0.15
"""Skin stretches, and two people hold a ruler differently."""


def blame_series(cases: Sequence[Case]) -> None:
    """Note a fault with each entry that contradicts the first of its series; advice where one stands alone."""
    series: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.entry and case.entry.series and case.is_live:
            series[case.entry.series].append(case)
    for key, members in series.items():
        first, *others = members
        if not others:
            says = f'"{key}" has no other entry: mend the name, or leave it until the next picture of the piece comes.'
            first.blame(("series",), "gallery-series-one", says, advice=True)
        for case in others:
            _compare(first, case, key)


def _compare(first: Case, case: Case, key: str) -> None:
    if first.entry is None or case.entry is None:
        return
    wrong = {str(fault.way[0]) for one in (first, case) for fault in one.faults if fault.way and not fault.advice}
    for field in _SAME:
        here, there = getattr(case.entry, field), getattr(first.entry, field)
        if here != there and field not in wrong:
            if field == "drawing":
                says = f'"{key}" mixes drawings and photographs ({first.place}): give them two names.'
            else:
                says = (
                    f'"{key}" is of {field} "{there}" ({first.place}), and this is "{here}": mend one, or the series.'
                )
            case.blame(("series",), "gallery-series-mixed", says)
    for field in ("width_mm", "height_mm"):
        here, there = getattr(case.entry, field), getattr(first.entry, field)
        if abs(here - there) > _SAME_SIZE * there and field not in wrong:
            says = f'is {here:g}, and "{first.written.id}" of the same series says {there:g}: measure both again.'
            case.blame((field,), "gallery-series-size", says, advice=True)
