"""A human skull in three-quarter view, lit from above on its far side."""

import math

import numpy as np
from scipy.ndimage import binary_dilation, binary_fill_holes

from . import _skull_shape, _skull_surface
from .kit import scene
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.geometry import mesh
from .kit.materials import simple
from .kit.shapes import lerp
from .kit.tone import edge_tone, tone
from .model import Subject

SUBJECT = Subject(
    key="skull",
    title="Skull",
    size_px=(1300, 1500),
    alt="A human skull turned a quarter away, with deep orbits, worn teeth and the fine seams of its bones.",
    width_mm=32,
    credit="Drawn from our own 3-D model",
)

LINES = {"crease": 0.30, "step": 0.02}
_VOID = 0.03  # grey of the openings
_TARGET = (0.2, 0.6, -2.7)


def _towards(azimuth_deg: float, elevation_deg: float, distance: float) -> tuple[float, float, float]:
    """A point around the origin; azimuth 0 is straight before the face, positive to the skull's left."""
    a, e = math.radians(azimuth_deg), math.radians(elevation_deg)
    return distance * math.sin(a) * math.cos(e), distance * math.cos(a) * math.cos(e), distance * math.sin(e)


def build(quality: Quality) -> None:
    """Sculpt, weather and light the skull."""
    scene.start(SUBJECT.size_px, quality, samples=20, world=0.03)
    step = {Quality.TINY: 0.11, Quality.DRAFT: 0.08, Quality.FULL: 0.058}[quality]
    vertices, faces, teeth = _skull_shape.sculpt(step)
    surface = _skull_surface.finish_surface(vertices, faces, teeth)
    ivory = simple(
        "bone", base="albedo", rough="rough", specular=0.35, bump=(9, 6, 0.65), bump_strength=0.12, bump_distance=0.05
    )
    part = _skull_surface.parts(vertices, teeth)[faces].max(1)
    shaped = surface.vertices + _skull_surface.rim_shift(vertices, faces, part)
    for number in np.unique(part):  # apart, so that their borders are drawn as lines
        used, own = np.unique(faces[part == number], return_inverse=True)
        attributes = {"albedo": surface.albedo[used], "rough": surface.rough[used]}
        mesh(f"part {number}", shaped[used], own.reshape(-1, 3), attributes=attributes, material=ivory)
    x, y, z = _towards(36, 5, 60)
    scene.camera((_TARGET[0] + x, _TARGET[1] + y, _TARGET[2] + z), _TARGET, lens_mm=84)
    for azimuth, elevation, distance, size, watts in (
        (-14, 50, 34, 8, 24000),  # key: above, from the far side of the face
        (100, 5, 36, 10, 3200),  # soft fill on the near side
        (30, -6, 36, 7, 9000),  # low front fill: teeth and chin
        (165, 35, 36, 9, 9000),  # rim
    ):
        px, py, pz = _towards(azimuth, elevation, distance)
        scene.area((px, py, pz - 2), (0, 2, -3), size=size, watts=watts)


def finish(linear: Array) -> GreyAlpha:
    """Deep sockets, ivory mid-tones, few whites."""
    picture = tone(linear, middle=0.45, contrast=2.9, white_percentile=99.8, white=0.97, clarity=0.5, sharpen=0.6)
    picture = edge_tone(picture)
    bone = picture.alpha > 0.5
    # What one sees between jaw and cheek is drawn dark, not left bare.
    opening = binary_dilation(binary_fill_holes(bone) & ~bone, iterations=2)
    grey = np.where(opening, lerp(_VOID, picture.grey, picture.alpha), picture.grey)
    return GreyAlpha(grey, np.where(opening, 1, picture.alpha))
