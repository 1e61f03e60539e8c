"""Skin in section with a needle, to scale: too shallow, in the dermis, too deep; text is text, colours have names."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from illustrations.plates.files import write_whole

from .measures import NEEDLE, Measures, read_measures
from .tissue import ACROSS_MM, AIR_MM, FAT_MM, PER_MM, draw_ink, draw_needle, draw_tissue, layers

_TEXT_X: Final = ACROSS_MM * PER_MM + 26
_WIDTH: Final = 720
_ROW_GAP: Final = 46
_TISSUE: Final = "skin-section-tissue"
"""Drawn once, used by every case."""
_HEADING, _BODY, _SMALL = 27, 21, 19


@dataclass(frozen=True, slots=True)
class Case:
    """One of the three depths."""

    key: str
    heading: str
    words: tuple[str, ...]
    """Lines of at most 34 letters."""
    tip_mm: float
    """Depth of the needle's tip under the surface."""


def cases(measures: Measures) -> tuple[Case, Case, Case]:
    """Return the three depths with their words."""
    low, high = measures.depth
    through = measures.epidermis + measures.dermis
    trade = f"The trade says {low:g}–{high:g} mm; here {low:g} mm."
    return (
        Case(
            "shallow",
            "1. Too shallow",
            ("The ink lies in the epidermis,", "which the skin sheds."),
            0.75 * measures.epidermis,
        ),
        Case("right", "2. In the dermis", (trade, "Healed ink stands in small", "columns in the upper dermis."), low),
        Case(
            "deep",
            "3. Too deep",
            ("Ink in the fat is thought to", "spread sideways: a blowout."),
            through + 0.55 * FAT_MM,
        ),
    )


def write_section(data_dir: Path, path: Path) -> None:
    """Draw the section from the data in `data_dir`."""
    write_whole(path, draw_section(read_measures(data_dir)).encode())


_ON_DARK = "@media (prefers-color-scheme: dark) { svg { color: #efe9e2 } }"
"""As a picture in a page the section cannot see the page's colours, only the reader's wish."""


def draw_section(measures: Measures) -> str:
    """Return the SVG. Groups `case-*` hold one depth each; layers carry `data-layer` and lie to scale."""
    row = (AIR_MM + measures.epidermis + measures.dermis + FAT_MM) * PER_MM
    height = 3 * row + 2 * _ROW_GAP
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {height:.0f}",
            "role": "img",
            "aria-labelledby": "skin-section-title skin-section-desc",
            "font-family": "var(--section-font, sans-serif)",
            "fill": "currentColor",
            "color": "#1a171b",
        },
    )
    ET.SubElement(svg, "style").text = _ON_DARK
    ET.SubElement(svg, "title", {"id": "skin-section-title"}).text = "Skin in section, with a tattoo needle, to scale"
    ET.SubElement(svg, "desc", {"id": "skin-section-desc"}).text = describe(measures)
    for number, case in enumerate(cases(measures)):
        place = f"translate(0 {number * (row + _ROW_GAP):.1f})"
        group = ET.SubElement(svg, "g", {"id": f"case-{case.key}", "transform": place})
        if number == 0:
            draw_tissue(ET.SubElement(group, "g", {"id": _TISSUE}), measures)
        else:
            ET.SubElement(group, "use", {"href": f"#{_TISSUE}"})
        draw_needle(group, measures, case.tip_mm)
        draw_ink(group, measures, case.tip_mm)
        _write_words(group, measures, case)
    ET.indent(svg)
    return ET.tostring(svg, encoding="unicode") + "\n"


def describe(measures: Measures) -> str:
    """Return what the drawing shows, in words, for those who cannot see it."""
    low, high = measures.depth
    return (
        "Three sections through skin, drawn to one scale. On top the epidermis, "
        f"{measures.epidermis * 1000:.0f} µm thick, its outermost {measures.dead_layer * 1000:.0f} µm dead. "
        f"Under it the dermis, {measures.dermis:g} mm, as on "
        f"the back of a hand. Then fat. A needle ground from wire of {measures.needle:g} mm comes from above. First "
        "its tip stops in the epidermis, and the ink with it. Then it stops in the dermis, and the ink stands there as "
        f"a column; the trade says {low:g} to {high:g} mm deep. Last it passes through the dermis into the fat, where "
        "the ink spreads sideways."
    )


def _write_words(group: ET.Element, measures: Measures, case: Case) -> None:
    _text(group, _TEXT_X, 26, case.heading, _HEADING)
    for number, line in enumerate(case.words):
        _text(group, _TEXT_X, 58 + 26 * number, line, _BODY)
    names = {
        "fat": "Fat",
        "dermis": f"Dermis, {measures.dermis:g} mm",
        "epidermis": f"Epidermis, {measures.epidermis * 1000:.0f} µm",
    }
    for layer in layers(measures):
        if layer.name in names:
            y = (layer.top + layer.bottom) / 2 * PER_MM
            _line(group, f"M{ACROSS_MM * PER_MM:.1f} {y:.1f}H{_TEXT_X - 6:.1f}", 1.2)
            _text(group, _TEXT_X, y + 7, names[layer.name], _BODY)
    dead = f"(its dead top layer {measures.dead_layer * 1000:.0f} µm)"
    _text(group, _TEXT_X, (AIR_MM + measures.epidermis / 2) * PER_MM + 31, dead, _SMALL)
    beside = (ACROSS_MM + measures.needle) / 2 * PER_MM + 10
    _text(group, beside, 22, f"{NEEDLE}, {measures.needle:g} mm", _SMALL)
    base = (AIR_MM - 0.3) * PER_MM
    _line(group, f"M12 {base - 8:.1f}v8h{PER_MM}v-8", 1.6, part="bar")
    _text(group, 12, base - 16, "1 mm", _SMALL)


def _text(group: ET.Element, x: float, y: float, words: str, size: int) -> None:
    weight = "600" if size == _HEADING else "400"
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": str(size), "font-weight": weight}
    ET.SubElement(group, "text", place).text = words


def _line(group: ET.Element, path: str, width: float, *, part: str = "leader") -> None:
    stroke = {"fill": "none", "stroke": "currentColor", "stroke-width": f"{width:g}"}
    ET.SubElement(group, "path", {"data-part": part, "d": path} | stroke)
