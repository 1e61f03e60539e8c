"""Flower heads for arrangements: each is built facing +z at the origin, then turned and put in its place."""

import numpy as np
import numpy.typing as npt

from .kit.arrays import Array
from .kit.blender import BlenderThing
from .kit.geometry import grid, mesh, thicken
from .kit.hair import hair
from .kit.noise import fbm
from .kit.shapes import grid_faces, pchip, smoothstep, unit

GOLDEN_ANGLE = 2.39996  # radians; Vogel's phyllotaxis
ANEMONE_OUTER = 6  # petals of the outer whorl; as many within


class Place:
    """Where a head sits and which way it looks; `spin` turns it about its own axis (radians)."""

    def __init__(self, centre: npt.ArrayLike, facing: npt.ArrayLike, spin: float = 0.0) -> None:
        axis = unit(facing)
        aside = unit(np.cross((0, 0, 1.0), axis))
        above = np.cross(axis, aside)
        turned = np.cos(spin) * aside + np.sin(spin) * above
        self._centre = np.asarray(centre, np.float64)
        self._basis = np.stack([turned, np.cross(axis, turned), axis])

    def __call__(self, points: Array) -> Array:
        """Local points (..., 3) in the scene."""
        return np.asarray(points @ self._basis + self._centre)


def petal_sheet(
    length: float,
    half_width: Array,
    rise: Array,
    *,
    cup: float,
    ruffle: float,
    seed: int,
    across: int = 60,
) -> Array:
    """A petal (nu, nv, 3) that starts at the origin and runs along x.

    `half_width` and `rise` (the slope above the xy plane, radians) are given along the petal (nv,); `cup` lifts
    the sides as a share of the width, `ruffle` waves the rim (units).
    """
    u, v = np.linspace(-1, 1, across)[:, None], np.linspace(0, 1, len(rise))[None, :]
    step = length / (len(rise) - 1)
    out, up = np.cumsum(np.cos(rise)) * step, np.cumsum(np.sin(rise)) * step
    where = np.stack(np.broadcast_arrays(u * 1.4, v * 1.3, np.full_like(u * v, seed * 1.37)), -1)
    wave = fbm(where, (2.6, 1.4, 1.0), 3, seed=seed) * v**1.5
    rim = 1 - 0.06 * np.abs(u) ** 3 + 0.05 * fbm(where, (3.0, 0.1, 1.0), 2, seed=seed + 1) * v**4
    x = out * rim
    y = u * half_width * (1 + 0.05 * fbm(where, (0.2, 2.0, 1.0), 2, seed=seed + 2))
    z = up + cup * u**2 * half_width + ruffle * wave
    return np.stack(np.broadcast_arrays(x, y, z), -1)


def turn(points: Array, angle: float) -> Array:
    """Turn local points about z."""
    c, s = np.cos(angle), np.sin(angle)
    x, y, z = np.moveaxis(points, -1, 0)
    return np.stack([x * c - y * s, x * s + y * c, z], -1)


def beads(
    name: str, centres: Array, radius: npt.ArrayLike, *, material: BlenderThing, place: Place, long: float = 1
) -> None:
    """Many small ellipsoids (n, 3) as one object, `long` times as high as wide; radius is a number or (n,)."""
    lat, lon = np.linspace(0, np.pi, 9)[:, None], np.linspace(0, 2 * np.pi, 12, endpoint=False)[None]
    ball = np.stack(
        np.broadcast_arrays(np.sin(lat) * np.cos(lon), np.sin(lat) * np.sin(lon), -long * np.cos(lat)), -1
    ).reshape(-1, 3)
    radii = np.broadcast_to(np.asarray(radius, np.float64), (len(centres),))
    points = centres[:, None] + radii[:, None, None] * ball
    faces = grid_faces(9, 12, close_v=True)[:, ::-1]
    every = faces[None] + (np.arange(len(centres)) * len(ball))[:, None, None]
    mesh(name, place(points.reshape(-1, 3)), every.reshape(-1, 4), material=material)


def _sunflower(n: int, radius: float) -> tuple[Array, Array]:
    """Vogel's spiral: angles (n,) and distances (n,) that fill a disc evenly."""
    k = np.arange(n)
    return k * GOLDEN_ANGLE, radius * np.sqrt((k + 0.5) / n)


