"""The galleries with their pictures, ready to be shown: what every page of a build takes its plates from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from sitekit.gallery.piece import FaultyPiece, Galleries, GallerySet, Piece, TakenDown
from sitekit.pictures.model import Picture

from .exhibit import Exhibit
from .facets import Facet, build_facets


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every set and every picture, once a build."""

    galleries: Galleries
    exhibits: Mapping[str, Exhibit]
    """Every piece that is shown, by id, in the order of the index."""
    facets: tuple[Facet, ...]
    sets: Mapping[str, GallerySet]
    """By key, in their order."""
    hidden: Mapping[str, FaultyPiece | TakenDown]
    """By id, what cannot be shown and what no longer is."""
    neighbours: Mapping[str, tuple[Piece | None, Piece | None]]
    """By id, the pieces before and after in the set."""

    def find(self, piece_id: str) -> Exhibit | FaultyPiece | TakenDown | None:
        """Return what an id stands for; None if nothing."""
        return self.exhibits.get(piece_id) or self.hidden.get(piece_id)

    @property
    def everything(self) -> int:
        """A bit for each piece of the index."""
        return (1 << len(self.exhibits)) - 1


def build_catalogue(
    galleries: Galleries,
    pictures: Mapping[str, Picture],
    placements: Mapping[str, str],
    failures: Mapping[str, str] = MappingProxyType({}),
) -> Catalogue:
    """Bring pieces and pictures (by id) together; what is in `failures` (sentences by id) becomes a faulty piece."""
    sets = {one.key: _without_failed(one, failures) for one in galleries.sets}
    exhibits = {
        piece.id: Exhibit(
            piece,
            pictures[piece.id],
            galleries.vocabulary,
            placements.get(piece.entry.placement, piece.entry.placement),
        )
        for piece in galleries.pieces.values()
        if piece.id not in failures
    }
    hidden: dict[str, FaultyPiece | TakenDown] = {one.id: one for one in galleries.taken_down}
    for one in sets.values():
        hidden |= {piece.id: piece for piece in one.pieces if isinstance(piece, FaultyPiece)}
    shown = [exhibit.piece for exhibit in exhibits.values()]
    facets = build_facets(shown, galleries.vocabulary, placements)
    return Catalogue(galleries, exhibits, facets, sets, hidden, _find_neighbours(sets.values()))


def _find_neighbours(sets: Iterable[GallerySet]) -> dict[str, tuple[Piece | None, Piece | None]]:
    neighbours = {}
    for one in sets:
        pieces = [piece for piece in one.pieces if isinstance(piece, Piece)]
        for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
            neighbours[piece.id] = (before, after)
    return neighbours


def _without_failed(one: GallerySet, failures: Mapping[str, str]) -> GallerySet:
    return replace(
        one,
        pieces=tuple(
            FaultyPiece(piece.id, one.key, (f"file: {failures[piece.id]}",)) if piece.id in failures else piece
            for piece in one.pieces
        ),
    )
