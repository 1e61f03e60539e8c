"""A piece with everything it takes to show it."""

from dataclasses import dataclass

from sitekit.gallery.piece import Piece
from sitekit.gallery.vocabulary import Vocabulary
from sitekit.pictures.model import Picture


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece, its picture and the words for both."""

    piece: Piece
    picture: Picture
    vocabulary: Vocabulary
    placement: str
    """The name of the place on the body, as "Forearm, inner or outer"."""

    @property
    def url(self) -> str:
        """The address of the piece's own page, below the site's root."""
        return f"gallery/piece/{self.piece.id}/"

    @property
    def tall(self) -> bool:
        """The picture is higher than wide."""
        return self.picture.height > self.picture.width
