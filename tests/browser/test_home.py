"""The home page: one piece as large as it is, and the way closer to it by every means a reader may have."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import find_barriers
from playwright.sync_api import Browser, Locator, Page, expect
from waiting import wait_until

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "is_mobile": True, "has_touch": True}
LAST = 4
MOST_BYTES = 220_000
TEXT = {".html", ".css", ".mjs", ".js", ".svg"}
WATCH_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts.push(entry.value);
    }).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone of three dots to the px, held upright."""
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]  # one dict for several keyword types
    yield context.new_page()
    context.close()


def open_home(page: Page, address: str) -> Locator:
    page.goto(address)
    expect(page.locator(".closer__rule path")).to_be_attached()
    return page.get_by_role("slider", name="Go closer")


def place(page: Page) -> float:
    return float(page.get_by_role("slider", name="Go closer").input_value())


def settle(page: Page, wanted: float) -> None:
    wait_until(page, f"document.querySelector('going-closer input').value == {wanted}")


def piece_px(page: Page) -> float:
    """How wide the tattoo of 34 mm is on the screen."""
    return float(
        page.evaluate("""() => {
        const picture = document.querySelector(".closer__stage picture");
        return picture.getBoundingClientRect().width / Number(picture.dataset.frameMm) * 34;
    }""")
    )


def drag(page: Page, kind: str, points: list[tuple[float, float]]) -> bool:
    """Send pointer events to the stage, one finger; return whether any was prevented."""
    return bool(
        page.evaluate(
            """([kind, points]) => {
        const stage = document.querySelector(".closer__stage");
        const send = (name, [x, y]) => stage.dispatchEvent(new PointerEvent(name, {bubbles: true, cancelable: true,
            pointerId: 7, pointerType: kind, isPrimary: true, button: 0, clientX: x, clientY: y}));
        stage.setPointerCapture = () => {};
        const went = [send("pointerdown", points[0]), ...points.map((p) => send("pointermove", p)),
            send("pointerup", points.at(-1))];
        return went.includes(false);
    }""",
            [kind, points],
        )
    )


