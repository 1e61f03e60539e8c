"""The heart's body as a signed distance: muscle from round cones, great vessels as cut, hollow tubes.

Anterior view: x to the picture's right (the patient's left), y away from us, z up. The heart's body is about two
units wide. Positions follow the plates of Gray's Anatomy (1918), set by eye.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import prange
from scipy.spatial import cKDTree

from .kit.arrays import Array
from .kit.compiled import compiled
from .kit.sdf import capsule, ellipsoid, smooth_max, smooth_min
from .kit.shapes import spline, unit

# Round cones of muscle: start, end, radii.
MUSCLE = np.array(
    [
        (0.12, 0.05, 0.32, 0.60, -0.08, -0.90, 0.60, 0.23),  # left ventricle
        (-0.42, -0.28, 0.12, 0.36, -0.26, -0.80, 0.50, 0.21),  # right ventricle
        (-0.20, -0.46, 0.02, 0.02, -0.50, 0.62, 0.40, 0.25),  # its outflow
    ]
)
# Ellipsoids: centre, radii.
CHAMBERS = np.array(
    [
        (-0.76, 0.05, 0.34, 0.37, 0.42, 0.50),  # right atrium
        (-0.55, -0.40, 0.62, 0.27, 0.19, 0.21),  # its auricle
        (0.56, -0.16, 0.60, 0.19, 0.20, 0.24),  # left auricle
        (0.05, 0.50, 0.55, 0.72, 0.36, 0.42),  # left atrium
    ]
)


@dataclass(frozen=True)
class Vessel:
    """A great vessel: its middle line, its radius at both ends, and whether its far end is cut open."""

    name: str
    points: tuple[tuple[float, float, float], ...]
    radius: tuple[float, float]
    cut: bool = True


VESSELS = (
    Vessel(
        "aorta",
        (
            (-0.12, -0.12, 0.5),
            (-0.33, -0.2, 0.95),
            (-0.27, -0.08, 1.38),
            (0.06, 0.14, 1.62),
            (0.42, 0.42, 1.42),
            (0.5, 0.6, 0.9),
            (0.45, 0.62, 0.2),
        ),
        (0.29, 0.22),
        cut=False,
    ),
    Vessel("brachiocephalic trunk", ((-0.22, -0.02, 1.45), (-0.33, -0.06, 1.85), (-0.46, -0.14, 2.22)), (0.135, 0.125)),
    Vessel("left carotid", ((0.02, 0.1, 1.6), (0.03, 0.06, 1.95), (0.0, 0.0, 2.34)), (0.1, 0.09)),
    Vessel("left subclavian", ((0.25, 0.25, 1.58), (0.34, 0.2, 1.9), (0.47, 0.1, 2.2)), (0.11, 0.1)),
    Vessel("pulmonary trunk", ((0.0, -0.5, 0.5), (0.1, -0.46, 0.9), (0.26, -0.2, 1.18)), (0.27, 0.26), cut=False),
    Vessel("left pulmonary artery", ((0.2, -0.24, 1.12), (0.55, -0.02, 1.25), (0.98, 0.05, 1.2)), (0.23, 0.17)),
    Vessel("right pulmonary artery", ((0.2, -0.1, 1.12), (-0.4, 0.25, 1.06), (-1.16, 0.12, 1.1)), (0.2, 0.17)),
    Vessel("superior vena cava", ((-0.76, 0.0, 0.55), (-0.79, 0.0, 1.15), (-0.74, -0.05, 1.92)), (0.22, 0.2)),
    Vessel("inferior vena cava", ((-0.7, 0.15, 0.0), (-0.74, 0.16, -0.5), (-0.76, 0.12, -0.88)), (0.22, 0.2)),
    Vessel("left upper pulmonary vein", ((0.5, 0.35, 0.75), (0.8, 0.2, 0.8), (1.1, 0.1, 0.86)), (0.14, 0.125)),
    Vessel("left lower pulmonary vein", ((0.5, 0.35, 0.5), (0.85, 0.25, 0.48), (1.13, 0.15, 0.5)), (0.13, 0.115)),
    Vessel("right upper pulmonary vein", ((-0.6, 0.4, 0.7), (-1.0, 0.3, 0.72), (-1.32, 0.18, 0.74)), (0.14, 0.125)),
    Vessel("right lower pulmonary vein", ((-0.6, 0.4, 0.45), (-1.0, 0.3, 0.42), (-1.34, 0.2, 0.38)), (0.13, 0.115)),
)
_PIECES = 12
_TOWARDS_US = np.array([0.0, -0.75, 0.15])


def _segments() -> tuple[Array, Array]:
    """Round cones of every vessel (k, pieces, 8), and its cut (k, 8): end, normal, radius, 1 when cut."""
    cones, cuts = [], []
    for vessel in VESSELS:
        line = spline(vessel.points, _PIECES + 1, 2)
        radii = np.linspace(*vessel.radius, _PIECES + 1)
        cones.append(np.column_stack([line[:-1], line[1:], radii[:-1], radii[1:]]))
        axis = unit(line[-1] - line[-2])
        normal = unit(axis + _TOWARDS_US)
        cuts.append(np.r_[line[-1] - 0.5 * radii[-1] * axis, normal, radii[-1], float(vessel.cut)])
    return np.stack(cones), np.stack(cuts)


@compiled(parallel=True)
def _distances(  # noqa: PLR0917 (kernels take no keywords)
    points: Array, muscle: Array, chambers: Array, cones: Array, cuts: Array, out: Array
) -> None:
    for i in prange(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        body = 10.0
        for k in range(muscle.shape[0]):
            m = muscle[k]
            body = smooth_min(body, capsule(x, y, z, m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7]), 0.10)
        for k in range(chambers.shape[0]):
            c = chambers[k]
            body = smooth_min(body, ellipsoid(x, y, z, c[0], c[1], c[2], c[3], c[4], c[5]), 0.06)
        for k in range(cones.shape[0]):
            tube = 10.0
            for s in range(cones.shape[1]):
                g = cones[k, s]
                tube = min(tube, capsule(x, y, z, g[0], g[1], g[2], g[3], g[4], g[5], g[6], g[7]))
            if cuts[k, 7] > 0:
                e = cuts[k]
                beyond = (x - e[0]) * e[3] + (y - e[1]) * e[4] + (z - e[2]) * e[5]
                near = math.sqrt((x - e[0]) ** 2 + (y - e[1]) ** 2 + (z - e[2]) ** 2)
                if near < 4 * e[6]:
                    tube = smooth_max(tube, beyond, 0.02)
                    g = cones[k, cones.shape[1] - 1]
                    ox, oy, oz = (g[3] - g[0]) * 4, (g[4] - g[1]) * 4, (g[5] - g[2]) * 4
                    lumen = capsule(
                        x,
                        y,
                        z,
                        e[0] - ox,
                        e[1] - oy,
                        e[2] - oz,
                        e[0] + ox,
                        e[1] + oy,
                        e[2] + oz,
                        0.66 * e[6],
                        0.68 * e[6],
                    )
                    tube = smooth_max(tube, -lumen, 0.018)
            body = smooth_min(body, tube, 0.07)
        out[i] = body


_CONES, _CUTS = _segments()


def field(points: Array) -> Array:
    """Distance (n,) of points (n, 3) to the heart's surface, negative inside."""
    out = np.empty(len(points))
    _distances(points, MUSCLE, CHAMBERS, _CONES, _CUTS, out)
    return out


