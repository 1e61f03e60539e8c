"""Pieces to show, without a master or a rendition behind them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sitekit.catalogue.exhibit import Exhibit
from sitekit.gallery.entry import Entry
from sitekit.gallery.piece import Piece
from sitekit.gallery.vocabulary import Term, Tone, Vocabulary
from sitekit.pictures.model import Format, MasterFacts, Picture, Rendition

VOCABULARY = Vocabulary(
    subjects=(Term(key="rose", name="Rose"),),
    techniques=(Term(key="micro-realism", name="Micro-realism"), Term(key="fine-line", name="Fine-line")),
    colours=(Term(key="black-and-grey", name="Black and grey"),),
    uses=(Term(key="site", name="This site"), Term(key="print", name="Print"), Term(key="study", name="Studies")),
    tones=(
        Tone(monk=2, name="white skin, light"),
        Tone(monk=6, name="brown skin, medium"),
        Tone(monk=9, name="black skin, deep"),
    ),
)

DRAWING: dict[str, Any] = {
    "id": "rose",
    "file": "rose.jpg",
    "title": "Rose, 26 mm",
    "alt": "A rose in full bloom on a forearm, on white skin.",
    "caption": "Count the petals you can still tell apart.",
    "subject": "rose",
    "width_mm": 26,
    "height_mm": 26.7,
    "placement": "forearm",
    "stage": "drawing",
    "shown": "healed",
    "age_years": 0,
    "spread": "middle",
    "skin_tone": 2,
    "touch_ups": 0,
    "colour": "black-and-grey",
    "technique": "micro-realism",
    "licence": "All rights reserved",
    "credit": "Drawn from our own 3-D model",
    "drawing": True,
}

PHOTOGRAPH: dict[str, Any] = {
    **{field: value for field, value in DRAWING.items() if field not in ("shown", "age_years", "spread", "drawing")},
    "stage": "healed",
    "age_days": 420,
    "frame_width_mm": 60,
    "touch_ups": 1,
    "session_hours": 3.5,
    "artist": "A. Artist",
    "photo": {"light": "window, overcast", "ruler": True, "editing": "cropped"},
    "consent": {"id": "paper-4711", "uses": ["site", "print"]},
    "credit": "Photo: A Studio",
    "licence": "CC BY-NC 4.0",
}

PANEL: dict[str, Any] = {
    "label": "healed",
    "width_mm": 20,
    "height_mm": 20.5,
    "shown": "healed",
    "age_years": 0,
    "spread": "middle",
    "skin_tone": 2,
    "technique": "micro-realism",
}


def exhibit(written: dict[str, Any] = DRAWING, *, size: tuple[int, int] = (1600, 1200), **fields: Any) -> Exhibit:
    """An entry as written, with `fields` in place of some, and a picture of `size` px."""
    entry = Entry.model_validate(written | fields)
    width, height = size
    widths = [w for w in (320, 640, 960, 1280, 1600) if w < width] + [width]

    def cut(kind: Format, ending: str) -> tuple[Rendition, ...]:
        stem = f"assets/pictures/{entry.id}-0123456789"
        return tuple(
            Rendition(kind, w, round(w * height / width), Path("made"), f"{stem}-{w}.{ending}", 1000) for w in widths
        )

    share = Rendition("jpeg", 1200, 630, Path("made"), f"assets/pictures/{entry.id}-0123456789-share.jpg", 1000)
    picture = Picture(Path("master"), "0" * 64, width, height, "#abc", cut("avif", "avif"), cut("jpeg", "jpg"), share)
    facts = MasterFacts(digest="0" * 64, width=width, height=height, fingerprint=0, colour="#abc")
    piece = Piece(entry=entry, set_key="pieces", master=Path("master"), facts=facts, file="gallery.yml", line=1)
    return Exhibit(piece, picture, VOCABULARY, "Forearm, inner or outer")


def panels(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    """A panel for each, with its changes."""
    return [PANEL | change for change in changes]
