"""Curves and triangle meshes as plain numpy; nothing here knows Blender."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.interpolate import PchipInterpolator, make_interp_spline

from .arrays import Array, Faces

_SLAB_POINTS = 2_000_000


def smoothstep(low: float, high: float, x: npt.ArrayLike) -> Array:
    """Hermite step: 0 below `low`, 1 above `high` (or the reverse when low > high)."""
    t = np.clip((np.asarray(x, np.float64) - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def lerp(a: npt.ArrayLike, b: npt.ArrayLike, t: npt.ArrayLike) -> Array:
    """Linear blend from a (t = 0) to b (t = 1)."""
    start = np.asarray(a, np.float64)
    return np.asarray(start + (np.asarray(b, np.float64) - start) * np.asarray(t, np.float64))


def unit(vectors: npt.ArrayLike) -> Array:
    """Vectors (..., n) scaled to length one."""
    v = np.asarray(vectors, np.float64)
    return np.asarray(v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-12))


def spline(points: npt.ArrayLike, n: int = 200, degree: int = 3) -> Array:
    """Smooth curve through points (m, d) -> (n, d), centripetal parameter."""
    knots = np.asarray(points, np.float64)
    steps = np.sqrt(np.linalg.norm(np.diff(knots, axis=0), axis=1))
    where = np.r_[0, np.cumsum(steps)]
    curve = make_interp_spline(where / where[-1], knots, k=min(degree, len(knots) - 1))
    return np.asarray(curve(np.linspace(0, 1, n)))


def pchip(xs: npt.ArrayLike, ys: npt.ArrayLike, x: npt.ArrayLike) -> Array:
    """Monotone curve through (xs, ys), read at x; it does not overshoot."""
    return np.asarray(PchipInterpolator(xs, ys, extrapolate=True)(x))


def frames(curve: Array) -> tuple[Array, Array, Array]:
    """Tangents, normals and binormals (n, 3) of a polyline, carried along without twist."""
    tangent = unit(np.gradient(curve, axis=0))
    upright = abs(tangent[0, 2]) > 0.9
    helper = np.array([1.0, 0, 0]) if upright else np.array([0, 0, 1.0])
    normal = np.zeros_like(curve)
    normal[0] = unit(np.cross(np.cross(tangent[0], helper), tangent[0]))
    for i in range(1, len(curve)):
        normal[i] = unit(normal[i - 1] - tangent[i] * np.dot(normal[i - 1], tangent[i]))
    return tangent, normal, np.cross(tangent, normal)


def tube_points(curve: Array, radius: npt.ArrayLike, sides: int = 16, squash: float = 1.0) -> Array:
    """Rings (n, sides, 3) around a curve; `squash` scales the binormal half axis."""
    centre = np.asarray(curve, np.float64)
    radii = np.broadcast_to(np.asarray(radius, np.float64), (len(centre),))
    _, normal, binormal = frames(centre)
    a = np.linspace(0, 2 * np.pi, sides, endpoint=False)[None, :, None]
    ring = np.cos(a) * normal[:, None] + squash * np.sin(a) * binormal[:, None]
    return np.asarray(centre[:, None] + radii[:, None, None] * ring)


def grid_faces(nu: int, nv: int, *, close_u: bool = False, close_v: bool = False) -> Faces:
    """Quads (m, 4) of a grid of nu by nv points, optionally closed in either direction."""
    i, j = np.meshgrid(np.arange(nu if close_u else nu - 1), np.arange(nv if close_v else nv - 1), indexing="ij")
    i2, j2 = (i + 1) % nu, (j + 1) % nv
    quads = np.stack([i * nv + j, i2 * nv + j, i2 * nv + j2, i * nv + j2], -1)
    return quads.reshape(-1, 4).astype(np.int32)


def vertex_normals(vertices: Array, faces: Faces) -> Array:
    """Area-weighted unit normals (n, 3) of a triangle mesh."""
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    n = np.cross(b - a, c - a)
    total = np.zeros_like(vertices)
    for corner in range(3):
        for axis in range(3):
            total[:, axis] += np.bincount(faces[:, corner], n[:, axis], len(vertices))
    return unit(total)


def smooth_mesh(vertices: Array, faces: Faces, rounds: int = 1, strength: float = 0.5) -> Array:
    """Laplacian smoothing: each round moves vertices `strength` of the way to their neighbours' mean."""
    edges = np.vstack([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    n = len(vertices)
    one_way = sparse.coo_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), (n, n)).tocsr()
    adjacent = ((one_way + one_way.T) > 0).astype(float)
    degree = np.maximum(np.asarray(adjacent.sum(1)).ravel(), 1)
    mean = sparse.diags(1 / degree) @ adjacent
    for _ in range(rounds):
        vertices = vertices + strength * (mean @ vertices - vertices)
    return vertices


def sample_surface(
    vertices: Array, faces: Faces, n: int, rng: np.random.Generator, weight: Array | None = None
) -> tuple[Array, npt.NDArray[np.intp], Array]:
    """Random points on a triangle mesh: positions (n, 3), face numbers (n,), barycentric weights (n, 3).

    `weight` (one per face, >= 0) thickens or thins the sampling.
    """
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    area = 0.5 * np.linalg.norm(np.cross(b - a, c - a), axis=1)
    if weight is not None:
        area = area * weight
    chosen = np.minimum(np.searchsorted(np.cumsum(area) / area.sum(), rng.random(n)), len(faces) - 1)
    r1, r2 = np.sqrt(rng.random(n))[:, None], rng.random(n)[:, None]
    bary = np.concatenate([1 - r1, r1 * (1 - r2), r1 * r2], 1)
    return (vertices[faces[chosen]] * bary[..., None]).sum(1), chosen, bary


def marching(
    field: Callable[[Array], Array], low: npt.ArrayLike, high: npt.ArrayLike, step: float
) -> tuple[Array, Faces]:
    """Zero surface of a signed distance field in the box low..high: vertices (n, 3), triangles (m, 3).

    `field` maps points (n, 3) to distances (n,), negative inside. Normals point outwards.
    """
    from skimage.measure import marching_cubes  # noqa: PLC0415 (slow to import, and only sculptures need it)

    lo, hi = np.asarray(low, np.float64), np.asarray(high, np.float64)
    n = np.ceil((hi - lo) / step).astype(int) + 1
    axes = [lo[i] + step * np.arange(n[i]) for i in range(3)]
    volume = np.empty(tuple(n), np.float32)
    y, z = np.meshgrid(axes[1], axes[2], indexing="ij")
    slab = max(1, int(_SLAB_POINTS / (n[1] * n[2])))
    for start in range(0, int(n[0]), slab):
        xs = axes[0][start : start + slab]
        points = np.empty((len(xs), int(n[1]), int(n[2]), 3))
        points[..., 0], points[..., 1], points[..., 2] = xs[:, None, None], y, z
        volume[start : start + slab] = field(points.reshape(-1, 3)).reshape(points.shape[:3])
    found, triangles, _, _ = marching_cubes(volume, 0.0, spacing=(step, step, step))
    vertices = found.astype(np.float64) + lo
    faces = triangles.astype(np.int32)
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    if np.einsum("ij,ij->i", a, np.cross(b, c)).sum() < 0:
        faces = faces[:, ::-1].copy()
    return vertices, faces