def anemone(
    name: str, place: Place, size: float, *, petal: BlenderThing, dark: BlenderThing, rng: np.random.Generator
) -> None:
    """A poppy anemone: two whorls of broad petals, a pale ring, a black button and a wreath of stamens."""
    v = np.linspace(0, 1, 90)
    for number in range(12):
        inner = number >= ANEMONE_OUTER
        length = size * (0.80 if inner else 1.0) * rng.uniform(0.95, 1.05)
        outline = pchip([0, 0.12, 0.35, 0.65, 0.85, 0.95, 1], [0.09, 0.16, 0.29, 0.39, 0.37, 0.30, 0.17], v)
        slope = [0.80, 0.52, 0.22, -0.10] if inner else [0.36, 0.12, -0.06, -0.28]
        rise = pchip([0, 0.3, 0.7, 1], slope, v) + rng.normal(0, 0.07)
        seed = int(rng.integers(1000))
        sheet = petal_sheet(length, 0.95 * length * outline, rise, cup=0.20, ruffle=0.10 * size, seed=seed)
        u = np.linspace(-1, 1, sheet.shape[0])[:, None]
        stripes = fbm(np.stack(np.broadcast_arrays(u * 13, 0.6 * v[None], 0 * u + seed), -1), 1.0, 3, seed=seed)
        flush = smoothstep(0.34, 0.5, v * (1 if inner else 0.8) + 0.08 * stripes)
        shade = 0.70 - 0.48 * flush + 0.05 * stripes + 0.22 * flush * v**2
        angle = np.pi / 3 * (number + (0.5 if inner else 0.0)) + rng.normal(0, 0.07)
        made = grid(
            f"{name} petal {number}",
            place(turn(sheet + np.array([0.04 * size, 0, 0.03 * size * inner]), angle)),
            attributes={"albedo": np.broadcast_to(shade, sheet.shape[:2]), "veins": 0.3 * stripes},
            material=petal,
        )
        thicken(made, 0.007 * size)
    spiral, out = _sunflower(170, 0.155 * size)
    height = 0.16 * size + np.sqrt(np.maximum((0.17 * size) ** 2 - out**2, 0)) * 0.75
    button = np.stack([out * np.cos(spiral), out * np.sin(spiral), height], -1)
    beads(f"{name} button", button, 0.0165 * size, material=dark, place=place)
    n = 110
    around, reach = rng.uniform(0, 2 * np.pi, n), size * rng.uniform(0.20, 0.34, n)
    tip = np.stack([reach * np.cos(around), reach * np.sin(around), size * rng.uniform(0.20, 0.29, n)], -1)
    foot = np.stack([0.12 * size * np.cos(around), 0.12 * size * np.sin(around), np.full(n, 0.12 * size)], -1)
    t = np.linspace(0, 1, 8)[None, :, None]
    threads = foot[:, None] + (tip - foot)[:, None] * t + np.array([0, 0, 0.06 * size]) * t * (1 - t)
    hair(f"{name} threads", place(threads), 0.006 * size, material=dark)
    beads(f"{name} anthers", tip, size * rng.uniform(0.016, 0.023, n), material=dark, place=place, long=0.7)


def daisy(
    name: str,
    place: Place,
    size: float,
    *,
    petal: BlenderThing,
    disc: BlenderThing,
    rng: np.random.Generator,
    droop: float = 0.0,
) -> None:
    """An ox-eye daisy: grooved white rays in two ranks around a domed disc of florets."""
    v = np.linspace(0, 1, 60)
    rays = 23
    for number in range(rays):
        length = size * rng.uniform(0.70, 0.78)
        outline = 0.098 * size * pchip([0, 0.2, 0.6, 0.88, 1], [0.45, 0.75, 1.0, 0.85, 0.12], v)
        rise = pchip([0, 0.4, 1], [0.22, 0.02, -0.25], v) - droop * v + rng.normal(0, 0.09) + 0.05 * (number % 2)
        seed = int(rng.integers(1000))
        sheet = petal_sheet(length, outline, rise, cup=0.12, ruffle=0.02 * size, seed=seed, across=24)
        u = np.linspace(-1, 1, sheet.shape[0])[:, None]
        sheet[..., 2] -= 0.010 * size * np.exp(-(((np.abs(u) - 0.33) / 0.13) ** 2)) * np.minimum(v * 4, 1)
        shade = 0.62 + 0.1 * smoothstep(0.1, 0.6, v) + 0 * u
        made = grid(
            f"{name} ray {number}",
            place(turn(sheet + np.array([0.22 * size, 0, 0.0]), number * 2 * np.pi / rays + rng.normal(0, 0.035))),
            attributes={"albedo": shade, "veins": np.zeros_like(shade)},
            material=petal,
        )
        thicken(made, 0.006 * size)
    spiral, out = _sunflower(190, 0.265 * size)
    height = 0.10 * size * (1 - (out / (0.27 * size)) ** 2.5) - 0.03 * size * np.exp(-((out / (0.08 * size)) ** 2))
    florets = np.stack([out * np.cos(spiral), out * np.sin(spiral), height + 0.02 * size], -1)
    beads(f"{name} disc", florets, size * (0.0165 + 0.008 * out / (0.27 * size)), material=disc, place=place, long=1.5)
