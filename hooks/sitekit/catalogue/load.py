"""From the folder of galleries to the catalogue: read, check, cut the pictures."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sitekit.gallery.load import load_galleries
from sitekit.gallery.piece import Piece
from sitekit.pictures.cache import Cache
from sitekit.pictures.make import Order, Rights, make_pictures
from sitekit.problems import Problem

from .catalogue import Catalogue, build_catalogue

RESERVED: Final = frozenset({"all", "find", "piece"})
"""Addresses below gallery/ that no set can have."""


def load_catalogue(
    docs_dir: Path, cache: Cache, placements: Mapping[str, str], *, shown_as: str
) -> tuple[Catalogue, list[Problem]]:
    """Read the sets below `docs_dir`, cut the renditions and return both with every fault.

    `placements` maps keys to names; `shown_as` is what problems call `docs_dir`.
    """
    galleries, problems = load_galleries(
        docs_dir / "gallery",
        docs_dir / "_data",
        cache,
        shown_as=f"{shown_as}/gallery",
        data_shown_as=f"{shown_as}/_data",
    )
    pictures, failures = make_pictures([_order(piece) for piece in galleries.pieces.values()], cache)
    for piece_id, sentence in failures.items():
        piece = galleries.pieces[piece_id]
        problems.append(Problem(piece.file, piece.line, "picture-unmade", f"entry {piece_id}: file: {sentence}"))
    for one in galleries.sets:
        if one.key in RESERVED:
            message = "this name is taken by the gallery's own pages: give the folder another."
            problems.append(Problem(f"{shown_as}/gallery/{one.key}", 0, "set-name", message))
    return build_catalogue(galleries, pictures, placements, failures), problems


def _order(piece: Piece) -> Order:
    entry = piece.entry
    rights = Rights(entry.title, entry.artist, entry.credit, entry.licence, entry.drawing)
    return Order(piece.id, piece.master, piece.facts, rights)
