"""A human eye with its brow, seen from the front; skin fades into skin."""

import numpy as np
import numpy.typing as npt

from . import _eye_hair
from ._eye_globe import IRIS, PUPIL, RADIUS, add_globe
from ._eye_lids import add_skin, crease_height, lower_edge, upper_edge
from ._view import View
from .kit import scene
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.geometry import grid
from .kit.hair import hair
from .kit.materials import simple
from .kit.noise import fbm
from .kit.pen import Sheet
from .kit.shapes import lerp, smoothstep
from .kit.tone import tone
from .model import Subject

SUBJECT = Subject(
    key="eye",
    title="Eye",
    size_px=(1620, 1340),
    alt="A wide-open eye under a brow: fine fibres in the iris, a window's reflection, long lashes in clumps.",
    width_mm=30,
    credit="Drawn from our own 3-D model",
)

_VIEW = View((-0.15, -16.0, 0.3), (-0.1, 0.0, 0.36), lens_mm=108)
_SEED = 7


def _caruncle() -> None:
    """The pink corner at the nose and the fold beside it."""
    tilt = np.linspace(0.01, np.pi - 0.01, 120)[:, None]
    turn = np.linspace(0, 2 * np.pi, 120, endpoint=False)[None]
    out = np.stack([np.sin(tilt) * np.cos(turn), np.sin(tilt) * np.sin(turn), np.cos(tilt) + 0 * turn], -1)
    lumps = (1 + 0.14 * fbm(out, 2.6, 4, seed=4))[..., None]
    wet = simple("caruncle", base=0.5, rough=0.14, specular=0.6, subsurface=0.3, subsurface_radius=0.05)
    for name, size, place in (
        ("caruncle", (0.17, 0.13, 0.10), (1.10, -0.46, -0.18)),
        ("fold", (0.10, 0.10, 0.20), (0.96, -0.60, -0.13)),
    ):
        grid(name, out * lumps * size + place, close_v=True, material=wet)


def build(quality: Quality) -> None:
    """Globe, lids, lashes and brow under one soft light from the upper left."""
    scene.start(SUBJECT.size_px, quality, samples=14, world=0.14, bounces=4)
    rng = np.random.default_rng(_SEED)
    add_globe()
    skin = add_skin()
    _caruncle()
    strands, radii = _eye_hair.lashes(rng)
    lashes = hair("lashes", strands, radii, material=simple("lash", base=0.012, rough=0.35))
    lashes.visible_glossy = lashes.visible_shadow = False  # on the wet globe both are only noise
    strands, radii = _eye_hair.brow(skin, rng)
    hair("brow", strands, radii, material=simple("brow", base=0.09, rough=0.4, specular=0.4))
    _VIEW.place()
    lights = (
        scene.area((-3.4, -7, 5.2), size=4.2, watts=640),
        scene.area((2.5, -8, -4.5), size=5, watts=460),
        scene.area((-6, -1, 1.5), size=2, watts=110),
        scene.area((3.5, -9, 0.5), (1.1, 0, -0.15), size=2, watts=110),
    )
    for light in lights:
        light.visible_glossy = False  # the reflection is placed by hand


def _plane(width: int, height: int) -> tuple[Array, Array]:
    """Coordinates x and z on the iris' plane under every pixel, each (h, w)."""
    centre, corner = _VIEW.project([[0, -RADIUS, 0], [1.0, -RADIUS, 1.0]], (width, height))
    column, row = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    return (column - centre[0]) / (corner[0] - centre[0]), (row - centre[1]) / (corner[1] - centre[1])


def _window(x: Array, z: Array, centre: tuple[float, float], half: tuple[float, float], turn: float) -> Array:
    """A bowed window reflected in the cornea, 0..1, with crisp edges and a cross bar."""
    u = (x - centre[0]) * np.cos(turn) + (z - centre[1]) * np.sin(turn)
    v = -(x - centre[0]) * np.sin(turn) + (z - centre[1]) * np.cos(turn) + 1.1 * (x - centre[0]) ** 2
    crisp = 0.008
    inside = smoothstep(-crisp, crisp, half[0] - np.abs(u)) * smoothstep(-crisp, crisp, half[1] - np.abs(v))
    bars = np.maximum(smoothstep(0.012, 0.006, np.abs(u)), smoothstep(0.012, 0.006, np.abs(v + 0.02)))
    return np.asarray(inside * (1 - 0.7 * bars))


def _lid_shade(x: Array, z: Array) -> Array:
    """The shadow that the upper lid and its lashes throw on the globe, 0..1."""
    t = np.linspace(0, 1, 400)
    (ux, uz), (lx, lz) = upper_edge(t), lower_edge(t)
    under = np.interp(-x, -ux, uz) - z
    is_open = (under > 0) & (z > np.interp(-x, -lx, lz)) & (np.abs(x) < ux.max())
    return np.asarray(smoothstep(0.30, 0.0, under) * is_open)


