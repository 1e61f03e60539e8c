"""A picture in a grid: small, whole, one link, and as large as its neighbours allow."""

from typing import Final

from markupsafe import Markup

from sitekit.markup import render
from sitekit.typography import curl

from .exhibit import Exhibit
from .sources import find_jpeg, join_sources
from .words import describe_facts, widest_mm

_FALLBACK_PX: Final = 640
_SIZES: Final = (
    "(min-width: 40em) calc({share} * 20em), (min-resolution: 2.5dppx) calc({share} * 49vw),"
    " (min-resolution: 1.5dppx) calc({share} * 74vw), calc({share} * 92vw)"
)
"""One column below 40em. Dense screens are told less than the truth, so that 640 px do for a phone of up to 430 px:
browsers take the first file that is wide enough, and the dots beyond would be paid by everybody and seen by nobody."""


def card_sizes(width: int, height: int) -> str:
    """Return the `sizes` of a card whose picture is `width` × `height` px: a tall one is fitted into a square."""
    return _SIZES.format(share=f"{min(1.0, width / height):.2g}")


def render_card(exhibit: Exhibit, *, root: str, eager: bool = False) -> Markup:
    """Return the `<li class="card">` of a piece.

    `root` is the way from the page to the site's root; `eager` loads the picture at once: for the first of a page.
    """
    entry, picture = exhibit.piece.entry, exhibit.picture
    return render(
        "card.html",
        exhibit=exhibit,
        picture=picture,
        root=root,
        eager=eager,
        title=curl(entry.title),
        alt=curl(entry.alt),
        facts=describe_facts(exhibit),
        rule_mm=f"{widest_mm(entry):g}",
        sizes=card_sizes(picture.width, picture.height),
        avif=join_sources(picture.avif, root),
        jpeg=join_sources(picture.jpeg, root),
        fallback=find_jpeg(picture, _FALLBACK_PX),
    )


def render_card_template() -> Markup:
    """Return a `<template>` of the same structure; a script fills what is marked with `data-slot`.

    The slots: `card` (the `<li>`, which gets the class `card--tall` for a picture higher than wide), `avif` (srcset),
    `picture` (the `<img>`), `rule` (width, as "26mm": the widest of the piece), `link` (href and the title), `facts`.
    `sizes` are written for a picture as wide as high or
    wider: for a tall one each "1 *" becomes width / height.
    """
    return render("card-template.html", sizes=card_sizes(1, 1))
