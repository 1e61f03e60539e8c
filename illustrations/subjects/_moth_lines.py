"""The moth's inner lines, drawn from its pattern: veins, borders of bands, rings of the eyespots, feathering."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import RegularGridInterpolator
from skimage.measure import find_contours

from ._moth_wings import COLUMNS, PLANS, ROWS, Plan, outline, pose, veins, wing
from .kit.pen import Sheet

if TYPE_CHECKING:
    import numpy.typing as npt

    from ._view import View
    from .kit.arrays import Array

_INNER = 160
_PEN = 1 / 900  # line width as a share of the picture's width
_FORE_BORDERS = (0.264, 0.640, 0.690, 0.82, 0.935)
_HIND_BORDERS = (0.655, 0.77, 0.90, 0.945)
_RINGS = (0.60, 0.88, 1.02)


class _Page:
    """A sheet seen through the moth's camera; later strokes stand in front of earlier ones."""

    def __init__(self, view: View, size: tuple[int, int]) -> None:
        self._view, self._size = view, size
        self.sheet = Sheet(*size)
        self.pen = max(1.0, _PEN * size[0])

    def stroke(self, points: Array, width: float = 1.0) -> None:
        self.sheet.stroke(self._view.project(points, self._size), self.pen * width)

    def clear(self, border: Array) -> None:
        self.sheet.polygon(self._view.project(border, self._size), 0.0)


def _on_wing(plan: Plan, flat: Array) -> Array:
    """Posed points (n, 3) of places (n, 2) on the wing, close enough in height for a line."""
    return pose(plan, np.column_stack([flat, np.full(len(flat), -0.06 if plan.hind else 0.04)]))


def _draw_wing(page: _Page, plan: Plan) -> None:
    edge, _ = outline(plan)
    page.clear(_on_wing(plan, edge))
    drawn = wing(plan)
    lookup = RegularGridInterpolator((np.arange(ROWS), np.arange(COLUMNS)), drawn.points)
    x, y = drawn.points[..., 0], drawn.points[..., 1]
    r = np.hypot(x - plan.eye[0], y - plan.eye[1]) / plan.eye_radius
    for level in _HIND_BORDERS if plan.hind else _FORE_BORDERS:
        scallop = np.abs(np.sin(np.pi * (drawn.sector * plan.veins * 0.93 + 0.1)))
        lean = 0.018 if level > 0.85 else -0.024  # the outer borders bulge outwards
        _contours(page, plan, lookup, np.where(r > 1.05, drawn.reach + lean * scallop, np.nan), level)
    for line in veins(plan):
        away = np.hypot(*(line - plan.eye).T) > 1.02 * plan.eye_radius
        for run in np.split(line, np.flatnonzero(np.diff(away)) + 1):
            if np.hypot(*(run[len(run) // 2] - plan.eye)) > 1.02 * plan.eye_radius:
                page.stroke(_on_wing(plan, run), 0.8)
    around = np.linspace(0, 2 * np.pi, 90)
    for ring in _RINGS:
        circle = np.array(plan.eye) + ring * plan.eye_radius * np.column_stack([np.cos(around), np.sin(around)])
        page.stroke(_on_wing(plan, circle), 1.2)


def _contours(page: _Page, plan: Plan, lookup: RegularGridInterpolator, field: Array, level: float) -> None:
    shortest = 40
    for line in find_contours(field, level):
        if len(line) > shortest:
            page.stroke(pose(plan, lookup(np.clip(line[::3], 0, [ROWS - 1, COLUMNS - 1]))))


def _draw_body(page: _Page, body: Array) -> None:
    left, right = body[:, body.shape[1] // 2], body[:, 0]
    page.clear(np.concatenate([left, right[::-1]]))
    half = body.shape[1] // 2
    for share in np.arange(0.44, 0.98, 0.08):
        page.stroke(body[int(share * len(body)), 2 : half - 2])
    page.stroke(body[int(0.14 * len(body)), 2 : half - 2])
    page.stroke(body[int(0.23 * len(body)), 2 : half - 2])


def add(lines: npt.NDArray[np.uint8], view: View, body: Array, feathers: list[Array]) -> npt.NDArray[np.uint8]:
    """`lines` (h, w) with the moth's pattern; `body` (n, m, 3) and the antennae's branches (n, k, 3) are posed."""
    page = _Page(view, (lines.shape[1], lines.shape[0]))
    for plan in PLANS:
        _draw_wing(page, plan)
    _draw_body(page, body)
    for branches in feathers:
        for strand in branches[::2]:
            page.stroke(strand, 0.8)
    return np.maximum(lines, np.rint(_INNER * page.sheet.coverage()).astype(np.uint8))
