"""One id for two entries, one picture under two ids."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from sitekit.pictures.model import MasterFacts

from .cases import Case

ALIKE: Final = 3
"""Bits of 64 in which two fingerprints of one picture may differ.

Among our plates, different subjects differ in at least 4; a picture saved again differs in 0 to 2.
"""
_BAND: Final = 64 // (ALIKE + 1)
_SAME_SHAPE: Final = 0.02
_SAME_COLOUR: Final = 1


def blame_twins(cases: Sequence[Case]) -> None:
    """Note a fault with each entry whose id or picture another has already; advice where two only look alike."""
    ids: dict[str, Case] = {}
    masters: dict[Path, Case] = {}
    digests: dict[str, Case] = {}
    for case in cases:
        first = ids.setdefault(case.written.id, case)
        if first is not case:
            says = f'"{case.written.id}" is already the id of the entry in {first.place}: choose another.'
            case.blame(("id",), "gallery-id-twice", says)
        if not case.is_live or case.master is None:
            continue
        first = masters.setdefault(case.master, case)
        if first is case and case.facts:
            first = digests.setdefault(case.facts.digest, case)
        if first is not case:
            says = f'is the picture of "{first.written.id}" too ({first.place}): keep one of the two entries.'
            case.blame(("file",), "gallery-picture-twice", says)
    for first, second in _find_alike([case for case in digests.values() if case.entry]):
        says = (
            f'looks like the picture of "{first.written.id}" ({first.place}): '
            "if both are one photograph, keep one of the two entries."
        )
        second.blame(("file",), "gallery-picture-alike", says, advice=True)


def _find_alike(cases: Sequence[Case]) -> Iterator[tuple[Case, Case]]:
    """Yield pairs in order. Two fingerprints this close share one of four bands of bits, so few have to be compared."""
    seen: dict[tuple[int, int], list[Case]] = defaultdict(list)
    for case in cases:
        if case.facts is None:
            continue
        bands = [(n, case.facts.fingerprint >> n * _BAND & (1 << _BAND) - 1) for n in range(ALIKE + 1)]
        candidates = {id(other): other for band in bands for other in seen[band]}
        yield from ((other, case) for other in candidates.values() if _are_alike(other, case))
        for band in bands:
            seen[band].append(case)


def _are_alike(first: Case, second: Case) -> bool:
    if first.facts is None or second.facts is None or first.entry is None or second.entry is None:
        return False
    if first.entry.drawing and second.entry.drawing and first.entry.subject == second.entry.subject:
        return False  # drawn from one model on purpose: another age, another skin
    close = (first.facts.fingerprint ^ second.facts.fingerprint).bit_count() <= ALIKE
    return close and _have_one_shape(first.facts, second.facts) and _have_one_colour(first.facts, second.facts)


def _have_one_shape(first: MasterFacts, second: MasterFacts) -> bool:
    ratio = first.width * second.height / (first.height * second.width)
    return abs(ratio - 1) <= _SAME_SHAPE


def _have_one_colour(first: MasterFacts, second: MasterFacts) -> bool:
    channels = zip(first.colour[1:], second.colour[1:], strict=True)
    return all(abs(int(one, 16) - int(other, 16)) <= _SAME_COLOUR for one, other in channels)
