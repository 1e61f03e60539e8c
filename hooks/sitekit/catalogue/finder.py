"""The index and the pages of its filters: real links, cards, and a way through them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from sitekit.gallery.piece import GallerySet
from sitekit.markup import render

from .card import render_card, render_card_template
from .catalogue import Catalogue
from .counts import count_pieces
from .exhibit import Exhibit
from .find import INDEX, Choice, FindPage, list_filters

PER_PAGE: Final = 24
"""Cards on a page of the index."""
MOST_CARDS: Final = 60
"""On a page of a filter or of a set; the rest are links in words."""
MOST_LINKS: Final = 300
"""In words, on a page of a filter; what is left is counted, and a second choice leads to it."""
_AROUND: Final = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the index; `number` is None where some are left out."""

    number: int | None
    url: str = ""
    """Below the site's root."""


def count_pages(catalogue: Catalogue) -> int:
    """Return how many pages the index has."""
    return max(1, -(-len(catalogue.exhibits) // PER_PAGE))


def address_of_page(number: int) -> str:
    """Return the address of a page of the index, from 1, below the site's root."""
    return INDEX if number == 1 else f"gallery/all/{number}/"


def list_page_links(number: int, last: int) -> list[PageLink]:
    """Return the pages to link from page `number`: the first, the last and those around it."""
    near = {1, last, *range(max(1, number - _AROUND), min(last, number + _AROUND) + 1)}
    links: list[PageLink] = []
    for one in sorted(near):
        if links and links[-1].number != one - 1:
            links.append(PageLink(None))
        links.append(PageLink(one, address_of_page(one)))
    return links


class Finder:
    """Renders the index and the filters of one catalogue; each card once for pages of one depth."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._exhibits = tuple(catalogue.exhibits.values())
        self._template = render_card_template()
        self._cards: dict[tuple[str, str], Markup] = {}

    def render_first(self, sets: Sequence[GallerySet], *, root: str) -> Markup:
        """Return the first page of the index, with links to `sets` and the galleries' own count of themselves.

        Its cards begin below the first screen of a phone and of a laptop: none of them is loaded before it is near.
        """
        counts = count_pieces([exhibit.piece for exhibit in self._exhibits], self._catalogue.galleries.vocabulary)
        finder = self.render_index(1, root=root, eager=False)
        return render("gallery-index.html", finder=finder, sets=sets, counts=counts, root=root)

    def render_index(self, number: int, *, root: str, eager: bool = True) -> Markup:
        """Return page `number` of the index, from 1: filters, cards, pages.

        `root` is the way from the page to the site's root; `eager` loads the first picture at once.
        """
        return self._render(
            self._exhibits[(number - 1) * PER_PAGE : number * PER_PAGE],
            (),
            root=root,
            eager=eager,
            total=len(self._exhibits),
            pages=list_page_links(number, count_pages(self._catalogue)),
            number=number,
        )

    def render_find(self, page: FindPage, *, root: str) -> Markup:
        """Return the pictures of a choice, with the filters as they stand then."""
        found = [exhibit for place, exhibit in enumerate(self._exhibits) if page.holders >> place & 1]
        return self._render(
            found[:MOST_CARDS],
            page.choice,
            root=root,
            eager=True,
            total=len(found),
            links=[exhibit.piece for exhibit in found[MOST_CARDS : MOST_CARDS + MOST_LINKS]],
            left=max(0, len(found) - MOST_CARDS - MOST_LINKS),
        )

    def _render(
        self, shown: Sequence[Exhibit], choice: Choice, *, root: str, eager: bool, total: int, **more: object
    ) -> Markup:
        values: dict[str, object] = {"pages": (), "number": 1, "links": (), "left": 0}
        catalogue = self._catalogue
        return render(
            "finder.html",
            filters=list_filters(catalogue.facets, choice, catalogue.everything),
            cards=[self._card(exhibit, root, eager=eager and not place) for place, exhibit in enumerate(shown)],
            card_template=self._template,
            full=len(choice) > 1,
            root=root,
            total=total,
            **(values | more),
        )

    def _card(self, exhibit: Exhibit, root: str, *, eager: bool) -> Markup:
        if eager:
            return render_card(exhibit, root=root, eager=True)
        key = (exhibit.piece.id, root)
        if key not in self._cards:
            self._cards[key] = render_card(exhibit, root=root)
        return self._cards[key]
