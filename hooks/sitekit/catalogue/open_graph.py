"""The picture that stands for a page when somebody shares its address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .catalogue import Catalogue
from .exhibit import Exhibit

HOME: Final = "home"
"""What stands for the pages that are in no folder."""


@dataclass(frozen=True, slots=True)
class SharePicture:
    """What the head of a page says of it."""

    url: str
    """The whole address."""
    width: int
    """px"""
    height: int
    """px"""
    alt: str


def choose_picture(catalogue: Catalogue, wanted: str, shown: Sequence[Exhibit], src_uri: str) -> Exhibit | None:
    """Return the piece for a page: the one it names, else its first plate, else its chapter's, else any.

    `wanted` is the id in its front matter, or empty; `src_uri` is the page below the docs folder.
    """
    chapter = src_uri.partition("/")[0] if "/" in src_uri else HOME
    by_chapter = catalogue.galleries.vocabulary.share.get(chapter, "")
    exhibits = catalogue.exhibits
    named = exhibits.get(wanted) or (shown[0] if shown else None) or exhibits.get(by_chapter)
    return named or next(iter(exhibits.values()), None)


def describe_picture(exhibit: Exhibit | None, site_url: str) -> SharePicture | None:
    """Return what a page says of its piece's share picture; None without a piece or an address of the site."""
    if exhibit is None or not site_url:
        return None
    share = exhibit.picture.share
    return SharePicture(f"{site_url}{share.url}", share.width, share.height, exhibit.piece.entry.alt)
