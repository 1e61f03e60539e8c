"""What comes out of the printer: whole plates, the page's address, nothing to press; handouts on half a sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from letters import wait_for_letters
from waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MM: Final = 96 / 25.4
"""Pixels."""
KINDS: Final = {
    "": "Will it blur?",
    "ageing/": "How much, in millimetres?",
    "design/placement/": "How do the places compare?",
    "gallery/": "What the galleries hold",
    "gallery/skin-tones/": "The same piece, six times",
    "gallery/piece/rose-healed/": "All facts",
    "staff/": "Will it blur?",
    "about/sources/": "Used on:",
    "404.html": "This page is not here",
}
"""A page of each kind, and words its print has to have."""
WAYS: Final = re.compile(r"(Menu|Search|Dark page|On this page|Copy|#|Skip to the text)$|More in “|Before this|[↑+–]")
"""How a line begins that helps to get about on a screen."""
PAPER: Final = {"A4": (210, 297), "Letter": (215.9, 279.4)}
MARGINS_MM: Final = (38, 35)
"""Left and right, top and bottom."""


@pytest.fixture
def printer(browser: Browser) -> Iterator[Page]:
    """A desk, from where most people print."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def read_sheets(pdf: bytes) -> list[tuple[int, int]]:
    """Return the width and height of each sheet in whole millimetres."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    return [(round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) for width, height in boxes]


def lay_out(page: Page, paper: str) -> None:
    """Set the page as wide as the paper is between its margins, in the styles for print, which come when it is seen."""
    wait_until(page, "!!document.querySelector('link[media=print]')?.sheet")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int((PAPER[paper][0] - MARGINS_MM[0]) * MM), "height": 900})


@pytest.mark.parametrize("name", KINDS, ids=lambda name: name or "home")
def test_a_page_prints_its_words_and_nothing_to_press(printer: Page, address: str, name: str) -> None:
    printer.goto(address + name)
    printer.wait_for_load_state("networkidle")
    lay_out(printer, "A4")
    lines = [line.strip() for line in printer.inner_text("body").splitlines()]
    assert any(KINDS[name] in line for line in lines)
    assert [line for line in lines if WAYS.match(line)] == []
    pressed = "button, input, select, summary, [role=slider], dialog"
    assert [one.evaluate("e => e.outerHTML") for one in printer.locator(pressed).all() if one.is_visible()] == []


def test_a_program_that_prints_before_anything_is_seen_prints_the_same(printer: Page, address: str) -> None:
    printer.route("**/seen.mjs", lambda route: route.abort())
    printer.goto(f"{address}care/")
    early = len(read_sheets(printer.pdf(prefer_css_page_size=True)))
    assert printer.evaluate("document.adoptedStyleSheets.length") == 1
    printer.unroute_all()
    printer.goto(f"{address}care/")
    wait_until(printer, "!!document.querySelector('link[media=print]')?.sheet")
    assert early == len(read_sheets(printer.pdf(prefer_css_page_size=True)))
    assert printer.evaluate("document.adoptedStyleSheets.length") == 0
    printer.emulate_media(media="print")
    assert printer.locator(".pager").is_hidden()


@pytest.mark.parametrize("name", KINDS, ids=lambda name: name or "home")
def test_nothing_is_wider_than_the_paper_and_no_plate_is_cut(printer: Page, address: str, name: str) -> None:
    printer.goto(address + name)
    printer.wait_for_load_state("networkidle")
    for paper, (_, high) in PAPER.items():
        lay_out(printer, paper)
        cut = printer.evaluate(
            """high => [...document.querySelectorAll(".plate, .card, tr, .admonition")]
              .filter((e) => e.getBoundingClientRect().height > high || getComputedStyle(e).breakInside !== "avoid")
              .map((e) => e.outerHTML.slice(0, 120))""",
            (high - MARGINS_MM[1]) * MM,
        )
        assert cut == []
        assert not printer.evaluate("document.documentElement.scrollWidth > innerWidth")
        heads = printer.evaluate("[...document.querySelectorAll('thead')].map((e) => getComputedStyle(e).display)")
        assert set(heads) <= {"table-header-group"}


def test_each_sheet_says_where_it_comes_from_and_when_it_was_checked(printer: Page, address: str) -> None:
    printer.goto(address + "ageing/")
    lay_out(printer, "A4")
    foot = printer.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--foot')")
    assert re.fullmatch(r'"\S+/q/blur/ · checked \d+ \w+ \d{4}"', foot)
    assert re.search(r"/q/blur/\s+\S+/ageing/", printer.inner_text(".print-address"))


@pytest.mark.parametrize("paper", PAPER)
def test_a_chapter_takes_a_few_sheets_of_the_paper_in_the_printer(printer: Page, address: str, paper: str) -> None:
    printer.goto(address + "ageing/")
    printer.wait_for_load_state("networkidle")
    sheets = read_sheets(printer.pdf(prefer_css_page_size=True, format=paper))
    assert {(round(PAPER[paper][0]), round(PAPER[paper][1]))} == set(sheets)
    assert 3 <= len(sheets) <= 5


def test_dark_pages_print_dark_on_white(printer: Page, address: str) -> None:
    printer.emulate_media(color_scheme="dark")
    printer.goto(address + "ageing/")
    printer.evaluate("document.documentElement.dataset.theme = 'dark'")
    lay_out(printer, "A4")
    colours = "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))"
    assert printer.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


@pytest.fixture(scope="session")
def sheets(real_site: Path) -> dict[str, str]:
    """Every handout of the site, by name."""
    pages = {file.parent.name: file.read_text(encoding="utf-8") for file in real_site.glob("handout/*/index.html")}
    found = {name: re.search(r'<article class="sheet">.*?</article>', html, re.DOTALL) for name, html in pages.items()}
    return {name: match[0] for name, match in found.items() if match}


def show_all(page: Page, address: str, sheets: dict[str, str]) -> None:
    """Put every handout into one page: a hundred in a second."""
    page.goto(f"{address}handout/blur/")
    wait_for_letters(page)
    page.evaluate("html => (document.querySelector('main').innerHTML = html)", "".join(sheets.values()))
    page.evaluate("Promise.all([...document.images].map((one) => one.decode()))")


@pytest.mark.parametrize("width_mm", [148, 139.7], ids=["A5", "half of Letter"])
def test_every_handout_fits_on_half_a_sheet(
    printer: Page, address: str, sheets: dict[str, str], width_mm: float
) -> None:
    show_all(printer, address, sheets)
    printer.emulate_media(media="print")
    printer.set_viewport_size({"width": int(width_mm * MM), "height": 800})
    room: list[float] = printer.evaluate(
        """() => [...document.querySelectorAll(".sheet")].map((sheet) => {
          const foot = sheet.querySelector(".sheet__foot").getBoundingClientRect();
          const last = sheet.querySelector(".sheet__body").getBoundingClientRect();
          const end = sheet.getBoundingClientRect().bottom - parseFloat(getComputedStyle(sheet).paddingBottom);
          return Math.min(foot.top - last.bottom, end - foot.bottom + 1);
        })"""
    )
    assert len(room) > 100
    assert [name for name, left in zip(sheets, room, strict=True) if left < 0] == []


def test_every_handout_prints_on_one_sheet_of_a5(printer: Page, address: str, sheets: dict[str, str]) -> None:
    show_all(printer, address, sheets)
    assert read_sheets(printer.pdf(prefer_css_page_size=True)) == [(148, 210)] * len(sheets)


@pytest.mark.parametrize("paper", PAPER)
def test_two_handouts_print_side_by_side_on_one_sheet(printer: Page, address: str, paper: str) -> None:
    printer.goto(f"{address}handout/my-skin/#two")
    width, height = PAPER[paper]
    assert read_sheets(printer.pdf(prefer_css_page_size=True, format=paper)) == [(round(height), round(width))]
    printer.emulate_media(media="print")
    printer.set_viewport_size({"width": int(height * MM), "height": int(width * MM)})
    boxes: Any = [sheet.bounding_box() for sheet in printer.locator(".sheet").all()]
    assert [round(box["width"] / MM) for box in boxes] == [round(height / 2)] * 2
    assert boxes[0]["y"] == boxes[1]["y"]


def test_what_is_printed_at_true_size_is_as_large_as_on_the_skin(printer: Page, address: str) -> None:
    printer.goto(f"{address}handout/blur/")
    printer.emulate_media(media="print")
    rule, picture = (
        printer.locator(f".sheet:not([hidden]) {one}").bounding_box()
        for one in (".sheet__rule svg", ".sheet__figure img")
    )
    assert rule is not None
    assert picture is not None
    assert rule["width"] / MM == pytest.approx(110, abs=0.1)
    assert picture["width"] / MM == pytest.approx(44, abs=0.2), "the rose stands in a frame of 44 mm"
    assert "True size, if the rule above is 110 mm." in printer.inner_text(".sheet__figure >> nth=0")


def test_the_links_open_the_print_window_with_as_many_as_they_say(printer: Page, address: str) -> None:
    printer.add_init_script("window.print = () => (window.printed = location.hash)")
    printer.goto(f"{address}handout/blur/")
    printer.get_by_role("link", name="Print two on A4 or Letter").click()
    wait_until(printer, "window.printed === '#two'")
    printer.get_by_role("link", name="Print one on A5").click()
    wait_until(printer, "window.printed === '#main'")
