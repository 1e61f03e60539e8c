"""Signed distances (negative inside) for numba kernels; combine with smooth_min and smooth_max."""

import math

from .compiled import compiled


@compiled(inline=True)
def smooth_min(a: float, b: float, k: float) -> float:
    """Union with a fillet of width k > 0 (cubic polynomial smooth minimum, I. Quilez)."""
    h = max(k - abs(a - b), 0.0) / k
    return min(a, b) - h * h * h * k / 6.0


@compiled(inline=True)
def smooth_max(a: float, b: float, k: float) -> float:
    """Intersection with a fillet of width k > 0; `smooth_max(a, -b, k)` carves b out of a."""
    return -smooth_min(-a, -b, k)


@compiled(inline=True)
def ellipsoid(  # noqa: PLR0917 (kernels take no keywords)
    x: float, y: float, z: float, cx: float, cy: float, cz: float, rx: float, ry: float, rz: float
) -> float:
    """Approximate distance to an axis-aligned ellipsoid at c with radii r (first-order bound, I. Quilez)."""
    x -= cx
    y -= cy
    z -= cz
    k0 = math.sqrt((x / rx) ** 2 + (y / ry) ** 2 + (z / rz) ** 2)
    k1 = math.sqrt((x / rx**2) ** 2 + (y / ry**2) ** 2 + (z / rz**2) ** 2)
    return k0 * (k0 - 1.0) / max(k1, 1e-6)


@compiled(inline=True)
def capsule(  # noqa: PLR0917 (kernels take no keywords)
    x: float,
    y: float,
    z: float,
    ax: float,
    ay: float,
    az: float,
    bx: float,
    by: float,
    bz: float,
    ra: float,
    rb: float,
) -> float:
    """Distance to the segment a..b with a radius that runs from ra to rb."""
    px, py, pz = x - ax, y - ay, z - az
    dx, dy, dz = bx - ax, by - ay, bz - az
    h = (px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz)
    h = min(max(h, 0.0), 1.0)
    return math.sqrt((px - dx * h) ** 2 + (py - dy * h) ** 2 + (pz - dz * h) ** 2) - (ra + (rb - ra) * h)


@compiled(inline=True)
def rounded_box(  # noqa: PLR0917 (kernels take no keywords)
    x: float, y: float, z: float, hx: float, hy: float, hz: float, r: float
) -> float:
    """Distance to a box at the origin with half sides h and edge radius r."""
    qx, qy, qz = abs(x) - hx + r, abs(y) - hy + r, abs(z) - hz + r
    outside = math.sqrt(max(qx, 0.0) ** 2 + max(qy, 0.0) ** 2 + max(qz, 0.0) ** 2)
    return outside + min(max(qx, qy, qz), 0.0) - r
