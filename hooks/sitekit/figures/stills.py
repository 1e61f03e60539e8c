"""Pictures that stand for a figure where no script runs: small plates in a row, each with what it shows."""

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from sitekit.catalogue.exhibit import Exhibit
from sitekit.catalogue.sources import find_jpeg, join_sources
from sitekit.markup import render
from sitekit.typography import curl

from .model import FigureContext

_SIZES: Final = "(min-width: 45em) 19em, 46vw"
_FALLBACK_PX: Final = 640


def render_stills(stills: Iterable[tuple[str, str]], context: FigureContext) -> Markup:
    """Return the pictures of pieces as a list, from `(id, words beneath)`; pieces that are not shown are left out."""
    shown = [(_find(one, context), words) for one, words in stills]
    return render(
        "figure-stills.html",
        root=context.root,
        sizes=_SIZES,
        stills=[
            {
                "exhibit": exhibit,
                "words": words,
                "alt": curl(exhibit.piece.entry.alt),
                "avif": join_sources(exhibit.picture.avif, context.root),
                "jpeg": join_sources(exhibit.picture.jpeg, context.root),
                "fallback": find_jpeg(exhibit.picture, _FALLBACK_PX),
            }
            for exhibit, words in shown
            if exhibit
        ],
    )


def _find(piece_id: str, context: FigureContext) -> Exhibit | None:
    return context.catalogue.exhibits.get(piece_id)
