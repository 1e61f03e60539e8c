"""One entry by itself: whether it has the right shape, and whether it may say what it says."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from sitekit.loading import find_steps, word_fault

from .checks import CHECKS
from .entry import Entry, Tombstone
from .fault import Fault
from .rules import Rules

_FILLERS: Final[Mapping[str, Any]] = {
    "id": "entry",
    "file": "entry.jpg",
    "title": "entry",
    "alt": "entry",
    "caption": "entry",
    "subject": "entry",
    "width_mm": 20,
    "height_mm": 20,
    "placement": "entry",
    "stage": "healed",
    "skin_tone": 1,
    "touch_ups": 0,
    "colour": "entry",
    "technique": "entry",
    "licence": "entry",
    "credit": "entry",
}
"""Stands in for required fields that are missing or wrong, so that the rest of the entry is judged in the same run."""


def judge_entry(data: object, rules: Rules) -> tuple[Entry | None, list[Fault]]:
    """Return an entry and every fault that shows without its picture.

    With faults the entry may hold values nobody wrote; it is None where `data` holds no fields at all. Raises nothing.
    """
    if not isinstance(data, dict):
        return None, [Fault((), "gallery-shape", 'write fields here: "id: rose" and so on, one to a line.')]
    try:
        return (entry := Entry.model_validate(data)), _run_checks(entry, rules, frozenset())
    except ValidationError as error:
        faults = _word_shape(data, error, Entry)
    wrong = frozenset(str(fault.way[0]) for fault in faults if fault.way)
    sound = {name: value for name, value in data.items() if name in Entry.model_fields and name not in wrong}
    entry = Entry.model_validate({**{name: value for name, value in _FILLERS.items() if name in wrong}, **sound})
    return entry, [*faults, *_run_checks(entry, rules, wrong)]


def judge_tombstone(data: Mapping[Any, Any]) -> tuple[Tombstone | None, list[Fault]]:
    """Return what is left of an entry, or None and its faults."""
    try:
        return Tombstone.model_validate(data), []
    except ValidationError as error:
        return None, _word_shape(data, error, Tombstone)


def _run_checks(entry: Entry, rules: Rules, wrong: frozenset[str]) -> list[Fault]:
    return [
        fault
        for check, needs in CHECKS
        if not needs & wrong
        for fault in check(entry, rules)
        if fault.way[0] not in wrong
    ]


def _word_shape(data: Mapping[Any, Any], error: ValidationError, shape: type[Entry | Tombstone]) -> list[Fault]:
    faults = []
    for found in error.errors(include_url=False):
        steps = find_steps(data, found["loc"])
        faults.append(Fault(tuple(steps), "gallery-shape", word_fault(shape, found, steps)))
    return faults
