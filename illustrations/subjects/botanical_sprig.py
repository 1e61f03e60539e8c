"""A hand-tied sprig: anemone, daisies, lavender and bearded wheat over willow leaves, with air between them."""

import numpy as np

from . import _flowers as flowers
from . import _spikes as spikes
from .kit import scene
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.blender import BlenderThing
from .kit.foliage import WILLOW_LEAF, leaf, petal_material
from .kit.geometry import tube
from .kit.materials import simple
from .kit.shapes import frames, spline
from .kit.tone import edge_tone, fade_below, tone
from .model import Subject

SUBJECT = Subject(
    key="botanical_sprig",
    title="Botanical sprig",
    size_px=(1240, 1680),
    alt="A loose bunch of an anemone, two daisies, lavender, wheat and narrow leaves, tied at the stems.",
    width_mm=30,
    credit="Drawn from our own 3-D model",
)

TIE = (0.02, 0.0, -2.35)


def _stalk(head: scene.Point, foot: scene.Point, bow: float = 0.0) -> Array:
    """A curve from below the tie, through it, to a head; `bow` pushes its middle sideways."""
    x, y, z = head
    middle = (0.42 * x + bow, 0.5 * y + 0.25, TIE[2] + 0.5 * (z - TIE[2]))
    return spline([foot, (TIE[0] + 0.1 * foot[0], foot[1], TIE[2]), middle, head], 160)


def _branch(name: str, curve: Array, leaves: int, size: float, *, material: BlenderThing, green: BlenderThing) -> None:
    """Alternate leaves along the upper part of a curve (n, 3) and one at its end."""
    spikes.stem(name, curve, 0.026, green)
    tangent, _, _ = frames(curve)
    for number in range(leaves):
        t = number / (leaves - 1)
        at = round((0.36 + 0.635 * t) * (len(curve) - 1))
        across = np.cross(tangent[at], (0, -1.0, 0.1))
        hand = (1 if number % 2 else -1) * (number < leaves - 1)
        leaf(
            f"{name} leaf {number}",
            curve[at],
            tangent[at] * 0.75 + hand * 0.8 * across + np.array([0, -0.12, 0]),
            length=size * (1.0 - 0.35 * t) * (1 + 0.06 * np.sin(5.0 * number)),
            width=0.33 * size * (1.0 - 0.35 * t),
            form=WILLOW_LEAF,
            material=material,
            face=(-0.35, -1.0, 0.35),
            twist=0.25 * hand,
            seed=number + len(name),
            albedo=0.2,
        )


def _heads(rng: np.random.Generator) -> None:
    petal = petal_material("petal")
    white = petal_material("white petal")
    black = simple("button", base=0.02, rough=0.35)
    disc = simple("disc", base=0.16, rough=0.5)
    flowers.anemone(
        "anemone", flowers.Place((-0.25, -0.5, -0.05), (-0.16, -1, 0.40), 0.3), 1.02, petal=petal, dark=black, rng=rng
    )
    flowers.daisy(
        "daisy", flowers.Place((0.98, -0.2, 0.98), (0.30, -1, 0.38), 0.1), 0.74, petal=white, disc=disc, rng=rng
    )
    flowers.daisy(
        "low daisy",
        flowers.Place((0.92, -0.4, -0.62), (0.40, -0.9, 0.30), 0.5),
        0.56,
        petal=white,
        disc=disc,
        rng=rng,
        droop=0.2,
    )


def _stems(rng: np.random.Generator) -> None:
    green = simple("green", base=0.2, rough=0.4)
    leaf_material = simple("leaf", base="albedo", rough=0.42, specular=0.4)
    bud = simple("bud", base="albedo", rough=0.5, sheen=0.2)
    straw = simple("straw", base=0.34, rough=0.45)
    spikes.stem("anemone stem", _stalk((-0.2, -0.4, -0.2), (0.06, -0.06, -3.1)), 0.042, green)
    spikes.stem("daisy stem", _stalk((0.95, -0.1, 0.92), (-0.16, 0.02, -3.2), 0.12), 0.03, green)
    spikes.stem("low daisy stem", _stalk((0.86, -0.3, -0.68), (-0.3, 0.04, -3.0), 0.1), 0.026, green)
    _twine(straw)
    for name, head, foot, bow in (
        ("lavender", (-0.68, 0.1, 2.75), (0.22, 0.05, -3.15), -0.1),
        ("low lavender", (-1.34, 0.0, 1.85), (0.34, 0.08, -3.05), -0.16),
    ):
        stalk = _stalk(head, foot, bow)
        spikes.stem(f"{name} stem", stalk, 0.022, green)
        spikes.lavender(name, stalk, 1.35, bud, rng)
    stalk = _stalk((0.52, 0.25, 2.45), (0.12, 0.1, -3.2), 0.0)
    spikes.stem("wheat stem", stalk, 0.022, straw)
    spikes.wheat("wheat", stalk, 1.15, material=bud, straw=straw, rng=rng)
    for name, head, foot, bow, leaves, size in (
        ("left branch", (-1.75, 0.2, 0.95), (0.28, 0.12, -3.1), -0.3, 8, 1.1),
        ("right branch", (1.85, 0.3, 0.35), (-0.25, 0.12, -3.15), 0.25, 7, 1.1),
        ("back branch", (-0.05, 0.6, 2.0), (0.0, 0.15, -3.1), -0.1, 8, 0.85),
    ):
        _branch(name, _stalk(head, foot, bow), leaves, size, material=leaf_material, green=green)


def _twine(material: BlenderThing) -> None:
    """Three turns of string around the stems."""
    a = np.linspace(0, 6 * np.pi, 240)
    radius = 0.155 + 0.008 * np.sin(5 * a)
    turns = np.stack([TIE[0] + radius * np.cos(a), radius * np.sin(a), TIE[2] - 0.07 + 0.14 * a / a[-1]], -1)
    tube("twine", turns, 0.027, sides=12, material=material)


def build(quality: Quality) -> None:
    """The sprig before the camera, lit from the upper left."""
    scene.start(SUBJECT.size_px, quality, samples=24, world=0.06)
    rng = np.random.default_rng(12)
    _heads(rng)
    _stems(rng)
    scene.camera((0.0, -16.0, 1.6), (0.0, 0, 0.0), lens_mm=82)
    scene.area((-4.4, -7, 5.6), (0, 0, 0.2), size=1.6, watts=1050)
    scene.area((5, -4, 1), (0, 0, 0), size=2.5, watts=210)
    scene.area((3, 5, 5), (0, 0, 0.5), size=2, watts=420)


def finish(linear: Array) -> GreyAlpha:
    """Crisp greys; the stems' ends fade into the skin."""
    picture = tone(linear, middle=0.42, contrast=1.8, clarity=0.35, sharpen=0.6, white_percentile=99.7)
    return fade_below(edge_tone(picture), 0.90, 0.985)
