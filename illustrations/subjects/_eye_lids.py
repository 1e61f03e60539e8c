"""Lids and the skin around the eye: rings that run from the wet edge of the lids out to brow and cheek."""

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter1d

from ._eye_globe import RADIUS
from .kit.arrays import Array
from .kit.geometry import grid
from .kit.materials import simple
from .kit.noise import fbm, voronoi
from .kit.shapes import lerp, pchip, smoothstep

INNER_CORNER, OUTER_CORNER = (1.30, -0.22), (-1.22, 0.05)
_EDGE = 26  # rings across the lid's edge


@dataclass(frozen=True)
class Skin:
    """The skin's points (around, outwards, 3); the first `_EDGE - 1` rings are the wet edge."""

    points: Array

    @property
    def outside(self) -> Array:
        """All points of the dry skin (n, 3)."""
        return self.points[:, _EDGE:].reshape(-1, 3)


def upper_edge(t: Array) -> tuple[Array, Array]:
    """Place (x, z) of the upper lid's edge; t runs from 0 (inner corner) to 1 (outer)."""
    arch = pchip([0, 0.06, 0.18, 0.38, 0.55, 0.75, 0.92, 1], [0, 0.11, 0.31, 0.555, 0.59, 0.47, 0.20, 0], t)
    return lerp(INNER_CORNER[0], OUTER_CORNER[0], t), lerp(INNER_CORNER[1], OUTER_CORNER[1], t) + arch


def lower_edge(t: Array) -> tuple[Array, Array]:
    """Place (x, z) of the lower lid's edge; t runs from 0 (inner corner) to 1 (outer)."""
    sag = pchip([0, 0.08, 0.2, 0.4, 0.65, 0.85, 0.95, 1], [0, 0.03, 0.14, 0.32, 0.425, 0.29, 0.11, 0], t)
    return lerp(INNER_CORNER[0], OUTER_CORNER[0], t), lerp(INNER_CORNER[1], OUTER_CORNER[1], t) - sag


def crease_height(t: Array) -> Array:
    """How far above the upper lid's edge the fold lies: close at both ends, highest over the pupil."""
    return pchip([-0.3, 0, 0.12, 0.32, 0.5, 0.75, 1, 1.3], [0.06, 0.10, 0.17, 0.235, 0.245, 0.205, 0.15, 0.13], t)


def edge_depth(x: Array, z: Array) -> Array:
    """Depth y of the lid's inner edge, where it rests on the globe."""
    on_globe = -np.sqrt(np.maximum((RADIUS + 0.015) ** 2 - x**2 - z**2, 0) + 1e-9)
    return np.minimum(on_globe, -0.22)


def _face(x: Array, z: Array) -> Array:
    """Depth y of the skin without lids: the ball of the eye blended into brow bone, nose, temple and cheek."""
    ball = -np.sqrt(np.maximum((RADIUS + 0.11) ** 2 - x**2 - z**2, 0) + 0.10)
    bone = (
        -0.64
        + 0.34 * smoothstep(0.3, 2.6, -x)  # the temple falls back
        - 0.75 * smoothstep(1.25, 2.6, x) ** 1.5  # the nose comes forward
        - 0.46 * smoothstep(0.80, 1.75, z + 0.12 * x) * (1 - 0.35 * smoothstep(0.8, 2.2, -x))  # the brow bone
        + 0.10 * smoothstep(1.75, 2.6, z)
        - 0.30 * smoothstep(-0.10, -0.65, z)  # the cheek carries the lower lid without a hollow
        - 0.12 * smoothstep(-0.7, -1.5, z)
        + 0.10 * smoothstep(-1.5, -2.4, z)
    )
    k = 0.30
    h = np.clip(0.5 + 0.5 * (bone - ball) / k, 0, 1)
    return np.asarray(lerp(bone, ball, h) - k * h * (1 - h))


def _fold(above: Array, t: Array, upper: Array) -> Array:
    """Relief of the upper lid: a thin groove, and over it a soft roll of skin that hangs forward."""
    height = crease_height(t)
    here = smoothstep(-0.1, 0.55, upper) * smoothstep(-0.05, 0.10, t) * (1 - 0.7 * smoothstep(1.02, 1.25, t))
    q = (above - height) / 0.038
    groove = 0.085 * np.exp(-(np.abs(q) ** 1.5) * np.where(q < 0, 0.45, 2.2))
    roll = 0.105 * smoothstep(0, 2.6, q) * np.exp(-np.maximum(q - 2.0, 0) / 7.0)
    second = 0.016 * np.exp(-(((above - height - 0.15 - 0.05 * t) / 0.035) ** 2)) * smoothstep(0.05, 0.4, t)
    return here * (groove - roll + second)


def _pouch(below: Array, t: Array, upper: Array) -> Array:
    """Relief of the lower lid: a slight roll under the lashes and two faint creases."""
    height = pchip([-0.3, 0, 0.3, 0.7, 1, 1.3], [0.22, 0.24, 0.30, 0.32, 0.27, 0.22], t)
    roll = 0.022 * np.exp(-(((below - 0.12) / 0.08) ** 2))
    crease = 0.016 * np.exp(-(((below - height) / 0.05) ** 2))
    tear = 0.018 * np.exp(-(((below - height * 1.9) / 0.12) ** 2)) * smoothstep(0.8, 0.1, t)
    return np.asarray((1 - upper) * (crease + tear - roll))


