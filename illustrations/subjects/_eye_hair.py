"""Lashes in clumps and the hairs of the brow, as strands (n, k, 3)."""

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

from ._eye_lids import Skin, edge_depth, lower_edge, upper_edge
from .kit.arrays import Array
from .kit.shapes import lerp, pchip, smoothstep

_ALONG = 16  # points per lash
_BROW_ALONG = 10


def _lash(t: float, length: float, lean: float, *, upper: bool) -> Array:
    """One lash from the lid's edge at t: out towards us, sagging a little, then curling up (or down)."""
    x, z = (upper_edge if upper else lower_edge)(np.array(t))
    root = np.array([x, edge_depth(x, z) - 0.10, z], np.float64)
    s = np.linspace(0, 1, _ALONG)
    out = pchip([0, 0.35, 0.7, 1], [0, 0.42, 0.66, 0.74], s) * length
    if upper:
        rise = pchip([0, 0.2, 0.45, 0.75, 1], [0, -0.02, 0.10, 0.46, 0.88], s) * length
    else:
        rise = -pchip([0, 0.35, 0.7, 1], [0, 0.12, 0.40, 0.70], s) * length
    side = lean * length * (0.25 * s + 0.75 * s**1.7)
    return root + np.stack([side, -out, rise], -1)


def lashes(rng: np.random.Generator) -> tuple[Array, Array]:
    """Upper and lower lashes: strands (n, k, 3) and radii (n, k). Each clump's tips lean on one another."""
    strands, radii = [], []
    for upper, clumps, first, last, thick in ((True, 50, 0.09, 0.985, 0.0092), (False, 34, 0.20, 0.97, 0.0046)):
        spots = np.linspace(first, last, clumps) + rng.normal(0, 0.006, clumps)
        for t in spots:
            full = (0.30 + 0.22 * np.sin(np.pi * np.clip(t * 0.9 + 0.1, 0, 1)) + 0.17 * t) if upper else 0.24 + 0.12 * t
            full *= rng.uniform(0.66, 1.14)
            lean = -(t - 0.34) * (1.7 if upper else 1.1) + rng.normal(0, 0.20)
            members = [
                _lash(
                    float(np.clip(t + rng.normal(0, 0.006), first - 0.01, 0.992)),
                    full * rng.uniform(0.62, 1.06),
                    lean + rng.normal(0, 0.24),
                    upper=upper,
                )
                for _ in range(int(rng.choice([1, 2, 3, 4], p=[0.15, 0.35, 0.32, 0.18])))
            ]
            tip = np.mean([m[-1] for m in members], axis=0)
            pull = 0.6 * np.linspace(0, 1, _ALONG)[:, None] ** 2
            for member in members:
                strands.append(member + pull * (tip - member[-1]))
                radii.append(np.linspace(thick, 0.0012, _ALONG) * rng.uniform(0.75, 1.15))
    return np.array(strands), np.array(radii)


def _brow_line(t: Array) -> tuple[Array, Array, Array]:
    """Middle of the brow and its half width; t runs from the nose (0) to the temple (1)."""
    x = lerp(1.66, -2.12, t)
    z = 1.38 + 0.42 * np.sin(np.pi * np.clip(t * 0.74 + 0.02, 0, 1)) - 0.30 * smoothstep(0.6, 1, t)
    return x, z, 0.205 * (1 - 0.80 * smoothstep(0.42, 1, t)) * smoothstep(-0.08, 0.12, t) + 0.018


def brow_plan(rng: np.random.Generator, count: int) -> tuple[Array, Array]:
    """Brow hairs seen from the front, x and z (n, k, 2), and their radii (n, k).

    Upright at the nose, then lying outwards, those above pointing down and those below up.
    """
    t = np.clip(rng.beta(1.15, 1.15, count), 0.0, 1.0)
    across = np.clip(rng.normal(0, 0.55, count), -1.3, 1.3)
    middle_x, middle_z, half = _brow_line(t)
    length = 0.33 * rng.uniform(0.5, 1.15, count) * (1 - 0.28 * t) * (0.75 + 0.25 * smoothstep(0, 0.15, t))
    aim = lerp(1.25, 2.98, smoothstep(-0.05, 0.40, t)) + 0.42 * across * smoothstep(0.12, 0.4, t)
    aim = aim + rng.normal(0, 0.15, count)
    s = np.linspace(0, 1, _BROW_ALONG)
    turn = aim[:, None] + (0.40 + rng.normal(0, 0.18, count))[:, None] * s
    run = (length / _BROW_ALONG)[:, None]
    x = middle_x[:, None] + np.cumsum(np.cos(turn) * run, 1)
    z = (middle_z + across * half)[:, None] + np.cumsum(np.sin(turn) * run, 1)
    thin = 0.0052 * rng.uniform(0.6, 1.2, count) * (0.55 + 0.45 * smoothstep(0.0, 0.2, t))
    return np.stack([x, z], -1), thin[:, None] * np.linspace(1, 0.15, _BROW_ALONG)


def brow(skin: Skin, rng: np.random.Generator, count: int = 560) -> tuple[Array, Array]:
    """The brow's hairs on the skin: strands (n, k, 3) and radii (n, k)."""
    where = skin.outside
    plan, radii = brow_plan(rng, count)
    _, nearest = cKDTree(where[:, [0, 2]]).query(plan.reshape(-1, 2))
    arch = np.sin(np.linspace(0, 1, _BROW_ALONG) * np.pi * 0.8)
    lift = 0.014 + 0.05 * arch * rng.uniform(0.5, 1.4, (count, 1))
    y = gaussian_filter1d(where[nearest, 1].reshape(radii.shape) - lift, 1.5, axis=1, mode="nearest")
    return np.stack([plan[..., 0], y, plan[..., 1]], -1), radii


def brow_distance(x: Array, z: Array) -> Array:
    """How far a point lies from the middle of the brow, in scene units."""
    line = np.stack(_brow_line(np.linspace(0, 1, 60))[:2], -1)
    far, _ = cKDTree(line).query(np.stack([x, z], -1))
    return np.asarray(far)
