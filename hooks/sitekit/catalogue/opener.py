"""The opening of the home page: one piece as large as it is, and the steps that lead closer to it."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from sitekit.markup import render
from sitekit.typography import curl

from .exhibit import Exhibit
from .sources import find_jpeg, join_sources
from .words import describe_kind, describe_size, name_tone

_SIZES: Final = "(min-width: 40em) 55rem, (min-resolution: 2.5dppx) 320px, 440px"
"""On a phone 960 px do: the next still, which is three times as sharp, comes to lie over the middle."""
_SIZES_STEP: Final = "(min-width: 60em) 20rem, (min-resolution: 2.5dppx) 74vw, 92vw"
_FALLBACK_PX: Final = 960


def render_opener(exhibits: Sequence[Exhibit], *, root: str) -> Markup:
    """Return a `<going-closer>` of several pictures of one piece, the widest frame first.

    Every entry must say its `frame_width_mm`. The first picture stands on the stage and is loaded at once; the others
    are numbered stills, which the script lays over it. `root` is the way from the page to the site's root.
    """
    first = exhibits[0].piece
    return render(
        "closer.html",
        pictures=[_describe(exhibit, root) for exhibit in exhibits],
        sizes=_SIZES,
        sizes_step=_SIZES_STEP,
        piece_mm=f"{first.entry.width_mm:g}",
        facts=f"{describe_kind(first.entry)}: {describe_size(first.entry)}, {name_tone(exhibits[0])}.",
        credit=first.entry.credit,
        set_url=f"{root}gallery/{first.set_key}/",
    )


def _describe(exhibit: Exhibit, root: str) -> dict[str, object]:
    entry, picture = exhibit.piece.entry, exhibit.picture
    return {
        "frame_mm": f"{entry.frame_width_mm:g}",
        "title": curl(entry.title),
        "caption": curl(entry.caption),
        "alt": curl(entry.alt),
        "avif": join_sources(picture.avif, root),
        "jpeg": join_sources(picture.jpeg, root),
        "fallback": f"{root}{find_jpeg(picture, _FALLBACK_PX).url}",
        "width": picture.width,
        "height": picture.height,
        "colour": picture.colour[1:],
    }
