"""Struck match: a burning match with its flame, and smoke above."""

import numpy as np
import numpy.typing as npt
from scipy.ndimage import binary_fill_holes

from . import _flame
from ._flame import Layer
from ._matchstick import Part, curl, head, lean, splint, turn_z
from .kit import geometry, materials, scene
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.tone import edge_tone, fade_below, tone
from .model import Subject

SUBJECT = Subject(
    key="match_lit",
    title="Struck match",
    size_px=(760, 1600),
    alt="A struck match: its charred end curls under a tall flame, dark around the head and bright "
    "above, with two small licks and a thread of smoke",
    width_mm=14,
    credit="Drawn from our own 3-D model and a procedural flame",
)
LINES = {"crease": 0.95}
_LENGTH, _WIDTH = 4.6, 0.40
_YAW, _LEAN = 0.62, 0.16  # radians
_VIEW_HEIGHT = 11.2  # scene units from the foot to the top of the picture
_CENTRE = (0.85, 5.00)  # x and z at the middle of the picture
_HEAD = (0.82, 4.36)  # x and z of the burning head


def _place(part: Part) -> Array:
    return lean(curl(turn_z(part.points, _YAW), _LENGTH), _LEAN)


def build(quality: Quality) -> None:
    """Build the match, lit by a soft box from the upper left and from within by its flame."""
    scene.start(SUBJECT.size_px, quality, samples=48, world=0.14)
    wood = materials.simple(
        "wood", base="albedo", rough="rough", specular=0.3, bump=(60, 4, 0.6), bump_strength=0.15, bump_distance=0.01
    )
    cinder = materials.simple("head", base="albedo", rough="rough", specular=0.6)
    for name, part, material, flip in (
        ("splint", splint(_LENGTH, _WIDTH, burnt=True), wood, False),
        ("head", head(_LENGTH, _WIDTH, burnt=True), cinder, True),
    ):
        attributes = {"albedo": part.albedo, "rough": part.rough}
        geometry.grid(name, _place(part), close_v=True, flip=flip, attributes=attributes, material=material)
    x, z = _CENTRE
    scene.camera((x, -30, z), (x, 0, z), ortho=_VIEW_HEIGHT)
    scene.area((-6, -7, 6), (0, 0, 3), size=2.0, height=4, watts=900)
    scene.area((7, 1.5, 3), (0, 0, 3), size=1.2, height=6, watts=420)
    scene.area((_HEAD[0], -2.2, _HEAD[1] + 1.9), (_HEAD[0], 0, _HEAD[1]), size=0.8, watts=60)


def _picture_plane(height: int, width: int) -> tuple[Array, Array]:
    """Return x and z in scene units of every pixel."""
    step = _VIEW_HEIGHT / height
    x = (np.arange(width) - width / 2 + 0.5) * step + _CENTRE[0]
    z = _CENTRE[1] - (np.arange(height) - height / 2 + 0.5) * step
    across, up = np.meshgrid(x, z)
    return across, up


def finish(linear_rgba: Array) -> GreyAlpha:
    """Grade the match, fade its foot, and set it into flame, dark air and smoke."""
    graded = tone(linear_rgba, contrast=1.6, white_percentile=99.7, black_percentile=2, clarity=0.3, sharpen=0.7)
    faded = fade_below(edge_tone(GreyAlpha(graded.grey * 0.90, graded.alpha), most=0.7), 0.76, 0.94)
    x, z = _picture_plane(*faded.alpha.shape)
    across, up = x - _HEAD[0] + 0.02, z - _HEAD[1] + 0.62
    fire, dark_air = _flame.flame(across, up)
    tip_x, tip_y = _flame.tip(across, up)
    smoke = _flame.smoke(across - tip_x, up - tip_y + 0.10, length=1.9)
    behind = fire.over(smoke.over(dark_air))
    whole = Layer(faded.grey, faded.alpha).over(behind)
    veil = Layer(np.clip(fire.grey + 0.2, 0, 1), 0.22 * fire.alpha * (faded.alpha > 0)).over(whole)
    return GreyAlpha(veil.grey, veil.alpha)


def finish_lines(lines: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Add the flame in lines, behind the match, from the shape it is painted with."""
    x, z = _picture_plane(*lines.shape)
    match = np.asarray(binary_fill_holes(lines > 0))
    drawn = _flame.outline(x - _HEAD[0] + 0.02, z - _HEAD[1] + 0.62)
    return np.where(match, lines, np.maximum(lines, drawn))
