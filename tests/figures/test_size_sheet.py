"""Black ink on white paper, from the ink maps the site has."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image
from samples import ROOT

from sitekit.catalogue.catalogue import build_catalogue
from sitekit.figures.densities import read_densities
from sitekit.figures.ink_on_paper import print_ink
from sitekit.figures.model import FigureContext
from sitekit.figures.size_sheet import FIGURE
from sitekit.gallery.piece import Galleries
from sitekit.gallery.vocabulary import Vocabulary
from sitekit.tables.data import TableData

DATA = ROOT / "docs/_data"


def context(data_dir: Path) -> FigureContext:
    return FigureContext(build_catalogue(Galleries(Vocabulary()), {}, {}), TableData(), data_dir, "../../")


def ink(*values: int) -> bytes:
    """An ink map of one row of broad fields, each with its value, and a bare margin of 10 px."""
    image = Image.new("L", (40 * len(values) + 20, 60), 0)
    for n, value in enumerate(values):
        image.paste(value, (10 + 40 * n, 10, 50 + 40 * n, 50))
    file = io.BytesIO()
    image.convert("RGB").save(file, "WEBP", lossless=True)
    return file.getvalue()


def test_no_ink_is_white_paper_and_much_ink_is_black() -> None:
    paper = Image.open(io.BytesIO(print_ink(ink(0, 8, 120, 255), max_absorbance=4.2, margin_px=10))).convert("L")
    assert paper.size == (160, 40), "without the margin"
    bare, trace, grey, black = (paper.getpixel((20 + 40 * n, 20)) for n in range(4))
    assert (bare, trace) == (255, 255), "a trace that no eye sees would dot the paper"
    assert grey == pytest.approx(112, abs=3), "light crosses the ink twice: exp(-2 × 4.2 × (120/255)²) as sRGB"
    assert black == pytest.approx(1, abs=2)


@pytest.mark.parametrize("piece", [one.key for one in (read_densities(DATA) or pytest.fail("no ink maps")).pieces])
def test_a_piece_is_cut_to_its_own_proportions(piece: str) -> None:
    found = read_densities(DATA)
    assert found
    one = next(one for one in found.pieces if one.key == piece)
    assert FIGURE.publish
    files = dict(FIGURE.publish(context(DATA)))
    (content,) = (data for url, data in files.items() if f"/{piece}-" in url)
    assert isinstance(content, bytes)
    with Image.open(io.BytesIO(content)) as image:
        assert image.width / image.height == pytest.approx(one.width_mm / one.height_mm, rel=0.01)


def test_the_same_ink_gives_the_same_file() -> None:
    again = print_ink.__wrapped__
    assert again(ink(0, 99), max_absorbance=4.2, margin_px=10) == again(ink(0, 99), max_absorbance=4.2, margin_px=10)


def test_the_data_names_every_piece_on_the_sheet() -> None:
    assert FIGURE.publish
    files = dict(FIGURE.publish(context(DATA)))
    data = json.loads(files["assets/figures/size-sheet.json"])
    parts = FIGURE.render({}, context(DATA))
    assert parts
    for piece in data["pieces"]:
        assert f'id="sheet-{piece["key"]}"' in parts.fallback
    assert data["widths"] == [10, 15, 25, 40]


@pytest.mark.parametrize("index", [None, "", "{", '{"pieces": 7}'])
def test_without_ink_maps_there_is_no_sheet(tmp_path: Path, index: str | None) -> None:
    (tmp_path / "density").mkdir()
    if index is not None:
        (tmp_path / "density/index.json").write_text(index, encoding="utf-8")
    assert FIGURE.render({}, context(tmp_path)) is None
    assert FIGURE.publish
    assert [url for url, _ in FIGURE.publish(context(tmp_path))] == ["assets/figures/size-sheet.json"]
