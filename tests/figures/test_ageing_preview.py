"""The ageing preview without its script: stills of the subject it would begin with, and of no other."""

from __future__ import annotations

from samples import ROOT
from small_galleries import make_catalogue, make_entry

from sitekit.ageing.load import load_ageing
from sitekit.figures.insert import FigureBuild
from sitekit.figures.model import FigureContext
from sitekit.figures.registry import FIGURES
from sitekit.tables.data import TableData

YEARS = ("healed", "5-years", "10-years", "20-years")


def figures(*subjects: str) -> FigureBuild:
    """A site whose galleries show these subjects at the four ages."""
    ageing, _ = load_ageing(ROOT / "docs/_data/ageing.yml", shown_as="ageing.yml")
    catalogue = make_catalogue({"plates": [make_entry(f"{one}-{year}") for one in subjects for year in YEARS]})
    return FigureBuild(FIGURES, FigureContext(catalogue, TableData(ageing=ageing), ROOT / "docs/_data"))


def test_the_stills_are_of_the_subject_the_marker_names() -> None:
    page = "<!-- figure: ageing-preview subject=cat -->"
    build = figures("rose", "cat")
    assert list(build.check_page(page, file="page.md")) == []
    html, _ = build.fill_page(page, root="")
    assert [html.count(f'href="gallery/piece/cat-{year}/"') for year in YEARS] == [1] * 4
    assert "rose-" not in html


def test_a_subject_without_stills_is_refused_and_those_with_them_are_named() -> None:
    problems = figures("rose", "cat").check_page("<!-- figure: ageing-preview subject=eye -->", file="page.md")
    assert [str(one.message) for one in problems] == ['ageing-preview: subject takes one of rose, cat, not "eye".']


def test_a_subject_that_lacks_one_age_is_refused_too() -> None:
    build = figures("rose")
    page = "<!-- figure: ageing-preview subject=cat -->"
    assert [one.code for one in build.check_page(page, file="page.md")] == ["figure-unfit"]


def test_a_site_without_any_stills_takes_every_subject() -> None:
    page = "<!-- figure: ageing-preview subject=eye -->"
    assert list(figures().check_page(page, file="page.md")) == []
