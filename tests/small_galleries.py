"""Galleries that were never read from files, with pictures that were never encoded: for pages, filters and counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sitekit.catalogue.catalogue import Catalogue, build_catalogue
from sitekit.gallery.entry import Entry
from sitekit.gallery.piece import FaultyPiece, Galleries, GallerySet, Piece, TakenDown
from sitekit.gallery.vocabulary import AgeBand, Related, SizeBand, Term, Tone, Vocabulary
from sitekit.pictures.model import MasterFacts, Picture, Rendition

PLACEMENTS = {"forearm": "Forearm", "ankle": "Ankle"}
VOCABULARY = Vocabulary(
    subjects=(Term(key="rose", name="Rose"), Term(key="moth", name="Moth"), Term(key="eye", name="Eye")),
    techniques=(Term(key="micro-realism", name="Micro-realism"),),
    colours=(Term(key="black-and-grey", name="Black and grey"),),
    sizes=(SizeBand(key="up-to-15", name="Up to 15 mm", up_to_mm=15), SizeBand(key="over-15", name="Over 15 mm")),
    ages=(
        AgeBand(key="fresh", name="Fresh"),
        AgeBand(key="healing", name="Healing"),
        AgeBand(key="up-to-1-year", name="Healed, up to 1 year", up_to_years=1),
        AgeBand(key="over-1-year", name="Healed, over 1 year"),
    ),
    tones=(Tone(monk=2, name="white skin, light"), Tone(monk=6, name="brown skin"), Tone(monk=9, name="black skin")),
    related=(
        Related(page="design/size.md#small", question="How small can it be?"),
        Related(page="ageing/index.md", question="Will roses blur?", subjects=("rose",)),
        Related(page="design/skin-tone.md", question="On brown skin?", tones=(6,)),
    ),
)


def make_entry(piece_id: str, **fields: Any) -> Entry:
    """Return a drawing of a healed rose, 20 mm wide, on a white forearm, but for what `fields` change."""
    facts: dict[str, Any] = {
        "id": piece_id,
        "file": f"{piece_id}.jpg",
        "title": f"The {piece_id}",
        "alt": f"What {piece_id} looks like.",
        "caption": f"What to notice in {piece_id}.",
        "subject": "rose",
        "width_mm": 20,
        "height_mm": 15,
        "placement": "forearm",
        "stage": "drawing",
        "shown": "healed",
        "age_years": 0,
        "skin_tone": 2,
        "touch_ups": 0,
        "colour": "black-and-grey",
        "technique": "micro-realism",
        "licence": "All rights reserved",
        "credit": "Drawn here",
        "drawing": True,
    }
    return Entry.model_validate(facts | fields)


def make_picture(piece_id: str, colour: str = "#abc") -> Picture:
    """Return a picture of 1600 × 1200 px whose files do not exist."""
    digest = f"{abs(hash(piece_id)):064x}"[-64:]

    def rendition(form: Any, ending: str, width: int) -> Rendition:
        name = f"{piece_id}-0123456789-{width}.{ending}"
        return Rendition(form, width, width * 3 // 4, Path(name), f"assets/pictures/{name}", 1000)

    widths = (320, 640, 960, 1280, 1600)
    share = Rendition("jpeg", 1200, 630, Path("s"), f"assets/pictures/{piece_id}-0123456789-share.jpg", 1000)
    avif = tuple(rendition("avif", "avif", width) for width in widths)
    jpeg = tuple(rendition("jpeg", "jpg", width) for width in widths)
    return Picture(Path(f"{piece_id}.jpg"), digest, 1600, 1200, colour, avif, jpeg, share)


def make_catalogue(
    sets: dict[str, list[Entry | FaultyPiece]], taken_down: tuple[TakenDown, ...] = (), **failures: str
) -> Catalogue:
    """Return the catalogue of `sets` (entries by the key of their set)."""
    facts = MasterFacts("0" * 64, 1600, 1200, 0, "#abc")
    built = tuple(
        GallerySet(
            key,
            f"Set {key}",
            f"About {key}.",
            tuple(
                entry
                if isinstance(entry, FaultyPiece)
                else Piece(
                    entry=entry,
                    set_key=key,
                    master=Path(entry.file),
                    file=f"docs/gallery/{key}/gallery.yml",
                    line=7,
                    facts=facts,
                )
                for entry in entries
            ),
        )
        for key, entries in sets.items()
    )
    pieces = {piece.id: piece for one in built for piece in one.pieces if isinstance(piece, Piece)}
    galleries = Galleries(VOCABULARY, built, taken_down, pieces)
    pictures = {piece_id: make_picture(piece_id) for piece_id in pieces}
    return build_catalogue(galleries, pictures, PLACEMENTS, failures)
