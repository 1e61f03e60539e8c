"""A plate enlarged, by hand: swipe, pinch, drag, zoom, and the size it really has."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from plates_page import (
    FRAME_MM,
    alt_of,
    box_of,
    calibrate,
    focused,
    opened,
    picture,
    plate,
    plates_site,
    press,
    write_plates,
)
from playwright.sync_api import Browser, CDPSession, Page, Route, expect
from small_pages import SmallSite

pytestmark = pytest.mark.browser

PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)
X, Y = 195, 300
"""A point well inside the picture of a phone."""
Points = list[tuple[float, float]]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SmallSite]:
    with plates_site(tmp_path) as served:
        yield served


@pytest.fixture
def phone(browser: Browser, site: SmallSite) -> Iterator[Page]:
    """A phone that shows the second of four plates enlarged."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, user_agent=PHONE, has_touch=True, is_mobile=True, device_scale_factor=3
    )
    page = context.new_page()
    page.goto(write_plates(site))
    page.locator("#view-cat").tap()
    opened(page)
    yield page
    context.close()


def touch(page: Page, *path: Points) -> None:
    """Lay fingers down at the first points, move them along the others, lift them."""
    hand = page.context.new_cdp_session(page)
    _send(hand, "touchStart", path[0])
    for points in path[1:]:
        _send(hand, "touchMove", points)
    _send(hand, "touchEnd", [])


def _send(hand: CDPSession, kind: str, points: Points, *, first: int = 0, **when: float) -> None:
    """Fingers are numbered from `first`. A "touchEnd" lifts those it names, or all if it names none."""
    fingers = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points, first)]
    hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers, **when})


def pinch_out(page: Page) -> None:
    """Two fingers, one of which lands and moves before the other comes, as on a real phone; 40 px apart, then 120."""
    hand = page.context.new_cdp_session(page)
    _send(hand, "touchStart", [(X, Y)])
    _send(hand, "touchMove", [(X - 10, Y)])
    _send(hand, "touchMove", [(X - 20, Y)])
    _send(hand, "touchStart", [(X - 20, Y), (X + 20, Y)])
    for apart in (60, 90, 120):
        _send(hand, "touchMove", [(X - apart / 2, Y), (X + apart / 2, Y)])
    _send(hand, "touchEnd", [])


def shows(page: Page, name: str) -> None:
    expect(picture(page)).to_have_attribute("alt", alt_of(name))


def test_a_swipe_turns_to_the_next_and_the_one_before(phone: Page) -> None:
    touch(phone, [(X + 60, Y)], [(X + 20, Y + 4)], [(X - 40, Y + 6)])
    shows(phone, "moth")
    for name in ("cat", "rose"):
        touch(phone, [(X - 60, Y)], [(X, Y)], [(X + 40, Y)])
        shows(phone, name)
    before = box_of(phone)
    touch(phone, [(X - 60, Y)], [(X, Y)], [(X + 60, Y)])
    shows(phone, "rose")
    assert box_of(phone) == before, "the first picture goes back to its place"


def test_a_short_touch_changes_nothing(phone: Page) -> None:
    before = box_of(phone)
    touch(phone, [(X, Y)], [(X + 30, Y)], [(X + 20, Y)])
    touch(phone, [(X, Y)])
    shows(phone, "cat")
    assert box_of(phone) == before


def test_a_swipe_down_puts_the_picture_away(phone: Page) -> None:
    touch(phone, [(X, Y)], [(X, Y + 50)], [(X + 5, Y + 120)])
    expect(phone.get_by_role("dialog")).to_have_count(0)
    assert focused(phone) == "view-cat"
    assert phone.url.endswith("/")


def test_a_pinch_makes_it_larger_around_the_fingers(phone: Page) -> None:
    before = box_of(phone)
    pinch_out(phone)
    after = box_of(phone)
    assert after["width"] / before["width"] == pytest.approx(3, rel=0.01)
    share = (X - before["left"]) / before["width"]
    assert after["left"] + share * after["width"] == pytest.approx(X, abs=2), "what lay between the fingers moved away"
    shows(phone, "cat")
    assert phone.evaluate("visualViewport.scale") == 1, "the page grew, not the picture"


def test_a_larger_picture_is_moved_by_a_finger_up_to_its_edge_and_no_swipe_turns_it(phone: Page) -> None:
    pinch_out(phone)
    before = box_of(phone)
    touch(phone, [(X, Y)], [(X + 30, Y)], [(X + 90, Y)])
    assert box_of(phone)["left"] - before["left"] == pytest.approx(90, abs=1)
    touch(phone, [(X - 180, Y)], [(X, Y)], [(X + 180, Y)])
    touch(phone, [(X - 180, Y)], [(X, Y)], [(X + 180, Y)])
    assert box_of(phone)["left"] == pytest.approx(0, abs=0.5)
    shows(phone, "cat")


