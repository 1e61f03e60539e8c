"""Ink maps for the page's preview: small grey pictures of how much ink lies where, with their scale.

A pixel's value v, 0 to 255, stands for the absorbance MAX_ABSORBANCE·(v/255)², natural logarithm, one pass: the square
root spends the steps where the eye sees them. The ink is as drawn; healing and years are for the preview to add.
"""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from illustrations.errors import PictureError
from illustrations.ink.inkmap import MARGIN_MM, MAX_ABSORBANCE, InkMap
from illustrations.maps import Map, resize
from illustrations.reference import load_entries

from .files import write_whole
from .panels import Piece
from .stages import draw

SUBJECTS: Final = ("rose", "botanical_sprig", "eye", "cat", "portrait", "skull", "moth", "celestial_map")
WIDTH_PX: Final = 760
"""Longer side of a map, bare margin included; 15 to 30 px/mm, so a mark of 0.13 mm is two to four pixels."""
MOST_BYTES: Final = 60_000
_QUALITIES: Final = (92, 88, 84, 80, 75, 70, 64, 58, 50)


def write_densities(references: Path, folder: Path, subjects: Sequence[str] = SUBJECTS) -> None:
    """Write `<subject>.webp` for each subject at its natural width, and `index.json`, which says how to read them."""
    entries = load_entries(references)
    pieces = []
    for subject in subjects:
        if subject not in entries:
            raise PictureError(f'There is no reference "{subject}" in references.yml.')
        entry = entries[subject]
        ink = draw(Piece(subject, "micro-realism", entry.width_mm, 1), references)
        coded = code_absorbance(_shrink(ink))
        write_whole(folder / f"{subject}.webp", _encode(coded, subject))
        pieces.append(_describe(subject, entry.title, entry.credit, ink, coded))
    index: dict[str, Any] = {
        "coding": "absorbance = max_absorbance * (value / 255) ** 2; natural logarithm, one pass, near 550 nm",
        "max_absorbance": MAX_ABSORBANCE,
        "stage": "as drawn: add healing and years",
        "margin_mm": MARGIN_MM,
        "pieces": pieces,
    }
    write_whole(folder / "index.json", (json.dumps(index, indent=1, ensure_ascii=False) + "\n").encode())


def code_absorbance(absorbance: Map) -> npt.NDArray[np.uint8]:
    """Return absorbance (h, w) as values 0 to 255."""
    coded = np.rint(255 * np.sqrt(np.clip(absorbance / MAX_ABSORBANCE, 0, 1)))
    return np.asarray(coded, np.uint8)


def decode_absorbance(values: npt.NDArray[np.uint8]) -> Map:
    """Return values 0 to 255 as absorbance (h, w)."""
    return np.asarray(MAX_ABSORBANCE * (values.astype(np.float32) / 255) ** 2, np.float32)


def _shrink(ink: InkMap) -> Map:
    rows, columns = ink.absorbance.shape
    share = min(1.0, WIDTH_PX / max(rows, columns))
    return np.maximum(resize(ink.absorbance, (round(rows * share), round(columns * share))), 0)


def _encode(coded: npt.NDArray[np.uint8], subject: str) -> bytes:
    for quality in _QUALITIES:
        out = io.BytesIO()
        Image.fromarray(coded).convert("RGB").save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST_BYTES:
            return out.getvalue()
    raise PictureError(f"The ink map of {subject} does not fit into {MOST_BYTES // 1000} kB.")


def _describe(subject: str, title: str, credit: str, ink: InkMap, coded: npt.NDArray[np.uint8]) -> dict[str, Any]:
    return {
        "key": subject.replace("_", "-"),
        "title": title,
        "file": f"{subject}.webp",
        "width_mm": round(ink.width_mm, 2),
        "height_mm": round(ink.height_mm, 2),
        "width_px": coded.shape[1],
        "height_px": coded.shape[0],
        "px_per_mm": round(coded.shape[1] / (ink.absorbance.shape[1] / ink.px_per_mm), 4),
        "credit": credit,
    }
