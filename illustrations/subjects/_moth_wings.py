"""The wings of the emperor moth (Saturnia pavonia) as painted height fields.

A unit is about 4 mm. A wing is drawn on the right side, its root near the origin, the head along +y, z up.
The pattern lives in two wing coordinates: `reach`, 0 at the root and 1 at the outer margin, and `sector`,
0 at the apex and 1 at the inner corner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import splev, splprep
from scipy.spatial import cKDTree

from .kit.noise import fbm
from .kit.shapes import lerp, smoothstep, spline

if TYPE_CHECKING:
    from .kit.arrays import Array, Mask

ROWS, COLUMNS = 420, 1000  # of a wing's grid: from root to outline, along the outline
_OUTLINE_POINTS = 1400


@dataclass(frozen=True)
class Plan:
    """What one wing is drawn from: control points of its outline, of which `margin` are the outer margin."""

    outline: tuple[tuple[float, float], ...]
    margin: tuple[int, int]
    root: tuple[float, float]
    cell: tuple[tuple[float, float], tuple[float, float]]  # far corners of the discal cell
    eye: tuple[float, float]
    eye_radius: float
    veins: int
    hind: bool
    nick: float = 0.0  # depth of a worn notch in the margin, as a share of the wing
    yaw: float = 0.0  # turn in the plane of the page, degrees, towards the head
    lift: float = 0.0  # rise of the tip, degrees
    scale: float = 1.0
    side: int = 1  # 1 right, -1 left
    seed: int = 0


_FORE = Plan(
    outline=(
        *((0.24, 0.52), (0.9, 1.00), (1.75, 1.50), (2.5, 1.84), (2.86, 1.88), (2.97, 1.70), (2.86, 1.28)),
        *((2.66, 0.82), (2.42, 0.34), (2.10, -0.10), (1.75, -0.22), (1.1, -0.16), (0.55, -0.04), (0.26, 0.18)),
    ),
    margin=(4, 9),
    root=(0.20, 0.40),
    cell=((1.50, 1.12), (1.52, 0.70)),
    eye=(1.58, 0.90),
    eye_radius=0.265,
    veins=8,
    hind=False,
)
_HIND = Plan(
    outline=(
        *((0.22, 0.20), (0.85, 0.16), (1.6, 0.10), (2.02, -0.08), (2.16, -0.48), (2.06, -0.96)),
        *((1.78, -1.38), (1.38, -1.64), (0.96, -1.66), (0.62, -1.38), (0.40, -0.86), (0.22, -0.25)),
    ),
    margin=(3, 8),
    root=(0.20, 0.05),
    cell=((1.10, -0.30), (0.92, -0.62)),
    eye=(1.10, -0.52),
    eye_radius=0.235,
    veins=7,
    hind=True,
)

# Hind wings first: the fore wings lie over them. No two are alike, as on a caught moth.
PLANS = (
    replace(_HIND, yaw=-2.0, lift=2.0, seed=3),
    replace(_FORE, yaw=1.5, lift=3.0, nick=0.035, seed=8),
    replace(_HIND, yaw=2.2, lift=1.0, scale=0.99, nick=0.06, eye_radius=0.228, side=-1, seed=4),
    replace(_FORE, yaw=-1.8, lift=5.0, scale=0.985, eye_radius=0.257, side=-1, seed=9),
)


@dataclass(frozen=True)
class Wing:
    """A wing before it is posed: points (rows, columns, 3), and per point the albedo and coordinates."""

    points: Array
    albedo: Array
    reach: Array
    sector: Array


def pose(plan: Plan, points: Array) -> Array:
    """Turn, raise, scale and mirror points (..., 3) of the wing as drawn into the moth's place."""
    root = np.array([*plan.root, 0.0])
    x, y, z = np.moveaxis((points - root) * plan.scale, -1, 0)
    yaw, lift = np.radians([plan.yaw, plan.lift])
    x, y = x * np.cos(yaw) - y * np.sin(yaw), x * np.sin(yaw) + y * np.cos(yaw)
    x, z = x * np.cos(lift) - z * np.sin(lift), x * np.sin(lift) + z * np.cos(lift)
    return np.asarray((np.stack([x, y, z], -1) + root) * [plan.side, 1, 1])


def outline(plan: Plan) -> tuple[Array, Mask]:
    """The wing's edge (n, 2) and which of it is the outer margin."""
    knots = np.array(plan.outline + plan.outline[:1])
    curve, where = splprep(knots.T, s=0.0004, per=True, k=3)
    along = np.linspace(0, 1, _OUTLINE_POINTS, endpoint=False)
    edge = np.array(splev(along, curve)).T
    first, last = (where[i] for i in plan.margin)
    worn = first + 0.62 * (last - first)
    notch = np.exp(-(((along - worn) / 0.006) ** 2)) + 0.5 * np.exp(-(((along - worn - 0.02) / 0.004) ** 2))
    edge += (np.array(plan.root) - edge) * (plan.nick * notch)[:, None]
    return edge, (along >= first) & (along <= last)


