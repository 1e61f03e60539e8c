"""The files of a picture as a browser chooses among them."""

from collections.abc import Iterable

from sitekit.pictures.model import Picture, Rendition


def join_sources(renditions: Iterable[Rendition], root: str) -> str:
    """Return a `srcset`; `root` is the way from the page to the site's root."""
    return ", ".join(f"{root}{rendition.url} {rendition.width}w" for rendition in renditions)


def find_jpeg(picture: Picture, width: int) -> Rendition:
    """Return the narrowest JPEG of at least `width` px, or the widest there is."""
    return next((rendition for rendition in picture.jpeg if rendition.width >= width), picture.largest)
