"""The drawing the artist works from: the reference at its true size, and the direction of its forms."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from illustrations.errors import PictureError, require_positive
from illustrations.ink.inkmap import MARGIN_MM, PX_PER_MM
from illustrations.ink.needles import DETAIL
from illustrations.maps import Map, blur, resize, smoothstep
from illustrations.reference import Reference

LARGEST_MM = 120.0
"""Widest or tallest motif that is drawn [mm]; a map of it takes 100 MB."""
_EMPHASIS = ((0.35, 0.9), (0.15, 3.0))
"""How strongly, and over what distances [mm], an artist sharpens light against dark when redrawing for a needle."""
_OPENNESS = 0.6
"""How much lighter dark mid tones (darkness d) are kept than in the picture, as a factor of d²(1 - d): skin's range
from bare to black is short, and what is nearly black in it reads as black."""
_KEPT = 0.8
"""Share of a light tone that stays beside a dark one, so that lit edges do not dissolve into bare skin."""
_EDGE_MM, _EDGE_TONE = 0.12, 0.3
"""Width [mm] and darkness of the soft edge that keeps a pale outline apart from bare skin."""
_SIMPLE_PX = 14
"""Resolution at which shapes are merged [px per smallest spacing]."""
_AFAR, _FROM_AFAR = 4.0, 0.1
"""How much further than its own scale, and how strongly, the flow looks for a direction."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The piece of skin that a motif of a stated width is drawn on."""

    rows: int
    columns: int
    """Size of the motif [px]."""
    margin: int
    """Bare skin around it [px]."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the map, margin included."""
        return self.rows + 2 * self.margin, self.columns + 2 * self.margin


def frame(reference: Reference, width_mm: float) -> Frame:
    """Return the frame for `reference` drawn `width_mm` wide; PictureError unless 0 < width and height ≤ LARGEST_MM."""
    require_positive("The width of the motif", width_mm, "mm")
    if max(width_mm, width_mm * reference.aspect) > LARGEST_MM:
        raise PictureError(
            f"{reference.entry.title} at {width_mm:g} mm wide would be larger than {LARGEST_MM:g} mm; draw it smaller."
        )
    columns = max(1, round(width_mm * PX_PER_MM))
    rows = max(1, round(width_mm * reference.aspect * PX_PER_MM))
    return Frame(rows, columns, round(MARGIN_MM * PX_PER_MM))


def redraw(reference: Reference, place: Frame, spacing_mm: float) -> Map:
    """Return the darkness to ink, (h, w) 0–1, on the frame.

    What is far finer than the detail needle is averaged away, local contrast is raised, the lightest tones are left
    as open skin, and a pale outline is held by a soft grey edge. With `spacing_mm` above 0, shapes closer together
    than that are merged first.
    """
    darkness = reference.darkness
    if spacing_mm > 0:
        darkness = _simplify(darkness, place.columns / PX_PER_MM, spacing_mm)
    tones = np.pad(np.clip(resize(darkness, (place.rows, place.columns)), 0, 1), place.margin)
    tones = blur(tones, 0.2 * DETAIL.mark_mm * PX_PER_MM)
    tones -= np.float32(_OPENNESS) * tones * tones * (1 - tones)
    sharper = tones.copy()
    for emphasis, local_mm in _EMPHASIS:
        sharper += np.float32(emphasis) * (tones - blur(tones, local_mm * PX_PER_MM))
    tones = np.clip(np.maximum(sharper, np.float32(_KEPT) * tones), 0, 1) * smoothstep(0.02, 0.06, tones)
    held = np.float32(_EDGE_TONE) * _outline(reference.cover, place)
    return np.asarray(np.maximum(tones, held), np.float32)


def _outline(cover: Map, place: Frame) -> Map:
    """Return 1 just inside a sharp outline of the motif, falling to 0 within two _EDGE_MM and where it fades out."""
    inside = np.pad(np.clip(resize(cover, (place.rows, place.columns)), 0, 1), place.margin)
    sigma = _EDGE_MM * PX_PER_MM
    down, right = (np.asarray(slope, np.float32) for slope in np.gradient(blur(inside, sigma)))
    steepness = np.hypot(down, right) * np.float32(sigma * np.sqrt(2 * np.pi))  # 1 on a straight, hard edge
    return np.asarray(inside * smoothstep(0.3, 0.9, steepness), np.float32)


def flow(tones: Map, scale_mm: float) -> Map:
    """Return (3, h, w): x and y of a unit vector along the lines of equal tone, and how sure that direction is (0–1).

    From the structure tensor averaged over `scale_mm`; the form's contour lines are where shading strokes run. Where
    the tone is flat, the direction comes from further away, and is less sure.
    """
    sigma = scale_mm * PX_PER_MM
    down, right = (np.asarray(slope, np.float32) for slope in np.gradient(blur(tones, max(0.35 * sigma, 0.8))))
    across, mixed, along = (
        blur(product, sigma) + np.float32(_FROM_AFAR) * blur(product, _AFAR * sigma)
        for product in (right * right, right * down, down * down)
    )
    angle = 0.5 * np.arctan2(2 * mixed, across - along) + np.float32(np.pi / 2)
    faintest = np.float32((0.02 / sigma) ** 2)
    surety = np.sqrt((across - along) ** 2 + 4 * mixed**2) / (across + along + faintest)
    return np.stack([np.cos(angle), np.sin(angle), surety]).astype(np.float32)


def _simplify(darkness: Map, width_mm: float, spacing_mm: float) -> Map:
    """Return `darkness` as fewer, larger shapes with firm edges and the full range of tones.

    A median over a disc of `spacing_mm` merges what is finer; then every pixel takes the lightest or the darkest tone
    nearby, whichever is nearer (toggle contrast: Kramer and Bruckner 1975).
    """
    px_per_mm = min(_SIMPLE_PX / spacing_mm, darkness.shape[1] / width_mm)
    columns = max(1, round(px_per_mm * width_mm))
    rows = max(1, round(columns * darkness.shape[0] / darkness.shape[1]))
    # A border of bare skin, so that the outline counts as an edge.
    border = _SIMPLE_PX // 2
    small = np.pad(resize(darkness, (rows, columns)), border)
    merged = ndimage.median_filter(small, footprint=_disc(0.5 * spacing_mm * px_per_mm), mode="nearest")
    nearby = _disc(0.35 * spacing_mm * px_per_mm)
    light, dark = (extreme(merged, footprint=nearby) for extreme in (ndimage.minimum_filter, ndimage.maximum_filter))
    firm = np.where(merged - light < dark - merged, light, dark)
    shapes = (0.3 * merged + 0.7 * firm)[border:-border, border:-border]
    return np.asarray(shapes * (np.percentile(darkness, 99) / max(float(np.percentile(shapes, 99)), 0.1)), np.float32)


def _disc(radius: float) -> npt.NDArray[np.bool_]:
    reach = max(1, round(radius))
    down, right = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    return np.asarray(down**2 + right**2 <= reach**2)
