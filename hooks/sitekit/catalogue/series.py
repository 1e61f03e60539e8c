"""One piece over time: the order of its pictures."""

from collections.abc import Iterable
from typing import Final

from sitekit.gallery.piece import FaultyPiece, Piece

from .facets import find_years
from .words import stage_of

_STAGES: Final = {"fresh": 0, "healing": 1, "healed": 2}


def order_series(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pictures of one series from fresh to healed to older."""

    def age(piece: Piece) -> tuple[int, float]:
        return _STAGES.get(stage_of(piece.entry), len(_STAGES)), find_years(piece.entry)

    return sorted(pieces, key=age)


def group_series(pieces: Iterable[Piece | FaultyPiece]) -> list[list[Piece | FaultyPiece]]:
    """Return pieces in their order, those of one series together in the place of its first; others alone."""
    pieces = tuple(pieces)
    groups: list[list[Piece | FaultyPiece]] = []
    done: set[str] = set()
    for piece in pieces:
        series = None if isinstance(piece, FaultyPiece) else piece.entry.series
        if series is None:
            groups.append([piece])
        elif series not in done:
            done.add(series)
            groups.append([*order_series(p for p in pieces if isinstance(p, Piece) and p.entry.series == series)])
    return groups
