"""What a figure is to the rest of the site."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from sitekit.catalogue.catalogue import Catalogue
from sitekit.tables.data import TableData


@dataclass(frozen=True, slots=True)
class FigureContext:
    """What a figure is made from, and the page it stands on."""

    catalogue: Catalogue
    tables: TableData
    data_dir: Path
    root: str = ""
    """The way from the page to the site's root, as "../../"."""


@dataclass(frozen=True, slots=True)
class Number:
    """An option that is a number from `least` to `most`."""

    least: float
    most: float

    def refuse(self, value: str) -> str:
        """Return what is wrong with a value, fit to follow its name; empty if nothing is."""
        try:
            fits = self.least <= float(value) <= self.most
        except ValueError:
            fits = False
        return "" if fits else f"takes a number from {self.least:g} to {self.most:g}"


@dataclass(frozen=True, slots=True)
class Choice:
    """An option that is one of several words."""

    values: tuple[str, ...]

    def refuse(self, value: str) -> str:
        """Return what is wrong with a value, fit to follow its name; empty if nothing is."""
        return "" if value in self.values else f"takes one of {', '.join(self.values)}"


Kind = Number | Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What stands on the page before any script runs, and stays where none does."""

    fallback: Markup
    """Pictures and a table that say what the figure's first state says."""
    caption: Markup
    """One or two sentences: what to notice, and its limits."""
    how: Markup
    """Paragraphs: how it works, where the numbers come from, what it cannot tell. `[@KEY]` cites as in a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One kind of figure."""

    name: str
    """Of the custom element, of its module in assets/js and of its data: `ageing-preview`."""
    options: Callable[[FigureContext], Mapping[str, Kind]]
    """What a marker may set: keys of the figure's state, and what they take."""
    render: Callable[[Mapping[str, str], FigureContext], Parts | None]
    """None where the data it needs cannot be read, which is told elsewhere."""
    publish: Callable[[FigureContext], Iterator[tuple[str, str | bytes]]] | None = None
    """Yields address below the site's root and content of each file its script fetches."""

    script: str = ""
    """Its module in assets/js, without the ending, where that has another name."""

    @property
    def module(self) -> str:
        """Its module in assets/js, without the ending."""
        return self.script or self.name

    @property
    def data_url(self) -> str:
        """The address of its data below the site's root."""
        return f"assets/figures/{self.name}.json"
