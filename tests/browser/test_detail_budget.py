"""The detail budget as its readers use it: typed, dragged, by keyboard, by address, on paper and without script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import find_barriers
from playwright.sync_api import Browser, Locator, Page, expect
from samples import ROOT
from small_pages import SmallSite, small_site

pytestmark = pytest.mark.browser

DATA = json.loads((ROOT / "tests/golden/detail-budget.json").read_text(encoding="utf-8"))["data"]
MAIN = """<div class="prose"><h1>What fits</h1><figure class="figure" id="figure-detail-budget">
<detail-budget src="budget.json" mm="25" detail="face-eye"><div class="figure__fallback">
<table><thead><tr><th>Detail</th><th>25 mm</th></tr></thead><tbody><tr><td>Eye</td><td>1 mm</td></tr></tbody></table>
</div></detail-budget><figcaption class="figure__caption">A model, not a promise.</figcaption></figure></div>"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SmallSite]:
    """A page with the figure, and the data the script fetches."""
    with small_site(tmp_path) as served:
        (tmp_path / "budget.json").write_text(json.dumps(DATA), encoding="utf-8")
        served.write("", MAIN, "detail-budget.mjs")
        yield served


def show(page: Page, site: SmallSite, query: str = "") -> Locator:
    page.goto(site.address + query)
    figure = page.locator("detail-budget")
    expect(figure).to_have_attribute("data-figure", "live")
    return figure


def words(page: Page) -> str:
    return page.locator(".budget__readout").inner_text().replace("\u00a0", " ")


def grid(page: Page) -> list[list[str]]:
    """Return the verdicts, a row for each age."""
    rows = page.locator(".budget__grid tbody tr").all()
    return [[cell.inner_text().strip() for cell in row.locator("td").all()] for row in rows]


def test_the_first_state_tells_what_25_mm_leaves_for_an_eye(page: Page, site: SmallSite) -> None:
    show(page, site)
    assert "In a piece 25 mm (1.0 in) wide, the eye in a face is 5 mm (0.20 in) wide" in words(page)
    assert grid(page) == [
        ["open", "open", "open"],
        ["open", "open", "open"],
        ["open", "open", "closing"],
        ["open", "closing", "closed"],
    ]
    expect(page.locator(".budget__least")).to_contain_text("21\u00a0mm (0.8\u00a0in) wide (high)")


def test_keys_move_the_width_and_the_new_sizes_are_announced(page: Page, site: SmallSite) -> None:
    show(page, site)
    page.get_by_role("slider").focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(page.locator(".budget__readout")).to_contain_text("In a piece 23\u00a0mm")
    expect(page.locator("p[role=status]")).to_contain_text("In a piece 23\u00a0mm")
    page.wait_for_url(re.compile(r"\?mm=23$"))
    page.keyboard.press("Home")
    expect(page.locator(".budget__readout")).to_contain_text("5\u00a0mm (0.20\u00a0in) wide, the eye")
    assert grid(page)[-1] == ["closed", "closed", "closed"]


def test_a_width_can_be_typed_and_is_held_to_what_the_figure_knows(page: Page, site: SmallSite) -> None:
    show(page, site)
    box = page.get_by_role("spinbutton")
    for typed, held in (("40", "40"), ("1e9", "80"), ("-3", "5"), ("", "5")):
        box.fill(typed)
        box.press("Enter")
        expect(box).to_have_value(held)
        expect(page.locator(".budget__readout")).to_contain_text(f"In a piece {held}\u00a0mm")


def test_another_detail_and_age_change_the_words_and_the_drawing(page: Page, site: SmallSite) -> None:
    show(page, site)
    middle = page.locator(".budget__grid tbody tr").nth(3).locator("stop").nth(30)
    before = float(middle.get_attribute("stop-opacity") or 0)
    page.get_by_role("combobox").select_option("petal")
    page.get_by_role("radio", name="20").check()
    expect(page.locator(".budget__readout")).to_contain_text("a petal of a rose with ten across")
    expect(page.locator(".budget__readout")).to_contain_text("After 20\u00a0years")
    assert float(middle.get_attribute("stop-opacity") or 0) < before, "a wider gap lets more skin through"
    page.wait_for_url(re.compile("detail=petal&year=20"))


def test_a_finger_drags_the_width(browser: Browser, site: SmallSite) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    show(page, site)
    box = page.get_by_role("slider").bounding_box()
    assert box
    assert box["height"] >= 44
    page.touchscreen.tap(box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2)
    expect(page.locator(".budget__readout")).not_to_contain_text("In a piece 25\u00a0mm")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


@pytest.mark.parametrize("query", ["?mm=1e9&year=NaN", "?mm=&detail=%00<b>&year=-1", "?mm=0x19&year=20.5"])
def test_an_address_with_garbage_still_shows_a_figure(page: Page, site: SmallSite, query: str) -> None:
    show(page, site, query)
    assert re.match(r"In a piece (25|80|5) mm .* the eye in a face .* After 10 years", words(page))


def test_an_address_brings_back_what_was_shown(page: Page, site: SmallSite) -> None:
    show(page, site, "?mm=12.5&detail=letter&year=0")
    assert re.match(r"In a piece 12.5 mm \([\d.]+ in\) wide, a letter in a word of five is 2.08 mm", words(page))
    assert "Once healed" in words(page)


def test_on_paper_stands_the_table(page: Page, site: SmallSite) -> None:
    show(page, site)
    expect(page.locator(".figure__fallback")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".figure__fallback")).to_be_visible()
    expect(page.locator(".figure__live")).to_be_hidden()


def test_without_script_or_data_stands_the_table(browser: Browser, page: Page, site: SmallSite) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(site.address)
    expect(bare.locator(".figure__fallback table")).to_be_visible()
    context.close()
    (site.folder / "budget.json").unlink()
    page.goto(site.address)
    expect(page.locator("detail-budget")).to_have_attribute("data-figure", "failed")
    expect(page.locator(".figure__fallback table")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(browser: Browser, site: SmallSite, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    show(page, site)
    assert find_barriers(page) == []
    context.close()
