"""A tiny studio: a folder of galleries with real pictures, and what the galleries' reader says of it."""

from __future__ import annotations

import datetime as dt
import functools
import io
import re
from typing import TYPE_CHECKING, Any

import yaml
from PIL import Image

from sitekit.gallery.load import load_galleries
from sitekit.gallery.piece import FaultyPiece, Galleries

if TYPE_CHECKING:
    from pathlib import Path

    from sitekit.pictures.cache import Cache

TODAY = dt.date(2026, 11, 21)

WORDS: dict[str, Any] = {
    "subjects": [{"key": "rose", "name": "Rose"}, {"key": "moth", "name": "Moth"}],
    "techniques": [{"key": "micro-realism", "name": "Micro-realism"}, {"key": "fine-line", "name": "Fine-line"}],
    "colours": [{"key": "black-and-grey", "name": "Black and grey"}],
    "uses": [{"key": "site", "name": "This site"}, {"key": "print", "name": "Print"}],
    "sizes": [{"key": "small", "name": "Small", "up_to_mm": 25}, {"key": "large", "name": "Large"}],
    "ages": [
        {"key": "fresh", "name": "Fresh"},
        {"key": "healing", "name": "Healing"},
        {"key": "young", "name": "Young", "up_to_years": 1},
        {"key": "old", "name": "Old"},
    ],
    "tones": [{"monk": n, "name": f"tone {n}"} for n in range(1, 11)],
    "sets": [{"key": "arms", "title": "Arms", "intro": "Work on arms."}],
    "related": [{"question": "Will it blur?", "page": "blur.md#years"}],
}
PLACEMENTS = [
    {"key": key, "name": key, "pain": "-", "pain_note": "-", "wear": "-", "seen": "-", "suits": "-"}
    for key in ("forearm", "inner-wrist")
]


@functools.cache
def picture(seed: int = 1, size: tuple[int, int] = (1200, 900), *, kind: str = "JPEG") -> bytes:
    """A picture of 8 × 6 fields of grey, another one for each seed."""
    fields = Image.new("L", (8, 6))
    fields.putdata([(seed * 7919 + n * n * (seed + 31)) % 97 * 2 + 30 for n in range(48)])
    file = io.BytesIO()
    fields.resize(size, Image.Resampling.BICUBIC).convert("RGB").save(file, kind)
    return file.getvalue()


def photo(**changes: Any) -> dict[str, Any]:
    """A photograph's entry with nothing wrong; a field changed to None is left out."""
    entry = {
        "id": "rose",
        "file": "rose.jpg",
        "title": "Rose, 24 mm",
        "alt": "A rose on a forearm, on brown skin.",
        "caption": "Count the petals.",
        "subject": "rose",
        "width_mm": 24,
        "height_mm": 18,
        "placement": "forearm",
        "stage": "healed",
        "age_days": 120,
        "skin_tone": 6,
        "touch_ups": 0,
        "colour": "black-and-grey",
        "technique": "micro-realism",
        "artist": "A. Painter",
        "photo": {"light": "window", "ruler": True, "editing": "none"},
        "licence": "All rights reserved",
        "credit": "Studio",
        "consent": {"id": "paper-1", "uses": ["site"]},
    } | changes
    return {name: value for name, value in entry.items() if value is not None}


def drawing(**changes: Any) -> dict[str, Any]:
    """A drawing's entry with nothing wrong."""
    own = {
        "stage": "drawing",
        "shown": "healed",
        "age_days": None,
        "age_years": 0,
        "spread": "middle",
        "frame_width_mm": 40,
        "artist": None,
        "photo": None,
        "consent": None,
        "drawing": True,
    }
    return photo(**{**own, **changes})


class Studio:
    """Sets of pictures in a folder called docs."""

    def __init__(self, root: Path, cache: Cache) -> None:
        self.docs = root / "docs"
        self.cache = cache
        self.galleries = Galleries(vocabulary=None)  # type: ignore[arg-type]
        (self.docs / "gallery").mkdir(parents=True)
        (self.docs / "blur.md").write_text("# Blur\n\n## Years {#years}\n", encoding="utf-8")
        self.write("_data/gallery.yml", WORDS)
        self.write("_data/placements.yml", {"placements": PLACEMENTS})
        self.recorded: str | None = None

    def write(self, name: str, data: Any) -> Path:
        """Write YAML, text or bytes to a file below docs."""
        path = self.docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(data, bytes):
            data = (data if isinstance(data, str) else yaml.safe_dump(data, sort_keys=False)).encode()
        path.write_bytes(data)
        return path

    def hang(self, *entries: Any, set_key: str = "arms") -> None:
        """Write a set with these entries, and a picture for each that names one."""
        for n, entry in enumerate(entries):
            name = entry.get("file") if isinstance(entry, dict) else None
            if isinstance(name, str) and name and not (self.docs / "gallery" / set_key / name).exists():
                self.write(f"gallery/{set_key}/{name}", picture(n + 1 + 100 * (set_key != "arms")))
        self.write(f"gallery/{set_key}/gallery.yml", {"pieces": list(entries)})

    def load(self) -> list[Any]:
        """Read everything, with the list of published pieces in order unless `recorded` says otherwise."""
        if self.recorded is not None:
            self.write("_data/published-pieces.txt", self.recorded)
        self.galleries, problems = load_galleries(
            self.docs / "gallery",
            self.docs / "_data",
            self.cache,
            shown_as="docs/gallery",
            data_shown_as="docs/_data",
            today=TODAY,
        )
        return problems

    def say(self) -> list[str]:
        """Return all faults, as they are printed, but for those of the list of published pieces."""
        return [str(problem) for problem in self.load() if not self._is_about_list(problem) and not problem.advice]

    def advise(self) -> list[str]:
        """Return all advice, as it is printed."""
        return [str(problem) for problem in self.load() if problem.advice]

    def _is_about_list(self, problem: Any) -> bool:
        return self.recorded is None and problem.file == "docs/_data/published-pieces.txt"

    def at(self, field: str = "id", *, nth: int = 1, set_key: str = "arms") -> str:
        """Return file and line of the nth field of this name."""
        text = (self.docs / f"gallery/{set_key}/gallery.yml").read_text(encoding="utf-8")
        lines = [n for n, line in enumerate(text.splitlines(), 1) if re.match(rf"[ -]*{field}:", line)]
        return f"docs/gallery/{set_key}/gallery.yml:{lines[nth - 1]}"

    def shown(self) -> list[str]:
        """Return the ids of the pieces readers can see."""
        return list(self.galleries.pieces)

    def faulty(self) -> dict[str, tuple[str, ...]]:
        """Return what stands in the marked boxes, by id."""
        return {
            piece.id: piece.messages
            for one in self.galleries.sets
            for piece in one.pieces
            if isinstance(piece, FaultyPiece)
        }
