"""Engraved hatching: strokes that follow a form and swell with its shade, and foam built from scalloped puffs.

A `Strip` is a form between two edge curves; u runs from the first edge (0) to the second (1), s along both.
Strokes are lines of constant u. Where the strip widens, new strokes appear between the old ones, so that the
spacing stays close to `SPACING`; where the shade fades, a stroke tapers out. Units are those of the caller, y up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from .kit.arrays import Array
from .kit.noise import fbm
from .kit.pen import Sheet
from .kit.shapes import smoothstep

SPACING = 0.098  # aimed at between strokes, units
_FINEST = 0.016  # strokes thinner than this are not cut
_DENSEST = 0.90  # share of the spacing that the darkest stroke fills
Shade: TypeAlias = Callable[[Array, Array], Array]


@dataclass(frozen=True)
class Strip:
    """A form between two edges (n, 2) with the shade 0 to 1 of its points (u, s)."""

    first: Array
    second: Array
    shade: Shade

    def at(self, u: float) -> Array:
        """Return the line of constant u, (n, 2)."""
        return self.first + (self.second - self.first) * u

    def outline(self) -> Array:
        """Return the closed outline as a polygon."""
        return np.concatenate([self.first, self.second[::-1]])


class Plate:
    """A sheet in units with y up; as `fine_line` it keeps outlines and a few strokes, all of one width."""

    def __init__(self, size_units: tuple[float, float], px_per_unit: float, *, fine_line: bool = False) -> None:
        width, height = (round(side * px_per_unit) for side in size_units)
        self.sheet = Sheet(width, height)
        self.fine_line = fine_line
        self._scale, self._height = px_per_unit, height

    def _px(self, points: Array) -> Array:
        return np.stack([points[:, 0] * self._scale, self._height - points[:, 1] * self._scale], axis=1)

    def clear(self, points: Array) -> None:
        """Rub out a polygon, so that a form hides what lies behind it."""
        self.sheet.polygon(self._px(points), 0.0)

    def fill(self, points: Array) -> None:
        """Fill a polygon with ink."""
        self.sheet.polygon(self._px(points), 1.0)

    def outline(self, points: Array, width: float | Array) -> None:
        """Draw a contour; `width` in units, one or one for every point."""
        self.sheet.stroke(self._px(points), 2.0 if self.fine_line else width * self._scale)

    def stroke(self, points: Array, width: Array) -> None:
        """Cut a stroke, broken where `width` (n,) falls below the finest line."""
        cut = width > _FINEST
        edges = np.flatnonzero(np.diff(np.concatenate([[False], cut, [False]]).astype(int)))
        for start, end in edges.reshape(-1, 2):
            if end - start < 6:
                continue
            if self.fine_line:
                self.sheet.stroke(self._px(points[start:end]), 1.6, 160 / 255)
            else:
                self.sheet.stroke(self._px(points[start:end]), width[start:end] * self._scale)


def hatch(plate: Plate, strip: Strip, seed: int) -> None:
    """Cover a strip with strokes; in fine line only with the first sixteen."""
    s = np.linspace(0, 1, len(strip.first))
    across = np.linalg.norm(strip.second - strip.first, axis=1)
    wanted = np.log2(np.maximum(across / SPACING, 1))  # levels of halving that give the aimed-at spacing
    full = np.floor(wanted)
    newest = smoothstep(0.30, 0.70, wanted - full)  # how far the next level's strokes have grown
    gap = across / 2**full / (1 + newest)
    for level in range(1, 5 if plate.fine_line else int(full.max()) + 2):
        present = np.where(level <= full, 1.0, np.where(level == full + 1, newest, 0.0))
        for k in range(1, 2**level, 2):
            u = np.full_like(s, k / 2**level)
            shade = np.clip(strip.shade(u, s), 0, 1)
            place = np.stack([u * 40, s * 9, np.full_like(s, seed)], axis=1)
            hand = 1 + 0.22 * fbm(place, 1.0, 3, seed=seed)
            plate.stroke(strip.at(k / 2**level), _DENSEST * shade * gap * present * hand)


def foam(plate: Plate, puffs: list[tuple[float, float, float]]) -> None:
    """Draw a lump of foam, the union of puffs (x, y, radius): bare skin within one scalloped contour.

    The contour is heavier below and to the right, away from the light, where large puffs get shading arcs too.
    """
    angle = np.linspace(0, 2 * np.pi, 36)
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    thin = 0.027
    heavy = 0.0 if plate.fine_line else 0.017
    for x, y, radius in puffs:
        plate.fill(np.array([x + heavy, y - heavy]) + (radius + thin) * circle)
    for x, y, radius in puffs:
        plate.clear(np.array([x, y]) + radius * circle)
    if plate.fine_line:
        return
    for x, y, radius in puffs:
        for share in (0.78, 0.56, 0.34):
            if radius * share > 0.11:
                part = np.linspace(-0.75, 0.75, 14) * share - np.pi * 0.28
                arc = np.array([x, y]) + radius * share * np.stack([np.cos(part), np.sin(part)], axis=1)
                plate.stroke(arc, 0.034 * (1 - np.linspace(-1, 1, 14) ** 2) + 0.002)


def drop(plate: Plate, centre: Array, radius: float) -> None:
    """Draw a drop of spray: a dot, or a ring when it is large enough to shine inside."""
    angle = np.linspace(0, 2 * np.pi, 24)
    ring = centre + radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    plate.outline(ring, min(2 * radius, 0.022))