def test_it_begins_small_on_a_wide_field_of_skin(page: Page, phone: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    open_home(page, address)
    stage = page.locator(".closer__stage").bounding_box()
    assert stage
    assert 3.5 < piece_px(page) / 34 < 5.5, "px in a mm, as screens on desks have"
    assert piece_px(page) < stage["width"] / 4
    assert page.locator(".closer__words").inner_text().startswith("About as large as on the arm\n")
    open_home(phone, address)
    assert 5.5 < piece_px(phone) / 34 < 6.5, "px in a mm, as phones have"


def test_a_measured_screen_shows_the_piece_at_its_true_size(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("""localStorage.setItem("micro-realism.true-size",
        JSON.stringify({pxPerMm: 5.25, devicePixelRatio, screen: [screen.width, screen.height]}))""")
    slider = open_home(page, address)
    expect(page.locator(".closer__words b")).to_have_text("As large as on the arm")
    assert piece_px(page) == pytest.approx(5.25 * 34, abs=0.5)
    slider.press("End")
    expect(page.locator(".closer__words b")).to_have_text(re.compile(r"^\d+ times closer$"))


def test_the_keyboard_goes_step_by_step_and_to_either_end(page: Page, address: str) -> None:
    slider = open_home(page, address)
    widths = [piece_px(page)]
    for step in range(1, LAST + 1):
        slider.press("ArrowRight")
        settle(page, step)
        widths.append(piece_px(page))
    assert widths == sorted(widths)
    assert widths[-1] > 50 * widths[0]
    slider.press("ArrowRight")
    settle(page, LAST)
    slider.press("Home")
    settle(page, 0)
    assert piece_px(page) == pytest.approx(widths[0], abs=1)
    slider.press("End")
    settle(page, LAST)
    slider.press("ArrowLeft")
    settle(page, LAST - 1)


def test_the_buttons_are_large_enough_and_stop_at_both_ends(phone: Page, address: str) -> None:
    open_home(phone, address)
    closer, back = (phone.get_by_role("button", name=name) for name in ("Step closer", "Step back"))
    for button in (closer, back):
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    expect(back).to_have_attribute("aria-disabled", "true")
    for step in range(1, LAST + 1):
        closer.tap()
        settle(phone, step)
    expect(closer).to_have_attribute("aria-disabled", "true")
    back.tap()
    settle(phone, LAST - 1)
    expect(closer).to_have_attribute("aria-disabled", "false")


def test_the_range_can_be_dragged_and_stops_anywhere(page: Page, address: str) -> None:
    slider = open_home(page, address)
    box = slider.bounding_box()
    assert box
    page.mouse.move(box["x"] + 22, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 22, steps=5)
    page.mouse.up()
    assert 1 < place(page) < 2


def test_a_finger_moves_it_sideways_and_a_tap_goes_one_step(phone: Page, address: str) -> None:
    open_home(phone, address)
    assert phone.locator(".closer__stage").evaluate("e => getComputedStyle(e).touchAction") == "pan-y"
    assert not drag(phone, "touch", [(60, 300), (120, 302), (255, 300)])
    assert place(phone) == pytest.approx(1, abs=0.1)
    phone.locator(".closer__stage").tap()
    settle(phone, 2)
    drag(phone, "touch", [(300, 300), (200, 300)])
    assert place(phone) < 2


def test_two_fingers_pinch(phone: Page, address: str) -> None:
    open_home(phone, address)
    before = piece_px(phone)
    client = phone.context.new_cdp_session(phone)
    for kind, apart in (("Start", 20), ("Move", 40), ("Move", 60), ("Move", 80), ("End", None)):
        fingers = [] if apart is None else [{"x": 195 + s * apart, "y": 330, "id": n} for n, s in enumerate((-1, 1))]
        client.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": fingers})
    phone.wait_for_timeout(100)
    assert 3 < piece_px(phone) / before < 5
    assert phone.evaluate("visualViewport.scale") == 1


def test_a_wheel_scrolls_the_page_and_with_ctrl_goes_closer(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 700})
    slider = open_home(page, address)
    slider.focus()
    for part in (page.locator(".closer__stage"), slider):
        page.evaluate("scrollTo(0, 0)")
        part.hover()
        page.mouse.wheel(0, 200)
        wait_until(page, "scrollY > 100")
        assert place(page) == 0
    page.evaluate("scrollTo(0, 0)")
    page.locator(".closer__stage").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    wait_until(page, "document.querySelector('going-closer input').value > 0.2")
    assert page.evaluate("[scrollY, visualViewport.scale]") == [0, 1]


def test_the_words_follow_and_are_said_once_the_reader_rests(page: Page, address: str) -> None:
    slider = open_home(page, address)
    words = page.locator(".closer__words")
    expect(words).to_have_attribute("aria-live", "polite")
    page.evaluate("""() => {
        window.said = [];
        const words = document.querySelector(".closer__words");
        new MutationObserver(() => said.push(words.innerText)).observe(words, {childList: true});
    }""")
    slider.press("End")
    settle(page, LAST)
    expect(words).to_contain_text("One star")
    page.wait_for_timeout(400)
    said = page.evaluate("said")
    assert len(said) == 1, "steps passed on the way were read out"
    assert re.match(r"About \d+ times closer\nOne star: a few touches of the needle", said[0])
    assert slider.get_attribute("aria-valuetext") == said[0].replace("\n", ": ")
    expect(page.locator(".closer__stage img").first).to_have_attribute("alt", re.compile("The Pole Star alone"))


def test_the_rule_keeps_to_the_millimetre(page: Page, address: str) -> None:
    slider = open_home(page, address)

    def px_per_mm() -> float:
        label = page.locator(".closer__rule text").first
        number = float((label.text_content() or "").removesuffix(" mm"))
        return float(label.get_attribute("x") or 0) / number

    for key, wanted in ((None, 0), ("ArrowRight", 1), ("End", LAST)):
        if key:
            slider.press(key)
            settle(page, wanted)
            page.wait_for_timeout(50)
        assert px_per_mm() == pytest.approx(piece_px(page) / 34, rel=0.01)


def test_pictures_lie_on_each_other_to_the_px(page: Page, address: str) -> None:
    slider = open_home(page, address)
    slider.press("End")
    settle(page, LAST)
    page.wait_for_timeout(50)
    boxes = page.locator(".closer__stage picture").evaluate_all("""all => all.map((one) => {
        const box = one.getBoundingClientRect();
        return [box.width / one.dataset.frameMm, box.x + box.width / 2, box.y + box.height / 2];
    })""")
    assert len(boxes) == LAST + 1
    for scale, x, y in boxes[1:]:
        assert scale == pytest.approx(boxes[0][0], rel=0.002)
        assert (x, y) == pytest.approx(tuple(boxes[0][1:]), abs=1)


def shows_stills(page: Page) -> None:
    stills = page.locator(".closer__strip li")
    expect(stills).to_have_count(LAST)
    for number, still in enumerate(stills.all(), 1):
        still.scroll_into_view_if_needed()
        expect(still).to_be_visible()
        expect(still.locator("figcaption")).to_contain_text(re.compile(rf"^{number}\. \w+.+\w"))
        expect(still.locator("img")).to_be_visible()
    expect(page.locator(".closer__stage img")).to_be_visible()
    expect(page.locator(".closer__panel")).to_be_hidden()


def test_without_script_four_numbered_stills_tell_the_same(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    shows_stills(page)
    context.close()


def test_with_less_motion_four_numbered_stills_tell_the_same(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    wait_until(page, "Boolean(customElements.get('going-closer'))")
    shows_stills(page)
    context.close()


def test_on_paper_the_piece_is_as_large_as_on_the_arm_wherever_the_reader_was(page: Page, address: str) -> None:
    slider = open_home(page, address)
    slider.press("End")
    settle(page, LAST)
    page.emulate_media(media="print")
    assert piece_px(page) == pytest.approx(34 * 96 / 25.4, abs=0.5)
    expect(page.locator(".closer__strip li")).to_have_count(LAST)
    expect(page.locator(".closer__strip li").last).to_be_visible()


def test_a_phone_loads_little_before_it_scrolls(phone: Page, address: str, real_site: Path) -> None:
    asked: list[str] = []
    phone.on("requestfinished", lambda request: asked.append(request.url.removeprefix(address)))
    open_home(phone, address)
    phone.wait_for_load_state("networkidle")

    def weigh(name: str) -> int:
        file = real_site / (name.partition("?")[0] or "index.html")
        data = file.read_bytes()
        return len(gzip.compress(data, 9)) if file.suffix in TEXT else len(data)

    sizes = {name: weigh(name) for name in asked}
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert not [name for name in asked if re.search(r"closer-(4|16|48)-", name)], "a still was loaded unasked"
    phone.locator(".closer__stage").tap()
    expect(phone.locator(".closer__stage picture")).to_have_count(3)
    wait_until(phone, "[...document.querySelectorAll('.closer__stage img')].every((image) => image.complete)")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (768, 1024), (1440, 900)])
def test_nothing_shifts(page: Page, address: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script(WATCH_SHIFTS)
    slider = open_home(page, address)
    page.wait_for_load_state("networkidle")
    assert sum(page.evaluate("shifts")) < 0.001
    top = "() => document.querySelector('#blur').getBoundingClientRect().top"
    before = page.evaluate(top)
    for step in range(1, LAST + 1):
        slider.press("ArrowRight")
        settle(page, step)
        page.wait_for_timeout(300)
        assert page.evaluate(top) == before, "the words of a step pushed the page down"


@pytest.mark.parametrize("step", ["Home", "End"])
def test_the_opening_is_accessible(phone: Page, address: str, step: str) -> None:
    slider = open_home(phone, address)
    slider.press(step)
    settle(phone, LAST if step == "End" else 0)
    phone.wait_for_timeout(400)
    assert find_barriers(phone) == []


def test_addresses_that_people_were_given_still_lead_somewhere(page: Page, address: str) -> None:
    page.goto(address)
    for place_on_page in ("why", "catch", "ways-in", "deciding", "booked", "healing"):
        expect(page.locator(f"#{place_on_page}")).to_be_visible()
