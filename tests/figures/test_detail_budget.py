"""The detail budget in Python: its suppositions, its verdicts, and the golden file its script is held against."""

from __future__ import annotations

import json

import pytest
from samples import ROOT
from selectolax.lexbor import LexborHTMLParser
from small_galleries import make_catalogue

from sitekit.ageing.load import build_model, load_ageing
from sitekit.ageing.model import SPREADS, AgeingModel
from sitekit.figures.detail_budget import FIGURE, YEARS, describe_budget
from sitekit.figures.details import Details, judge_gap, years_open
from sitekit.figures.model import FigureContext
from sitekit.loading import load_model
from sitekit.tables.data import TableData

GOLDEN = ROOT / "tests/golden/detail-budget.json"
WIDTHS_MM = (5, 8.5, 10, 15, 25, 40, 80)


@pytest.fixture
def model() -> AgeingModel:
    """The model as the site has it."""
    ageing, problems = load_ageing(ROOT / "docs/_data/ageing.yml", shown_as="ageing.yml")
    assert ageing, problems
    return build_model(ageing)


@pytest.fixture
def details() -> Details:
    """The details as the site has them."""
    found, problems = load_model(ROOT / "docs/_data/details.yml", Details)
    assert found, problems
    return found


def test_the_suppositions_give_the_sums_of_the_page_on_size(details: Details) -> None:
    by_key = {detail.key: detail for detail in details.details}
    eye, letter, petal, spark = (by_key[key] for key in ("face-eye", "letter", "petal", "spark"))
    assert (eye.width_mm(25), eye.gap_mm(25)) == (5, 1)
    assert (letter.width_mm(24), letter.gap_mm(24)) == (4, 1)
    assert (petal.width_mm(15), petal.gap_mm(15)) == (1.5, 0.75)
    assert round(spark.width_mm(25), 1) == 1.1
    assert by_key["wide-petal"].width_mm(15) == 2.5
    assert by_key["gap"].width_mm(24) == 1


def test_a_gap_is_closed_from_the_year_the_model_says(model: AgeingModel) -> None:
    for gap in (0.3, 0.5, 1.0):
        for spread, years in zip(SPREADS, years_open(model, gap), strict=True):
            assert judge_gap(model, gap, years * 1.001 + 1e-6, spread) == "closed"
            if years:
                assert judge_gap(model, gap, years * 0.999, spread) == "closing"


def test_the_smallest_piece_keeps_its_gap_and_one_a_little_smaller_does_not(
    model: AgeingModel, details: Details
) -> None:
    for detail in details.details:
        for spread in SPREADS:
            smallest = detail.smallest_mm(model, 10, spread)
            assert judge_gap(model, detail.gap_mm(smallest * 1.001), 10, spread) == "closing"
            assert judge_gap(model, detail.gap_mm(smallest * 0.999), 10, spread) == "closed"


def test_without_script_a_table_says_the_same_for_four_widths(model: AgeingModel) -> None:
    ageing, _ = load_ageing(ROOT / "docs/_data/ageing.yml", shown_as="ageing.yml")
    context = FigureContext(make_catalogue({}), TableData(ageing=ageing), ROOT / "docs/_data")
    parts = FIGURE.render({}, context)
    assert parts
    first = [row.text(separator="|", strip=True) for row in LexborHTMLParser(parts.fallback).css("tr")][:2]
    assert first[0] == "Detail|10 mm|15 mm|25 mm|40 mm"
    years = [round(years) for years in years_open(model, 0.4)]
    assert first[1].startswith(f"The eye in a face|0.40 mm, open {years[2]} to {years[0]} years|0.60 mm")


def test_the_golden_file_is_what_python_says_today(model: AgeingModel, details: Details) -> None:
    """If this fails, the model or the suppositions changed: `pytest` wrote the new file, look at it and commit it."""
    cases = [
        {
            "detail": detail.key,
            "mm": mm,
            "width_mm": detail.width_mm(mm),
            "gap_mm": detail.gap_mm(mm),
            "verdicts": {
                spread: [judge_gap(model, detail.gap_mm(mm), years, spread) for years in YEARS] for spread in SPREADS
            },
        }
        for detail in details.details
        for mm in WIDTHS_MM
    ]
    smallest = {
        detail.key: {spread: [detail.smallest_mm(model, years, spread) for years in YEARS] for spread in SPREADS}
        for detail in details.details
    }
    now = {"data": describe_budget(details, model), "cases": cases, "smallest_mm": smallest}
    text = json.dumps(now, indent=1, ensure_ascii=False) + "\n"
    before = GOLDEN.read_text(encoding="utf-8") if GOLDEN.exists() else ""
    if text != before:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == before
