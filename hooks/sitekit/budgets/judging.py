"""A page against the limits of its kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from .model import Limits

KB: Final = 1000
"""Bytes."""
_NAMED: Final = 3
"""Of the parts of a page, the heaviest are named."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a page costs before its reader scrolls. Bytes as they travel; a page that is surely light is not packed."""

    html: int
    html_unpacked: int
    code: Mapping[str, int]
    """Styles and scripts it loads at once, by file."""
    opened: Mapping[str, int]
    """Those it loads when something is first used."""
    fonts: Mapping[str, int]
    pictures: Mapping[str, int]
    depth: int
    """Of nested elements."""

    @property
    def first_view(self) -> int:
        """All it loads at once, without pictures that are lazy."""
        return self.html + sum(sum(group.values()) for group in (self.code, self.fonts, self.pictures))

    @property
    def requests(self) -> int:
        """For all it loads at once."""
        return 1 + len(self.code) + len(self.fonts) + len(self.pictures)


@dataclass(frozen=True, slots=True)
class Excess:
    """One limit that a page is over."""

    limit: str
    """Its field in the budget."""
    by: float
    """How many times the limit."""
    says: str
    """What weighs how much and what to do, to follow "This page"."""


class _Load(NamedTuple):
    """One weight of a page beside its limit."""

    limit: str
    weighs: int
    says: str
    parts: Mapping[str, int]
    advice: str


def judge(weight: Weight, limits: Limits) -> Iterator[Excess]:
    """Yield every limit the page is over."""
    for load in _list_loads(weight):
        most = getattr(limits, load.limit) * KB
        if load.weighs > most:
            words = f"{load.says.format(in_kilobytes(load.weighs))}; {in_kilobytes(most)} is the most."
            says = " ".join(filter(None, (words, _name_heaviest(load.parts), load.advice)))
            yield Excess(load.limit, load.weighs / max(most, 1), says)
    if weight.requests > limits.requests:
        says = f"asks the server {weight.requests} times before anybody scrolls; {limits.requests} times is the most."
        yield Excess("requests", weight.requests / limits.requests, f"{says} Join files, or load some of them later.")
    if weight.depth > limits.depth:
        says = f"nests its elements {weight.depth} deep; {limits.depth} is the most."
        yield Excess("depth", weight.depth / limits.depth, f"{says} Take out wrappers, or end a tag that is left open.")


def _list_loads(weight: Weight) -> Sequence[_Load]:
    fonts, pictures = sum(weight.fonts.values()), sum(weight.pictures.values())
    every = {"the page itself": weight.html, "fonts": fonts, **weight.code, **weight.pictures}
    opened = {**weight.code, **weight.opened}
    load_later = "Make the heaviest lighter, or load it later."
    lazy = 'Keep one picture eager and make the others loading="lazy".'
    return (
        _Load("first_view_kb", weight.first_view, "loads {} before anybody scrolls", every, load_later),
        _Load("html_kb", weight.html, "has {} of HTML, compressed", {}, "Split it in two."),
        _Load("html_unpacked_kb", weight.html_unpacked, "has {} of HTML, unpacked", {}, "Split it in two."),
        _Load("code_kb", sum(weight.code.values()), "loads {} of style and script at once", weight.code, load_later),
        _Load(
            "code_opened_kb",
            sum(opened.values()),
            "loads {} of style and script with all that opens on it",
            opened,
            "Make the heaviest smaller.",
        ),
        _Load("fonts_kb", fonts, "may load {} of fonts", weight.fonts, "Leave out a face."),
        _Load("pictures_kb", pictures, "loads {} of pictures before anybody scrolls", weight.pictures, lazy),
    )


def in_kilobytes(weight: float) -> str:
    """Return a weight in bytes as people read it."""
    return f"{weight / KB:.1f} kB".replace(".0 kB", " kB")


def _name_heaviest(parts: Mapping[str, int]) -> str:
    heaviest = sorted(((weighs, part) for part, weighs in parts.items() if weighs), reverse=True)[:_NAMED]
    named = ", ".join(f"{part.rpartition('/')[2]} {in_kilobytes(weighs)}" for weighs, part in heaviest)
    return f"Heaviest: {named}." if named else ""
