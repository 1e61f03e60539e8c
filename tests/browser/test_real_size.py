"""Plates on a page, shown where they stand as wide as they are on skin, once the screen has been measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessible import find_barriers
from figure_pages import write_figure
from plates_page import calibrate, plate, plates_site, write_plates
from playwright.sync_api import Browser, Locator, Page, expect
from small_pages import SmallSite

pytestmark = pytest.mark.browser

PX_PER_MM = 5.5


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SmallSite]:
    with plates_site(tmp_path) as served:
        yield served


def button(page: Page, n: int = 0) -> Locator:
    return page.get_by_role("button", name="Real size").nth(n)


def width(page: Page, name: str = "rose") -> float:
    box = page.locator(f"#view-{name} img").bounding_box()
    assert box
    return box["width"]


def test_whoever_has_not_measured_pays_nothing_and_sees_no_button(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("button").count() == 0
    assert not [path for path in site.asked if "real-size" in path or "true-size" in path]


def test_a_press_shows_the_picture_at_its_width_and_another_puts_it_back(page: Page, site: SmallSite) -> None:
    calibrate(page, PX_PER_MM)
    page.goto(write_plates(site, plate("rose", frame_mm="44")))
    before = width(page)
    button(page).click()
    assert width(page) == pytest.approx(44 * PX_PER_MM, abs=0.05)
    expect(button(page)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_have_text("Real size: the picture is 44 mm wide, as on skin.")
    button(page).press("Enter")
    assert width(page) == before
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("status")).to_have_text("The picture is as large as the page again.")


def test_the_button_stays_under_the_finger(page: Page, site: SmallSite) -> None:
    calibrate(page, 3)
    page.goto(write_plates(site))
    button(page, 1).scroll_into_view_if_needed()
    before = button(page, 1).bounding_box()
    button(page, 1).click()
    after = button(page, 1).bounding_box()
    assert before
    assert after
    assert after["y"] == pytest.approx(before["y"], abs=1)


def test_a_picture_wider_than_the_screen_is_refused_with_both_widths(page: Page, site: SmallSite) -> None:
    calibrate(page, PX_PER_MM)
    page.goto(write_plates(site, plate("rose", frame_mm="200")))
    before = width(page)
    button(page).click()
    said = "This picture is 200 mm wide, and your screen has room for 71 mm."
    expect(page.get_by_role("status")).to_have_text(said)
    assert width(page) == before
    expect(button(page)).to_have_attribute("aria-pressed", "false")


def test_a_picture_wider_than_its_column_grows_and_stays_in_the_window(page: Page, site: SmallSite) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    calibrate(page, PX_PER_MM, screen=[1280, 900])
    page.goto(write_plates(site, plate("rose", frame_mm="220")))
    button(page).click()
    assert width(page) == pytest.approx(1210, abs=0.05)
    box = page.locator("#view-rose").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("frame", [None, "9", "1.333", "wide"])
def test_a_picture_of_unknown_width_or_through_a_lens_gets_no_button(
    page: Page, site: SmallSite, frame: str | None
) -> None:
    calibrate(page, PX_PER_MM)
    page.goto(write_plates(site, plate("rose", frame_mm=frame), plate("cat")))
    expect(button(page)).to_be_visible()
    assert page.get_by_role("button").count() == 1


def test_another_zoom_puts_it_back_and_asks_to_measure_again(browser: Browser, site: SmallSite) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, screen={"width": 1280, "height": 900})
    page = context.new_page()
    calibrate(page, PX_PER_MM, screen=[1280, 900])
    page.goto(write_plates(site, plate("rose")))
    before = width(page)
    button(page).click()
    zoomed: dict[str, Any] = {"width": 1024, "height": 720, "deviceScaleFactor": 1.25, "mobile": False}
    client = context.new_cdp_session(page)
    client.send("Emulation.setDeviceMetricsOverride", {**zoomed, "screenWidth": 1280, "screenHeight": 900})
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    assert width(page) == before
    link = page.get_by_role("link", name="Measure again")
    assert link.evaluate("link => link.pathname") == "/design/true-size/"
    context.close()


def test_it_works_at_once_on_the_page_where_the_screen_is_measured(page: Page, site: SmallSite) -> None:
    page.goto(write_figure(site, "true-size", after=plate("rose"), scripts=("lightbox",)))
    page.get_by_role("button", name="It matches: keep this").click()
    px_per_mm = page.evaluate("import('/assets/js/true-size.mjs').then((module) => module.readPxPerMm())")
    button(page).click()
    assert width(page) == pytest.approx(52 * px_per_mm, abs=0.05)


def test_paper_is_not_touched(page: Page, site: SmallSite) -> None:
    calibrate(page, PX_PER_MM)
    page.goto(write_plates(site, plate("rose")))
    page.emulate_media(media="print")
    before = width(page)
    page.emulate_media(media="screen")
    button(page).click()
    page.emulate_media(media="print")
    assert width(page) == before
    expect(button(page)).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(page: Page, site: SmallSite, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    calibrate(page, PX_PER_MM)
    page.goto(write_plates(site, plate("rose")))
    button(page).click()
    assert find_barriers(page) == []
    box = button(page).bounding_box()
    assert box
    assert box["height"] >= 44
