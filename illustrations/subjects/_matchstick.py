"""The splint and head of a match, unlit or burnt down a third, as grids of points with their albedo.

Units: the splint is 0.4 to 0.46 units thick (2 mm in life). Grid points are (along, around, 3).
"""

from dataclasses import dataclass

import numpy as np

from .kit.arrays import Array
from .kit.noise import fbm, voronoi
from .kit.shapes import smoothstep, unit

_SQUARENESS = 7.0  # exponent of the superellipse that is the splint's section
_BEND_FROM = 0.72  # share of the length below which a burnt splint stays straight


@dataclass(frozen=True)
class Part:
    """A grid of points (n, m, 3) with albedo and roughness (n, m), each 0 to 1."""

    points: Array
    albedo: Array
    rough: Array

    def moved(self, points: Array) -> "Part":
        """Return the same surface at other places."""
        return Part(points, self.albedo, self.rough)


def turn_z(points: Array, angle: float) -> Array:
    """Turn points about the upright axis by `angle` radians."""
    c, s = np.cos(angle), np.sin(angle)
    return np.asarray(points @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]]))


def lean(points: Array, angle: float) -> Array:
    """Lean points to the right, in the picture plane, by `angle` radians."""
    c, s = np.cos(angle), np.sin(angle)
    return np.asarray(points @ np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]]))


def splint(length: float, width: float, *, burnt: bool, seed: int = 1) -> Part:
    """Return the wooden part from z = 0 to `length`, with grain, flecks and chipped corners."""
    along, around = np.linspace(0, 1, 900), np.linspace(0, 2 * np.pi, 160, endpoint=False)
    c, s = np.cos(around), np.sin(around)
    section = (
        np.stack([c, s], 1) * ((np.abs(c) ** _SQUARENESS + np.abs(s) ** _SQUARENESS) ** (-1 / _SQUARENESS))[:, None]
    )
    section *= width / 2
    height = np.repeat(along[:, None], len(around), 1)
    points = np.stack([*np.broadcast_arrays(section[None, :, 0], section[None, :, 1], height * length)], -1)
    grain = fbm(points, (16, 16, 0.55), 5, gain=0.6, seed=seed, kind="billow")
    fine = fbm(points, (60, 60, 1.3), 4, gain=0.6, seed=seed + 5)
    fibre = fbm(points, (34, 34, 0.35), 3, gain=0.6, seed=seed + 9)
    corner = smoothstep(0.78, 1.0, np.minimum(np.abs(section[:, 0]), np.abs(section[:, 1])) / (width / 2))
    chips = smoothstep(0.15, 0.5, fbm(points, (5, 5, 1.6), 4, seed=seed + 20)) * corner[None]
    bump = -0.012 * grain + 0.008 * fine - 0.012 * smoothstep(0.1, 0.45, fibre) - 0.035 * chips
    albedo = 0.60 - 0.17 * grain - 0.20 * smoothstep(0.05, 0.5, fibre) + 0.10 * fine
    albedo -= 0.10 * smoothstep(0.1, 0.4, fbm(points, (9, 9, 0.25), 2, seed=33))
    albedo -= 0.25 * smoothstep(0.45, 0.62, fbm(points, (26, 26, 2.4), 3, seed=61))
    rough = np.full_like(albedo, 0.62)
    taper = np.ones_like(albedo)
    if burnt:
        bump, albedo, rough, taper = _char(points, height, bump, albedo)
    outward = np.concatenate([unit(section), np.zeros((len(around), 1))], 1)[None]
    placed = points + outward * bump[..., None]
    placed[..., :2] *= taper[..., None]
    return Part(placed, np.clip(albedo, 0.01, 1), rough)