def test_pinched_back_it_can_be_swiped_again(phone: Page) -> None:
    before = box_of(phone)
    pinch_out(phone)
    touch(phone, [(X - 60, Y), (X + 60, Y)], [(X - 30, Y), (X + 30, Y)], [(X - 5, Y), (X + 5, Y)])
    assert box_of(phone) == before
    touch(phone, [(X + 60, Y)], [(X, Y)], [(X - 40, Y)])
    shows(phone, "moth")


def test_the_finger_that_stays_after_a_pinch_turns_no_page(phone: Page) -> None:
    hand = phone.context.new_cdp_session(phone)
    _send(hand, "touchStart", [(X - 60, Y), (X + 60, Y)])
    _send(hand, "touchMove", [(X - 40, Y), (X + 40, Y)])
    _send(hand, "touchEnd", [(X + 40, Y)], first=1)
    _send(hand, "touchMove", [(X - 90, Y)])
    _send(hand, "touchMove", [(X - 150, Y)])
    _send(hand, "touchEnd", [])
    shows(phone, "cat")
    assert box_of(phone)["left"] == 0


def test_two_quick_taps_make_it_larger_and_two_more_whole_again_and_slow_ones_nothing(phone: Page) -> None:
    widths = []
    for apart in (0.2, 0.2, 0.5):
        phone.wait_for_timeout(350)  # or the first counts as another of those before
        tap_twice(phone, apart)
        widths.append(round(box_of(phone)["width"] / 390))
    assert widths == [2, 1, 1]


def tap_twice(page: Page, apart: float) -> None:
    """Tap twice, the second time `apart` seconds after the first."""
    hand = page.context.new_cdp_session(page)
    now = time.time()
    for when in (now, now + apart):
        _send(hand, "touchStart", [(X, Y)], timestamp=when)
        _send(hand, "touchEnd", [], timestamp=when + 0.02)


def test_the_next_picture_is_whole_again(phone: Page) -> None:
    pinch_out(phone)
    phone.get_by_role("button", name="Next picture").tap()
    shows(phone, "moth")
    assert box_of(phone)["width"] == pytest.approx(390)
    touch(phone, [(X - 60, Y)], [(X, Y)], [(X + 40, Y)])
    shows(phone, "cat")


