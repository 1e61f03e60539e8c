"""A plate enlarged: a modal dialog as it should be, with an address, for the keyboard and for the ear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessible import find_barriers
from plates_page import (
    LIBRARY,
    NAMES,
    alt_of,
    calibrate,
    focused,
    opened,
    picture,
    plate,
    plates_site,
    press,
    write_plates,
)
from playwright.sync_api import Browser, Page, Route, expect
from small_pages import SmallSite

pytestmark = pytest.mark.browser

CONTROLS = ["Zoom", "Close", "Previous picture", "Next picture", "All facts of this piece"]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SmallSite]:
    with plates_site(tmp_path) as served:
        yield served


def at(page: Page) -> str:
    return page.url.rpartition("/")[2]


def test_nothing_of_the_lightbox_is_fetched_before_a_picture_is_wanted(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site), wait_until="networkidle")
    page.locator("#view-rose").hover()
    page.locator("#view-rose").focus()
    early = [path for path in site.asked if "lightbox" in path or "800" in path]
    assert early == ["/assets/js/lightbox.mjs"]
    page.keyboard.press("Enter")
    opened(page)
    assert all(site.asked.count(path) == 1 for path in LIBRARY)
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("#view-cat").click()
    opened(page)
    assert all(site.asked.count(path) == 1 for path in LIBRARY), "fetched twice"


def test_the_keyboard_alone_walks_through_and_comes_back_to_the_plate_last_shown(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    press(page, "Tab Enter")
    opened(page)
    assert focused(page) == "dialog"
    press(page, "ArrowRight ArrowRight")
    expect(picture(page)).to_have_attribute("alt", alt_of("moth"))
    press(page, "ArrowLeft")
    expect(picture(page)).to_have_attribute("alt", alt_of("cat"))
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert focused(page) == "view-cat"
    page.wait_for_timeout(150)  # a browser restores where the page was scrolled to a little later
    expect(page.locator("#view-cat")).to_be_in_viewport()


def test_tab_goes_round_inside_both_ways(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    page.locator("#view-cat").press("Enter")
    opened(page)
    assert press(page, "Tab " * (len(CONTROLS) + 1)) == [*CONTROLS, CONTROLS[0]]
    assert press(page, "Shift+Tab " * len(CONTROLS)) == CONTROLS[::-1]


def test_shift_tab_from_the_start_goes_to_the_last_control(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    page.locator("#view-cat").press("Enter")
    opened(page)
    press(page, "Shift+Tab")
    assert focused(page) == CONTROLS[-1]


def test_the_rest_of_the_page_is_out_of_reach_until_it_closes(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.locator("#view-rose").press("Enter")
    opened(page)
    tree = tree_of(page)
    [dialog] = [node for node in tree if node["role"]["value"] == "dialog"]
    assert dialog["name"]["value"] == "Enlarged picture"
    assert {"name": "modal", "value": {"type": "boolean", "value": True}} in dialog["properties"]
    names = {(node["role"]["value"], node["name"]["value"]) for node in tree}
    assert {("button", name) for name in CONTROLS[:-1]} | {("link", CONTROLS[-1])} < names
    assert ("image", alt_of("rose")) in names
    assert ("heading", "Pieces") not in names
    assert ("image", alt_of("cat")) not in names, "the next picture is read out before it is shown"
    page.evaluate("document.querySelector('#view-eye').focus()")
    assert focused(page) != "view-eye"
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("heading", name="Pieces")).to_be_visible()
    assert ("heading", "Pieces") in {(node["role"]["value"], node["name"]["value"]) for node in tree_of(page)}
    assert faults == []


def tree_of(page: Page) -> list[dict[str, Any]]:
    """Return what a screen reader is given, without what it skips."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [node for node in nodes if not node["ignored"] and "name" in node]


