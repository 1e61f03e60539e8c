"""Faults in the lists of words that leave them without use: doubles, gaps, bands out of order."""

from collections.abc import Iterator, Sequence
from typing import Final

from .vocabulary import Vocabulary

THIS_SITE: Final = "site"
"""The use without which a photograph cannot be shown here."""
STAGES: Final = ("fresh", "healing")
"""The first two bands of age."""
_NAMED: Final = {
    "subjects": ("key", "name"),
    "techniques": ("key", "name"),
    "colours": ("key", "name"),
    "uses": ("key", "name"),
    "sizes": ("key", "name"),
    "ages": ("key", "name"),
    "tones": ("monk", "name"),
    "sets": ("key", "title"),
}
"""For each list, what has to differ from line to line."""

Found = Iterator[tuple[tuple[str | int, ...], str]]
"""Ways to what is wrong in the file, and sentences."""


def find_useless_lists(words: Vocabulary) -> Found:
    """Yield every fault that keeps galleries from being shown with these words."""
    for part, fields in _NAMED.items():
        lines = getattr(words, part)
        if not lines and part not in ("tones", "sets"):
            yield (part,), f"{part}: is missing or empty: write at least one."
        for name in fields:
            yield from _find_doubles(part, name, [getattr(line, name) for line in lines])
    if words.uses and THIS_SITE not in {use.key for use in words.uses}:
        yield ("uses",), f'uses: "{THIS_SITE}" is missing: it is the use this site needs.'
    yield from _find_wrong_order("sizes", "up_to_mm", [band.up_to_mm for band in words.sizes])
    if words.ages:
        yield from _find_wrong_ages(words)
    if missing := sorted(set(range(1, 11)) - {tone.monk for tone in words.tones}):
        says = ", ".join(map(str, missing))
        yield ("tones",), f"tones: {says} {'is' if len(missing) == 1 else 'are'} missing: name all ten."


def _find_doubles(part: str, name: str, values: Sequence[object]) -> Found:
    for n, value in enumerate(values):
        if value in values[:n]:
            yield (part, n, name), f'{part}: the {name} "{value}" is there twice: choose another.'


def _find_wrong_ages(words: Vocabulary) -> Found:
    first = words.ages[: len(STAGES)]
    if [band.key for band in first] != list(STAGES):
        yield ("ages",), 'ages: the first two have the keys "fresh" and "healing", in this order.'
        return
    for n, band in enumerate(first):
        if band.up_to_years is not None:
            yield ("ages", n, "up_to_years"), f'ages: remove up_to_years from "{band.key}": it is a stage, not an age.'
    healed = words.ages[len(STAGES) :]
    yield from _find_wrong_order("ages", "up_to_years", [band.up_to_years for band in healed], before=len(STAGES))


def _find_wrong_order(part: str, name: str, ends: Sequence[float | None], *, before: int = 0) -> Found:
    for n, (end, last) in enumerate(zip(ends, [None, *ends], strict=False)):
        way = (part, before + n, name)
        if n == len(ends) - 1 and end is not None:
            yield way, f"{part}: remove {name} from the last: it holds all that is left."
        elif n < len(ends) - 1 and end is None:
            yield way, f"{part}: {name} is missing: only the last goes on without end."
        elif end is not None and last is not None and end <= last:
            yield way, f"{part}: {end:g} stands after {last:g}: write them in order."
