"""A human skull as one signed distance function.

x is sideways (mirrored), y forwards (the face looks along +y), z up; lengths in cm, origin inside the brain-case.
"""

import math

import numpy as np
from numba import prange

from ._skull_teeth import make_teeth
from .kit.arrays import Array, Faces
from .kit.compiled import compiled
from .kit.sdf import capsule, ellipsoid, rounded_box, smooth_max, smooth_min
from .kit.shapes import marching


@compiled()
def _brain_case(x: float, y: float, z: float) -> float:
    d = ellipsoid(x, y, z, 0.0, -0.9, 1.1, 6.8, 8.7, 6.4)
    d = smooth_min(d, ellipsoid(x, y, z, 0.0, 3.2, 0.9, 5.5, 5.35, 5.4), 1.8)
    d = smooth_min(d, ellipsoid(x, y, z, 0.0, -4.8, -0.9, 5.5, 4.6, 4.5), 1.8)  # occiput
    d = smooth_min(d, ellipsoid(x, y, z, 3.9, -2.6, 2.4, 3.0, 3.8, 3.3), 1.8)  # parietal eminence
    d = smooth_min(d, ellipsoid(x, y, z, 2.3, 6.0, 2.3, 2.3, 1.8, 2.0), 1.6)  # frontal eminence
    d = smooth_max(d, -ellipsoid(x, y, z, 8.35, 5.3, -1.9, 2.95, 3.4, 3.9), 1.3)  # temple
    d = smooth_max(d, -0.98 * (z + 4.9 + 0.10 * (y + 1.0)), 1.0)  # flat base
    d = smooth_min(d, ellipsoid(x, y, z, 0.0, -2.0, -4.3, 3.8, 5.0, 1.4), 1.2)
    d = smooth_min(d, capsule(x, y, z, 5.3, -1.5, -3.6, 5.0, -0.75, -6.2, 1.45, 0.80), 0.9)  # mastoid
    return smooth_min(d, capsule(x, y, z, 0.0, -3.0, -5.0, 0.0, 2.5, -5.6, 1.6, 1.4), 1.0)


@compiled()
def _ridge(  # noqa: PLR0917 (compiled code takes no keywords)
    x: float,
    y: float,
    z: float,
    front: float,
    inwards: float,
    level: float,
    depth: float,
    height: float,
    round_off: float,
) -> float:
    """A bar swept along the dental parabola y = front - 0.43 x²."""
    q = (y - (front - 0.43 * x * x)) / math.sqrt(1.0 + (0.86 * x) ** 2)
    out, up = max(abs(q + inwards) - depth, 0.0), max(abs(z - level) - height, 0.0)
    return math.sqrt(out * out + up * up) - round_off


@compiled()
def _maxilla(x: float, y: float, z: float) -> float:
    d = ellipsoid(x, y, z, 0.0, 5.15, -6.3, 3.55, 3.1, 2.5)
    d = smooth_min(d, capsule(x, y, z, 1.35, 8.1, -3.0, 2.0, 7.7, -7.2, 0.55, 0.95), 0.8)
    alveolar = _ridge(x, y, z, 8.55, 0.45, -7.75, 0.35, 0.55, 0.46)
    behind = 3.6 - y + 0.15 * (z + 7.7)  # its end slopes up and forward, behind the last molar
    return smooth_min(d, smooth_max(alveolar, behind, 0.8), 0.8)


@compiled()
def _cheek(x: float, y: float, z: float) -> float:
    """Cheekbone and arch."""
    d = capsule(x, y, z, 5.15, 6.75, -1.9, 5.15, 6.9, -4.4, 0.47, 0.62)
    d = smooth_min(d, ellipsoid(x, y, z, 4.85, 6.95, -5.1, 1.25, 0.95, 1.15), 0.7)
    d = smooth_min(d, capsule(x, y, z, 4.7, 7.3, -4.95, 2.2, 8.1, -4.75, 0.72, 0.55), 0.7)
    d = smooth_min(d, capsule(x, y, z, 4.35, 6.6, -5.6, 3.2, 6.0, -7.0, 0.85, 0.6), 1.0)
    w = 1.5 * x  # the arch is flat: thinner across than high
    front = capsule(w, y, z, 8.25, 6.3, -5.25, 9.80, 3.8, -4.75, 0.74, 0.55) / 1.25
    middle = capsule(w, y, z, 9.80, 3.8, -4.75, 9.65, 0.6, -4.1, 0.55, 0.60) / 1.25
    root = capsule(x, y, z, 6.4, 0.8, -4.1, 6.2, -2.2, -3.6, 0.50, 0.40)
    return smooth_min(d, smooth_min(front, smooth_min(middle, root, 0.4), 0.4), 0.5)