def test_each_picture_is_announced_with_its_place_among_the_others(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    page.locator("#view-cat").click()
    said = page.get_by_role("dialog").get_by_role("status")
    expect(said).to_have_text(f"2 of 4. {alt_of('cat')}")
    page.get_by_role("button", name="Next picture").click()
    expect(said).to_have_text(f"3 of 4. {alt_of('moth')}")
    expect(page.get_by_text("3 of 4", exact=True)).to_be_visible()


def test_the_first_and_the_last_picture_are_the_ends(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    page.locator("#view-moth").click()
    dialog = opened(page)
    expect(dialog.get_by_role("button", name="Next picture")).to_be_enabled()
    press(page, "ArrowRight ArrowRight")
    expect(page.get_by_text("4 of 4", exact=True)).to_be_visible()
    expect(dialog.get_by_role("button", name="Next picture")).to_be_disabled()
    expect(dialog.get_by_role("button", name="Previous picture")).to_be_enabled()


def test_a_plate_alone_has_no_arrows_and_no_counter(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site, plate("rose", gallery=None), plate("cat"), plate("moth", gallery="other")))
    for name in ("rose", "moth"):
        page.locator(f"#view-{name}").click()
        dialog = opened(page)
        expect(dialog.get_by_role("button", name="Next picture")).to_be_hidden()
        expect(dialog.get_by_role("status")).to_have_text(alt_of(name))
        press(page, "ArrowRight")
        expect(picture(page)).to_have_attribute("alt", alt_of(name))
        press(page, "Escape")
        expect(dialog).to_have_count(0)


def test_words_of_the_plate_stay_words(page: Page, site: SmallSite) -> None:
    words = 'Lines < 0.3 mm & "<img src=x onerror=document.title=1>" stay'
    page.goto(write_plates(site, plate("rose", caption=words, facts=words, alt=words), plate("cat")))
    page.locator("#view-rose").click()
    dialog = opened(page)
    expect(dialog.locator(".lightbox__caption")).to_have_text(words)
    expect(dialog.locator(".lightbox__facts")).to_have_text(words)
    expect(picture(page)).to_have_attribute("alt", words)
    expect(dialog.get_by_role("status")).to_have_text(f"1 of 2. {words}")
    assert page.title() == "A page"


def test_a_picture_leads_to_the_page_of_its_piece_unless_that_is_this_page(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site, plate("rose"), plate("cat", page="./")))
    page.locator("#view-rose").click()
    link = opened(page).get_by_role("link", name="All facts of this piece")
    expect(link).to_have_js_property("href", f"{site.address}piece/rose/")
    press(page, "ArrowRight")
    expect(link).to_be_hidden()


def test_back_closes_and_forward_opens_the_picture_last_shown(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site, where="before/"))
    page.goto(write_plates(site))
    page.locator("#view-rose").click()
    opened(page)
    press(page, "ArrowRight ArrowRight")
    assert at(page) == "#view-moth"
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert (at(page), focused(page)) == ("", "view-moth")
    page.go_forward()
    opened(page)
    expect(picture(page)).to_have_attribute("alt", alt_of("moth"))
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.go_back()
    assert page.url == f"{site.address}before/", "closing left something in the way"


def test_an_address_opens_its_picture_and_back_shows_the_page_then_leaves(page: Page, site: SmallSite) -> None:
    before = write_plates(site, where="before/")
    page.goto(before)
    page.goto(write_plates(site) + "?tone=6#view-cat")
    opened(page)
    expect(picture(page)).to_have_attribute("alt", alt_of("cat"))
    page.reload()
    opened(page)
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == site.address + "?tone=6"
    page.go_back()
    assert page.url == before


def test_closing_a_picture_opened_by_its_address_stays_on_the_page(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site) + "#view-cat")
    opened(page)
    press(page, "Escape Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == site.address
    assert focused(page) == "view-cat"


def test_a_link_to_a_picture_on_its_own_page_opens_it(page: Page, site: SmallSite) -> None:
    page.goto(site.write("", f'<a href="#view-eye">See the eye</a>{plate("rose")}{plate("eye")}', "lightbox.mjs"))
    page.get_by_text("See the eye").click()
    opened(page)
    expect(picture(page)).to_have_attribute("alt", alt_of("eye"))
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == site.address


def test_an_address_that_names_no_plate_opens_nothing(page: Page, site: SmallSite) -> None:
    address = write_plates(site)
    for wrong in ("#view-gone", "#main", "#view-%E0%A4%A"):
        page.goto(address + wrong, wait_until="networkidle")
        page.reload(wait_until="networkidle")
        expect(page.get_by_role("dialog")).to_have_count(0)
    assert not set(LIBRARY) & set(site.asked)


def test_avif_is_taken_where_the_browser_shows_it(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site, plate("rose"), plate("cat", avif=None)))
    page.locator("#view-rose").click()
    opened(page)
    expect(picture(page)).to_have_js_property("currentSrc", f"{site.address}pictures/rose-800.avif")
    press(page, "ArrowRight")
    expect(picture(page)).to_have_js_property("currentSrc", f"{site.address}pictures/cat-800.jpg")


def test_jpeg_is_taken_where_the_browser_does_not_show_avif(page: Page, site: SmallSite) -> None:
    address = site.write("", plate("rose").replace("image/avif", "image/of-tomorrow"), "lightbox.mjs")
    page.goto(address)
    page.locator("#view-rose").click()
    opened(page)
    expect(picture(page)).to_have_js_property("currentSrc", f"{site.address}pictures/rose-800.jpg")
    assert "/pictures/rose-800.avif" not in site.asked


