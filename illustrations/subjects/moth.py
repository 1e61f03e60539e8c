"""Emperor moth, seen from above with its wings spread: painted wings, scales and fur as hair, feathered antennae.

A unit is about 4 mm; x to the moth's right on the page, y towards its head, z towards the eye.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from . import _moth_lines
from ._fur import comb_strands, taper
from ._moth_wings import PLANS, Plan, pose, wing
from ._view import View
from .kit.shapes import frames, lerp, pchip, smoothstep, spline, unit
from .kit.tone import edge_tone, tone
from .model import Subject

if TYPE_CHECKING:
    from .__main__ import Lines
    from .kit.arrays import Array, GreyAlpha, Quality
    from .kit.blender import BlenderThing

SUBJECT = Subject(
    key="moth",
    title="Emperor moth",
    size_px=(1560, 1180),
    alt="An emperor moth from above with spread wings: an eyespot on each wing, scalloped bands, a furry body "
    "and feathered antennae",
    width_mm=34,
    credit="Drawn from our own 3-D model",
)
LINES = {"crease": 2.1, "step": 0.05}  # outlines only: veins and pattern are drawn from the wing's plan

_VIEW = View((0, -3.2, 14), (0, 0.08, 0), lens_mm=84)
_UP = np.array([0.0, 0.0, 1.0])
_WAIST = 0.44  # where the abdomen begins, as a share of the body's length
_SEGMENTS_PER_LENGTH = 12.5


def _coat(
    name: str, strands: Array, radius: float, albedo: Array, material: BlenderThing, *, darkest: float = 0.02
) -> None:
    from .kit import hair  # noqa: PLC0415 (grading needs no Blender)

    n, steps = strands.shape[:2]
    tones = np.clip(albedo, darkest, 0.85)
    hair.hair(name, strands, taper(radius, n, steps), attributes={"albedo": tones}, material=material)


def _add_wing(plan: Plan, rng: np.random.Generator, skin: BlenderThing, fur: BlenderThing) -> None:
    from .kit import geometry  # noqa: PLC0415

    drawn = wing(plan)
    points = pose(plan, drawn.points)
    name = f"{'hind' if plan.hind else 'fore'} wing {plan.side}"
    attributes = {"albedo": drawn.albedo}
    geometry.grid(name, points, close_v=True, flip=plan.side > 0, attributes=attributes, material=skin)
    root = pose(plan, np.array([*plan.root, 0.0]))

    n = 26000
    rows = 1 + (np.sqrt(rng.random(n)) * (points.shape[0] - 2)).astype(int)
    columns = rng.integers(0, points.shape[1], n)
    on_eye = np.hypot(*np.moveaxis(drawn.points[rows, columns, :2] - plan.eye, -1, 0)) < 1.12 * plan.eye_radius
    roots = points[rows, columns] + [0, 0, 0.004]
    length = rng.uniform(0.035, 0.07, n) * np.where(on_eye, 0.3, 1)
    outwards = unit((roots - root) * [1, 1, 0.2])
    scales = comb_strands(rng, roots, np.tile(_UP, (n, 1)), outwards, length, steps=4, scatter=0.1, lift=0.1)
    _coat(f"{name} scales", scales, 0.0055, drawn.albedo[rows, columns] * rng.uniform(0.72, 1.3, n), fur)

    n = 7000
    rows, columns = (rng.random(n) ** 1.5 * points.shape[0] * 0.42).astype(int), rng.integers(0, points.shape[1], n)
    roots = points[rows, columns]
    length = rng.uniform(0.07, 0.20, n) * (1 - 1.2 * drawn.reach[rows, columns])
    outwards = unit((roots - root) * [1, 1, 0.2] + 1e-6)
    wool = comb_strands(rng, roots, np.tile(_UP, (n, 1)), outwards, length, steps=5, scatter=0.16, lift=0.3)
    albedo = (0.5 * drawn.albedo[rows, columns] + 0.08) * rng.uniform(0.6, 1.5, n)
    _coat(f"{name} wool", wool, 0.0045, albedo, fur)
    _add_fringe(f"{name} fringe", points[-1], rng, fur, root=root, reach=drawn.reach[-1])


def _add_fringe(
    name: str, edge: Array, rng: np.random.Generator, fur: BlenderThing, *, root: Array, reach: Array
) -> None:
    """Chequered dark scales along the edge (n, 3), long on the outer margin."""
    n = 9000
    at, share = rng.integers(0, len(edge), n), rng.random(n)[:, None]
    following = np.roll(edge, -1, 0)
    roots = lerp(edge[at], following[at], share)
    across = np.cross(unit(following[at] - edge[at]), _UP)
    across *= np.sign(((roots - root) * across).sum(1))[:, None]
    outer = reach[at] > 0.96  # the outer margin, give or take the pattern's waver
    length = np.where(outer, 0.075, 0.028) * rng.uniform(0.7, 1.15, n)
    chequer = 0.5 + 0.5 * np.sin(at / len(edge) * 2 * np.pi * 34)
    strands = comb_strands(
        rng,
        roots - 0.01 * across,
        np.tile(_UP, (n, 1)),
        across + 0.15 * unit(roots - root),
        length,
        steps=4,
        scatter=0.1,
        lift=0,
    )
    _coat(name, strands, 0.0075, lerp(0.05, 0.24, chequer) * rng.uniform(0.7, 1.3, n), fur)


def _sway(y: Array) -> Array:
    """Sideways bend of the abdomen, units."""
    return np.asarray(0.035 * np.sin((1.0 - y) * 1.1) * smoothstep(0, 1, (0.4 - y) / 1.6))


def _body() -> tuple[Array, Array]:
    """Surface (n, m, 3) of thorax and abdomen, and the share t (n,) of the length from the head."""
    t = np.linspace(0, 1, 260)
    y = lerp(1.02, -1.50, t)
    radius = pchip(
        [0, 0.06, 0.14, 0.22, 0.34, 0.42, 0.50, 0.62, 0.78, 0.92, 1],
        [0.02, 0.17, 0.22, 0.34, 0.37, 0.32, 0.31, 0.31, 0.25, 0.13, 0.01],
        t,
    )
    radius += np.where(t > _WAIST, 0.018 * np.abs(np.sin((t - _WAIST) * np.pi * _SEGMENTS_PER_LENGTH)), 0)
    around = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    x = radius[:, None] * np.cos(around) + _sway(y)[:, None]
    return np.stack([x, np.broadcast_to(y[:, None], x.shape), 0.12 + 0.85 * radius[:, None] * np.sin(around)], -1), t


def _add_body(rng: np.random.Generator, fur: BlenderThing) -> None:
    from .kit import geometry  # noqa: PLC0415

    surface, share = _body()
    attributes = {"albedo": np.full(surface.shape[:2], 0.05)}
    geometry.grid("body", surface, close_v=True, attributes=attributes, material=fur)
    n = 60000
    rows, columns = rng.integers(3, surface.shape[0] - 3, n), rng.integers(0, surface.shape[1], n)
    above = surface[rows, columns, 2] > -0.05  # the underside is never seen
    roots, t = surface[rows[above], columns[above]], share[rows[above]]
    n = len(roots)
    x = roots[:, 0] - _sway(roots[:, 1])
    normals = unit(np.stack([x, np.zeros(n), roots[:, 2] - 0.12], -1))
    comb = unit(np.stack([0.5 * x, -np.ones(n), np.zeros(n)], -1)) + 0.35 * normals
    side, abdomen = np.abs(x), t > _WAIST
    albedo = 0.09 + 0.09 * rng.random(n)
    collar = ~abdomen & (np.abs(t - 0.185 + 0.10 * side**2) < 0.035)
    albedo = np.where(collar, 0.62 + 0.2 * rng.random(n), albedo)
    shoulder = 0.7 * np.exp(-(((side - 0.17) / 0.06) ** 2)) * smoothstep(0.22, 0.30, t)
    albedo = np.where(abdomen, albedo, lerp(albedo, 0.34, shoulder))
    ring = (np.sin((t - _WAIST) * 2 * np.pi * _SEGMENTS_PER_LENGTH) * 0.5 + 0.5) ** 1.6
    banded = lerp(0.04, 0.60, ring) * (1 - 0.55 * np.exp(-((side / 0.06) ** 2))) + 0.04 * rng.random(n)
    albedo = np.where(abdomen, banded, albedo)
    length = np.where(abdomen, 0.10, 0.21) * rng.uniform(0.55, 1.35, n) * np.where(t < 0.12, 0.6, 1)
    _coat("coat", comb_strands(rng, roots, normals, comb, length, scatter=0.22, lift=0.75), 0.004, albedo, fur)


def _antenna(side: int) -> Array:
    """Centre line (n, 3); the left one hangs a little lower."""
    more = 1 if side > 0 else 0
    knots = [
        (0.07, 1.0, 0.22),
        (0.26 + 0.02 * more, 1.26, 0.30),
        (0.56 + 0.03 * more, 1.47 - 0.03 * more, 0.30),
        (0.90 + 0.03 * more, 1.56 - 0.07 * more, 0.24),
    ]
    return spline(np.array(knots) * [side, 1, 1], 160)


def _branches(stem: Array, rng: np.random.Generator) -> Array:
    """Strands (n, 10, 3) on both sides of an antenna's stem."""
    tangent, _, _ = frames(stem)
    at = np.linspace(4, 156, 64).astype(int)
    s = np.linspace(0, 1, 10)[:, None]
    found = []
    for sign in (1, -1):
        for number, i in enumerate(at):
            across = sign * unit(np.cross(tangent[i], _UP))
            length = 0.215 * np.sin(np.pi * (number / len(at) * 0.84 + 0.13)) ** 0.8 * rng.uniform(0.92, 1.06)
            bent = across * s * (1 - 0.12 * s) + tangent[i] * 0.62 * s**1.5
            found.append(stem[i] + length * bent + rng.normal(0, 0.004, 3) * s)
    return np.array(found)


