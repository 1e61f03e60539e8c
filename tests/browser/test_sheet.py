"""The sheet to cut up: exact on paper, whole without script, with other pieces, widths and a picture of one's own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from accessible import find_barriers
from figure_pages import write_figure
from paper import count_sheets, read_marks
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, expect
from small_pages import SmallSite, small_site

pytestmark = pytest.mark.browser

PIECES: Final = ("rose", "botanical-sprig", "eye", "cat", "portrait", "skull", "moth", "celestial-map")
PX_MM: Final = 25.4 / 96
"""A browser sets pictures to whole px, here 0.26 mm."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SmallSite]:
    with small_site(tmp_path) as served:
        yield served


def open_sheet(page: Page, site: SmallSite, query: str = "") -> None:
    page.goto(write_figure(site, "size-sheet", after="<p>And so on.</p>") + query)
    expect(page.locator("size-sheet")).to_have_attribute("data-figure", "live")
    rest(page)


def rest(page: Page) -> None:
    """Wait until the pictures of the piece on the sheet are there."""
    page.locator(".cutout:visible").last.scroll_into_view_if_needed()
    page.locator(".cutout img:visible").evaluate_all("all => Promise.all(all.map((image) => image.decode()))")


def widths(page: Page) -> list[float]:
    """How wide each piece on the sheet is, in mm."""
    found = page.locator(".cutout__ink:visible").evaluate_all("all => all.map((e) => e.getBoundingClientRect().width)")
    return [round(px * PX_MM, 1) for px in found]