def test_a_broken_avif_gives_way_to_the_jpeg_and_a_missing_picture_is_said(page: Page, site: SmallSite) -> None:
    address = write_plates(site)
    (site.folder / "pictures/rose-800.avif").write_bytes(b"not a picture")
    for kind in ("avif", "jpg"):
        (site.folder / f"pictures/cat-800.{kind}").unlink()
    page.goto(address)
    page.locator("#view-rose").click()
    opened(page)
    expect(picture(page)).to_have_js_property("currentSrc", f"{site.address}pictures/rose-800.jpg")
    press(page, "ArrowRight")
    fault = page.get_by_role("dialog").get_by_text("This picture did not load.")
    expect(fault.first).to_be_visible()
    press(page, "ArrowRight")
    opened(page)
    expect(fault.first).to_be_hidden()


def test_hurrying_through_pictures_that_load_slowly_shows_one_at_a_time(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site), wait_until="networkidle")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*-800.*", hold)
    page.locator("#view-rose").click()
    page.get_by_role("dialog").wait_for()
    press(page, "ArrowRight ArrowRight ArrowRight")
    expect(page.get_by_text("4 of 4", exact=True)).to_be_visible()
    assert len(held) == len(NAMES)
    for route in held:
        route.continue_()
    opened(page)
    page.wait_for_load_state("networkidle")
    expect(page.locator("dialog img:visible")).to_have_count(1)
    expect(picture(page)).to_have_attribute("alt", alt_of("eye"))


@pytest.mark.parametrize("lost", [*LIBRARY, "/assets/js/lightbox/view.mjs"])
def test_what_cannot_be_fetched_leaves_the_link_to_do_its_work(page: Page, site: SmallSite, lost: str) -> None:
    page.goto(write_plates(site))
    page.route(f"**{lost}", lambda route: route.abort())
    page.locator("#view-rose").click()
    page.wait_for_url("**/pictures/rose-800.jpg")
    page.go_back()
    expect(page.get_by_role("heading", name="Pieces")).to_be_visible()


def test_without_script_the_link_opens_the_large_picture(browser: Browser, site: SmallSite) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(write_plates(site) + "#view-moth")
    expect(page.locator("#view-moth")).to_be_in_viewport()
    page.locator("#view-moth").click()
    page.wait_for_url("**/pictures/moth-800.jpg")
    context.close()


def test_a_click_that_asks_for_a_new_tab_gets_one(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    ways: list[Any] = [{"modifiers": ["Control"]}, {"button": "middle"}]
    for how in ways:
        with page.context.expect_page() as tab:
            page.locator("#view-rose").click(**how)
        tab.value.wait_for_url("**/pictures/rose-800.jpg")
        tab.value.close()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert at(page) == ""
    assert not set(LIBRARY) & set(site.asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(320, 568), (1440, 900), (640, 360)])
def test_the_open_dialog_is_accessible_and_fits(
    browser: Browser, site: SmallSite, width: int, height: int, scheme: Any
) -> None:
    screen: Any = {"width": width, "height": height}
    context = browser.new_context(viewport=screen, screen=screen, color_scheme=scheme)
    page = context.new_page()
    calibrate(page, screen=[width, height])
    page.goto(write_plates(site))
    page.locator("#view-cat").click()
    dialog = opened(page)
    assert find_barriers(page) == []
    assert not page.evaluate("(e => e.scrollWidth > e.clientWidth)(document.querySelector('dialog'))")
    for control in dialog.locator("button, a").all():
        box = control.bounding_box()
        assert box is not None, "all are there"
        assert box["height"] >= 44
        assert box["width"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    shown = picture(page).bounding_box()
    assert shown is not None
    assert shown["height"] > 100
    assert shown["width"] <= width
    context.close()


def test_reduced_motion_has_none(browser: Browser, site: SmallSite) -> None:
    for motion, moves in (("reduce", False), ("no-preference", True)):
        context = browser.new_context(reduced_motion=motion)  # type: ignore[arg-type]
        page = context.new_page()
        page.add_init_script(
            "let n = 0; for (const kind of ['animationstart', 'transitionstart'])"
            " addEventListener(kind, (e) => (window.moved = ++n), true)"
        )
        page.goto(write_plates(site))
        page.locator("#view-rose").click()
        page.get_by_role("button", name="Next picture").click()
        page.get_by_role("button", name="Zoom").click()
        page.wait_for_timeout(100)
        assert bool(page.evaluate("window.moved")) is moves
        context.close()


def test_paper_gets_the_page_and_nothing_of_the_dialog(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    page.locator("#view-rose").click()
    dialog = opened(page)
    page.emulate_media(media="print")
    expect(dialog).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