def _pores(where: Array, away: Array, t: Array) -> Array:
    """Fine relief: pores, a net of shallow furrows, a few lines at the outer corner."""
    x, z = where[..., 0], where[..., 1]
    first, second, _ = voronoi(where + 0.03 * fbm(where, 6, 2, seed=2)[..., None], 26.0, seed=8)
    net = 1 - smoothstep(0, 0.25, second - first)
    centre, _, lot = voronoi(where, 11.0, seed=18)
    pores = np.exp(-((centre / 0.15) ** 2)) * (lot > 0.45)
    strayed = z * 4.2 + 1.5 * fbm(where, 0.8, 2, seed=31)
    crow = fbm(np.stack([strayed, x * 0.7, 0 * x], -1), 1.0, 3, seed=33, kind="ridged")
    crow = smoothstep(0.55, 0.95, crow) * smoothstep(1.15, 1.5, -x) * (1 - smoothstep(1.9, 2.5, -x))
    strokes = np.stack([away * 9 + 1.2 * fbm(where, 1.1, 3, seed=4), t * 2.2, 0 * x], -1)
    under = smoothstep(0.35, 0.95, fbm(strokes, 1.6, 3, seed=14, kind="ridged"))
    under = under * smoothstep(0.05, 0.2, away) * (1 - smoothstep(0.6, 1.2, away))
    skin = 0.0009 * net + 0.0035 * pores * smoothstep(0.5, 1.2, away) + 0.0016 * fbm(where, 22, 3, seed=3)
    return np.asarray(skin * smoothstep(0.03, 0.10, away) + 0.0045 * crow - 0.0016 * under)


def _albedo(where: Array, away: Array, t: Array, upper: Array) -> Array:
    """Skin colour as grey: darker along the lashes and in the fold, with a few freckles."""
    tone = 0.60 + 0.04 * fbm(where, 1.5, 4, seed=41) + 0.025 * fbm(where, 9, 4, seed=42)
    tone -= 0.11 * np.exp(-((away / 0.09) ** 1.5)) * (0.2 + upper)
    tone -= 0.12 * upper * np.exp(-(((away - crease_height(t)) / 0.05) ** 2))
    tone -= 0.06 * smoothstep(0.44, 0.6, fbm(where, 11, 2, seed=55)) * smoothstep(0.3, 0.8, away)
    return np.clip(tone, 0.05, 0.9)


def add_skin() -> Skin:
    """Put lids and skin into the scene and return their points."""
    t_up, t_down = np.linspace(0, 1, 700), np.linspace(1, 0, 700)[1:-1]
    (ux, uz), (lx, lz) = upper_edge(t_up), lower_edge(t_down)
    edge_x, edge_z = (gaussian_filter1d(np.r_[a, b], 3, mode="wrap") for a, b in ((ux, lx), (uz, lz)))
    is_upper = np.r_[np.ones(700), np.zeros(698)]
    angle = np.unwrap(np.arctan2(edge_z * 1.9 - 0.02, edge_x * 0.98))
    outwards = np.r_[np.linspace(-0.10, 0, _EDGE)[:-1], np.linspace(0, 1, 420) ** 1.7]
    share = np.maximum(outwards, 0)
    x = lerp(edge_x[:, None], 3.5 * np.cos(angle)[:, None], share)
    z = lerp(edge_z[:, None], 2.95 * np.sin(angle)[:, None] + 0.25, share)
    away = np.hypot(x - edge_x[:, None], z - edge_z[:, None])
    upper = np.broadcast_to(gaussian_filter1d(is_upper, 6, mode="wrap")[:, None], x.shape)
    t = np.clip((x - INNER_CORNER[0]) / (OUTER_CORNER[0] - INNER_CORNER[0]), -0.3, 1.3)
    where = np.stack([x, z, 0 * x], -1)

    rest = gaussian_filter1d(edge_depth(edge_x, edge_z), 8, mode="wrap")
    y = lerp((rest - 0.105)[:, None], _face(x, z), smoothstep(0, 0.30, away))
    y = y + 0.045 * np.exp(-((away / 0.035) ** 1.2))  # the rounded edge
    y = y + _fold(away, t, upper) + _pouch(away, t, upper) + _pores(where, away, t)
    points = np.stack([x, y, z], -1)
    _turn_in_edge(points, edge_x, edge_z, rest)

    wet = np.broadcast_to((outwards < 0)[None], x.shape)
    albedo = np.where(wet, 0.60, _albedo(where, away, t, upper))
    attributes = {"albedo": albedo, "rough": np.where(wet, 0.18, 0.48)}
    skin = simple("skin", base="albedo", rough="rough", specular=0.38)
    grid("skin", points, close_u=True, flip=True, attributes=attributes, material=skin)
    return Skin(points)


def _turn_in_edge(points: Array, edge_x: Array, edge_z: Array, rest: Array) -> None:
    """Lay the first rings as the wet shelf from the lid's outer edge back to the globe."""
    dx, dz = -np.gradient(edge_z), np.gradient(edge_x)
    length = np.hypot(dx, dz) + 1e-9
    from_corner = np.minimum(np.abs(edge_x - INNER_CORNER[0]), np.abs(edge_x - OUTER_CORNER[0]))
    open_here = smoothstep(0, 0.10, from_corner)
    outer = points[:, _EDGE - 1, 1].copy()
    for ring in range(_EDGE - 1):
        u = 1 - ring / (_EDGE - 1)
        shelf = 0.045 * np.sin(u * np.pi / 2) * open_here
        points[:, ring, 0] = edge_x - dx / length * shelf
        points[:, ring, 1] = lerp(outer, rest + 0.10, u**1.3)
        points[:, ring, 2] = edge_z + dz / length * shelf
