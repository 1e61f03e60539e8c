"""The screen set by a bank card: with a finger, two, a mouse or the keyboard; kept, checked, asked again, forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from accessible import find_barriers
from figure_pages import write_figure
from playwright.sync_api import Browser, FloatRect, Locator, Page, ViewportSize, expect
from small_pages import SmallSite, small_site

pytestmark = pytest.mark.browser

KEY: Final = "micro-realism.true-size"
CARD_MM, UPRIGHT_MM, QUARTER_MM = 85.6, 53.98, 24.26
DESK: Final[ViewportSize] = {"width": 1280, "height": 900}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SmallSite]:
    with small_site(tmp_path) as served:
        yield served


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def open_figure(page: Page, site: SmallSite) -> Page:
    page.goto(write_figure(site, "true-size"))
    expect(page.locator("true-size")).to_have_attribute("data-figure", "live")
    return page


def keep(page: Page, **kept: Any) -> None:
    """Have something in storage before the page is opened."""
    page.add_init_script(f"localStorage.setItem('{KEY}', {json.dumps(json.dumps(kept))})")


def kept(page: Page) -> Any:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "null")


def known(page: Page) -> Any:
    return page.evaluate("import('/assets/js/true-size.mjs').then((module) => module.readPxPerMm())")


def outline(page: Page) -> FloatRect:
    box = page.locator(".true-size__outline").bounding_box()
    assert box
    return box


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name="Width of the outline")


def zoom_to(page: Page, times: float) -> None:
    """Zoom as a reader does: larger px, and fewer of them in the window."""
    sides = {"width": round(DESK["width"] / times), "height": round(DESK["height"] / times)}
    screen = {"screenWidth": DESK["width"], "screenHeight": DESK["height"]}
    metrics = {**sides, **screen, "deviceScaleFactor": times, "mobile": False}
    page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", metrics)


def press_match(page: Page) -> None:
    page.get_by_role("button", name="It matches: keep this").click()


def fingers(page: Page, *path: list[tuple[float, float]]) -> None:
    hand = page.context.new_cdp_session(page)
    for step, points in enumerate([*path, []]):
        kind = "touchEnd" if not points else "touchMove" if step else "touchStart"
        found = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": found})


def test_the_width_of_the_outline_over_that_of_the_card_is_what_is_kept(page: Page, site: SmallSite) -> None:
    page.set_viewport_size(DESK)
    open_figure(page, site)
    box = outline(page)
    assert box["height"] / box["width"] == pytest.approx(53.98 / 85.6, abs=0.003)
    x, y = box["x"] + box["width"] - 3, box["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.mouse.up()
    wide = outline(page)["width"]
    assert wide == pytest.approx(box["width"] + 60, abs=0.5)
    press_match(page)
    assert kept(page) == {
        "pxPerMm": pytest.approx(wide / CARD_MM, abs=1e-6),
        "devicePixelRatio": 1,
        "screen": [1280, 900],
        "overMm": CARD_MM,
    }
    assert known(page) == pytest.approx(wide / CARD_MM)


def test_after_that_a_bar_of_50_mm_is_50_times_that_long(page: Page, site: SmallSite) -> None:
    page.set_viewport_size(DESK)
    keep(page, pxPerMm=5.37, devicePixelRatio=1, screen=[1280, 900])
    open_figure(page, site)
    expect(page.get_by_text("This bar is 50 mm: hold a ruler to it.")).to_be_visible()
    bar = page.locator(".true-size__bar").bounding_box()
    assert bar
    assert bar["width"] == pytest.approx(50 * 5.37 + 1, abs=0.1), "the last tick has a px of its own"


def test_a_narrow_window_gets_a_bar_it_has_room_for(page: Page, site: SmallSite) -> None:
    keep(page, pxPerMm=8.0, devicePixelRatio=1, screen=[390, 844])
    open_figure(page, site)
    expect(page.get_by_text("This bar is 40 mm: hold a ruler to it.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_the_card_stands_upright_and_a_finger_drags_its_edge(phone: Page, site: SmallSite) -> None:
    open_figure(phone, site)
    expect(phone.get_by_text("Lay it on the screen upright")).to_be_visible()
    phone.locator(".true-size__stage").scroll_into_view_if_needed()
    box = outline(phone)
    assert box["width"] == pytest.approx(6 * UPRIGHT_MM, abs=0.5), "a good guess: 6 px in a mm"
    y = box["y"] + 60
    fingers(phone, [(300, y)], [(290, y)], [(270, y)], [(260, y)])
    assert outline(phone)["width"] == pytest.approx(box["width"] - 40, abs=0.5)
    press_match(phone)
    assert kept(phone)["pxPerMm"] == pytest.approx((box["width"] - 40) / UPRIGHT_MM, abs=0.01)
    assert kept(phone)["overMm"] == UPRIGHT_MM


def test_two_fingers_make_it_smaller_and_larger(phone: Page, site: SmallSite) -> None:
    open_figure(phone, site)
    phone.locator(".true-size__stage").scroll_into_view_if_needed()
    box = outline(phone)
    y = box["y"] + 60
    fingers(phone, [(100, y), (300, y)], [(110, y), (290, y)], [(120, y), (280, y)])
    assert outline(phone)["width"] == pytest.approx(box["width"] * 0.8, abs=0.5)
    assert phone.evaluate("visualViewport.scale") == 1, "the page itself stays as it is"
    fingers(phone, [(150, y), (250, y)], [(145, y), (255, y)], [(140, y), (260, y)])
    assert outline(phone)["width"] == pytest.approx(box["width"] * 0.96, abs=1)


def test_the_keyboard_does_all_of_it(page: Page, site: SmallSite) -> None:
    page.set_viewport_size(DESK)
    open_figure(page, site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "radio"
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("(24.26 mm across), pushed up")).to_be_visible()
    page.keyboard.press("Tab")
    expect(slider(page)).to_be_focused()
    before = outline(page)["width"]
    assert before == pytest.approx(QUARTER_MM * 96 / 25.4, abs=0.5)
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    assert outline(page)["width"] == pytest.approx(before + 3, abs=0.5)
    assert slider(page).get_attribute("aria-valuetext") == f"{(before + 3) / QUARTER_MM:.2f} points to the mm"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert outline(page)["width"] == pytest.approx(before + 2.5, abs=0.5), "a button makes it narrower"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert kept(page)["pxPerMm"] == pytest.approx((before + 2.5) / QUARTER_MM, abs=0.025)
    assert page.evaluate("document.activeElement.textContent") == "Measure again", "the focus is not lost"
    expect(page.get_by_role("status").first).to_contain_text("Kept on this device. This bar is 50 mm")


def test_it_says_by_how_much_it_may_be_wrong(page: Page, site: SmallSite) -> None:
    page.set_viewport_size(DESK)
    expect(open_figure(page, site).get_by_text("Good to about 1 mm over the width")).to_be_visible()
    press_match(page)
    expect(page.get_by_text("off by 1 mm shows a 26 mm piece about 0.3 mm too wide or too narrow")).to_be_visible()
    page.get_by_role("button", name="Measure again").click()
    page.locator("label", has_text="US quarter").click()
    press_match(page)
    expect(page.get_by_text("a 26 mm piece about 1.1 mm too wide or too narrow")).to_be_visible()


def test_forgetting_leaves_nothing_and_asks_again(page: Page, site: SmallSite) -> None:
    open_figure(page, site)
    press_match(page)
    assert kept(page)
    page.get_by_role("button", name="Forget").click()
    assert page.evaluate("localStorage.length") == 0
    expect(slider(page)).to_be_visible()
    expect(page.locator(".true-size__note")).to_contain_text("Forgotten.")
    assert known(page) is None


def test_who_only_looks_has_nothing_kept(page: Page, site: SmallSite) -> None:
    open_figure(page, site)
    slider(page).press("ArrowLeft")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
    assert not [path for path in site.asked if "real-size" in path]


def test_another_zoom_asks_again_and_begins_where_the_outline_should_be(browser: Browser, site: SmallSite) -> None:
    context = browser.new_context(viewport=DESK, screen={"width": 1280, "height": 900})
    page = context.new_page()
    open_figure(page, site)
    press_match(page)
    first = kept(page)["pxPerMm"]
    zoom_to(page, 1.25)
    expect(page.get_by_text("The zoom or the screen is another since you measured.")).to_be_visible()
    assert known(page) is None
    assert outline(page)["width"] == pytest.approx(CARD_MM * first / 1.25, abs=0.6)
    zoom_to(page, 1)
    expect(page.get_by_text("This bar is 50 mm")).to_be_visible()
    context.close()


def test_another_screen_asks_again_but_not_a_phone_that_was_turned(page: Page, site: SmallSite) -> None:
    keep(page, pxPerMm=6, devicePixelRatio=1, screen=[844, 390])
    open_figure(page, site)
    expect(page.get_by_text("This bar is 50 mm")).to_be_visible()
    other = page.context.new_page()
    keep(other, pxPerMm=6, devicePixelRatio=1, screen=[2560, 1440])
    expect(open_figure(other, site).get_by_text("is another since you measured")).to_be_visible()


@pytest.mark.parametrize(
    "garbage",
    ["", "null", "[]", "{", "7", '{"pxPerMm":"wide"}', '{"pxPerMm":-4,"devicePixelRatio":1,"screen":[390,844]}',
     '{"pxPerMm":1e999,"devicePixelRatio":1,"screen":[390,844]}', '{"pxPerMm":5,"devicePixelRatio":1,"screen":"all"}',
     '{"pxPerMm":5,"devicePixelRatio":0,"screen":[1,2]}'],
)  # fmt: skip
def test_garbage_in_storage_is_as_good_as_nothing(page: Page, site: SmallSite, garbage: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(f"localStorage.setItem('{KEY}', {json.dumps(garbage)})")
    open_figure(page, site)
    expect(slider(page)).to_be_visible()
    assert 60 < outline(page)["width"] < 390
    assert known(page) is None
    assert faults == []


def test_a_browser_that_keeps_nothing_is_told_of(page: Page, site: SmallSite) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }")
    open_figure(page, site)
    press_match(page)
    expect(page.locator(".true-size__note")).to_contain_text("Your browser keeps nothing for this site")


def test_without_script_things_of_known_width_and_a_sheet_take_its_place(browser: Browser, site: SmallSite) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(write_figure(site, "true-size"))
    expect(page.get_by_role("row", name="US quarter 24.26 mm 0.96 in")).to_be_visible()
    expect(page.get_by_role("link", name="print the sheet")).to_have_attribute("href", "design/sheet/")
    context.close()


def test_paper_shows_what_no_script_shows(page: Page, site: SmallSite) -> None:
    open_figure(page, site)
    page.emulate_media(media="print")
    expect(page.get_by_role("row", name="US quarter")).to_be_visible()
    expect(page.locator(".true-size__stage")).to_be_hidden()


@pytest.mark.parametrize("view", ["asks", "knows"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_its_targets_are_large(page: Page, site: SmallSite, scheme: Any, view: str) -> None:
    page.emulate_media(color_scheme=scheme)
    open_figure(page, site)
    if view == "knows":
        press_match(page)
    assert find_barriers(page) == []
    small = page.locator("true-size :is(button, label:has(input), input[type=range])").evaluate_all(
        "all => all.filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)"
    )
    assert small == []
