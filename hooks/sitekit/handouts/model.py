"""What a handout takes from a page."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list, a table or a box of a page, fit for paper: no links, strength of evidence in plain words."""

    html: Markup
    rows: tuple[int, ...]
    """The characters of each paragraph, item or row of a table: what decides its height."""
    kind: str = ""
    """Of what is set smaller than the answer: `table`, `pre`, or of a box: `ask`, `contested`, `health`, `unknown`."""
    title: str = ""
    """Of a box: "See a doctor if"."""
    leads_on: bool = False
    """It ends with a colon, so it says nothing without the next."""
    leans_back: bool = False
    """A list or a table, which says little without what stands before it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One picture of the page."""

    url: str
    """Below the site's root."""
    alt: str
    facts: str
    """Size, place, age and skin in words."""
    width_mm: float
    """On paper."""
    height_mm: float
    true_size: bool
    """The tattoo is as large on paper as on the skin."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page, or one section of it, as far as a handout wants it."""

    answer: tuple[Block, ...]
    """In the order of the page. The first says most."""
    ask: Block | None = None
    health: tuple[Block, ...] = ()
    """When to see a doctor."""
    figure: Figure | None = None