def veins(plan: Plan) -> list[Array]:
    """Centre lines (n, 2): the discal cell's three sides, the veins from it to the margin, the inner vein."""
    edge, on_margin = outline(plan)
    margin, root = edge[on_margin], np.array(plan.root)
    upper, lower = (np.array(corner) for corner in plan.cell)
    across = lerp(upper, lower, 0.5)
    lines = [
        spline([root, lerp(root, corner, 0.5) + np.array([0, bend]), corner], 80)
        for corner, bend in ((upper, 0.05), (lower, -0.05))
    ]
    lines.append(spline([upper, across - 0.04 * (upper - root), lower], 40))
    for k in range(plan.veins):
        share = k / (plan.veins - 1)
        end = margin[int(lerp(0.05, 0.93, share) * (len(margin) - 1))]
        on_cell = 0 < k < plan.veins - 1
        start = lerp(upper, lower, share) if on_cell else lerp(root, lower if k else upper, 0.8)
        bend = lerp(start, end, 0.45) + 0.10 * (across - root) * (0.5 - abs(share - 0.5))
        lines.append(spline([start, bend, end], 160, 2))
    lines.append(spline([root, lerp(root, margin[-1], 0.5) + np.array([0.02, -0.06]), margin[-1]], 120))
    return lines


def _band(where: Array, centre: float, half_width: float) -> Array:
    """1 inside a stripe of the coordinate, 0 outside, with firm but soft sides."""
    return np.asarray(np.exp(-(((where - centre) / half_width) ** 4)))


def _halo(x: Array, y: Array, plan: Plan, radii: float) -> Array:
    return np.asarray(np.exp(-((np.hypot(x - plan.eye[0], y - plan.eye[1]) / (radii * plan.eye_radius)) ** 2)))


@dataclass(frozen=True)
class _Place:
    """What the pattern is painted from, per point: position, wing coordinates, scallops 0..1, mottling -1..1."""

    x: Array
    y: Array
    reach: Array
    sector: Array
    scallop: Array
    mottle: Array


def _paint_fore(at: _Place, plan: Plan) -> Array:
    x, y, reach, sector, mottle = at.x, at.y, at.reach, at.sector, at.mottle
    a = 0.30 + 0.16 * mottle - 0.06 * sector
    a = lerp(a, 0.13 + 0.08 * mottle, 1 - smoothstep(0.20, 0.25, reach))
    zigzag = reach - 0.02 * np.abs((sector * 6 % 1) * 2 - 1)
    a = lerp(a, 0.035, _band(zigzag, 0.250, 0.013))
    a = lerp(a, 0.62, _band(zigzag, 0.278, 0.011))
    a = lerp(a, 0.66, 0.75 * _halo(x, y, plan, 2.0))
    a = lerp(a, 0.16, 0.55 * _band(reach, 0.47, 0.05) * smoothstep(0.5, 0.9, sector))
    inward = reach - 0.026 * at.scallop
    a = lerp(a, 0.05, _band(inward, 0.640, 0.012))
    a = lerp(a, 0.52, 0.8 * _band(inward, 0.663, 0.010))
    a = lerp(a, 0.06, _band(inward, 0.690, 0.013))
    a = lerp(a, 0.60 + 0.12 * mottle, smoothstep(0.705, 0.725, inward) * (1 - smoothstep(0.76, 0.83, reach)))
    a = lerp(a, 0.085 + 0.05 * mottle, smoothstep(0.78, 0.86, reach))
    outward = reach + 0.018 * at.scallop
    a = lerp(a, 0.66, _band(outward, 0.925, 0.016))
    a = lerp(a, 0.24 + 0.08 * mottle, smoothstep(0.945, 0.960, outward))
    apex = np.hypot((x - 2.70) / 0.10, (y - 1.66) / 0.075)
    a = lerp(a, 0.02, 1 - smoothstep(0.8, 1.1, apex))
    flash = np.exp(-(((x - 2.56 - 0.05 * np.abs((y * 9 % 1) * 2 - 1)) / 0.016) ** 2))
    return lerp(a, 0.72, flash * smoothstep(1.45, 1.55, y) * (1 - smoothstep(1.76, 1.82, y)))


