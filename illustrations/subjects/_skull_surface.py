"""The bone's surface: sutures, temporal lines, pores, cracks and stains, as relief and albedo per vertex."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ._skull_shape import beyond_rim
from ._skull_teeth import tooth_numbers
from .kit.arrays import Array, Faces
from .kit.noise import fbm, voronoi
from .kit.shapes import smooth_mesh, smoothstep, vertex_normals

OPENING, ROOF = 40, 50


@dataclass(frozen=True)
class Surface:
    """Displaced vertices (n, 3) with albedo and roughness (n,)."""

    vertices: Array
    albedo: Array
    rough: Array


def parts(vertices: Array, teeth: Array) -> npt.NDArray[np.int32]:
    """Which part each vertex of the bare skull belongs to, for the line drawing.

    0 is bone, 1 to 28 a tooth, OPENING the inside of orbits and nose, ROOF what lies behind the coronal suture.
    """
    _, y, z = vertices.T
    wiggle = _wiggle(vertices)
    roof = (_coronal(y, z) + 1.25 * wiggle < 0) & (_squamous(y, z) + 0.8 * wiggle > 0)
    found = np.where(roof, ROOF, 0)
    found = np.where(beyond_rim(vertices) < 0, OPENING, found)
    crowns = tooth_numbers(vertices, teeth)
    return np.where(crowns > 0, crowns, found).astype(np.int32)


def rim_shift(vertices: Array, faces: Faces, part: npt.NDArray[np.int32]) -> Array:
    """Small moves (n, 3) that bring the vertices on the border of the openings onto one smooth rim.

    `part` is one number per face. One Newton step along the gradient, kept on the surface.
    """
    inside, outside = (np.unique(faces[chosen]) for chosen in (part == OPENING, part != OPENING))
    border = np.intersect1d(inside, outside)
    normal = vertex_normals(vertices, faces)[border]
    at, nudge = vertices[border], 0.02
    gradient = np.stack(
        [(beyond_rim(at + nudge * axis) - beyond_rim(at - nudge * axis)) / (2 * nudge) for axis in np.eye(3)], -1
    )
    gradient -= normal * (gradient * normal).sum(1, keepdims=True)
    steep = np.maximum((gradient**2).sum(1), 0.05)
    shift = np.zeros_like(vertices)
    shift[border] = np.clip(-beyond_rim(at) / steep, -0.08, 0.08)[:, None] * gradient
    return shift


def _wiggle(where: Array) -> Array:
    """How far sutures stray, in cm."""
    return 0.30 * fbm(where, 1.5, 3, seed=31) + 0.20 * fbm(where, 4.2, 3, seed=32)


def _coronal(y: Array, z: Array) -> Array:
    """Distance in front of the coronal suture."""
    return y - (2.6 - 0.22 * z)


def _squamous(y: Array, z: Array) -> Array:
    """Distance above the scale-shaped suture of the temple."""
    return np.asarray(z + 0.15 - 1.6 * np.exp(-(((y + 0.6) / 3.2) ** 2)))


def _sutures(where: Array) -> Array:
    """Depth in cm of all sutures together, as wiggling lines on the surface."""
    x, y, z = where.T
    side = np.abs(x)
    wiggle = _wiggle(where)
    coronal = _coronal(y, z)
    lines = (
        # distance from the line, where it runs, its depth
        (coronal + 1.25 * wiggle, smoothstep(-0.5, 1.0, z), 0.060),
        (x + 1.2 * wiggle, smoothstep(0, 0.3, -coronal) * smoothstep(0, 1, z), 0.060),  # sagittal
        (
            _squamous(y, z) + 0.8 * wiggle,
            smoothstep(4.6, 5.4, side) * smoothstep(-4.4, -3.2, y) * (1 - smoothstep(2.4, 3.6, y)),
            0.050,
        ),
        (z + 1.35 + 0.4 * wiggle, smoothstep(4.2, 4.6, side) * smoothstep(5.6, 6.2, y), 0.045),  # frontozygomatic
        (
            side - 3.7 - 0.25 * (z + 5.0) + 0.5 * wiggle,  # zygomaticomaxillary
            smoothstep(6.0, 6.8, y) * smoothstep(-7.6, -6.8, z) * (1 - smoothstep(-4.9, -4.5, z)),
            0.035,
        ),
        (
            y - 4.3 + 0.5 * (z + 4.8) + 0.3 * wiggle,  # zygomaticotemporal
            smoothstep(5.6, 6.1, side) * smoothstep(-5.8, -5.4, z) * (1 - smoothstep(-4.2, -3.9, z)),
            0.040,
        ),
        (z + 1.75 + 0.2 * wiggle, (1 - smoothstep(0.9, 1.3, side)) * smoothstep(7.9, 8.3, y), 0.035),  # frontonasal
        (
            x + 0.12 * wiggle,  # internasal
            smoothstep(8.5, 8.8, y) * (1 - smoothstep(-2.0, -1.7, z)) * smoothstep(-4.6, -4.2, z),
            0.025,
        ),
    )
    return np.asarray(np.sum([depth * mask * np.exp(-((off / 0.055) ** 2)) for off, mask, depth in lines], axis=0))


def _temple(where: Array) -> Array:
    """Relief in cm of the temporal bone: the muscle's border as a low ridge, a sunken fan of streaks inside it."""
    x, y, z = where.T
    side = smoothstep(3.2, 4.4, np.abs(x)) * smoothstep(-4.6, -3.6, z)
    wander = 0.09 * fbm(where, 0.6, 3, seed=91)
    ring = (np.hypot((y + 0.4) / 6.3, (z + 1.2) / 4.9) - 1 + wander) * 5.4  # cm outside the border
    ridge = 0.045 * np.exp(-((ring / 0.30) ** 2)) + 0.018 * np.exp(-(((ring - 0.85) / 0.25) ** 2))
    ridge *= 0.7 + 0.8 * fbm(where, 0.5, 2, seed=93)
    inside = smoothstep(0.3, -1.2, ring)
    angle = np.arctan2(z + 5.0, y - 2.0)
    radius = np.hypot(z + 5.0, y - 2.0)
    streaks = fbm(np.stack([np.cos(angle) * 16, np.sin(angle) * 16, radius * 0.35], -1), 1, 4, seed=92)
    scale = _squamous(y, z)
    bevel = 0.05 * smoothstep(0.05, -0.35, scale) * smoothstep(-4.4, -3.2, y) * (1 - smoothstep(2.4, 3.6, y))
    return np.asarray(side * (ridge - 0.07 * inside + 0.035 * streaks * inside + bevel))