@compiled()
def _orbit(x: float, y: float, z: float) -> float:
    """The eye's socket: a rounded square that narrows and converges backwards."""
    deep = 7.9 - y
    wide = max(1.92 - 0.17 * max(deep, 0.0) + 0.25 * max(-deep, 0.0), 0.25)
    high = max(1.66 - 0.13 * max(deep, 0.0) + 0.20 * max(-deep, 0.0), 0.25)
    u = x - (3.10 - 0.30 * deep)
    w = z + 2.72 + 0.02 * deep + 0.16 * u  # droops outwards
    e = (abs(u / wide) ** 2.7 + abs(w / high) ** 2.7) ** (1 / 2.7)
    cone: float = (e - 1.0) * min(wide, high) * 0.85
    return max(cone, deep - 5.2, -(deep + 3.5))


@compiled()
def _nose(x: float, y: float, z: float) -> float:
    """The pear-shaped opening of the nose."""
    low = ellipsoid(x, y, z, 0.52, 8.4, -6.1, 0.76, 3.6, 0.95)
    return smooth_min(low, ellipsoid(x, y, z, 0.0, 8.9, -5.3, 0.72, 3.4, 1.40), 0.5)


@compiled()
def _face(x: float, y: float, z: float, d: float) -> float:
    """Add the face to the brain-case at distance d and carve its openings."""
    d = smooth_min(d, ellipsoid(x, y, z, 0.0, 5.2, -3.6, 3.5, 3.4, 3.2), 1.0)  # core
    d = smooth_min(d, ellipsoid(x, y, z, 3.7, 4.4, -2.7, 1.75, 2.6, 2.5), 0.9)  # outer wall of the orbit
    d = smooth_min(d, _maxilla(x, y, z), 0.8)
    d = smooth_min(d, capsule(x, y, z, 0.0, 8.45, -0.95, 1.6, 8.30, -0.65, 0.60, 0.52), 1.4)  # brow
    d = smooth_min(d, capsule(x, y, z, 1.6, 8.25, -0.70, 4.0, 7.45, -0.80, 0.56, 0.50), 1.3)
    d = smooth_min(d, capsule(x, y, z, 4.0, 7.5, -0.8, 5.1, 6.6, -2.0, 0.52, 0.50), 0.8)
    d = smooth_min(d, _cheek(x, y, z), 0.55)
    nose = capsule(x, y, z, 0.0, 8.35, -1.4, 0.0, 9.45, -3.7, 0.60, 0.46)
    nose = smooth_min(nose, capsule(x, y, z, 0.55, 8.1, -1.8, 0.95, 8.65, -4.0, 0.55, 0.45), 0.6)
    d = smooth_min(d, nose, 0.55)
    d = smooth_max(d, -_orbit(x, y, z), 0.42)
    d = smooth_max(d, -_nose(x, y, z), 0.22)
    d = smooth_min(d, ellipsoid(x, y, z, 1.6, 3.0, -6.2, 0.30, 1.0, 2.0), 0.9)  # pterygoid plate, held close
    d = smooth_min(d, rounded_box(x, y - 6.3, z + 5.4, 0.07, 1.7, 1.7, 0.05), 0.12)  # septum
    d = smooth_min(d, capsule(x, y, z, 1.15, 6.9, -5.4, 0.55, 7.3, -5.9, 0.22, 0.16), 0.2)  # concha
    d = smooth_min(d, capsule(x, y, z, 0.0, 8.0, -7.15, 0.0, 8.95, -7.0, 0.30, 0.10), 0.35)  # nasal spine
    d = smooth_max(d, -ellipsoid(x, y, z, 2.75, 8.35, -5.75, 0.22, 0.6, 0.16), 0.15)  # infraorbital foramen
    d = smooth_max(d, -ellipsoid(x, y, z, 2.9, 9.35, -6.5, 1.15, 1.25, 1.1), 0.8)  # canine fossa
    return smooth_max(d, -capsule(x, y, z, 6.9, -0.75, -4.55, 5.0, -0.75, -4.6, 0.36, 0.30), 0.3)  # ear


