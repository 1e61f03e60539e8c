"""From a grey reference and a width in millimetres to ink in skin, mark by mark.

Ink can only be added, every mark has a width, the hand shakes by a length in millimetres and skin takes a limited
number of marks: so a small drawing loses detail by itself. No filter makes it look small.
"""

import numpy as np

from illustrations.errors import PictureError
from illustrations.ink import design
from illustrations.ink.inkmap import MAX_ABSORBANCE, PX_PER_MM, InkMap
from illustrations.ink.linework import Line, choose_lines
from illustrations.ink.marks import CELL_MM, Skin
from illustrations.ink.needles import LINE_SPACING_MM, InkSettings
from illustrations.ink.pen import draw_lines
from illustrations.ink.pepper import pepper
from illustrations.ink.strokes import draw_detail
from illustrations.ink.tone import absorbance_for
from illustrations.ink.tracing import trace
from illustrations.ink.wash import lay_wash
from illustrations.maps import Map, noise
from illustrations.reference import Lines, Reference

__all__ = ["InkMap", "InkSettings", "fine_line", "micro_realism", "uptake"]

_FORM_MM, _EDGE_MM = 0.35, 0.11
"""Scales over which the flow of forms (for washes) and of edges (for detail) is read [mm]."""
_WASH_SHARE, _DETAIL_SHARE = 0.55, 0.9
"""Shares of the trauma limit used up when the washes, and then the detail, are done."""
_PATCHES_MM = ((0.67, 0.16), (0.55, 0.7), (0.5, 4.0))
"""Shares (their squares add up to one) and sizes [mm] of the patches in which skin takes more or less ink."""


def micro_realism(reference: Reference, width_mm: float, settings: InkSettings = InkSettings()) -> InkMap:  # noqa: B008 - frozen
    """Return `reference` inked `width_mm` wide in washes, detail strokes and pepper.

    With `settings.smallest_gap_mm` above 0 it is drawn as fewer, larger shapes, held by the lines of the line drawing
    that keep that gap. PictureError unless 0 < width and the motif fits the largest map.
    """
    place = design.frame(reference, width_mm)
    gap_mm = settings.smallest_gap_mm or 0.0
    tones = design.redraw(reference, place, gap_mm)
    target = absorbance_for(tones)
    skin = _bare(place.shape)
    limit = settings.trauma_limit_per_mm2 * CELL_MM**2
    light, most = skin._replace(limit=int(_WASH_SHARE * limit)), skin._replace(limit=int(_DETAIL_SHARE * limit))
    rng = np.random.default_rng(settings.seed)
    jitter = settings.hand_jitter_mm
    marks = {}
    if gap_mm > 0 and reference.lines is not None:
        marks["line"] = draw_lines(light, _lines(reference.lines, width_mm, gap_mm), place.margin, jitter, rng)
    marks["wash"] = lay_wash(light, target, design.flow(tones, _FORM_MM), jitter, rng)
    marks["detail"] = draw_detail(most, target, design.flow(tones, _EDGE_MM), jitter, rng)
    marks["pepper"] = pepper(skin._replace(limit=int(limit)), target, jitter, rng)
    return _finish(skin, place, marks, settings)


def fine_line(reference: Reference, width_mm: float, settings: InkSettings = InkSettings()) -> InkMap:  # noqa: B008 - frozen
    """Return the line drawing of `reference` inked `width_mm` wide with a single needle.

    PictureError if the subject has no line drawing, or as in `micro_realism`.
    """
    place = design.frame(reference, width_mm)
    if reference.lines is None:
        raise PictureError(f"{reference.entry.title} has no line drawing; draw {reference.entry.key}.lines.png first.")
    gap_mm = LINE_SPACING_MM if settings.smallest_gap_mm is None else settings.smallest_gap_mm
    lines = _lines(reference.lines, width_mm, gap_mm)
    skin = _bare(place.shape)._replace(limit=int(settings.trauma_limit_per_mm2 * CELL_MM**2))
    rng = np.random.default_rng(settings.seed)
    drawn = draw_lines(skin, lines, place.margin, settings.hand_jitter_mm, rng)
    return _finish(skin, place, {"line": drawn}, settings)


def uptake(absorbance: Map, variation: float, seed: int) -> Map:
    """Return what the skin keeps of `absorbance`: patchy by `variation` (relative standard deviation), mean unchanged.

    The patches follow collagen bundles (0.16 mm), pores (0.7 mm) and the pressure of the hand (4 mm).
    """
    rng = np.random.default_rng([seed, 900])
    patches = np.zeros_like(absorbance)
    for share, size_mm in _PATCHES_MM:
        patches += np.float32(variation * share) * noise(absorbance.shape, size_mm * PX_PER_MM, rng)
    kept = absorbance * np.exp(patches - np.float32(variation**2 / 2))
    return np.asarray(np.clip(kept, 0, MAX_ABSORBANCE), np.float32)


def _lines(drawing: Lines, width_mm: float, spacing_mm: float) -> list[Line]:
    return choose_lines(trace(drawing), width_mm / drawing.shape[1], spacing_mm)


def _bare(shape: tuple[int, int]) -> Skin:
    cells = tuple(int(side / (CELL_MM * PX_PER_MM)) + 1 for side in shape)
    return Skin(np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros(cells, np.int32), 0)


def _finish(skin: Skin, place: design.Frame, marks: dict[str, int], settings: InkSettings) -> InkMap:
    return InkMap(
        absorbance=uptake(skin.absorbance, settings.uptake_variation, settings.seed),
        px_per_mm=PX_PER_MM,
        width_mm=place.columns / PX_PER_MM,
        height_mm=place.rows / PX_PER_MM,
        marks=marks,
        densest_per_mm2=float(skin.counts.max()) / CELL_MM**2,
    )