def picture(size: tuple[int, int] = (800, 600), kind: str = "JPEG") -> FilePayload:
    file = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(file, kind)
    return {"name": "mine", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def choose(page: Page, data: FilePayload) -> None:
    page.locator("size-sheet input[type=file]").set_input_files(data)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_length_on_paper_is_what_it_says(page: Page, site: SmallSite, paper: str) -> None:
    open_sheet(page, site)
    pdf = page.pdf(format=paper)
    marks = read_marks(pdf)
    assert count_sheets(pdf) == 1, "the sheet stands alone"
    assert [wide for wide, _ in marks.pictures] == pytest.approx([10, 15, 25, 40], abs=PX_MM)
    assert min(abs(length - 50) for length in marks.lines) < 0.05, "the bar"
    assert min(abs(length - 180) for length in marks.lines) < 0.05, "the edge of the ruler"
    card = min(marks.boxes, key=lambda box: abs(box[0] - 85.6) + abs(box[1] - 53.98))
    assert card == pytest.approx((85.6 - PX_MM, 53.98 - PX_MM), abs=PX_MM), "the middle of its line"


@pytest.mark.parametrize("piece", PIECES)
def test_every_piece_fits_on_one_sheet_of_either_paper(page: Page, site: SmallSite, piece: str) -> None:
    open_sheet(page, site, f"?piece={piece}")
    assert widths(page) == [10, 15, 25, 40]
    for paper in ("A4", "Letter"):
        pdf = page.pdf(format=paper)
        assert count_sheets(pdf) == 1
        assert [wide for wide, _ in read_marks(pdf).pictures] == pytest.approx([10, 15, 25, 40], abs=PX_MM)


def test_without_script_it_prints_and_its_links_change_the_piece(browser: Browser, site: SmallSite) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(write_figure(site, "size-sheet"))
    expect(page.locator(".cut-sheet__title:visible")).to_have_text("Rose")
    page.get_by_role("link", name="Skull").click()
    expect(page.locator(".cut-sheet__title:visible")).to_have_text("Skull")
    expect(page.get_by_role("img", name="Skull, 25 mm wide")).to_be_visible()
    page.locator(".cutout:visible").last.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    pdf = page.pdf(format="A4")
    assert count_sheets(pdf) == 1
    assert [wide for wide, _ in read_marks(pdf).pictures] == pytest.approx([10, 15, 25, 40], abs=PX_MM)
    context.close()


def test_a_page_may_ask_for_another_piece_first(page: Page, site: SmallSite) -> None:
    page.goto(write_figure(site, "size-sheet piece=moth"))
    expect(page.locator(".cut-sheet__title:visible")).to_have_text("Emperor moth")
    expect(page.get_by_role("combobox", name="Piece")).to_have_value("moth")


def test_other_widths_are_set_by_keyboard_told_and_kept_in_the_address(page: Page, site: SmallSite) -> None:
    open_sheet(page, site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Piece")).to_be_focused()
    page.keyboard.type("Eye")
    page.keyboard.press("Tab")
    expect(page.get_by_role("spinbutton", name="Width 1, mm")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("12")
    page.keyboard.press("Tab")
    expect(page.locator(".cutout:visible .cutout__size").first).to_have_text("12 mm (0.5 in)")
    assert widths(page) == [12, 15, 25, 40]
    expect(page.get_by_role("img", name="Eye, 12 mm wide")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("On the sheet: Eye, 12 mm, 15 mm, 25 mm, 40 mm wide.")
    expect(page).to_have_url(re.compile(r"\?piece=eye&width1=12$"))
    page.reload()
    rest(page)
    assert widths(page) == [12, 15, 25, 40]


def test_addresses_survive_garbage(page: Page, site: SmallSite) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    open_sheet(page, site, "?piece=<script>&width1=1e9&width2=NaN&width3=-4&width4=&other=stays#sheet-nobody")
    expect(page.locator(".cut-sheet__title:visible")).to_have_text("Rose")
    assert widths(page) == [100, 15, 5, 40]


def test_a_tall_piece_is_never_higher_than_the_paper(page: Page, site: SmallSite) -> None:
    open_sheet(page, site, "?piece=portrait&width4=100")
    box = page.locator(".cutout__ink:visible").last.bounding_box()
    assert box
    assert box["height"] * PX_MM <= 160.3
    expect(page.locator(".cutout:visible .cutout__size").last).to_contain_text("93.5 mm")


def test_a_picture_of_ones_own_is_printed_and_nothing_leaves_the_device(page: Page, site: SmallSite) -> None:
    open_sheet(page, site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    choose(page, picture())
    expect(page.locator(".cut-sheet__title:visible")).to_have_text("Your own picture")
    expect(page.get_by_role("status")).to_contain_text("On the sheet: Your own picture, 10 mm")
    page.get_by_role("spinbutton", name="Width 2, mm").fill("30")
    page.keyboard.press("Tab")
    expect(page.locator(".cutout:visible .cutout__size").nth(1)).to_have_text("30 mm (1.2 in)")
    assert widths(page) == [10, 30, 25, 40]
    marks = read_marks(page.pdf(format="A4"))
    assert [wide for wide, _ in marks.pictures] == pytest.approx([10, 30, 25, 40], abs=PX_MM)
    centre = page.locator("canvas.cutout__ink").last.evaluate(
        "(e) => [e.width, e.height, ...e.getContext('2d').getImageData(e.width / 2, e.height / 2, 1, 1).data]"
    )
    assert centre[:2] == [640, 480], "400 dots per inch"
    assert centre[2:] == pytest.approx([200, 30, 30, 255], abs=3)
    assert asked == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.get_by_role("combobox", name="Piece").select_option("cat")
    expect(page.locator(".cut-sheet__title:visible")).to_have_text("Portrait of a cat")
    assert page.locator("canvas").count() == 0, "and then it is gone"


def test_what_is_no_picture_is_told_in_one_sentence_and_the_sheet_stays(page: Page, site: SmallSite) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    open_sheet(page, site)
    for data, says in (
        (b"", "This file is empty"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "This is a drawing written in code (SVG)"),
        (picture()["buffer"][:300], "This picture cannot be opened"),
        (b"Dear reader", "This file is not a picture"),
    ):
        choose(page, {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": data})
        expect(page.locator(".figure__fault")).to_contain_text(says)
        expect(page.get_by_role("status")).to_contain_text(says)
        expect(page.locator(".cut-sheet__title:visible")).to_have_text("Rose")
    choose(page, picture(kind="PNG"))
    expect(page.locator(".cut-sheet__title:visible")).to_have_text("Your own picture")
    expect(page.locator(".figure__fault")).to_have_text("")
    assert faults == []


def test_twenty_pictures_leave_one_behind(page: Page, site: SmallSite) -> None:
    page.add_init_script(
        "window.open_ = 0; const make = createImageBitmap; window.createImageBitmap = (...a) => make(...a)"
        ".then((b) => (open_++, b)); const close = ImageBitmap.prototype.close;"
        "ImageBitmap.prototype.close = function () { if (this.width) open_--; close.call(this); };"
    )
    open_sheet(page, site)
    for n in range(20):
        choose(page, picture((2000 + n, 1500)))
        expect(page.locator("canvas").first).to_have_attribute("aria-label", re.compile("Your own picture"))
    assert page.evaluate("open_") == 1
    assert page.locator("canvas").count() == 4


def test_paper_shows_the_sheet_and_nothing_else(page: Page, site: SmallSite) -> None:
    open_sheet(page, site)
    page.emulate_media(media="print")
    for gone in ("h1", "text=And so on.", ".figure__live", ".figure__caption", ".figure__how", ".cut-sheet-choice"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.get_by_text("If your card does not fit, print at 100 %.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_fits_a_phone_and_its_targets_are_large(page: Page, site: SmallSite, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    open_sheet(page, site)
    assert find_barriers(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.locator(".figure__live :is(button, select, label.figure__button, input[type=number])").evaluate_all(
        "all => all.filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)"
    )
    assert small == []