def muscle_share(points: Array) -> Array:
    """How far points (n, 3) belong to the ventricles and auricles (1) rather than to a great vessel (0)."""
    body = np.full(len(points), np.inf)
    for ax, ay, az, bx, by, bz, ra, rb in MUSCLE:
        start, along = np.array([ax, ay, az]), np.array([bx - ax, by - ay, bz - az])
        h = np.clip((points - start) @ along / (along @ along), 0, 1)
        body = np.minimum(body, np.linalg.norm(points - start - h[:, None] * along, axis=1) - (ra + (rb - ra) * h))
    for cx, cy, cz, rx, ry, rz in CHAMBERS:
        scaled = np.linalg.norm((points - (cx, cy, cz)) / (rx, ry, rz), axis=1)
        body = np.minimum(body, (scaled - 1) * min(rx, ry, rz))
    return np.asarray(1 / (1 + np.exp((body - 0.03) / 0.012)))


def run_along_vessel(points: Array) -> Array:
    """How far along the nearest great vessel points (n, 3) lie, in units."""
    middle = (_CONES[..., :3] + _CONES[..., 3:6]) / 2
    along = _CONES[..., 3:6] - _CONES[..., :3]
    run = np.cumsum(np.linalg.norm(along, axis=-1), axis=1)
    _, nearest = cKDTree(middle.reshape(-1, 3)).query(points)
    direction = unit(along.reshape(-1, 3)[nearest])
    offset = ((points - middle.reshape(-1, 3)[nearest]) * direction).sum(1)
    return np.asarray(run.reshape(-1)[nearest] + offset)


def on_front(path: npt.ArrayLike, n: int = 80) -> Array:
    """A smooth curve through (x, z) points, laid on the surface that faces us: (n, 3)."""
    flat = spline(path, n, 2)
    depth = np.linspace(-1.4, 1.0, 480)
    points = np.empty((n, len(depth), 3))
    points[..., 0], points[..., 1], points[..., 2] = flat[:, :1], depth, flat[:, 1:]
    inside = field(points.reshape(-1, 3)).reshape(n, -1) < 0
    return np.column_stack([flat[:, 0], depth[inside.argmax(1)], flat[:, 1]])


def posture(points: Array) -> Array:
    """Points (..., 3) of the upright model, widened and with the apex swung to the heart's left."""
    bent = points.copy()
    bent[..., 0] = 1.07 * points[..., 0] + 0.17 * np.maximum(0.45 - points[..., 2], 0)
    return np.asarray(bent)
