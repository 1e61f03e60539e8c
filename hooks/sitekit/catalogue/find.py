"""Filters as real addresses: which pages there are, what each holds, and where every choice on it leads.

Without script two choices combine; a third takes the place of the second. Each count is of the page its link opens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from .facets import Facet, Value

INDEX: Final = "gallery/"
Choice = tuple[tuple[str, str], ...]
"""Chosen `(facet, value)` keys in the order of the facets; at most two."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter as a page shows it."""

    key: str
    name: str
    count: int
    """Pictures on the page its link opens; 0 where it has no link."""
    url: str
    """Below the site's root; empty where it would give nothing."""
    chosen: bool
    """Its link takes the choice away, and its count is of the pictures shown now."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet as a page shows it."""

    key: str
    name: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> Option | None:
        """The option that is chosen, if any."""
        return next((option for option in self.options if option.chosen), None)


@dataclass(frozen=True, slots=True)
class FindPage:
    """The pictures that have one or two chosen values."""

    choice: Choice
    names: tuple[str, ...]
    """Of the chosen values."""
    holders: int
    """Bit n is set for piece n of the index."""


def address_of(choice: Choice) -> str:
    """Return the address of a choice below the site's root, as `gallery/find/subject-rose/tone-6/`."""
    return "gallery/find/" + "".join(f"{facet}-{value}/" for facet, value in choice) if choice else INDEX


def list_find_pages(facets: Sequence[Facet]) -> Iterator[FindPage]:
    """Yield a page for each value and for each two values of different facets that some picture has together."""
    singles = [(facet.key, value) for facet in facets for value in facet.values]
    for facet, value in singles:
        yield FindPage(((facet, value.key),), (value.name,), value.holders)
    for (facet, value), (other_facet, other) in combinations(singles, 2):
        both = value.holders & other.holders
        if facet != other_facet and both:
            yield FindPage(((facet, value.key), (other_facet, other.key)), (value.name, other.name), both)


def list_filters(facets: Sequence[Facet], choice: Choice, everything: int) -> tuple[Filter, ...]:
    """Return the filters of a page that shows `choice`; `everything` has a bit for each piece of the index."""
    order = [facet.key for facet in facets]
    held = {(facet.key, value.key): value.holders for facet in facets for value in facet.values}

    def open_option(facet: Facet, value: Value) -> Option:
        own = (facet.key, value.key)
        if own in choice:
            shown = everything
            for pair in choice:
                shown &= held[pair]
            rest = tuple(pair for pair in choice if pair != own)
            return Option(value.key, value.name, shown.bit_count(), address_of(rest), chosen=True)
        kept = [pair for pair in choice if pair[0] != facet.key][:1]
        both = value.holders & (held[kept[0]] if kept else everything)
        target = tuple(sorted([*kept, own], key=lambda pair: order.index(pair[0])))
        url = address_of(target) if both else ""
        return Option(value.key, value.name, both.bit_count(), url, chosen=False)

    return tuple(
        Filter(facet.key, facet.name, tuple(open_option(facet, value) for value in facet.values)) for facet in facets
    )
