"""Cutting a head out of a photograph by a hand-placed outline, and drawing over it with hand-placed curves.

Points are in photograph pixels, results in picture pixels; masks are floats 0..1 of shape (h, w).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.interpolate import make_interp_spline
from scipy.ndimage import distance_transform_edt, map_coordinates, uniform_filter

from .arrays import Array
from .pen import Sheet
from .photograph import Frame, Points
from .shapes import spline

OUTLINE, INNER = 255, 160


@dataclass(frozen=True)
class Strand:
    """One hair: a curve in photograph pixels that tapers from `width` (photograph pixels) to nothing."""

    curve: Array
    width: float


def ring(points: Points, count: int = 2000) -> Array:
    """A closed smooth curve (count, 2) through hand-placed points."""
    knots = np.asarray(points + points[:1], np.float64)
    gaps = np.sqrt(np.linalg.norm(np.diff(knots, axis=0), axis=1))
    where = np.r_[0, np.cumsum(gaps)] / gaps.sum()
    return np.asarray(make_interp_spline(where, knots, k=3, bc_type="periodic")(np.linspace(0, 1, count)))


def fill(frame: Frame, outline: Array) -> Array:
    """The inside of a closed outline, with smooth edges."""
    sheet = Sheet(*frame.size)
    sheet.polygon(frame.place(outline))
    return sheet.coverage()


def guided(guide: Array, mask: Array, radius: int, tolerance: float) -> Array:
    """Let the mask take over the edges of the guide (guided filter, He, Sun and Tang 2013).

    `radius` in picture pixels; edges of the guide weaker than the root of `tolerance` are ignored.
    """

    def mean(values: Array) -> Array:
        return np.asarray(uniform_filter(values, 2 * radius + 1))

    mean_guide, mean_mask = mean(guide), mean(mask)
    slope = (mean(guide * mask) - mean_guide * mean_mask) / (mean(guide**2) - mean_guide**2 + tolerance)
    return np.clip(mean(slope) * guide + mean(mean_mask - slope * mean_guide), 0, 1)


def depth_inside(frame: Frame, mask: Array) -> Array:
    """Distance to the edge of the mask in photograph pixels, positive inside, negative outside."""
    inside = mask > 0.5
    return np.asarray((distance_transform_edt(inside) - distance_transform_edt(~inside)) / frame.scale)


def rays(frame: Frame, centre: tuple[float, float], *, per_radian: float, length: float, seed: int) -> Array:
    """Noise (h, w) drawn out into strokes of `length` that radiate from a centre; mean 0, deviation about 1."""
    x, y = frame.grid()
    turn = np.arctan2(y - centre[1], x - centre[0]) * per_radian
    out = np.hypot(x - centre[0], y - centre[1]) / length
    lattice = np.random.default_rng(seed).standard_normal((64, 4096)).astype(np.float32)
    return np.asarray(map_coordinates(lattice, [out + 0.3 * np.sin(turn * 0.37), turn + 2048], order=3, mode="wrap"))


def comb_out(frame: Frame, strands: list[Strand]) -> Array:
    """Coverage (h, w) of many tapering hairs."""
    sheet = Sheet(*frame.size)
    for strand in strands:
        line = frame.place(strand.curve)
        ahead = np.gradient(line, axis=0)
        ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-9)
        half = np.linspace(0.5, 0.03, len(line))[:, None] * strand.width * frame.scale
        side = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1) * half
        sheet.polygon(np.concatenate([line + side, (line - side)[::-1]]))
    return sheet.coverage()


def draw_curves(
    frame: Frame, outline: tuple[Points, ...], inner: tuple[Points, ...], pen: float = 0.6
) -> npt.NDArray[np.uint8]:
    """A line drawing (h, w) from hand-placed curves: outlines 255, inner lines 160, nothing 0.

    A curve whose last point is its first one is drawn as a closed ring. `pen` is the width of an outline in photograph
    pixels; inner lines are a fifth thinner.
    """
    drawn = np.zeros(frame.size[::-1], np.float32)
    for curves, value, width in ((inner, INNER, 0.8 * pen), (outline, OUTLINE, pen)):
        sheet = Sheet(*frame.size)
        for points in curves:
            closed = points[0] == points[-1]
            curve = ring(points[:-1], 400) if closed else spline(points, 60 * len(points))
            sheet.stroke(frame.place(curve), max(1.0, width * frame.scale))
        drawn = np.maximum(drawn, sheet.coverage() * value)
    return np.rint(drawn).astype(np.uint8)