def _cracks(where: Array) -> Array:
    """Hairline cracks, 0..1."""
    strayed = where + 0.3 * fbm(where, 1.2, 3, seed=44)[:, None]
    near = np.exp(-((fbm(strayed, 0.42, 2, seed=45) / 0.011) ** 2))
    return np.asarray(near * smoothstep(0.22, 0.40, fbm(where, 0.25, 2, seed=46)))


def finish_surface(vertices: Array, faces: Faces, teeth: Array) -> Surface:
    """Relief and colour for the sculpted skull."""
    where = smooth_mesh(vertices, faces, 2, 0.5)
    normals = vertex_normals(where, faces)
    tooth = (tooth_numbers(where, teeth) > 0).astype(np.float64)
    y = where[:, 1]
    relief = 0.075 * fbm(where, 0.32, 3, seed=2) + 0.030 * fbm(where, 1.1, 4, seed=3)
    relief += 0.010 * fbm(where, 4.5, 4, seed=4) + 0.004 * fbm(where, 14, 3, seed=6)
    porous = smoothstep(0, 0.35, fbm(where, 0.55, 3, seed=71)) * smoothstep(3.0, 6.0, y)
    centre, _, lot = voronoi(where, 6.5, seed=12)
    relief -= 0.030 * np.exp(-((centre / 0.19) ** 2)) * (lot > 0.45) * (0.20 + porous)
    sutures, cracks = _sutures(where), _cracks(where) * (1 - tooth)
    relief += _temple(where) - sutures - 0.03 * cracks
    relief = relief * (1 - tooth) + tooth * 0.008 * fbm(where, (7, 7, 0.8), 3, seed=51)
    shaped = where + normals * relief[:, None]
    uneven = np.stack([fbm(shaped, 0.12, 2, seed=s) for s in (61, 62, 63)], -1)
    shaped = shaped + 0.13 * uneven  # no skull is quite symmetrical
    hollow = ((smooth_mesh(shaped, faces, 12, 0.6) - shaped) * normals).sum(1)
    hollow = np.clip(hollow / 0.05, -1, 1)
    marks = np.clip(sutures / 0.06, 0, 1), cracks
    return Surface(shaped, _albedo(where, tooth, hollow, *marks), np.where(tooth > 0.5, 0.28, 0.58))


def _albedo(where: Array, tooth: Array, hollow: Array, sutures: Array, cracks: Array) -> Array:
    """Old ivory with dirt in its hollows; orbits and nose darken inwards; teeth are lighter, each its own shade."""
    x, y, z = where.T
    bone = 0.66 + 0.06 * fbm(where, 0.5, 4, seed=81) + 0.05 * fbm(where, 2.5, 4, seed=82)
    bone -= 0.14 * smoothstep(0.15, 0.5, fbm(where, 0.7, 4, seed=83))
    bone -= 0.28 * np.clip(hollow, 0, 1) - 0.05 * np.clip(-hollow, 0, 1)
    bone -= 0.35 * sutures + 0.30 * cracks + 0.06 * smoothstep(0.25, 0.6, fbm(where, 9, 3, seed=84))
    side, deep = np.abs(x), 7.6 - y
    in_orbit = np.hypot((side - (3.1 - 0.30 * np.maximum(deep, 0))) / 2.25, (z + 2.75) / 2.0) < 1
    in_nose = np.hypot(side / 1.45, (z + 5.55) / 1.95) < 1
    dark = smoothstep(-0.5, 1.4, deep) * in_orbit * (y > 1) + 0.9 * smoothstep(-0.5, 0.9, 8.0 - y) * in_nose
    bone = bone * (1 - 0.88 * np.clip(dark, 0, 1))
    shade = 0.10 * fbm(where, (1.3, 1.3, 0.25), 2, seed=86) + 0.04 * fbm(where, (4, 4, 1.0), 3, seed=85)
    enamel = 0.90 + shade - 0.22 * smoothstep(0.3, 1.0, hollow)
    return np.clip(np.where(tooth > 0.5, enamel, bone), 0.03, 0.97)