def _bristles(branches: Array) -> Array:
    """Fine hairs (n, 4, 3) on both sides of every branch, pointing to its tip."""
    where = np.linspace(1, 8.99, 14)
    low = where.astype(int)
    roots = lerp(branches[:, low], branches[:, low + 1], (where - low)[None, :, None])
    along = unit(branches[:, low + 1] - branches[:, low])
    across = np.cross(along, _UP)
    ways = np.stack([unit(0.8 * along + across), unit(0.8 * along - across)], 2)
    steps = np.linspace(0, 0.03, 4)[:, None]
    return np.asarray((roots[:, :, None, None] + steps * ways[..., None, :]).reshape(-1, 4, 3))


def _add_head(rng: np.random.Generator, fur: BlenderThing) -> None:
    from .kit import geometry, hair, materials  # noqa: PLC0415

    glass = materials.simple("eye", base=0.01, rough=0.12, specular=0.8)
    horn = materials.simple("antenna", base=0.16, rough=0.5)
    polar, around = np.meshgrid(
        np.linspace(0.01, np.pi - 0.01, 40), np.linspace(0, 2 * np.pi, 60, endpoint=False), indexing="ij"
    )
    ball = np.stack([np.sin(polar) * np.cos(around), np.sin(polar) * np.sin(around), np.cos(polar)], -1)
    for side in (1, -1):
        geometry.grid(f"eye {side}", 0.078 * ball + [0.155 * side, 0.93, 0.16], close_v=True, material=glass)
        stem = _antenna(side)
        geometry.tube(f"antenna {side}", stem, np.linspace(0.022, 0.009, len(stem)), sides=10, material=horn)
        branches = _branches(stem, rng)
        bristles = _bristles(branches)
        for name, strands, ends, tone_ in (
            ("branches", branches, (0.0085, 0.0035), 0.13),
            ("bristles", bristles, (0.0022, 0.001), 0.20),
        ):
            hair.hair(
                f"{name} {side}",
                strands,
                np.linspace(*ends, strands.shape[1]),
                attributes={"albedo": np.full(len(strands), tone_)},
                material=fur,
            )