@compiled()
def _mandible(x: float, y: float, z: float) -> float:
    """Lower jaw: body, one broad ramus with a shallow notch between coronoid and condyle, and the chin."""
    q = (y - (8.25 - 0.30 * x * x)) / math.sqrt(1.0 + (0.60 * x) ** 2)
    level = -12.0 + 0.22 * max(x - 1.5, 0.0) + 0.07 * max(8.2 - y, 0.0)
    out, up = max(abs(q + 0.55) - 0.18, 0.0), max(abs(z - level) - 0.62, 0.0)
    body = max(math.sqrt(out * out + up * up) - 0.50, 2.0 - y, x - 4.75)
    d = smooth_min(body, capsule(x, y, z, 4.55, 2.9, -10.8, 4.75, 1.3, -9.9, 1.0, 0.95), 0.9)
    lean = z + 8.1
    plate = rounded_box(x - 4.95 - 0.06 * lean, y - 1.85 + 0.10 * lean, lean, 0.36, 1.75, 1.95, 0.34)
    w = 1.7 * x
    condyle = capsule(w, y, z, 8.4, 0.95, -8.0, 9.1, 0.35, -5.3, 1.0, 0.70) / 1.35
    condyle = smooth_min(condyle, capsule(x, y, z, 5.0, 0.35, -4.75, 5.75, 0.3, -4.75, 0.45, 0.42), 0.5)
    coronoid = capsule(w, y, z, 8.45, 2.85, -7.2, 8.6, 3.05, -5.45, 0.95, 0.34) / 1.35
    d = smooth_min(d, smooth_min(plate, smooth_min(condyle, coronoid, 0.6), 0.6), 0.7)
    d = smooth_max(d, -ellipsoid(x, y, z, 5.75, 2.0, -9.4, 0.55, 1.5, 1.6), 0.6)  # bed of the chewing muscle
    d = smooth_min(d, ellipsoid(x, y, z, 0.0, 8.15, -12.5, 1.3, 0.72, 0.62), 0.7)
    d = smooth_min(d, ellipsoid(x, y, z, 1.15, 7.85, -12.6, 0.7, 0.6, 0.5), 0.6)
    d = smooth_max(d, -ellipsoid(x, y, z, 0.0, 9.35, -11.2, 2.6, 0.75, 0.55), 0.5)
    alveolar = max(_ridge(x, y, z, 8.35, 0.42, -11.3, 0.28, 0.34, 0.38), 3.4 - y)
    d = smooth_min(d, alveolar, 0.55)
    return smooth_max(d, -ellipsoid(x, y, z, 2.35, 7.3, -11.75, 0.18, 0.7, 0.16), 0.15)  # mental foramen


@compiled()
def _with_teeth(x: float, y: float, z: float, d: float, teeth: Array) -> float:
    for i in range(teeth.shape[0]):
        px, py, pz = x - teeth[i, 0], y - teeth[i, 1], z - teeth[i, 2]
        if px * px + py * py + pz * pz > 6.0:
            continue
        c, s, width, depth, height = teeth[i, 3], teeth[i, 4], teeth[i, 5], teeth[i, 6], teeth[i, 7]
        up, cusped = teeth[i, 8], teeth[i, 9] > 0.5
        along, out = c * px + s * py, -s * px + c * py
        v = pz * up / height  # -1 at the biting edge, +1 at the root
        taper = 1.0 - 0.18 * max(v, 0.0) - 0.06 * max(-v, 0.0)
        wedge = 0.85 if cusped else 1.0 - 0.42 * max(-v, 0.0)
        crown = 0.8 * rounded_box(along / taper, out / (taper * wedge), pz, width, depth, height,
                                  min(width, depth) * 0.72)  # fmt: skip
        if cusped:
            valley = math.sqrt((pz + up * (height + 0.16)) ** 2 + (along * 0.8) ** 2 + (out * 0.9) ** 2) - 0.30
            crown = smooth_max(crown, -valley, 0.12)
        root = capsule(px, py, pz, 0.0, -0.05, up * height * 0.6, 0.0, -0.22, up * (height + 1.15),
                       width * 0.62, width * 0.36)  # fmt: skip
        d = min(smooth_min(d, root, 0.28), crown)
    return d


@compiled(parallel=True)
def _field(points: Array, teeth: Array) -> Array:
    out = np.empty(points.shape[0])
    for i in prange(points.shape[0]):
        x, y, z = abs(points[i, 0]), points[i, 1], points[i, 2]
        d = _face(x, y, z, _brain_case(x, y, z))
        out[i] = _with_teeth(x, y, z, min(d, _mandible(x, y, z)), teeth)
    return out


@compiled(parallel=True)
def beyond_rim(points: Array) -> Array:
    """Signed distance in cm of points (n, 3) from the rims of orbits and nose, negative on their inner walls."""
    out = np.empty(points.shape[0])
    for i in prange(points.shape[0]):
        x, y, z = abs(points[i, 0]), points[i, 1], points[i, 2]
        out[i] = min(_orbit(x, y, z), _nose(x, y, z)) - 0.10
    return out


def sculpt(step: float) -> tuple[Array, Faces, Array]:
    """The bare skull on a lattice of `step` cm: vertices (n, 3), triangles (m, 3), and the teeth's table."""
    teeth = make_teeth()
    vertices, faces = marching(lambda points: _field(points, teeth), (-7.9, -10.2, -13.9), (7.9, 10.6, 8.2), step)
    return vertices, faces, teeth
