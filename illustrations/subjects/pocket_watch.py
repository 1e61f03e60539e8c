"""Open-face pocket watch: silver case under a domed crystal, Roman dial, knurled crown, bow and curb chain."""

import math

import numpy as np

from ._watch_dial import add_dial, ring, torus
from .kit import geometry, materials, scene
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.blender import BlenderThing, bpy
from .kit.shapes import frames, smoothstep, spline
from .kit.tone import edge_tone, tone
from .model import Subject

SUBJECT = Subject(
    key="pocket_watch",
    title="Pocket watch",
    size_px=(1400, 1500),
    alt="An open silver pocket watch with Roman numerals and slender moon-tipped hands, a small seconds dial, a "
    "knurled crown, and a chain that runs off and fades",
    width_mm=32,
    credit="Drawn from our own 3-D model",
)
LINES = {"crease": 0.9}
_CASE = [(0.0, -0.42), (1.2, -0.40), (1.75, -0.30), (2.02, -0.12), (2.10, 0.02), (2.06, 0.10), (2.00, 0.14)]
_CASE += [(1.985, 0.19), (1.95, 0.24), (1.88, 0.25), (1.82, 0.20), (1.79, 0.10), (1.77, 0.02)]
_PENDANT = [(0.34, 2.0), (0.25, 2.10), (0.20, 2.2), (0.20, 2.34), (0.24, 2.38), (0.24, 2.43), (0.15, 2.45)]
_CROWN = [(0.12, 2.44), (0.28, 2.47), (0.33, 2.54), (0.335, 2.66), (0.30, 2.75), (0.18, 2.80), (0.002, 2.815)]
_CHAIN = [
    (0.0, 3.28, -0.02),
    (0.30, 3.62, -0.10),
    (0.95, 3.66, -0.15),
    (1.55, 3.20, -0.20),
    (2.05, 2.72, -0.25),
    (2.75, 2.62, -0.3),
    (3.5, 2.95, -0.3),
]
_CROWN_Z = -0.05
_CHAIN_ABOVE = 0.26  # share of the picture, from its top, where there is only chain and crown


def _upright(name: str, profile: Array, sides: int, material: BlenderThing, teeth: int = 0) -> None:
    """Turn a profile (radius, y) about the watch's 12 o'clock axis; `teeth` knurl it."""
    a = np.linspace(0, 2 * np.pi, sides, endpoint=False)[None]
    radius, y = profile[:, :1] * np.ones_like(a), profile[:, 1:]
    if teeth:
        grip = smoothstep(2.48, 2.53, y) * smoothstep(2.76, 2.71, y)
        wave = np.cos(teeth * a)
        radius = radius * (1 + 0.055 * np.sign(wave) * np.abs(wave) ** 0.5 * grip)
    points = np.stack([radius * np.cos(a), np.broadcast_to(y, radius.shape), radius * np.sin(a) + _CROWN_Z], -1)
    geometry.grid(name, points, close_v=True, material=material)


def _case(silver: BlenderThing) -> None:
    geometry.lathe("case", spline(_CASE, 220, degree=2), sides=400, material=silver)
    ring("bezel", torus(2.02, 0.045, (0, 0, 0.125), 600, 16), silver)
    a, b = np.meshgrid(
        np.linspace(0, 2 * np.pi, 2400, endpoint=False), np.linspace(0, 2 * np.pi, 20, endpoint=False), indexing="ij"
    )
    coin = np.sin(160 * a)
    thick = 0.05 * (1 + 0.35 * np.sign(coin) * np.abs(coin) ** 0.4)
    wide = 2.11 + thick * np.cos(b)
    ring("coin edge", np.stack([wide * np.cos(a), wide * np.sin(a), -0.03 + 1.6 * thick * np.sin(b)], -1), silver)
    _upright("pendant", spline(_PENDANT, 120), 96, silver)
    _upright("crown", spline(_CROWN, 140), 960, silver, teeth=32)
    bow = torus(0.56, 0.062, around=160, across=24) * np.array([1.0, 1.06, 1.0])
    ring("bow", bow + np.array([0, 2.72, _CROWN_Z]), silver)


def _crystal() -> None:
    """Add the domed glass: clear but for a faint mirror, so that it shows as one soft highlight."""
    radius = np.linspace(0.001, 1.80, 80)
    dome = np.stack([radius, 0.20 + 0.34 * (1 - (radius / 1.80) ** 2)], 1)
    tree = materials.Nodes("crystal")
    mirror = tree.node("ShaderNodeBsdfGlossy")
    mirror.inputs["Roughness"].default_value = 0.03
    clear = tree.node("ShaderNodeBsdfTransparent")
    glass = tree.surface(tree.mix(0.020, clear.outputs[0], mirror.outputs[0]))
    made = geometry.lathe("crystal", dome[::-1], sides=256, material=glass)
    made.visible_shadow = False

    def take_off(*_: object) -> None:
        made.hide_render = True

    bpy.app.handlers.render_post.append(take_off)  # the line drawing, which comes next, sees through the glass


def _chain(silver: BlenderThing) -> None:
    """Add a curb chain: flattened links, each turned by a third against its neighbours."""
    path = spline(_CHAIN, 500)
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    tangent, normal, binormal = frames(path)
    shape = torus(0.112, 0.036, around=72, across=16) * np.array([1.42, 0.98, 1.0])
    for k, place in enumerate(np.arange(0.06, length[-1] - 0.1, 0.172)):
        i = int(np.searchsorted(length, place))
        turn = 0.75 if k % 2 == 0 else -0.75
        across = math.cos(turn) * normal[i] + math.sin(turn) * binormal[i]
        up = np.cross(tangent[i], across)
        ring("link", shape[..., :1] * tangent[i] + shape[..., 1:2] * across + shape[..., 2:] * up + path[i], silver)


def build(quality: Quality) -> None:
    """Build the watch under a close key light, with strip lights for the metal."""
    scene.start(SUBJECT.size_px, quality, samples=28, world=0.05, world_top=0.22, bounces=6)
    silver = materials.simple("silver", base=0.80, rough=0.16, metal=1.0)
    _case(silver)
    add_dial()
    _crystal()
    _chain(silver)
    scene.camera((-3.0, -6.0, 15.0), (0.42, 0.52, 0), lens_mm=96, roll=-0.10)
    scene.area((-3.0, 3.6, 3.4), (0.2, -0.2, 0), size=1.3, watts=210)
    scene.area((6, 2, 3.5), size=0.7, height=6, watts=230)
    scene.area((-7, -3, 2.5), size=0.8, height=6, watts=200)
    scene.area((1, -7, 3), size=6, height=0.6, watts=120)
    scene.area((0, 3, 14), size=1.5, watts=60)


def finish(linear_rgba: Array) -> GreyAlpha:
    """Grade and let the chain run out into the skin."""
    graded = tone(linear_rgba, contrast=2.0, middle=0.58, clarity=0.5, sharpen=0.7, white_percentile=98.0)
    height, width = graded.alpha.shape
    across, down = np.linspace(0, 1, width)[None], np.linspace(0, 1, height)[:, None]
    faded = graded.alpha * (1 - smoothstep(0.58, 0.74, across) * (down < _CHAIN_ABOVE))
    return edge_tone(GreyAlpha(graded.grey, faded))
