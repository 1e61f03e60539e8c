"""A picture on a page, with what to notice, its size and how far it can be trusted."""

from typing import Final

from markupsafe import Markup

from sitekit.gallery.piece import FaultyPiece
from sitekit.markup import render
from sitekit.typography import curl

from .exhibit import Exhibit
from .panels import describe_panels
from .scale import draw_scale
from .sources import find_jpeg, join_sources
from .words import (
    decapitalise,
    describe_facts,
    describe_history,
    describe_inches,
    describe_kind,
    describe_millimetres,
    describe_stage,
    describe_tone,
)

_PHONE: Final = "(min-resolution: 2.5dppx) 74vw, 88vw"
"""Less than the 92vw a plate takes, and far less on screens of three dots a px: 640 and 960 px do for them."""
_SIZES: Final = f"(min-width: 45em) 40em, {_PHONE}"
"""The track of figures, 33.5 to 36rem at a root of 112.5 or 118.75 %; `em` in `sizes` is the reader's own font size."""
_SIZES_OWN: Final = f"(min-width: 80em) 56em, {_SIZES}"
"""On its own page a wide picture also takes the room of the contents: 47.5rem."""
_SIZES_TALL: Final = f"(min-width: 60em) 31em, {_SIZES}"
"""Beside its caption on a wide screen: 26rem."""
_FALLBACK_PX: Final = 960


def render_plate(
    exhibit: Exhibit,
    *,
    root: str,
    eager: bool = False,
    heading_level: int | None = None,
    number: int | None = None,
    own_page: bool = False,
) -> Markup:
    """Return the `<figure>` of a piece.

    `root` is the way from the page to the site's root, as "../../". `eager` loads the picture at once, before
    others: for one picture a page. `heading_level` (2 to 6) puts the title above it as a heading, `number` (from 1)
    counts the pictures of a series. On the piece's `own_page` there is no link to that page.
    """
    entry, picture = exhibit.piece.entry, exhibit.picture
    history = describe_history(entry)
    return render(
        "plate.html",
        exhibit=exhibit,
        entry=entry,
        picture=picture,
        root=root,
        eager=eager,
        heading_level=heading_level,
        number=number,
        own_page=own_page,
        title=curl(entry.title),
        alt=curl(entry.alt),
        caption=curl(entry.caption),
        long_description=[curl(part) for part in entry.long_description.split("\n\n") if part.strip()],
        facts=describe_facts(exhibit),
        millimetres=describe_millimetres(entry),
        inches=describe_inches(entry),
        details=[
            decapitalise(exhibit.placement),
            describe_stage(entry),
            describe_tone(exhibit),
            *([] if history else [describe_kind(entry).lower()]),
        ],
        kind=describe_kind(entry),
        history=history,
        panels=describe_panels(exhibit),
        sizes=_SIZES_TALL if exhibit.tall else _SIZES_OWN if own_page else _SIZES,
        avif=join_sources(picture.avif, root),
        jpeg=join_sources(picture.jpeg, root),
        fallback=find_jpeg(picture, _FALLBACK_PX),
        scale=draw_scale(entry.frame_width_mm, picture.width / picture.height)
        if entry.frame_width_mm and not entry.drawing
        else None,
    )


def render_faulty(faulty: FaultyPiece) -> Markup:
    """Return a marked box in the place of an entry that cannot be shown, for whoever is writing it."""
    return render("faulty.html", faulty=faulty)