def build(quality: Quality) -> None:
    """Model and light the moth."""
    from .kit import materials, scene  # noqa: PLC0415

    rng = np.random.default_rng(11)
    scene.start(SUBJECT.size_px, quality, samples=20, world=0.10, bounces=3)
    skin = materials.simple("wing", base="albedo", rough=0.62, specular=0.25, sheen=0.12)
    fur = materials.simple("fur", base="albedo", rough=0.5, specular=0.3)
    for plan in PLANS:
        _add_wing(plan, rng, skin, fur)
    _add_body(rng, fur)
    _add_head(rng, fur)
    _VIEW.place()
    scene.area((-5, 5, 6), size=2.0, watts=560)
    scene.area((5, 1, 4), size=3, watts=120)
    scene.area((0, -6, 3), size=3, watts=70)


def finish(linear: Array) -> GreyAlpha:
    """Grade the render."""
    return edge_tone(tone(linear, contrast=1.6, middle=0.38, clarity=0.4, sharpen=0.7))


def finish_lines(lines: Lines) -> Lines:
    """Add the veins, the pattern's borders and the feathering to the outlines."""
    feathers = [_branches(_antenna(side), np.random.default_rng(11)) for side in (1, -1)]
    return _moth_lines.add(lines, _VIEW, _body()[0], feathers)
