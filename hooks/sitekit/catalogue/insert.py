"""Puts plates where the markers of a page ask for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import escape

from sitekit.gallery.piece import FaultyPiece, GallerySet, Piece
from sitekit.markup import render

from .card import render_card
from .catalogue import Catalogue
from .exhibit import Exhibit
from .finder import MOST_CARDS, Finder
from .markers import IN_HTML, Marker, read_marker
from .opener import render_opener
from .plate import render_faulty, render_plate
from .series import group_series

MOST_PLATES: Final = 24
"""A set with more pieces shows those without a series as cards, as it does thumbnails."""
_FIRST_SCREEN: Final = 600
"""Characters of text a phone shows before anybody scrolls; a picture below is loaded when it comes near."""
_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class Shown:
    """A page with its plates, and what they need."""

    html: str
    exhibits: list[Exhibit] = field(default_factory=list)
    """Those with a plate, in the order of the page; cards only lead to the page of their piece."""
    scripts: list[str] = field(default_factory=list)
    """Names of modules in assets/js, without their ending."""


def insert_plates(
    html: str, catalogue: Catalogue, *, own_set: str, root: str, unwritten: Sequence[GallerySet] = ()
) -> Shown:
    """Replace the markers in the HTML of a page.

    `own_set` is the key of the set whose page it is, or empty; `root` is the way from the page to the site's root, as
    "../../"; the index links to the `unwritten` sets, which no menu names. A marker that makes no sense is left as it
    is: a comment that shows nothing. A set leaves out the pieces that the page names one by one.
    """
    page = _Page(html, catalogue, own_set, root, unwritten)
    page.shown.html = IN_HTML.sub(page.replace, html)
    return page.shown


class _Page:
    def __init__(
        self, html: str, catalogue: Catalogue, own_set: str, root: str, unwritten: Sequence[GallerySet]
    ) -> None:
        self._html = html
        self._catalogue = catalogue
        self._own_set = own_set
        self._root = root
        self._unwritten = unwritten
        self._seen: set[str] = set()
        markers = [read_marker(match, own_set) for match in IN_HTML.finditer(html)]
        self._named = {piece_id for marker in markers for piece_id in marker.ids}
        self.shown = Shown(html)

    def replace(self, match: re.Match[str]) -> str:
        marker = read_marker(match, self._own_set)
        near_top = not self.shown.exhibits and len(_TAG.sub("", self._html[: match.start()])) < _FIRST_SCREEN
        if marker.word == "gallery-index" and not self._catalogue.exhibits:
            return "<p>There are no pictures yet.</p>"
        if marker.word == "gallery-index":
            self._need("piece-finder")
            return str(Finder(self._catalogue).render_first(self._unwritten, root=self._root))
        if not self._catalogue.sets.keys() >= set(marker.sets):
            return match[0]
        show = {
            "piece": self._pieces,
            "gallery": self._sets,
            "compare": self._compare,
            "cards": self._named_cards,
            "closer": self._closer,
        }[marker.word]
        return show(marker, eager=near_top) or match[0]

    def _pieces(self, marker: Marker, *, eager: bool) -> str:
        return "\n".join(self._plate(piece_id, eager=eager) for piece_id in marker.ids)

    def _sets(self, marker: Marker, *, eager: bool) -> str:
        sets = [self._catalogue.sets[key] for key in marker.sets]
        pieces = [piece for one in sets for piece in one.pieces if piece.id not in self._named]
        parts: list[str] = []
        cards: list[Exhibit] = []
        for group in group_series(pieces):
            if len(group) > 1:
                parts.append(self._series([piece.id for piece in group], eager=eager and not parts))
            elif isinstance(group[0], Piece) and (len(pieces) > MOST_PLATES or group[0].entry.thumbnail):
                cards.append(self._catalogue.exhibits[group[0].id])
            else:
                parts.append(self._plate(group[0].id, eager=eager and not parts))
        if cards:
            parts.append(self._cards(cards, eager=eager and not parts))
        return "\n".join(parts)

    def _series(self, ids: Sequence[str], *, eager: bool) -> str:
        plates = [self._plate(one, eager=eager and number == 1, number=number) for number, one in enumerate(ids, 1)]
        return "\n".join(('<ol class="series">', *(f"<li>{plate}</li>" for plate in plates), "</ol>"))

    def _compare(self, marker: Marker, *, eager: bool) -> str:
        plates = [
            self._plate(piece_id, eager=eager and number == 1, number=number)
            for number, piece_id in enumerate(marker.ids, 1)
        ]
        exhibits = [exhibit for exhibit in map(self._catalogue.exhibits.get, marker.ids) if exhibit]
        if len(exhibits) < len(plates):
            return "\n".join(plates)
        self._need("compare-slider")
        label = escape(" and ".join(exhibit.piece.entry.title for exhibit in exhibits))
        return "\n".join((f'<compare-slider label="{label}"{_name_sides(exhibits)}>', *plates, "</compare-slider>"))

    def _named_cards(self, marker: Marker, *, eager: bool) -> str:
        known = self._known(marker)
        return self._cards(known, eager=eager) if known else ""

    def _closer(self, marker: Marker, *, eager: bool) -> str:
        exhibits = self._known(marker)
        if len(exhibits) < len(marker.ids):
            return self._pieces(marker, eager=eager)
        self._need("going-closer")
        self.shown.exhibits += exhibits
        return str(render_opener(exhibits, root=self._root))

    def _known(self, marker: Marker) -> list[Exhibit]:
        return [self._catalogue.exhibits[one] for one in marker.ids if one in self._catalogue.exhibits]

    def _plate(self, piece_id: str, *, eager: bool, number: int | None = None) -> str:
        found = self._catalogue.find(piece_id)
        if isinstance(found, FaultyPiece):
            return str(render_faulty(found))
        if not isinstance(found, Exhibit):
            return ""
        self._need("lightbox")
        html = str(render_plate(found, root=self._root, eager=eager, number=number))
        if piece_id in self._seen:  # told as a fault; an id names one place
            return html.replace(f' id="view-{piece_id}"', "")
        self._seen.add(piece_id)
        self.shown.exhibits.append(found)
        return html

    def _cards(self, exhibits: Sequence[Exhibit], *, eager: bool) -> str:
        shown, rest = exhibits[:MOST_CARDS], exhibits[MOST_CARDS:]
        cards = [render_card(exhibit, root=self._root, eager=eager and not n) for n, exhibit in enumerate(shown)]
        more = render("more-pieces.html", links=[exhibit.piece for exhibit in rest], root=self._root)
        return "\n".join(('<ul class="cards">', *cards, "</ul>", more))

    def _need(self, script: str) -> None:
        if script not in self.shown.scripts:
            self.shown.scripts.append(script)


def _name_sides(exhibits: Sequence[Exhibit]) -> str:
    """Return the attributes that name the sides by their techniques; where those agree, the plates' facts tell them."""
    names = {term.key: term.name for term in exhibits[0].vocabulary.techniques}
    first, second = (names.get(exhibit.piece.entry.technique, "") for exhibit in exhibits)
    return f' first="{escape(first)}" second="{escape(second)}"' if first != second else ""
