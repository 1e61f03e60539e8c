"""The drawn part of the section: layers of skin, a needle, grains of ink; in mm from the upper left corner."""

import random
from dataclasses import dataclass
from math import pi, sin
from typing import Final
from xml.etree import ElementTree as ET

from .measures import Measures

PER_MM: Final = 120
"""Units of the drawing in a millimetre of skin."""
AIR_MM: Final = 1.15
FAT_MM: Final = 0.55
ACROSS_MM: Final = 2.6
_TAPER_MM: Final = 1.0
"""Length of the needle's ground tip; our choice, grinds differ."""
_WAVE_MM: Final = 0.16
"""Length of the waves in which epidermis and dermis meet."""
_COLOURS: Final = {
    "dead": "var(--section-dead, #8a5a48)",
    "epidermis": "var(--section-epidermis, #b97a60)",
    "dermis": "var(--section-dermis, #e2b39d)",
    "fibre": "var(--section-fibre, #cf9a84)",
    "fat": "var(--section-fat, #f0dca6)",
    "lobule": "var(--section-lobule, #d9bd78)",
    "needle": "var(--section-needle, #a7adb5)",
    "ink": "var(--section-ink, #1a171b)",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer; `top` and `bottom` are its mean borders [mm], `ripple` is how far the upper one rises and falls."""

    name: str
    top: float
    bottom: float
    ripple: float


def layers(measures: Measures) -> tuple[Layer, ...]:
    """Return the layers from the fat upwards."""
    living = AIR_MM + measures.dead_layer
    dermis = AIR_MM + measures.epidermis
    fat = dermis + measures.dermis
    return (
        Layer("fat", fat, fat + FAT_MM, 0.0),
        Layer("dermis", dermis, fat, measures.epidermis / 8),
        Layer("epidermis", living, dermis, 0.0),
        Layer("dead", AIR_MM, living, 0.0),
    )


def draw_tissue(group: ET.Element, measures: Measures) -> None:
    """Draw the layers, fibres of the dermis and lobules of the fat."""
    stack = layers(measures)
    for layer, below in zip(stack, (None, *stack), strict=False):
        edge = [*_edge(layer.top, layer.ripple), *reversed(_edge(layer.bottom, below.ripple if below else 0.0))]
        shape = {"data-layer": layer.name, "points": _points(edge), "fill": _COLOURS[layer.name]}
        ET.SubElement(group, "polygon", shape)
    fat, dermis = stack[0], stack[1]
    rng = random.Random(3)  # noqa: S311 - a pattern
    fibres = ""
    for _ in range(60):
        x, y = rng.uniform(0.05, ACROSS_MM - 0.45), rng.uniform(dermis.top + 0.08, dermis.bottom - 0.05)
        fibres += f"M{_units(x)} {_units(y)}q{_units(0.1)} {_units(rng.uniform(-0.05, 0.05))} {_units(0.2)} 0t24 0"
    _stroke(group, "fibre", fibres, 1.6)
    lobules = ""
    for number in range(11):
        x, y = 0.15 + number * (ACROSS_MM - 0.3) / 10, fat.top + FAT_MM * (0.3 if number % 2 else 0.68)
        lobules += f"M{_units(x - 0.125)} {_units(y)}a15 14 0 1 1 30 0a15 14 0 1 1 -30 0"
    _stroke(group, "lobule", lobules, 2)


def draw_needle(group: ET.Element, measures: Measures, tip_mm: float) -> None:
    """Draw the needle with its tip `tip_mm` under the surface."""
    tip, middle, half = AIR_MM + tip_mm, ACROSS_MM / 2, measures.needle / 2
    shoulder = tip - _TAPER_MM
    outline = [(middle - half, 0.0), (middle + half, 0.0), (middle + half, shoulder)]
    outline += [(middle, tip), (middle - half, shoulder)]
    ET.SubElement(
        group,
        "polygon",
        {"data-part": "needle", "points": _points(outline), "fill": _COLOURS["needle"]}
        | {"stroke": "currentColor", "stroke-width": "1"},
    )


def draw_ink(group: ET.Element, measures: Measures, tip_mm: float) -> None:
    """Draw grains of ink beside the hole, down to its tip; where it reaches the fat, half of them spread sideways."""
    rng = random.Random(7)  # noqa: S311 - a pattern
    through = measures.epidermis + measures.dermis
    top = min(measures.epidermis, 0.4 * tip_mm)
    fine, coarse = "", ""
    for number in range(30 + round(110 * tip_mm)):
        depth = rng.uniform(top, tip_mm + 0.02)
        hole = measures.needle / 2 * min(1.0, max(0.0, tip_mm - depth) / _TAPER_MM)
        side = rng.choice((-1, 1)) * (hole + abs(rng.gauss(0, 0.045)))
        if tip_mm > through and rng.random() < 0.5:  # noqa: PLR2004
            depth = rng.uniform(through + 0.02, through + 0.6 * FAT_MM)
            side = max(-0.46 * ACROSS_MM, min(0.46 * ACROSS_MM, rng.gauss(0, 0.4)))
        grain = f"M{_units(ACROSS_MM / 2 + side)} {_units(AIR_MM + depth)}h0"
        fine, coarse = (fine + grain, coarse) if number % 3 else (fine, coarse + grain)
    _stroke(group, "ink", fine, 2.8)
    _stroke(group, "ink", coarse, 4.8)


def _stroke(group: ET.Element, name: str, path: str, width: float) -> None:
    line = {"fill": "none", "stroke": _COLOURS[name], "stroke-width": f"{width:g}", "stroke-linecap": "round"}
    ET.SubElement(group, "path", {"data-part": name, "d": path} | line)


def _edge(depth: float, ripple: float) -> list[tuple[float, float]]:
    """Return a border across the drawing [mm], in whole waves, so that `depth` is its mean."""
    if not ripple:
        return [(0.0, depth), (ACROSS_MM, depth)]
    waves = round(ACROSS_MM / _WAVE_MM)
    steps = 8 * waves
    return [(ACROSS_MM * k / steps, depth + ripple * sin(2 * pi * k * waves / steps)) for k in range(steps + 1)]


def _points(edge: list[tuple[float, float]]) -> str:
    return " ".join(f"{x * PER_MM:.1f},{y * PER_MM:.2f}" for x, y in edge)


def _units(millimetres: float) -> str:
    return f"{millimetres * PER_MM:.1f}"
