"""Nautilus, sawn along its plane of symmetry: a logarithmic spiral of shell, septa and siphuncle.

The whorl grows 3.05 times per turn, as measured on Nautilus pompilius (about 3.0 to 3.2). Units are about
25 mm; the saw cut is the plane z = 0 and the kept half lies below it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from .kit.noise import fbm
from .kit.shapes import grid_faces, smoothstep
from .kit.tone import edge_tone, tone
from .model import Subject

if TYPE_CHECKING:
    from .kit.arrays import Array, GreyAlpha, Quality
    from .kit.blender import BlenderThing

SUBJECT = Subject(
    key="nautilus",
    title="Nautilus section",
    size_px=(1240, 1600),
    alt="A nautilus shell cut in half: chambers divided by thin curved walls wind inwards in a spiral from the "
    "smooth, softly shining living chamber",
    width_mm=24,
    credit="Drawn from our own 3-D model",
)

_GROWTH = 3.05
_RATE = math.log(_GROWTH) / (2 * math.pi)
_MOUTH = 2.85 * 2 * math.pi  # spiral angle of the aperture
_START = -5.5
_RADIUS = 3.0  # of the outer wall at the aperture
_WALL = 0.05  # thickness over the tube's radius
_FLATNESS = 0.40  # depth of the half tube over the spiral's radius
_SEPTA = 52
_SEPTUM_GAP = 0.262  # spiral angle between walls


def _radius(turn: Array) -> Array:
    return np.asarray(_RADIUS * np.exp(_RATE * (turn - _MOUTH)))


def _tube(turn: Array, rho: Array, around: Array) -> Array:
    """Points (..., 3) at spiral angle `turn`, share `rho` of the tube's radius and angle `around` (pi..2 pi)."""
    reach = _radius(turn)
    inner = 1 / _GROWTH
    x = (1 + inner) / 2 * reach + (1 - inner) / 2 * reach * rho * np.cos(around)
    return np.stack([x * np.cos(turn), x * np.sin(turn), _FLATNESS * reach * rho * np.sin(around)], -1)


def _shell(material: BlenderThing) -> None:
    from .kit import geometry  # noqa: PLC0415 (grading needs no Blender)

    turn, around = np.meshgrid(np.linspace(_START, _MOUTH, 3000), np.linspace(np.pi, 2 * np.pi, 110), indexing="ij")
    flat = np.zeros_like(turn)
    outer = _tube(turn, np.ones_like(turn), around)
    thickness = _WALL * (1 + 0.30 * fbm(np.stack([turn * 0.8, flat, flat], -1), octaves=2, seed=1))
    inner = _tube(turn, 1 - thickness, around)
    living = smoothstep(_MOUTH - 1.9, _MOUTH - 1.6, turn)
    ripple = fbm(np.stack([turn * 16, around * 0.5, flat], -1), octaves=3, seed=5)
    inner[..., 2] += _radius(turn) * 0.0022 * ripple * living
    growth = np.abs(fbm(np.stack([turn * 34, around * 0.35, flat], -1), octaves=3, gain=0.65, seed=3))
    nacre = 0.86 + 0.05 * fbm(np.stack([turn * 4, around * 0.8, flat], -1), octaves=3, seed=2) - 0.14 * growth * living
    nacre -= 0.30 * smoothstep(_MOUTH - 0.30, _MOUTH, turn) * (1 - 0.4 * growth)
    nacre -= 0.18 * np.exp(-(((turn - (_MOUTH - 1.62) - 0.10 * np.sin(around * 2)) / 0.035) ** 2))  # muscle scar
    chalk = 0.34 * nacre  # the outer layer, seen in the cut
    made = geometry.grid(
        "shell",
        np.concatenate([outer, inner[:, ::-1]], 1),
        close_v=True,
        attributes={"albedo": np.concatenate([chalk, nacre[:, ::-1]], 1)},
        material=material,
    )
    made.data.set_sharp_from_angle(angle=math.radians(35))


def _septum(turn: float, number: int, material: BlenderThing) -> None:
    """One concave wall, a closed sheet bowed towards the tip, with the neck of the siphuncle behind it."""
    from .kit import geometry  # noqa: PLC0415 (grading needs no Blender)

    rows, columns = 46, 80
    rho, around = np.meshgrid(np.linspace(0, 1, rows), np.linspace(np.pi, 2 * np.pi, columns), indexing="ij")
    bow = 0.27 * (1 - rho**2) + 0.05 * np.cos(around) * rho
    half = 0.015 * (1 - 0.3 * rho)
    sides = [_tube(turn - bow + sign * half, rho * (1 - 0.8 * _WALL), around).reshape(-1, 3) for sign in (-1, 1)]
    vertices, n = np.vstack(sides), rows * columns
    faces = grid_faces(rows, columns)
    first = np.arange(rows) * columns
    last = first + columns - 1
    rims = [np.stack([a[:-1], a[1:], a[1:] + n, a[:-1] + n], 1)[:, ::order] for a, order in ((first, 1), (last, -1))]
    here = np.array(turn)
    size = float(_radius(here))
    albedo = 0.86 + 0.05 * fbm(vertices, 4 / size, 3, seed=number)
    made = geometry.mesh(
        f"septum {number}",
        vertices,
        np.vstack([faces[:, ::-1], faces + n, *rims]),
        attributes={"albedo": albedo},
        material=material,
    )
    made.data.set_sharp_from_angle(angle=math.radians(40))
    neck = _tube(turn - np.array([0.30, 0.25, 0.20, 0.13]), np.full(4, 0.10), np.full(4, 1.5 * np.pi))
    flare = size * 0.024 * np.array([1.0, 1.0, 1.1, 1.5])
    geometry.tube(
        f"neck {number}", neck, flare, sides=14, material=material, attributes={"albedo": np.full((4, 1), 0.8)}
    )


def build(quality: Quality) -> None:
    """Model and light the half shell."""
    from .kit import materials, scene  # noqa: PLC0415 (grading needs no Blender)
    from .kit.blender import bpy  # noqa: PLC0415

    rng = np.random.default_rng(2)
    scene.start(SUBJECT.size_px, quality, samples=20, world=0.10, bounces=10)
    bpy.context.scene.cycles.diffuse_bounces = 8  # mother of pearl lights the chambers from within
    bpy.context.scene.cycles.glossy_bounces = 5
    _shell(materials.simple("nacre", base="albedo", rough=0.34, specular=0.45, coat=0.06))
    wall = materials.simple("septum", base="albedo", rough=0.32, specular=0.45)
    turn = _MOUTH - 1.75
    for number in range(_SEPTA):
        _septum(turn, number, wall)
        turn -= _SEPTUM_GAP * (1 - 0.10 * rng.random()) * (1 if number > 1 else 0.8)
    scene.camera((0.32, -3.0, 16), (-0.40, -0.78, -0.2), lens_mm=112)
    scene.area((-5, 5, 5), size=2.6, watts=430)
    scene.area((5, -3, 6), size=4, watts=110)
    scene.area((0.8, 0.6, 15), (0, 0, -0.5), size=4.0, watts=600)


def finish(linear: Array) -> GreyAlpha:
    """Grade the render."""
    return edge_tone(tone(linear, contrast=1.45, middle=0.50, clarity=0.45, sharpen=0.6, shoulder=0.45))
