"""The page of one piece: its plate, every fact, its other times, its neighbours, its questions, its address."""

from collections.abc import Iterator

from markupsafe import Markup

from sitekit.gallery.piece import Piece
from sitekit.gallery.vocabulary import Related, Vocabulary
from sitekit.markup import render

from .catalogue import Catalogue
from .exhibit import Exhibit
from .facts import facts_table
from .plate import render_plate
from .qr import render_qr
from .series import order_series
from .structured import image_object, render_json_ld
from .words import list_views


def render_piece(exhibit: Exhibit, catalogue: Catalogue, *, root: str, site_url: str) -> Markup:
    """Return the body of a piece's page below its title.

    `root` is the way from the page to the site's root; `site_url` is where the site will be, with a slash at its end.
    Where that is empty, the page has no address to share.
    """
    address = f"{site_url}{exhibit.url}" if site_url else ""
    piece = exhibit.piece
    series = _list_series(piece, catalogue)
    before, after = catalogue.neighbours[piece.id]
    return render(
        "piece.html",
        plate=render_plate(exhibit, root=root, eager=True, own_page=True),
        entry=piece.entry,
        facts=facts_table(exhibit),
        series=[
            (None if one.id == piece.id else render_plate(catalogue.exhibits[one.id], root=root, number=number), one)
            for number, one in enumerate(series, 1)
        ],
        before=before,
        after=after,
        home=catalogue.sets[piece.set_key],
        related=list(find_related(piece, catalogue.galleries.vocabulary)),
        address=address,
        qr=render_qr(address) if address else "",
        json_ld=render_json_ld([image_object(exhibit, site_url=site_url, page_url=address)]) if address else "",
        root=root,
    )


def find_related(piece: Piece, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield `(question, address below the site's root)` of the pages that fit a piece."""
    for one in vocabulary.related:
        if _fits(one, piece):
            yield one.question, _address_of_page(one.page)


def _fits(related: Related, piece: Piece) -> bool:
    views = list_views(piece.entry)
    return all(
        not wanted or not wanted_of.isdisjoint(wanted)
        for wanted, wanted_of in (
            (related.subjects, {piece.entry.subject}),
            (related.placements, {piece.entry.placement}),
            (related.techniques, {piece.entry.technique}),
            (related.tones, {view.skin_tone for view in views}),
        )
    )


def _address_of_page(page: str) -> str:
    """Return the address of a Markdown file below docs/, heading kept: `design/size.md#faces`."""
    file, mark, heading = page.partition("#")
    return file.removesuffix(".md").removesuffix("index").rstrip("/") + "/" + mark + heading


def _list_series(piece: Piece, catalogue: Catalogue) -> list[Piece]:
    series = piece.entry.series
    if series is None:
        return []
    pieces = [one.piece for one in catalogue.exhibits.values() if one.piece.entry.series == series]
    return order_series(pieces) if len(pieces) > 1 else []
