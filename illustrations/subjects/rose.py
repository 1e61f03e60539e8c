"""A rose in bloom: petals in a golden-angle spiral, each a sheet with its own lean, roll and ruffle."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq

from .kit import scene
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.blender import BlenderThing
from .kit.foliage import ROSE_LEAF, leaf, petal_material
from .kit.geometry import grid, lathe, thicken, tube
from .kit.materials import simple
from .kit.noise import fbm
from .kit.scene import Point
from .kit.shapes import lerp, pchip, smoothstep, spline, unit
from .kit.tone import edge_tone, fade_below, tone
from .model import Subject

SUBJECT = Subject(
    key="rose",
    title="Rose",
    size_px=(1500, 1640),
    alt="A rose in full bloom on a short stem with four toothed leaflets.",
    width_mm=30,
    credit="Drawn from our own 3-D model",
)

PETALS = 42
GOLDEN_ANGLE = 2.39996  # radians; Vogel's phyllotaxis
ACROSS, ALONG = 130, 150
# Distance from the axis at v = 0.8 for ages 0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85 and 1.
REACH = (0.05, 0.12, 0.21, 0.38, 0.58, 0.92, 1.22, 1.5)


class Petal(NamedTuple):
    """One petal's surface (nu, nv, 3) with albedo and vein height (nu, nv)."""

    points: Array
    albedo: Array
    veins: Array


def _lean_that_reaches(reach: npt.ArrayLike, length: npt.ArrayLike, posture: Array) -> float:
    """The constant angle that, added to `posture` (1, n), carries the meridian `reach` outwards at v = 0.8.

    Neighbouring layers thus nest at known distances instead of crossing.
    """
    part = posture[0, : round(0.8 * posture.shape[1])]
    share = float(np.asarray(reach) / np.asarray(length)) * (posture.shape[1] - 1)
    return float(brentq(lambda lean: np.sin(part + lean).sum() - share, -1.4, 1.4))


def _petal(age: float, number: int, rng: np.random.Generator) -> Petal:
    """A petal of age 0 (heart of the bud) to 1 (outermost).

    u runs across (-1..1), v from base to rim. The meridian is the integral of a direction phi(v), 0 upright and
    positive outwards: a lean, a belly, and a rim that rolls back, earlier at the sides so that old petals point.
    """
    u, v = np.linspace(-1, 1, ACROSS)[:, None], np.linspace(0, 1, ALONG)[None, :]
    side = np.abs(u)
    roll = pchip([0, 0.1, 0.3, 0.5, 0.75, 1], [0.1, 0.45, 0.95, 1.5, 2.1, 2.4], age) * rng.uniform(0.65, 1.15)
    belly = pchip([0, 0.3, 0.6, 1], [0.5, 0.72, 0.88, 0.75], age)
    length = pchip([0, 0.2, 0.4, 0.7, 1], [1.50, 1.60, 1.62, 1.66, 1.80], age) * rng.uniform(0.96, 1.04)
    base = pchip([0, 0.2, 0.5, 1], [0.012, 0.05, 0.14, 0.26], age)
    half_width = pchip([0, 0.15, 0.35, 0.6, 1], [2.8, 2.2, 1.65, 1.25, 1.04], age) * rng.uniform(0.93, 1.07)
    reach = pchip([0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1], REACH, age) * rng.uniform(0.97, 1.03)

    roll_start = (
        0.95 - 0.05 * smoothstep(0.2, 0.5, age) - 0.27 * np.abs(u - rng.normal(0, 0.12)) ** 2 * (0.1 + 0.9 * age)
    )
    posture = belly * (1 - 2 * v) * np.exp(-((v - 0.1) ** 2) / 0.18) - 0.25 * np.exp(-(((v - 0.55) / 0.22) ** 2)) * (
        1 - age * 0.5
    )
    lean = _lean_that_reaches(reach - base, length, posture)
    curl = roll * smoothstep(0, 1, (v - roll_start) / (1.04 - roll_start)) ** 1.25 * (1 + 0.75 * side**2 * age)
    phi = lean + posture + curl
    tip = 0.085 * length * np.exp(-((side / 0.17) ** 1.5)) * (0.05 + 0.95 * age)
    run = (length * (1 - 0.24 * side**2.6 - 0.10 * side**6) + tip) / (ALONG - 1)
    radius = base + np.cumsum(np.sin(phi) * run, 1)
    height = np.cumsum(np.cos(phi) * run, 1)
    angle = u * half_width * pchip([0, 0.15, 0.45, 0.75, 1], [0.55, 0.72, 0.92, 1.0, 0.97], v)
    # One edge tucks inside its neighbour, the other lies outside.
    radius = radius * (1 + 0.07 * (1 - age) ** 2 * u) + (0.008 + 0.08 * age) * u * (1 - 0.4 * age)
    height = height + 0.10 * age * side**2 * v

    where = np.stack(np.broadcast_arrays(u * 1.3, v * 1.2, np.full_like(u * v, number * 3.7)), -1)
    broad, fine, lift = (
        fbm(where, freq, octaves, seed=int(rng.integers(1000)))
        for freq, octaves in ((1.6, 3), ((4.5, 1.5, 1.0), 2), (1.7, 2))
    )
    radius = radius + (0.10 * broad * v**1.5 + 0.05 * fine * v**4) * (0.08 + 1.1 * age)
    height = height + (0.07 * lift * v**2 + 0.03 * fine * v**5) * (0.2 + age)
    radius = np.maximum(radius, 0.006)
    points = np.stack([radius * np.cos(angle), radius * np.sin(angle), height], -1)

    streaks = np.stack(np.broadcast_arrays(u * (1.2 - 0.5 * v) * 20, v * 1.3, np.full_like(u * v, number)), -1)
    veins = fbm(streaks, 1.0, 4, seed=3)
    albedo = 0.28 + 0.18 * smoothstep(0.2, 1, v) + 0.08 * smoothstep(0.93, 1.0, v) + 0.09 * veins - 0.06 * (1 - age)
    return Petal(points, albedo, veins)


