"""One panel through the engine: reference → ink → years → skin and camera."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from illustrations.ink.draw import fine_line, micro_realism
from illustrations.ink.inkmap import MARGIN_MM, InkMap
from illustrations.ink.needles import InkSettings
from illustrations.overlay.mask import Pixels
from illustrations.reference import Reference, load_reference
from illustrations.skin.photograph import photograph
from illustrations.skin.shot import Shot
from illustrations.time.ageing import age
from illustrations.time.parameters import ageing_model

from .panels import Panel, Piece

SITES: Final = {
    "behind-ear": "behind-the-ear",
    "ribs": "rib",
    "outer-upper-arm": "upper-arm",
}
"""The engine's names of places whose key in `placements.yml` differs."""
_SIMPLE_GAP_MM: Final = 1.0
"""A simplified design leaves out what is closer together than this [mm]: lines 1 mm apart stayed open on the one
measured tattoo (AGE-10)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A panel, photographed."""

    pixels: Pixels
    px_per_mm: float


def shoot(panel: Panel, references: Path) -> Picture:
    """Return the panel's photograph, without anything laid over it."""
    ink = lay_out(panel.pieces, references)
    return take(panel, grow_old(panel, ink))


@lru_cache(maxsize=4)
def lay_out(pieces: tuple[Piece, ...], references: Path) -> InkMap:
    """Return the ink of all pieces on one map, as drawn; a piece alone keeps its own map."""
    if len(pieces) == 1:
        return draw(pieces[0], references)
    drawn = [draw(piece, references) for piece in pieces]
    scale = drawn[0].px_per_mm
    reach = [
        max(
            2 * abs(piece.offset_mm[axis]) * scale + ink.absorbance.shape[1 - axis]
            for piece, ink in zip(pieces, drawn, strict=True)
        )
        for axis in (0, 1)
    ]
    skin = np.zeros((int(reach[1]) + 1, int(reach[0]) + 1), np.float32)
    marks: Counter[str] = Counter()
    for piece, ink in zip(pieces, drawn, strict=True):
        rows, columns = ink.absorbance.shape
        top = round((skin.shape[0] - rows) / 2 + piece.offset_mm[1] * scale)
        left = round((skin.shape[1] - columns) / 2 + piece.offset_mm[0] * scale)
        skin[top : top + rows, left : left + columns] += ink.absorbance
        marks.update(ink.marks)
    return replace(
        drawn[0],
        absorbance=skin,
        width_mm=skin.shape[1] / scale - 2 * MARGIN_MM,
        height_mm=skin.shape[0] / scale - 2 * MARGIN_MM,
        marks=marks,
        densest_per_mm2=max(ink.densest_per_mm2 for ink in drawn),
    )


@lru_cache(maxsize=4)
def draw(piece: Piece, references: Path) -> InkMap:
    """Return the ink of one piece, as drawn."""
    reference = read_reference(piece.subject, references)
    if piece.style == "fine-line":
        return fine_line(reference, piece.width_mm, InkSettings(seed=piece.seed))
    gap = _SIMPLE_GAP_MM if piece.style == "simplified" else 0.0
    return micro_realism(reference, piece.width_mm, InkSettings(seed=piece.seed, smallest_gap_mm=gap))


@lru_cache(maxsize=4)
def read_reference(subject: str, references: Path) -> Reference:
    """Return a subject's reference; the last few are kept."""
    return load_reference(subject, references)


def grow_old(panel: Panel, ink: InkMap) -> InkMap:
    """Return the ink at the panel's age; fresh ink is as drawn."""
    if panel.stage == "fresh":
        return ink
    site = ageing_model().sites[engine_site(panel)]
    return age(ink, panel.years, panel.spread, site=site, seed=panel.seed)


def take(panel: Panel, ink: InkMap) -> Picture:
    """Return the photograph of `ink` in the panel's skin."""
    shot = Shot(
        tone=panel.tone,
        site=engine_site(panel),
        frame_mm=panel.frame_mm,
        out_px=panel.size_px[0],
        years=panel.years,
        stage=panel.stage,
        seed=panel.seed,
        view_mm=panel.look_at_mm,
        turn_deg=panel.rotation_deg,
    )
    taken = photograph(ink, shot)
    return Picture(taken.rgb, taken.px_per_mm)


def engine_site(panel: Panel) -> str:
    """Return what the engine calls the panel's place on the body."""
    return SITES.get(panel.placement, panel.placement)