def test_zoom_needs_no_second_finger_and_arrow_keys_move_what_is_near(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    page.locator("#view-cat").click()
    zoom = opened(page).get_by_role("button", name="Zoom")
    expect(zoom).to_have_attribute("aria-pressed", "false")
    press(page, "Tab Enter")
    expect(zoom).to_have_attribute("aria-pressed", "true")
    near = box_of(page)
    assert near["width"] == pytest.approx(800)
    press(page, "ArrowRight")
    assert near["left"] - box_of(page)["left"] == pytest.approx(80)
    press(page, "ArrowLeft ArrowLeft")
    assert box_of(page)["left"] - near["left"] == pytest.approx(80)
    shows(page, "cat")
    press(page, "Enter")
    expect(zoom).to_have_attribute("aria-pressed", "false")
    press(page, "ArrowRight")
    shows(page, "moth")


def test_a_picture_that_loads_beside_it_leaves_the_zoom_alone(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/moth-800.*", hold)
    page.locator("#view-cat").click()
    opened(page).get_by_role("button", name="Zoom").click()
    near = box_of(page)
    with page.expect_response("**/moth-800.*"):
        held[0].continue_()
    expect(page.locator(f"dialog img[alt='{alt_of('moth')}']")).to_have_js_property("naturalWidth", 800)
    assert box_of(page) == near


def test_a_mouse_goes_near_with_a_click_drags_and_leaves_with_a_click_beside(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    page.locator("#view-cat").click()
    opened(page)
    page.mouse.click(X, Y)
    near = box_of(page)
    assert near["width"] == pytest.approx(800)
    page.mouse.move(X, Y)
    page.mouse.down()
    page.mouse.move(X - 50, Y, steps=3)
    page.mouse.up()
    assert near["left"] - box_of(page)["left"] == pytest.approx(50, abs=1), "the drag ended in a click"
    page.mouse.click(X, Y)
    assert box_of(page)["width"] == pytest.approx(390)
    page.mouse.click(X, box_of(page)["top"] - 20)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_real_size_is_exact_and_said(page: Page, site: SmallSite) -> None:
    calibrate(page, 5.37)
    page.goto(write_plates(site))
    page.locator("#view-cat").click()
    dialog = opened(page)
    real = dialog.get_by_role("button", name="Real size")
    whole = box_of(page)
    real.click()
    expect(real).to_have_attribute("aria-pressed", "true")
    assert box_of(page)["width"] == pytest.approx(FRAME_MM * 5.37, abs=0.01)
    expect(dialog.get_by_role("status")).to_have_text(f"Real size: the picture is {FRAME_MM} mm wide")
    press(page, "ArrowRight")
    opened(page)
    shows(page, "moth")
    assert box_of(page)["width"] == pytest.approx(FRAME_MM * 5.37, abs=0.01), "it stays so for the next"
    real.click()
    expect(dialog.get_by_role("status")).to_have_text("As large as fits")
    assert box_of(page) == whole


def test_a_picture_larger_than_the_screen_can_be_moved_at_its_real_size(page: Page, site: SmallSite) -> None:
    calibrate(page, 6)
    page.goto(write_plates(site, plate("rose", frame_mm="100"), plate("cat")))
    page.locator("#view-rose").click()
    opened(page).get_by_role("button", name="Real size").click()
    before = box_of(page)
    assert before["width"] == pytest.approx(600, abs=0.01)
    press(page, "ArrowRight")
    assert before["left"] - box_of(page)["left"] == pytest.approx(80)
    assert box_of(page)["width"] == pytest.approx(600, abs=0.01)


def test_real_size_is_offered_only_for_a_frame_of_known_size(page: Page, site: SmallSite) -> None:
    calibrate(page)
    page.goto(write_plates(site, plate("rose"), plate("cat", frame_mm=None), plate("moth")))
    page.locator("#view-rose").click()
    real = opened(page).get_by_role("button", name="Real size")
    real.click()
    press(page, "ArrowRight")
    opened(page)
    expect(real).to_be_hidden()
    assert focused(page) == "dialog", "the focus went with the button"
    assert box_of(page)["width"] == pytest.approx(390)
    press(page, "ArrowRight")
    opened(page)
    assert box_of(page)["width"] == pytest.approx(FRAME_MM * 5.5, abs=0.01)


def test_real_size_is_not_offered_for_another_zoom(page: Page, site: SmallSite) -> None:
    calibrate(page, devicePixelRatio=1.25)
    page.goto(write_plates(site))
    page.locator("#view-cat").click()
    expect(opened(page).get_by_role("button", name="Real size")).to_be_hidden()


def test_real_size_ends_when_the_zoom_changes(page: Page, site: SmallSite) -> None:
    calibrate(page)
    page.goto(write_plates(site))
    page.locator("#view-cat").click()
    real = opened(page).get_by_role("button", name="Real size")
    real.click()
    zoomed = {"width": 312, "height": 675, "deviceScaleFactor": 1.25, "mobile": False}
    page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", zoomed)
    expect(real).to_be_hidden()
    assert box_of(page)["width"] == pytest.approx(312)


def test_a_millimetre_is_known_only_on_the_screen_and_at_the_zoom_it_was_measured(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    here = {"pxPerMm": 5.5, "devicePixelRatio": 1, "screen": [390, 844]}
    assert px_per_mm(page, json.dumps(here)) == 5.5
    assert px_per_mm(page, json.dumps(here | {"screen": [844, 390]})) == 5.5, "the phone was only turned"
    elsewhere: list[dict[str, object]] = [
        {"devicePixelRatio": 1.25},
        {"screen": [1440, 900]},
        {"screen": None},
        {"pxPerMm": "6"},
        {"pxPerMm": 0},
        {"pxPerMm": None},
    ]
    assert [px_per_mm(page, json.dumps(here | other)) for other in elsewhere] == [None] * len(elsewhere)


def test_a_spoilt_or_missing_measure_is_none(page: Page, site: SmallSite) -> None:
    page.goto(write_plates(site))
    assert [px_per_mm(page, stored) for stored in (None, "", "null", "[]", "{", '{"screen": 3}', "1")] == [None] * 7


def px_per_mm(page: Page, stored: str | None) -> float | None:
    """Return what the site makes of what the browser keeps."""
    script = """async (stored) => {
        localStorage.clear();
        if (stored !== null) localStorage.setItem("micro-realism.true-size", stored);
        return (await import("/assets/js/true-size.mjs")).readPxPerMm();
    }"""
    return page.evaluate(script, stored)  # type: ignore[no-any-return]
