"""One thing that is wrong with one entry."""

from collections.abc import Sequence
from dataclasses import dataclass

Way = tuple[str | int, ...]
"""The way to a value inside an entry: `("panels", 1, "technique")`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field, and what to write instead."""

    way: Way
    code: str
    message: str
    """Fit to follow the field's name and a colon."""
    advice: bool = False
    """Worth saying, but the entry is shown all the same."""

    @property
    def field(self) -> str:
        """The field as people read it: `panels 2.technique`; empty for the whole entry."""
        return name_field(self.way)

    def __str__(self) -> str:
        return f"{self.field}: {self.message}" if self.way else self.message


def name_field(way: Sequence[str | int]) -> str:
    """Return the words for a way. Panels are counted from 1; places in other lists are left out."""
    name = ""
    for before, step in zip(("", *way), way, strict=False):
        if isinstance(step, str):
            name += f".{step}" if name else step
        elif before == "panels":
            name += f" {step + 1}"
    return name
