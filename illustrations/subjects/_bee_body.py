"""The honeybee's body: furry thorax and head, plated abdomen, jointed legs. Axes and units as in `honeybee`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ._fur import comb_strands, taper
from .kit.noise import fbm
from .kit.shapes import lerp, pchip, smoothstep, spline, unit

if TYPE_CHECKING:
    from .kit.arrays import Array
    from .kit.blender import BlenderThing

TERGITES = 6
THORAX = ((0.0, 0.08, 0.10), (0.44, 0.50, 0.40))  # centre and radii
HEAD = ((0.0, 0.80, 0.04), (0.34, 0.25, 0.25))

# Joints (x, y, z, radius) of the right legs from the hip; the left ones differ a little.
_LEGS = {
    "fore": (
        *((0.20, 0.42, -0.1, 0.060), (0.56, 0.62, -0.02, 0.066), (0.70, 0.94, -0.10, 0.054)),
        *((0.62, 1.18, -0.16, 0.030), (0.66, 1.32, -0.18, 0.020)),
    ),
    "middle": (
        *((0.30, 0.05, -0.1, 0.062), (0.72, 0.10, 0.0, 0.070), (1.02, -0.24, -0.10, 0.060)),
        *((1.12, -0.58, -0.18, 0.034), (1.24, -0.74, -0.20, 0.020)),
    ),
    "hind": (
        *((0.26, -0.25, -0.1, 0.066), (0.66, -0.50, 0.02, 0.078), (0.86, -1.00, -0.06, 0.110)),
        *((0.80, -1.38, -0.16, 0.070), (0.92, -1.64, -0.20, 0.022)),
    ),
}


def ball(centre: tuple[float, float, float], radii: tuple[float, float, float], n: int = 90) -> Array:
    """Ellipsoid surface (n, 2 n, 3)."""
    polar, around = np.meshgrid(
        np.linspace(0.01, np.pi - 0.01, n), np.linspace(0, 2 * np.pi, 2 * n, endpoint=False), indexing="ij"
    )
    ball = np.stack([np.sin(polar) * np.cos(around), np.sin(polar) * np.sin(around), np.cos(polar)], -1)
    return np.asarray(ball * radii + centre)


def _coat(
    name: str,
    roots: Array,
    normals: Array,
    rng: np.random.Generator,
    material: BlenderThing,
    *,
    comb: Array,
    length: Array,
    albedo: Array,
    lift: float = 0.8,
    radius: float = 0.0042,
) -> None:
    from .kit import hair  # noqa: PLC0415

    strands = comb_strands(rng, roots, normals, comb, length, scatter=0.25, lift=lift)
    hair.hair(
        name,
        strands,
        taper(radius, len(roots), strands.shape[1]),
        attributes={"albedo": np.clip(albedo, 0.02, 0.85)},
        material=material,
    )


def add_thorax_and_head(rng: np.random.Generator, fur: BlenderThing) -> None:
    from .kit import geometry, materials  # noqa: PLC0415

    shell = materials.simple("shell", base=0.03, rough=0.35, specular=0.5)
    eye = materials.simple("eye", base=0.012, rough=0.16, specular=0.7)
    for name, centre, radii, thickness, long, pale in (
        ("thorax", *THORAX, 52000, 0.20, 0.42),
        ("head", *HEAD, 16000, 0.11, 0.34),
    ):
        surface = ball(centre, radii)
        geometry.grid(name, surface, close_v=True, material=shell)
        way = unit(rng.normal(size=(thickness, 3)))
        way[:, 2] = np.abs(way[:, 2]) * 1.15 - 0.15
        way = unit(way)
        if name == "head":
            way = way[np.abs(way[:, 0]) < 0.66]  # between the eyes
        hairs = len(way)
        roots = way * radii + centre
        normals = unit(way / radii)
        comb = np.tile([0.0, -0.55, 0.0], (hairs, 1)) + 0.5 * normals * [1, 1, 0.2]
        patch = fbm(roots, 3, 3, seed=5)
        albedo = pale * (1 + 0.5 * patch) * rng.uniform(0.55, 1.35, hairs)
        bald = np.hypot(roots[:, 0] / 0.20, (roots[:, 1] - 0.05) / 0.22) if name == "thorax" else np.full(hairs, 9.0)
        albedo *= lerp(0.45, 1, smoothstep(0.3, 1.4, bald))
        length = long * rng.uniform(0.5, 1.25, hairs) * lerp(0.60, 1, smoothstep(0.3, 1.4, bald))
        _coat(f"{name} fur", roots, normals, rng, fur, comb=comb, length=length, albedo=albedo)
    for side in (1, -1):
        geometry.grid(
            f"eye {side}", ball((0.285 * side, 0.80, 0.08), (0.115, 0.215, 0.20), 50), close_v=True, material=eye
        )
        _add_antenna(side, shell)
    for x, y in ((0.0, 0.79), (0.05, 0.74), (-0.05, 0.74)):
        geometry.grid("ocellus", ball((x, y, 0.30), (0.026, 0.026, 0.022), 24), close_v=True, material=eye)


def _add_antenna(side: int, shell: BlenderThing) -> None:
    """Long first joint, elbow, and a ringed whip; the right one is held a little wider."""
    from .kit import geometry  # noqa: PLC0415

    wide = 0.04 if side > 0 else 0.0
    first = spline(
        np.array([(0.09, 0.98, 0.16), (0.20 + wide, 1.12, 0.22), (0.30 + wide, 1.20, 0.20)]) * [side, 1, 1], 40
    )
    whip_knots = [
        (0.30 + wide, 1.20, 0.20),
        (0.40 + wide, 1.34, 0.16),
        (0.46 + 2 * wide, 1.52, 0.10),
        (0.60 + 2 * wide, 1.66, 0.04),
    ]
    whip = spline(np.array(whip_knots) * [side, 1, 1], 220)
    s = np.linspace(0, 1, 220)
    rings = 1 - 0.20 * (np.abs((s * 10) % 1 - 0.5) > 0.44)  # the necks between ten rings
    geometry.tube("scape", first, np.linspace(0.030, 0.026, 40), sides=14, material=shell)
    geometry.tube("whip", whip, 0.029 * pchip([0, 0.08, 0.9, 1], [0.7, 1, 1, 0.5], s) * rings, sides=14, material=shell)


def abdomen() -> tuple[Array, Array]:
    """Surface (n, m, 3) and t (n,), 0 at the waist, 1 at the tip; each plate overlaps the next."""
    t = np.linspace(0, 1, 420)
    y = lerp(-0.36, -1.80, t)
    radius = pchip([0, 0.06, 0.20, 0.42, 0.66, 0.86, 0.95, 1], [0.10, 0.30, 0.44, 0.475, 0.40, 0.23, 0.11, 0.005], t)
    step = (t * TERGITES) % 1
    radius = radius * (1 + 0.055 * step - 0.03)
    around = np.linspace(0, 2 * np.pi, 260, endpoint=False)
    x = radius[:, None] * np.cos(around)
    z = 0.02 - 0.18 * t[:, None] ** 2 + 0.88 * radius[:, None] * np.sin(around)
    return np.stack([x, np.broadcast_to(y[:, None], x.shape), z], -1), t


def add_abdomen(rng: np.random.Generator, fur: BlenderThing) -> None:
    from .kit import geometry, materials  # noqa: PLC0415

    surface, t = abdomen()
    step = (t * TERGITES) % 1
    band = smoothstep(0.05, 0.22, step) * (1 - smoothstep(0.42, 0.60, step)) * lerp(1, 0.35, smoothstep(0.2, 0.7, t))
    stain = fbm(surface, [5, 9, 5], 4, seed=6)
    albedo = lerp(0.028, 0.34, band[:, None] * (1 + 0.35 * stain).clip(0, 1))
    shell = materials.simple("tergite", base="albedo", rough=0.27, specular=0.55)
    geometry.grid("abdomen", surface, close_v=True, attributes={"albedo": albedo}, material=shell)
    n = 46000
    rows, columns = rng.integers(6, len(t) - 8, n), rng.integers(0, surface.shape[1], n)
    here = step[rows]
    kept = (surface[rows, columns, 2] > -0.25) & (rng.random(n) < np.exp(-((here / 0.19) ** 2)) + 0.07)
    rows, columns, here = rows[kept], columns[kept], here[kept]
    roots = surface[rows, columns]
    normals = unit(np.stack([roots[:, 0], np.zeros(len(roots)), roots[:, 2] - 0.02 + 0.18 * t[rows] ** 2], -1))
    comb = np.tile([0.0, -1.0, 0.0], (len(roots), 1))
    in_band = here < 0.26  # the pale felt at the foot of each plate
    albedo = np.where(in_band, 0.42, 0.10) * rng.uniform(0.6, 1.4, len(roots))
    length = np.where(in_band, 0.085, 0.07) * rng.uniform(0.6, 1.3, len(roots)) * lerp(1.3, 0.8, t[rows])
    _coat("felt", roots, normals, rng, fur, comb=comb, length=length, albedo=albedo, lift=0.35, radius=0.0036)


def add_legs(rng: np.random.Generator, fur: BlenderThing) -> None:
    from .kit import geometry, materials  # noqa: PLC0415

    shell = materials.simple("leg", base=0.03, rough=0.3, specular=0.5)
    for name, right in _LEGS.items():
        for side in (1, -1):
            joints = np.array(right)
            joints[2:, :2] += rng.normal(0, 0.035, (len(joints) - 2, 2))
            joints[:, 0] *= side
            for k in range(len(joints) - 1):
                start, end = joints[k], joints[k + 1]
                s = np.linspace(0, 1, 40)
                line = lerp(start[:3], end[:3], s[:, None])
                line[:, 2] += 0.03 * np.sin(np.pi * s)
                swell = lerp(start[3], end[3], s) * (0.72 + 0.34 * np.sin(np.pi * np.clip(s, 0, 1)) ** 0.7)
                geometry.tube(f"{name} {side} {k}", line, swell, sides=16, material=shell)
                n = 700
                at = rng.integers(1, 38, n)
                along = unit(end[:3] - start[:3])
                out = unit(np.cross(rng.normal(size=(n, 3)), along))
                roots = line[at] + out * swell[at][:, None] * 0.95
                _coat(
                    "bristles",
                    roots,
                    out,
                    rng,
                    fur,
                    comb=np.tile(along, (n, 1)),
                    length=rng.uniform(0.02, 0.055, n),
                    albedo=rng.uniform(0.06, 0.3, n),
                    lift=0.7,
                    radius=0.0032,
                )