def _fade(x: Array, z: Array, from_brow: Array) -> Array:
    """Skin is kept around eye and brow and runs out in soft strokes."""
    turn = np.arctan2(z - 0.35, x + 0.1)
    reach = np.hypot((x + 0.06) / 2.45, (z - 0.15) / 1.62)
    reach = np.minimum(reach, 0.46 + from_brow / 0.60)
    strokes = fbm(np.stack([np.cos(turn) * 22, np.sin(turn) * 22, reach * 2.2], -1), 1, 3, seed=5)
    broad = fbm(np.stack([x, z, 0 * x], -1), 0.9, 3, seed=6)
    return 1 - smoothstep(0.60, 1.0, reach + 0.07 * strokes + 0.08 * broad)


def finish(linear: Array) -> GreyAlpha:
    """Grade, set the catch-light, and let the skin fade."""
    picture = tone(linear, middle=0.56, contrast=1.35, clarity=0.24, sharpen=0.35)
    x, z = _plane(picture.grey.shape[1], picture.grey.shape[0])
    iris = smoothstep(IRIS, 0.85 * IRIS, np.hypot(x, z))
    lit = picture.grey * (1 + 0.6 * iris * (1 - picture.grey))  # light that the wet cornea would gather
    grey = lit * (1 - 0.45 * _lid_shade(x, z))
    grey = lerp(grey, np.maximum(grey, 0.99), _window(x, z, (-0.17, 0.19), (0.085, 0.10), -0.18))
    sky = _window(x, z, (0.21, -0.26), (0.10, 0.035), -0.55)
    grey = grey + 0.22 * sky * (1 - grey)
    from_brow = _eye_hair.brow_distance(x, z)
    brow_hair = smoothstep(0.45, 0.2, grey) * smoothstep(0.55, 0.40, from_brow)  # stays where its skin has faded
    return GreyAlpha(np.clip(grey, 0, 1), picture.alpha * np.maximum(_fade(x, z, from_brow), brow_hair))


def finish_lines(lines: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The drawing's lines are the model's own curves, seen through its camera: lids, fold, iris, lashes, brow."""
    height, width = lines.shape
    pen = width / 620
    strong, fine = Sheet(width, height), Sheet(width, height)

    def seen(x: Array, z: Array, y: float = -RADIUS) -> Array:
        return _VIEW.project(np.stack([x, np.full_like(x, y), z], -1), (width, height))

    t = np.linspace(0, 1, 200)
    ux, uz = upper_edge(t)
    lx, lz = lower_edge(t)
    strong.stroke(seen(ux, uz), 1.6 * pen)
    strong.stroke(seen(lx, lz), pen)
    fold = t[10:196]
    fx, fz = upper_edge(fold)
    fine.stroke(seen(fx, fz + crease_height(fold)), pen)
    turn = np.linspace(0, 2 * np.pi, 721)
    for radius, sheet, thick in ((IRIS, strong, pen), (IRIS * PUPIL, strong, pen), (IRIS * 0.58, fine, 0.6 * pen)):
        x, z = radius * np.cos(turn), radius * np.sin(turn)
        for run in _open_runs(x, z):
            sheet.stroke(seen(x[run], z[run]), thick)
    rng = np.random.default_rng(_SEED)
    for angle in np.linspace(0, 2 * np.pi, 64, endpoint=False) + rng.normal(0, 0.02, 64):
        r = np.linspace(PUPIL + rng.uniform(0.04, 0.10), rng.uniform(0.62, 0.92), 12) * IRIS
        x, z = r * np.cos(angle), r * np.sin(angle)
        for run in _open_runs(x, z):
            fine.stroke(seen(x[run], z[run]), 0.6 * pen)
    strands, _ = _eye_hair.lashes(np.random.default_rng(_SEED))
    for strand in strands:
        strong.stroke(_VIEW.project(strand, (width, height)), np.linspace(0.9, 0.35, len(strand)) * pen)
    plan, _ = _eye_hair.brow_plan(np.random.default_rng(_SEED), 330)
    for x, z in np.moveaxis(plan, -1, 1):
        fine.stroke(seen(x, z), np.linspace(0.9, 0.3, len(x)) * pen)
    column, row = _plane(width, height)
    from_brow = _eye_hair.brow_distance(column, row)
    fade = np.maximum(_fade(column, row, from_brow), smoothstep(0.55, 0.40, from_brow))
    drawn = np.maximum(strong.coverage() * 255, fine.coverage() * 160)
    return np.rint(drawn * smoothstep(0.0, 0.3, fade)).astype(np.uint8)


def _open_runs(x: Array, z: Array) -> list[slice]:
    """Stretches of a curve on the globe that the lids leave open."""
    t = np.linspace(0, 1, 400)
    ux, uz = upper_edge(t)
    lx, lz = lower_edge(t)
    free = (z < np.interp(-x, -ux, uz)) & (z > np.interp(-x, -lx, lz))
    steps = np.flatnonzero(np.diff(np.r_[0, free.astype(int), 0]))
    return [slice(a, b) for a, b in steps.reshape(-1, 2) if b - a > 1]
