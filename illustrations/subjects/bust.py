"""Head of a youth in marble, in strict profile like a Renaissance medallion: a relief lit by our own shader."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from scipy.ndimage import binary_fill_holes, gaussian_filter, median_filter

from . import _bust_face as head
from . import _bust_hair as hair
from . import _relief
from .kit.arrays import GreyAlpha, Quality
from .kit.noise import fbm
from .kit.pen import Sheet
from .kit.shapes import smoothstep, spline
from .kit.tone import edge_tone, tone
from .model import Subject

if TYPE_CHECKING:
    import numpy.typing as npt

    from .kit.arrays import Array, Mask

SUBJECT = Subject(
    key="bust",
    title="Head of a youth",
    size_px=(1185, 1590),
    alt="A young man's head in marble, in profile to the left: straight brow and nose, full lips, an ear half "
    "under a cap of deeply carved snail curls, the neck fading out",
    width_mm=26,
    credit="Drawn from our own relief model",
)

_SCALE = 750.0  # pixels per face height at full quality
_SEED = 5
_OVERSAMPLING = 1.5
_BARE, _GONE = 1.20, 1.52  # heights between which the neck fades, face heights


@cache
def _relief_of(scale: float) -> tuple[Array, npt.NDArray[np.float64], Mask]:
    """Heights in face heights, lock numbers and silhouette (h, w)."""
    sharp, within = head.face(scale)
    bare = gaussian_filter(sharp, 0.0026 * scale)
    carved, ids = hair.cover(bare, scale, hair.locks(np.random.default_rng(_SEED)))
    solid = binary_fill_holes(within | (ids > 0))
    clean = np.where(ids > 0, median_filter(carved, 3), carved)  # pixels that no sample of a lock fell into
    return gaussian_filter(clean, 0.0010 * scale), ids, solid


def _neck_fade(scale: float) -> Array:
    x, y = head.places(scale)
    ragged = 0.10 * fbm(np.stack([x * 3, y * 2, np.zeros_like(x)], -1), octaves=3, seed=4)
    return 1 - smoothstep(_BARE, _GONE, y + ragged)


def _marble(scale: float, on_hair: Mask) -> Array:
    """Albedo (h, w): faint clouds, and hair darker than skin, as its rough surface looks."""
    x, y = head.places(scale)
    place = np.stack([x, y, np.full_like(x, 0.3)], -1)
    return np.asarray(np.where(on_hair, 0.78, 1.0) * (0.80 + 0.06 * fbm(place, 3, 4, seed=9)))


def draw(quality: Quality) -> GreyAlpha:
    """Shade the relief: key from above left, weak fill from the right, sky in the hollows."""
    scale = _SCALE * quality.scale * _OVERSAMPLING
    carved, ids, solid = _relief_of(scale)
    height = carved * scale
    key = _relief.lit(height, azimuth_deg=238, elevation_deg=40, spread_deg=10, reach=int(0.5 * scale), rays=10)
    fill = _relief.lit(height, azimuth_deg=10, elevation_deg=25, spread_deg=20, reach=int(0.1 * scale), rays=4)
    sky = _relief.open_sky(height, int(0.28 * scale), ways=16)
    light = (
        (0.86 * key + 0.16 * fill + 0.16)
        * sky
        * _marble(scale, ids > 0)
        * (1 - 0.45 * smoothstep(0.92, 1.4, head.places(scale)[1]))
    )
    rows, columns = head.size(_SCALE * quality.scale)
    light, cover = (
        np.asarray(Image.fromarray(plane.astype(np.float32)).resize((columns, rows), Image.Resampling.BOX))
        for plane in (light * solid, solid)
    )
    linear = np.stack([light, light, light, cover], -1)
    graded = edge_tone(tone(linear, contrast=0.9, middle=0.43, clarity=0.30, sharpen=0.6), most=0.80, reach=0.004)
    return GreyAlpha(graded.grey, graded.alpha * _neck_fade(_SCALE * quality.scale))


def _draw_curls(sheet: Sheet, scale: float, pen: float) -> None:
    """Outline the curls from the lowest to the highest, each over the ones below it."""
    carved, _, _ = _relief_of(scale)
    curls = hair.locks(np.random.default_rng(_SEED))

    def top(lock: hair.Lock) -> float:
        column, row = ((lock.line[len(lock.line) // 2 :].mean(0) - [head.LEFT, head.TOP]) * scale).astype(int)
        return float(carved[row, column] + lock.lift.max())

    for lock in sorted(curls, key=top):
        left, right = hair.sides(lock)
        left, right = ((side - [head.LEFT, head.TOP]) * scale for side in (left, right))
        run = 20
        for k in range(0, len(left) - 1, run):
            a, b = left[k : k + run + 1 : 5], right[k : k + run + 1 : 5]
            sheet.polygon(np.concatenate([a, b[::-1]]), 0.0)
            sheet.stroke(a, pen)
            sheet.stroke(b, pen)


def lines(quality: Quality) -> npt.NDArray[np.uint8]:
    """Silhouette, the curls' borders, and the folds of face and ear."""
    scale = _SCALE * quality.scale
    _, ids, solid = _relief_of(scale)
    rows, columns = solid.shape
    folds, curls = Sheet(columns, rows), Sheet(columns, rows)
    pen = max(1.0, 2.0 * quality.scale)
    for curve in [fold.curve for fold in head.FOLDS if fold.line] + list(head.EYE_LINES):
        folds.stroke((spline(curve, 120) - [head.LEFT, head.TOP]) * scale, pen)
    _draw_curls(curls, scale, pen)
    inner = np.maximum(folds.coverage() * (ids == 0), curls.coverage()) * solid
    edge = gaussian_filter(solid.astype(float), pen)
    outline = np.clip(1 - np.abs(edge - 0.5) / 0.35, 0, 1)
    drawn = np.maximum(255 * outline, 160 * inner) * _neck_fade(scale)
    return np.asarray(np.rint(drawn), np.uint8)
