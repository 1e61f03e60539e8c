"""Honeybee worker from above: furry head and thorax, banded abdomen, veined clear wings, jointed legs.

A unit is about 4.7 mm; x to the right of the page, y towards the head, z towards the eye.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import ConvexHull

from . import _bee_body as body
from ._bee_wings import FORE, HIND, Plan, buckle, membrane, vein_lines
from ._view import View
from .kit.pen import Sheet
from .kit.tone import edge_tone, tone
from .model import Subject

if TYPE_CHECKING:
    import numpy.typing as npt

    from .kit.arrays import Array, GreyAlpha, Quality

SUBJECT = Subject(
    key="honeybee",
    title="Honeybee",
    size_px=(1560, 1240),
    alt="A honeybee from above: furry thorax, banded abdomen, clear wings with dark veins spread to the sides, "
    "six jointed legs and elbowed antennae",
    width_mm=24,
    credit="Drawn from our own 3-D model",
)

_VIEW = View((0, -4.2, 14), (0, -0.30, 0), lens_mm=96)
_WING_LENGTH = 1.95
_RIM = 0.0032  # half thickness of a wing's edge, wing lengths


@dataclass(frozen=True)
class _Pose:
    """How a wing is held: its root, sweep from the page's horizontal (degrees, towards the tail) and lift."""

    plan: Plan
    side: int
    root: tuple[float, float, float]
    sweep: float
    lift: float
    seed: int


_WINGS = (
    _Pose(HIND, 1, (0.30, 0.02, 0.16), 33, 7, 3),
    _Pose(HIND, -1, (0.30, 0.02, 0.16), 31, 5, 5),
    _Pose(FORE, 1, (0.30, 0.14, 0.22), 10, 9, 7),
    _Pose(FORE, -1, (0.30, 0.14, 0.22), 7, 7, 9),
)


def _place_wing(held: _Pose, flat: Array) -> Array:
    """Points (..., 3) of wing places (..., 2)."""
    x, y = flat[..., 0] * _WING_LENGTH, flat[..., 1] * _WING_LENGTH * 1.12
    z = buckle(flat, _WING_LENGTH)
    sweep, lift = np.radians([-held.sweep, held.lift])
    x, y = x * np.cos(sweep) - y * np.sin(sweep), x * np.sin(sweep) + y * np.cos(sweep)
    x, z = x * np.cos(lift) - z * np.sin(lift), x * np.sin(lift) + z * np.cos(lift)
    return (np.stack([x, y, z], -1) + held.root) * [held.side, 1, 1]


def _add_wings() -> None:
    from .kit import geometry, materials  # noqa: PLC0415 (grading needs no Blender)

    skin = materials.Nodes("membrane")
    clear = skin.node("ShaderNodeBsdfTransparent").outputs[0]
    film = skin.principled(Base_Color=0.10, Roughness=0.22, Specular_IOR_Level=0.6)
    glassy = skin.surface(skin.mix(skin.attribute("cover"), clear, film))
    horn = materials.simple("vein", base=0.035, rough=0.4, specular=0.4)
    for number, held in enumerate(_WINGS, 1):
        sheet = membrane(held.plan, held.seed)
        parts = [
            geometry.grid(
                f"wing {number}",
                _place_wing(held, sheet.points),
                close_v=True,
                flip=held.side > 0,
                attributes={"cover": sheet.cover},
                material=glassy,
            )
        ]
        edge = sheet.points[-1]
        for half_width, line in [*vein_lines(held.plan), (_RIM, np.vstack([edge, edge[:1]]))]:
            raised = _place_wing(held, line) + np.array([0, 0, 0.006])
            thin = half_width * _WING_LENGTH * np.linspace(1.0, 0.8, len(raised))
            parts.append(geometry.tube("vein", raised, thin, sides=8, material=horn))
        geometry.one_outline(*parts, number=number)  # the line drawing takes the veins from their plan


def build(quality: Quality) -> None:
    """Model and light the bee."""
    from .kit import materials, scene  # noqa: PLC0415

    rng = np.random.default_rng(21)
    scene.start(SUBJECT.size_px, quality, samples=24, world=0.10, bounces=4)
    fur = materials.simple("fur", base="albedo", rough=0.5, specular=0.3)
    body.add_legs(rng, fur)
    _add_wings()
    body.add_abdomen(rng, fur)
    body.add_thorax_and_head(rng, fur)
    _VIEW.place()
    scene.area((-5, 5, 6), size=2.0, watts=560)
    scene.area((5, 1, 4), size=3, watts=130)
    scene.area((0, -6, 3), size=3, watts=80)


def finish(linear: Array) -> GreyAlpha:
    """Grade the render."""
    return edge_tone(tone(linear, contrast=1.6, middle=0.36, clarity=0.4, sharpen=0.7))


def finish_lines(lines: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Add the veins and the abdomen's plates."""
    size = lines.shape[1], lines.shape[0]
    sheet, pen = Sheet(*size), max(1.0, lines.shape[1] / 800)
    for held in _WINGS:
        edge = membrane(held.plan, held.seed).points[-1]
        sheet.polygon(_VIEW.project(_place_wing(held, edge), size), 0.0)
        for half_width, line in vein_lines(held.plan):
            sheet.stroke(_VIEW.project(_place_wing(held, line), size), pen * (1 + 100 * (half_width - 0.004)))
    surface, t = body.abdomen()
    for solid in (surface, body.ball(*body.THORAX), body.ball(*body.HEAD)):
        seen = _VIEW.project(solid.reshape(-1, 3), size)
        sheet.polygon(seen[ConvexHull(seen).vertices], 0.0)
    across = slice(6, surface.shape[1] // 2 - 6)
    for plate in range(1, body.TERGITES):
        row = int(np.searchsorted(t, plate / body.TERGITES)) - 1
        sheet.stroke(_VIEW.project(surface[row, across], size), pen)
    return np.maximum(lines, np.rint(160 * sheet.coverage()).astype(np.uint8))