def _bloom(rng: np.random.Generator) -> None:
    material = petal_material("petal")
    for number in range(PETALS):
        age = number / (PETALS - 1)
        petal = _petal(age, number, rng)
        turn = number * GOLDEN_ANGLE + rng.normal(0, 0.10)
        x, y, z = np.moveaxis(petal.points, -1, 0)
        turned = np.stack(
            [x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn), z - 0.44 * age**1.3], -1
        )
        made = grid(
            f"petal {number}", turned, attributes={"albedo": petal.albedo, "veins": petal.veins}, material=material
        )
        thicken(made, lerp(0.005, 0.0065, age).item())


def _calyx(leaf_material: BlenderThing, green: BlenderThing, rng: np.random.Generator) -> None:
    """Five sepals bent down, on the hip."""
    u, v = np.linspace(-1, 1, 40)[:, None], np.linspace(0, 1, 90)[None, :]
    for number in range(5):
        width = 0.20 * (1 - v) ** 0.7 * (1 + 0.5 * np.sin(v * 3)) + 0.004
        phi = 1.35 + 0.9 * v**1.2 + rng.normal(0, 0.15)
        run = 1.25 / 89
        out, up = 0.13 + np.cumsum(np.sin(phi) * run, 1), -0.22 + np.cumsum(np.cos(phi) * run, 1)
        x, y, z = np.broadcast_arrays(out, u * width, up - 0.3 * u**2 * width)
        a = number * 2 * np.pi / 5 + 0.3
        points = np.stack([x * np.cos(a) - y * np.sin(a), x * np.sin(a) + y * np.cos(a), z], -1)
        made = grid(f"sepal {number}", points, attributes={"albedo": np.full(z.shape, 0.16)}, material=leaf_material)
        thicken(made, 0.015)
    profile = [(0.09, -0.55), (0.17, -0.48), (0.22, -0.36), (0.21, -0.25), (0.16, -0.15), (0.1, -0.1)]
    lathe("hip", profile, sides=64, material=green)


def _spray(name: str, base: Point, end: Point, *, material: BlenderThing, green: BlenderThing, seed: int) -> None:
    """A compound leaf: a stalk from the stem with a leaflet at its end and one on the near side."""
    start, goal = np.array(base), np.array(end)
    stalk = spline([start, lerp(start, goal, 0.5) + np.array([0, 0, 0.12]), goal], 40)
    tube(f"{name} stalk", stalk, np.linspace(0.045, 0.025, 40), sides=12, material=green)
    ahead = unit(goal - start)
    sideways = unit(np.cross(ahead, (0, 0, 1)))
    towards_us = sideways if sideways[1] < 0 else -sideways
    leaflets = (
        (goal, ahead + np.array([0, -0.1, -0.15]), 1.25),
        (stalk[27], 0.35 * ahead + towards_us + np.array([0, 0, -0.3]), 1.05),
    )
    for number, (where, direction, length) in enumerate(leaflets):
        leaf(
            f"{name} leaflet {number}",
            where,
            direction,
            length=length,
            width=0.62 * length,
            form=ROSE_LEAF,
            material=material,
            face=(-0.25, -0.5, 1),
            seed=seed + number,
        )


def build(quality: Quality) -> None:
    """Bloom, calyx, stem and leaves, lit from the upper left."""
    scene.start(SUBJECT.size_px, quality, samples=20, world=0.05)
    _bloom(np.random.default_rng(4))
    leaf_material = simple("leaf", base="albedo", rough=0.38, specular=0.45)
    green = simple("green", base=0.2, rough=0.33)
    _calyx(leaf_material, green, np.random.default_rng(104))
    stem = spline([(0, 0, -0.3), (0.05, 0.02, -1.0), (0.16, 0.1, -2.0), (0.2, 0.15, -3.4)], 120)
    tube("stem", stem, np.linspace(0.085, 0.075, 120), sides=20, material=green)
    _spray("left", (0.06, 0.02, -1.1), (-0.8, -0.55, -0.92), material=leaf_material, green=green, seed=3)
    _spray("right", (0.1, 0.06, -1.4), (0.9, -0.5, -1.2), material=leaf_material, green=green, seed=8)
    scene.camera((0.5, -10.0, 7.6), (0.02, 0, -0.1), lens_mm=96)
    scene.area((-5, -2.5, 6), (0, 0, 0.6), size=1.8, watts=620)
    scene.area((5, -4, 3), (0, 0, 0.2), size=2.5, watts=130)
    scene.area((2.5, 5, 4), (0, 0, 0.6), size=2, watts=260)


def finish(linear: Array) -> GreyAlpha:
    """Velvet greys; the stem fades into the skin."""
    picture = tone(linear, middle=0.40, contrast=1.5, clarity=0.4, sharpen=0.6, white_percentile=99.85)
    return fade_below(edge_tone(picture), 0.88, 0.985)
