"""From the folder of galleries to the catalogue: read, check, cut the pictures."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from sitekit.gallery.load import load_galleries
from sitekit.gallery.piece import Galleries, Piece
from sitekit.pictures.cache import Cache
from sitekit.pictures.make import Order, Rights, make_pictures
from sitekit.problems import Problem, did_you_mean

from .catalogue import Catalogue, build_catalogue
from .open_graph import HOME

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
    problems += _find_share_problems(galleries, docs_dir, shown_as=shown_as)
    return build_catalogue(galleries, pictures, placements, failures), problems


def _find_share_problems(galleries: Galleries, docs_dir: Path, *, shown_as: str) -> Iterator[Problem]:
    file = f"{shown_as}/_data/gallery.yml"
    for chapter, piece_id in galleries.vocabulary.share.items():
        if chapter != HOME and not (docs_dir / chapter).is_dir():
            chapters = [HOME, *(path.name for path in docs_dir.iterdir() if path.is_dir())]
            message = f'share: there is no chapter "{chapter}" in {shown_as}.{did_you_mean(chapter, chapters)}'
            yield Problem(file, 0, "share-chapter", message)
        if piece_id not in galleries.pieces:
            message = f'share: {chapter}: there is no piece "{piece_id}".{did_you_mean(piece_id, galleries.pieces)}'
            yield Problem(file, 0, "share-piece", message)


def _order(piece: Piece) -> Order:
    entry = piece.entry
    rights = Rights(entry.title, entry.artist, entry.credit, entry.licence, entry.drawing)
    return Order(piece.id, piece.master, piece.facts, rights)
