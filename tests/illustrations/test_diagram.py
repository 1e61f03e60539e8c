"""The cross-section of skin is to scale and takes its numbers from the site's data."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from samples import ROOT

from illustrations.diagrams.measures import Measures, read_measures
from illustrations.diagrams.section import cases, draw_section, write_section
from illustrations.diagrams.tissue import AIR_MM, FAT_MM, PER_MM
from illustrations.errors import PictureError

SVG = "{http://www.w3.org/2000/svg}"
DATA = ROOT / "docs/_data"
MEASURES = Measures(dead_layer=0.015, epidermis=0.1, dermis=2.1, needle=0.35, depth=(1.0, 2.0))


@pytest.fixture(scope="module")
def drawing() -> ET.Element:
    return ET.fromstring(draw_section(MEASURES))  # noqa: S314 - our own


def points(shape: ET.Element) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in shape.get("points", "").split())]


def area(outline: list[tuple[float, float]]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*outline, outline[0]]))) / 2


@pytest.mark.parametrize(
    ("layer", "thickness"), [("dead", 0.015), ("epidermis", 0.085), ("dermis", 2.1), ("fat", FAT_MM)]
)
def test_every_layer_is_drawn_to_scale_within_one_percent(drawing: ET.Element, layer: str, thickness: float) -> None:
    (shape,) = drawing.findall(f".//{SVG}polygon[@data-layer='{layer}']")
    outline = points(shape)
    across = max(x for x, _ in outline) - min(x for x, _ in outline)
    assert area(outline) / across / PER_MM == pytest.approx(thickness, rel=0.01)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_needle_has_its_thickness_and_stops_where_the_case_says(drawing: ET.Element, number: int) -> None:
    case = cases(MEASURES)[number]
    (needle,) = drawing.findall(f".//{SVG}g[@id='case-{case.key}']/{SVG}polygon[@data-part='needle']")
    outline = points(needle)
    assert max(x for x, _ in outline) - min(x for x, _ in outline) == pytest.approx(0.35 * PER_MM, rel=0.01)
    assert max(y for _, y in outline) - AIR_MM * PER_MM == pytest.approx(case.tip_mm * PER_MM, rel=0.01)


def test_the_bar_is_one_millimetre(drawing: ET.Element) -> None:
    bars = [path.get("d", "") for path in drawing.iter(f"{SVG}path") if path.get("data-part") == "bar"]
    assert len(bars) == 3
    assert {float(re.search(r"h([\d.]+)", bar)[1]) for bar in bars} == {float(PER_MM)}  # type: ignore[index]


def test_ink_lies_in_the_epidermis_then_in_the_dermis_then_reaches_the_fat(drawing: ET.Element) -> None:
    deepest = {}
    for case in cases(MEASURES):
        paths = drawing.findall(f".//{SVG}g[@id='case-{case.key}']/{SVG}path[@data-part='ink']")
        depths = [float(y) / PER_MM - AIR_MM for path in paths for y in re.findall(r"M\S+ (\S+?)h", path.get("d", ""))]
        assert len(depths) > 20
        deepest[case.key] = max(depths)
        assert min(depths) > 0
    assert deepest["shallow"] <= 0.1
    assert 0.9 < deepest["right"] < 1.1
    assert 2.2 < deepest["deep"] < 2.2 + FAT_MM


def test_text_is_text_with_a_title_a_description_and_colours_that_can_be_themed(drawing: ET.Element) -> None:
    words = [text.text or "" for text in drawing.iter(f"{SVG}text")]
    assert {"1. Too shallow", "2. In the dermis", "3. Too deep", "Epidermis, 100 µm", "Dermis, 2.1 mm"} <= set(words)
    labelled = drawing.get("aria-labelledby", "").split()
    assert [drawing.find(f".//*[@id='{name}']") is not None for name in labelled] == [True, True]
    assert drawing.get("fill") == "currentColor"
    colours = {shape.get("fill") for shape in drawing.iter(f"{SVG}polygon")}
    assert all(re.fullmatch(r"var\(--section-[a-z]+, #[0-9a-f]{6}\)", colour or "") for colour in colours)
    assert not any("style" in shape.attrib for shape in drawing.iter())
    assert "prefers-color-scheme: dark" in (drawing.findtext(f"{SVG}style") or "")


def test_every_number_comes_from_the_data() -> None:
    measures = read_measures(DATA)
    assert measures.epidermis == pytest.approx(0.09975)
    assert measures.dead_layer == pytest.approx((0.0110 + 0.0183) / 2)
    assert (measures.dermis, measures.needle, measures.depth) == (2.1, 0.35, (1.0, 2.0))


def test_a_claim_that_no_longer_says_it_is_named(tmp_path: Path) -> None:
    claims = (DATA / "claims.yml").read_text(encoding="utf-8").replace("99.75 µm (95% CI", "about 0.1 mm (95% CI")
    (tmp_path / "claims.yml").write_text(claims, encoding="utf-8")
    (tmp_path / "needles.yml").write_bytes((DATA / "needles.yml").read_bytes())
    with pytest.raises(PictureError, match=r"claims\.yml: the cross-section reads SKIN-2 as .* which is not there"):
        read_measures(tmp_path)


def test_drawing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    write_section(DATA, tmp_path / "a.svg")
    write_section(DATA, tmp_path / "b.svg")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert (tmp_path / "a.svg").stat().st_size < 25_000