def _char(points: Array, height: Array, bump: Array, albedo: Array) -> tuple[Array, Array, Array, Array]:
    """Burn the upper third: toast, then charcoal with cracks like an alligator's skin; it shrinks a little."""
    flat = points * np.array([3, 3, 0])
    front = 0.64 + 0.05 * fbm(flat, 2.0, 3, seed=4) + 0.02 * fbm(points, 6, 3, seed=8)
    char, toast = smoothstep(0, 0.06, height - front), smoothstep(-0.16, 0.02, height - front)
    near, next_, cell = voronoi(points * np.array([1, 1, 0.62]), 9.0, seed=3)
    crack = 1 - smoothstep(0.0, 0.16, next_ - near)
    near_fine, next_fine, _ = voronoi(points, 24.0, seed=13)
    crazing = 1 - smoothstep(0, 0.12, next_fine - near_fine)
    dents = -0.055 * crack - 0.02 * crazing + 0.03 * (cell - 0.5) + 0.03 * fbm(points, 5, 4, seed=12) - 0.045
    coal = 0.025 + 0.05 * smoothstep(0.2, 0.6, fbm(points, 14, 4, seed=17))
    coal += 0.10 * smoothstep(0.55, 0.8, cell) * (1 - crack)
    shade = albedo * (1 - 0.75 * toast) * (1 - char) + char * coal
    return bump + char * dents, shade, 0.7 - 0.28 * char, 1 - 0.12 * char


def head(length: float, width: float, *, burnt: bool, seed: int = 2) -> Part:
    """Return the head around the splint's end: grainy composition drawn to a point, or a cracked cinder."""
    down, around = np.linspace(0.001, np.pi - 0.001, 460), np.linspace(0, 2 * np.pi, 460, endpoint=False)
    v, u = np.meshgrid(down, around, indexing="ij")
    z = np.cos(v)
    sharp = 0.0 if burnt else 0.20
    round_ = np.sin(v) ** (0.85 + sharp * (z > 0) * z) * (1 - (0.13 + sharp) * z)
    ball = np.stack([round_ * np.cos(u), round_ * np.sin(u), z], -1)
    tall = width * 1.55
    points = ball * np.array([width * 0.86, width * 0.86, tall])
    outward = unit(ball)
    swell = 0.05 * fbm(outward, 1.6, 3, seed=seed)
    if burnt:
        near, next_, _ = voronoi(points, 4.2, seed=seed)
        near_fine, _, grain = voronoi(points, 13.0, seed=seed + 1)
        crack = 1 - smoothstep(0, 0.14, next_ - near)
        swell = 1.6 * swell + 0.12 * fbm(points, 3, 5, seed=3) - 0.06 * crack + 0.03 * (0.5 - near)
        swell += 0.035 * (0.45 - near_fine) + 0.03 * fbm(points, 16, 3, seed=6)
        ash = smoothstep(0.1, 0.4, fbm(points, 7, 4, seed=66))
        albedo = 0.015 + 0.05 * ash * smoothstep(0.3, 0.8, grain) + 0.012 * (1 - crack)
        rough = 0.38 + 0.3 * ash
    else:
        near, _, _ = voronoi(points, 22, seed=seed)
        near_fine, _, grain = voronoi(points, 48, seed=seed + 4)
        pits = smoothstep(0.5, 0.62, fbm(points, 11, 2, seed=19))
        swell += 0.014 * (0.5 - near) + 0.007 * (0.5 - near_fine) + 0.012 * fbm(points, 9, 3, seed=6) - 0.03 * pits
        albedo = 0.075 + 0.07 * grain**3 + 0.22 * (grain > 0.975)  # a few crystals catch the light
        rough = 0.33 + 0.25 * grain
    placed = points + outward * swell[..., None]
    placed[..., 2] += length - 0.25 * tall
    return Part(placed, albedo, rough)


def curl(points: Array, length: float, angle: float = 0.55, twist: float = 0.35) -> Array:
    """Bend the burnt end to the right by `angle` radians, rising with the square of the way, and twist it."""
    start, reach = _BEND_FROM * length, length * (1.12 - _BEND_FROM)
    u = np.maximum(points[..., 2] - start, 0) / reach
    way = np.linspace(0, 1.3, 400)
    across = np.cumsum(np.sin(angle * way**2)) * way[1] * reach
    up = np.cumsum(np.cos(angle * way**2)) * way[1] * reach
    c, s = np.cos(twist * u), np.sin(twist * u)
    x, y = points[..., 0] * c - points[..., 1] * s, points[..., 0] * s + points[..., 1] * c
    tilt = angle * u**2
    bent = np.stack(
        [
            np.interp(u, way, across) + x * np.cos(tilt),
            y,
            np.minimum(points[..., 2], start) + np.interp(u, way, up) - x * np.sin(tilt),
        ],
        -1,
    )
    return np.where((points[..., 2] > start)[..., None], bent, points)
