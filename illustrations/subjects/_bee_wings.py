"""Wings of the western honeybee (Apis mellifera): outlines and veins, hand-set after the usual plates.

Wing coordinates: x from the root towards the tip, 1 = length of the fore wing; y towards the leading edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import splev, splprep

from .kit.noise import fbm
from .kit.shapes import smoothstep, spline

if TYPE_CHECKING:
    from .kit.arrays import Array

_Curve = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Plan:
    """Outline and veins of a wing; each vein has its width in thousandths of the wing's length."""

    outline: _Curve
    veins: tuple[tuple[float, _Curve], ...]


FORE = Plan(
    (
        *((0.0, 0.012), (0.2, 0.052), (0.45, 0.100), (0.65, 0.132), (0.82, 0.122), (0.95, 0.066), (1.0, -0.03)),
        *(
            (0.965, -0.125),
            (0.85, -0.220),
            (0.68, -0.275),
            (0.50, -0.255),
            (0.30, -0.165),
            (0.12, -0.078),
            (0.0, -0.03),
        ),
    ),
    (
        (15, ((0.0, 0.008), (0.15, 0.036), (0.35, 0.072), (0.60, 0.116))),
        (13, ((0.0, -0.004), (0.15, 0.012), (0.33, 0.052), (0.46, 0.082), (0.60, 0.112))),
        (9, ((0.59, 0.108), (0.635, 0.070), (0.72, 0.052), (0.84, 0.060), (0.935, 0.078))),
        (9, ((0.375, 0.058), (0.365, 0.020), (0.325, -0.022))),
        (9, ((0.0, -0.014), (0.15, -0.014), (0.325, -0.022))),
        (8, ((0.37, 0.022), (0.47, 0.012), (0.555, 0.022), (0.595, 0.108))),
        (8, ((0.47, 0.012), (0.455, -0.030))),
        (8, ((0.325, -0.022), (0.455, -0.030), (0.56, -0.052), (0.665, -0.052), (0.80, -0.022))),
        (8, ((0.555, 0.022), (0.635, 0.070))),
        (8, ((0.665, -0.052), (0.690, 0.000), (0.655, 0.064))),
        (8, ((0.795, -0.022), (0.775, 0.020), (0.745, 0.052))),
        (8, ((0.325, -0.022), (0.40, -0.060), (0.52, -0.102), (0.62, -0.130), (0.70, -0.160))),
        (7, ((0.455, -0.030), (0.500, -0.096))),
        (7, ((0.665, -0.052), (0.710, -0.100), (0.700, -0.160))),
        (9, ((0.0, -0.024), (0.14, -0.060), (0.30, -0.112), (0.42, -0.150), (0.49, -0.190))),
        (7, ((0.26, -0.020), (0.245, -0.094))),
        (7, ((0.52, -0.102), (0.49, -0.190))),
        (5, ((0.80, -0.022), (0.90, -0.020))),
        (5, ((0.70, -0.160), (0.78, -0.195))),
    ),
)
HIND = Plan(
    (
        *((0.0, 0.010), (0.2, 0.045), (0.42, 0.075), (0.60, 0.062), (0.70, 0.000), (0.68, -0.085), (0.56, -0.155)),
        *((0.40, -0.175), (0.22, -0.140), (0.08, -0.080), (0.0, -0.030)),
    ),
    (
        (12, ((0.0, 0.004), (0.18, 0.036), (0.40, 0.066))),
        (7, ((0.40, 0.064), (0.52, 0.046), (0.64, 0.010))),
        (8, ((0.0, -0.010), (0.18, -0.012), (0.40, -0.020), (0.60, -0.065))),
        (7, ((0.33, 0.055), (0.37, 0.020), (0.36, -0.018))),
        (7, ((0.20, -0.012), (0.27, -0.060), (0.36, -0.120))),
        (7, ((0.0, -0.020), (0.12, -0.060), (0.24, -0.110))),
    ),
)


@dataclass(frozen=True)
class Membrane:
    """A wing's skin: points (rows, columns, 2) from root to edge, and the share of light it stops, 0..1."""

    points: Array
    cover: Array


def membrane(plan: Plan, seed: int) -> Membrane:
    """The skin as a fan, thicker at its root and leading edge, with faint clouding."""
    knots = np.array([*plan.outline, plan.outline[0]])
    curve, _ = splprep(knots.T, s=0, per=True, k=3)
    edge = np.array(splev(np.linspace(0, 1, 700, endpoint=False), curve)).T
    centre = np.array([0.02, -0.006])
    points = centre + np.linspace(0.01, 1, 160)[:, None, None] * (edge - centre)[None]
    x, y = points[..., 0], points[..., 1]
    place = np.stack([x, y, np.full_like(x, seed)], -1)
    rim = np.linspace(0, 1, 160)[:, None]
    cover = 0.29 + 0.14 * fbm(place, 5, 4, seed=seed) + 0.16 * (1 - smoothstep(0.05, 0.45, x))
    cover = cover + 0.10 * smoothstep(0.90, 1, rim) + 0.06 * smoothstep(0.0, 0.12, y)
    return Membrane(points, np.clip(cover, 0.18, 0.75))


def buckle(points: Array, length: float) -> Array:
    """Heights (...) of wing places (..., 2), in the unit of `length`: the leading edge stands up, the skin ripples."""
    x, y = points[..., 0], points[..., 1]
    place = np.stack([x, y, np.zeros_like(x)], -1)
    return np.asarray(length * (0.035 * np.sin(np.pi * x) + 0.10 * y + 0.012 * fbm(place, [6, 14, 1], 3, seed=4)))


def vein_lines(plan: Plan) -> list[tuple[float, Array]]:
    """Half widths (share of the wing's length) and centre lines (n, 2)."""
    return [(width / 2000, spline(curve, 60, min(3, len(curve) - 1))) for width, curve in plan.veins]