def _paint_hind(at: _Place, plan: Plan) -> Array:
    reach, sector, scallop, mottle = at.reach, at.sector, at.scallop, at.mottle
    a = 0.47 + 0.15 * mottle - 0.10 * sector
    a = lerp(a, 0.12, 0.8 * (1 - smoothstep(0.08, 0.30, reach)))
    a = lerp(a, 0.66, 0.5 * _halo(at.x, at.y, plan, 1.7))
    inward, outward = reach - 0.024 * scallop, reach + 0.018 * scallop
    a = lerp(a, 0.06, _band(inward, 0.655, 0.016))
    a = lerp(a, 0.62, 0.7 * _band(inward, 0.690, 0.014))
    a = lerp(a, 0.075 + 0.05 * mottle, smoothstep(0.74, 0.80, reach) * (1 - smoothstep(0.885, 0.905, outward)))
    a = lerp(a, 0.60, _band(outward, 0.925, 0.018))
    return lerp(a, 0.22 + 0.08 * mottle, smoothstep(0.945, 0.960, outward))


def _paint_eye(albedo: Array, x: Array, y: Array, plan: Plan) -> Array:
    """The eyespot over the pattern: black ring, pale ring, dark pupil with a crescent and a clear window."""
    away = np.stack([x - plan.eye[0], y - plan.eye[1]], -1)
    distance = np.linalg.norm(away, axis=-1)
    waver = fbm(np.stack([x, y, np.full_like(x, plan.seed)], -1), 6, 2, seed=plan.seed + 40)
    r = distance / plan.eye_radius * (1 + 0.05 * waver)
    axis = np.array(plan.eye) - plan.root
    outwards = away @ (axis / np.linalg.norm(axis)) / np.maximum(distance, 1e-6)
    a = np.where(r > 0.60, 0.58 - 0.34 * smoothstep(-0.4, 1, outwards), 0.02)  # the pupil's rim
    a = lerp(a, 0.03, smoothstep(0.86, 0.90, r))
    crescent = smoothstep(0.40, 0.46, r) * (1 - smoothstep(0.54, 0.58, r)) * smoothstep(-0.1, -0.6, outwards)
    a = lerp(lerp(a, 0.80, crescent), 0.30, 1 - smoothstep(0.08, 0.13, r))
    return lerp(a, albedo, smoothstep(0.99, 1.06, r))


@cache
def wing(plan: Plan) -> Wing:
    """The wing as a grid that fans out from its root to its outline."""
    edge, on_margin = outline(plan)
    margin, root = edge[on_margin], np.array(plan.root)
    rim = edge[np.linspace(0, len(edge), COLUMNS, endpoint=False).astype(int)]
    flat = root + np.linspace(0.01, 1, ROWS)[:, None, None] * (rim - root)[None]
    x, y = flat[..., 0], flat[..., 1]
    from_root = np.hypot(x - root[0], y - root[1])
    to_margin, to_vein = (
        cKDTree(points).query(flat.reshape(-1, 2))[0].reshape(x.shape) for points in (margin, np.vstack(veins(plan)))
    )
    reach = from_root / (from_root + to_margin)
    angle = np.arctan2(y - root[1], x - root[0])
    margin_angle = np.unwrap(np.arctan2(margin[:, 1] - root[1], margin[:, 0] - root[0]))
    sector = np.interp(-angle, -margin_angle, np.linspace(0, 1, len(margin)))
    place = np.stack([x, y, np.full_like(x, plan.seed)], -1)
    waver = 0.030 * fbm(place, 1.6, 3, seed=plan.seed) + 0.010 * fbm(place, 7, 3, seed=plan.seed + 1)
    scallop = np.abs(np.sin(np.pi * (sector * plan.veins * 0.93 + 0.1)))
    mottle = fbm(place, 5, 5, gain=0.62, seed=plan.seed + 2)
    paint = _paint_hind if plan.hind else _paint_fore
    albedo = paint(_Place(x, y, reach + waver, sector, scallop, mottle), plan)
    ridge = np.exp(-((to_vein / 0.015) ** 2))
    albedo += ridge * (0.10 * (1 - smoothstep(0.5, 1, albedo)) - 0.05 * smoothstep(0.4, 0.7, albedo))
    out = from_root / np.linalg.norm(margin - root, axis=1).max()
    streak = fbm(np.stack([angle * 60, out * 26, place[..., 2]], -1), octaves=3, gain=0.6, seed=plan.seed + 20)
    albedo = _paint_eye(albedo, x, y, plan) * (1 + 0.30 * streak)
    z = 0.05 + 0.06 * np.sin(np.pi * np.clip(out, 0, 1)) - 0.16 * out**2 - (0.14 if plan.hind else 0)
    z += 0.030 * ridge + 0.05 * fbm(place, 0.8, 3, seed=plan.seed + 30)
    z += 0.022 * np.cos(np.clip(to_vein * 14, 0, np.pi)) * np.exp(-((to_vein / 0.3) ** 2))
    return Wing(np.concatenate([flat, z[..., None]], -1), np.clip(albedo, 0.015, 0.82), reach + waver, sector)
