"""Unlit match: a wooden splint with a sharp, grainy head, fading into the skin below."""

import numpy as np

from ._matchstick import Part, head, lean, splint, turn_z
from .kit import geometry, materials, scene
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.tone import edge_tone, fade_below, tone
from .model import Subject

SUBJECT = Subject(
    key="match",
    title="Match",
    size_px=(700, 1600),
    alt="An unlit match leaning to the right: a dark grainy head drawn to a point on a square wooden splint "
    "whose lower end fades out",
    width_mm=7,
    credit="Drawn from our own 3-D model",
)
LINES = {"crease": 0.7}
_LENGTH, _WIDTH = 4.7, 0.37
_YAW, _LEAN = 0.62, 0.20  # radians


def build(quality: Quality) -> None:
    """Build the match under a strong light from the upper left, with a rim from the right."""
    scene.start(SUBJECT.size_px, quality, samples=48, world=0.14)
    wood = materials.simple(
        "wood", base="albedo", rough="rough", specular=0.3, bump=(60, 4, 0.6), bump_strength=0.15, bump_distance=0.01
    )
    composition = materials.simple("head", base="albedo", rough="rough", specular=0.6)
    _add("splint", splint(_LENGTH, _WIDTH, burnt=False), wood, flip=False)
    _add("head", head(_LENGTH, _WIDTH, burnt=False), composition, flip=True)
    scene.camera((0.50, -30, 2.48), (0.50, 0, 2.48), ortho=5.5)
    scene.area((-6, -7, 6), (0, 0, 3), size=2.0, height=4, watts=900)
    scene.area((7, 1.5, 3), (0, 0, 3), size=1.2, height=6, watts=420)
    scene.area((-3, 6, 8), (0, 0, 3), size=2, watts=300)


def _add(name: str, part: Part, material: object, *, flip: bool) -> None:
    placed = lean(turn_z(part.points, _YAW), _LEAN)
    attributes = {"albedo": part.albedo, "rough": part.rough}
    geometry.grid(name, placed, close_v=True, flip=flip, attributes=attributes, material=material)


def finish(linear_rgba: Array) -> GreyAlpha:
    """Grade to deep blacks in the head and fade the splint's end."""
    graded = tone(linear_rgba, contrast=1.6, white_percentile=99.7, black_percentile=2, clarity=0.3, sharpen=0.7)
    held = edge_tone(GreyAlpha(np.clip(graded.grey * 0.92, 0, 1), graded.alpha))
    return fade_below(held, 0.60, 0.94)
