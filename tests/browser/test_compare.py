"""Two plates compared: both stay, and one can be wiped over the other with a finger, a mouse or a keyboard."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from accessible import find_barriers
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from small_pages import SmallSite, small_site

pytestmark = pytest.mark.browser

FRESH = "26 × 26.7 mm\u00a0· forearm\u00a0· fresh\u00a0· white skin\u00a0· drawing"
OLDER = "26 × 26.7 mm\u00a0· forearm\u00a0· healed, 10 years\u00a0· white skin\u00a0· drawing, modelled"
RED, BLUE = (204, 51, 51), (51, 51, 204)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SmallSite]:
    """Two pictures of 4 : 3, the fresh one red, the older one blue, in two widths each."""
    with small_site(tmp_path) as served:
        for name, colour in (("fresh", RED), ("older", BLUE)):
            for width in (320, 1600):
                Image.new("RGB", (width, width * 3 // 4), colour).save(tmp_path / f"{name}-{width}.png")
        yield served


def plate(name: str, facts: str, *, height: int = 1200, frame: str = ' data-frame-mm="52"') -> str:
    return (
        f'<figure class="plate"><a class="plate__open" href="{name}-1600.png" data-facts="{facts}"{frame}>'
        f'<picture><img class="off-glb bg-cba" src="{name}-320.png" srcset="{name}-320.png 320w, {name}-1600.png 1600w"'
        f' sizes="100vw" width="1600" height="{height}" alt="A rose, {name}" loading="lazy" decoding="async"></picture>'
        f"</a><figcaption>{facts}</figcaption></figure>"
    )


def compare(*plates: str) -> str:
    figures = "".join(plates or (plate("fresh", FRESH), plate("older", OLDER)))
    label = "Rose: fresh and 10 years healed"
    slider = f'<compare-slider label="{label}">{figures}</compare-slider>'
    return f'<div class="prose"><h1>Rose</h1>{slider}<p>{"And so on. " * 900}</p></div>'


def open_slider(page: Page, site: SmallSite) -> Locator:
    """Show the page scrolled to the comparison, all pictures loaded; return the slider."""
    page.goto(site.write("", compare(), "compare-slider.mjs"))
    page.locator(".plate").last.scroll_into_view_if_needed()
    page.locator(".compare__stage").scroll_into_view_if_needed()
    expect(page.locator("img[src]")).to_have_count(4)
    page.evaluate("Promise.all([...document.images].map((image) => image.decode()))")
    return page.get_by_role("slider", name="Rose: fresh and 10 years healed", exact=True)


def seen(page: Page) -> str:
    """What the reader sees along the picture, in twenty steps: "f" for the fresh picture, "o" for the older one."""
    page.evaluate("Promise.all(document.getAnimations().map((motion) => motion.finished))")
    shot = Image.open(io.BytesIO(page.locator(".compare__stage").screenshot(scale="css"))).convert("RGB")
    names: dict[object, str] = {RED: "f", BLUE: "o"}
    return "".join(names.get(shot.getpixel((shot.width * (2 * n + 1) // 40, 40)), "?") for n in range(20))


def point(page: Page, across: float) -> tuple[float, float]:
    """A place in the window: so far across the picture, in the middle of its height."""
    box = page.locator(".compare__first").bounding_box()
    assert box
    return box["x"] + box["width"] * across, box["y"] + box["height"] / 2


def test_both_plates_stay_one_below_the_other_and_the_slider_comes_after_them(page: Page, site: SmallSite) -> None:
    open_slider(page, site)
    tops = page.locator("compare-slider > *").evaluate_all(
        "all => all.map((e) => [e.tagName, e.offsetTop, e.offsetHeight])"
    )
    assert [tag for tag, _, _ in tops] == ["FIGURE", "FIGURE", "DIV"]
    assert all(above + height <= below for (_, above, height), (_, below, _) in pairwise(tops))
    assert page.get_by_role("img").count() == 2, "a screen reader is told of two pictures, not four"


def test_the_names_of_both_sides_are_what_sets_the_plates_apart(page: Page, site: SmallSite) -> None:
    open_slider(page, site)
    assert page.locator(".compare__side").all_inner_texts() == ["1 Fresh", "2 Healed, 10 years"]


@pytest.mark.parametrize(
    ("frame", "said", "across"),
    [
        (' data-frame-mm="52"', "One tick is 1 mm.", "52"),
        (' data-frame-mm="200"', "One tick is 5 mm.", "40"),
        ("", "", ""),
    ],
)
def test_the_rule_below_is_to_scale_where_the_frame_is_known(
    page: Page, site: SmallSite, frame: str, said: str, across: str
) -> None:
    plates = plate("fresh", FRESH, frame=frame), plate("older", OLDER, frame=frame)
    page.goto(site.write("", compare(*plates), "compare-slider.mjs"))
    hint = page.locator(".compare__hint").inner_text()
    assert hint == f"Drag across the picture, or use the arrow keys. {said}".strip()
    ticks = "document.querySelector('.compare__rule').style.getPropertyValue('--ticks-across')"
    assert page.evaluate(ticks) == across


def test_a_tall_picture_and_its_handle_fit_the_window(page: Page, site: SmallSite) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    tall = plate("fresh", FRESH, height=2400), plate("older", OLDER, height=2400)
    page.goto(site.write("", compare(*tall), "compare-slider.mjs"))
    box = page.locator(".compare__stage").bounding_box()
    assert box
    assert 600 < box["height"] < 900


def test_a_writer_who_knows_better_names_the_sides(page: Page, site: SmallSite) -> None:
    named = compare().replace("<compare-slider", '<compare-slider first="Micro-realism" second="Fine-line"')
    page.goto(site.write("", named, "compare-slider.mjs"))
    assert page.locator(".compare__side").all_inner_texts() == ["1 Micro-realism", "2 Fine-line"]
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "50 % the first: Micro-realism")


def test_the_pictures_are_not_fetched_again(page: Page, site: SmallSite) -> None:
    open_slider(page, site)
    assert sorted(path for path in site.asked if path.endswith(".png")) == ["/fresh-1600.png", "/older-1600.png"]


def test_the_keyboard_moves_the_divider_and_the_value_is_told_in_words(page: Page, site: SmallSite) -> None:
    slider = open_slider(page, site)
    assert seen(page) == "f" * 10 + "o" * 10
    slider.focus()
    for key, told, picture in (
        ("PageUp", "60 % the first: Fresh", "f" * 12 + "o" * 8),
        ("ArrowLeft", "59 % the first: Fresh", None),
        ("Home", "0 % the first: Fresh", "o" * 20),
        ("End", "100 % the first: Fresh", "f" * 20),
        ("PageDown", "90 % the first: Fresh", "f" * 18 + "oo"),
    ):
        page.keyboard.press(key)
        assert slider.get_attribute("aria-valuetext") == told
        assert picture is None or seen(page) == picture, key


def test_keyboard_focus_is_seen_on_the_handle(page: Page, site: SmallSite) -> None:
    open_slider(page, site)
    outline = "getComputedStyle(document.querySelector('.compare__grip')).outlineStyle"
    assert page.evaluate(outline) == "none"
    page.locator(".plate__open").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(outline) == "solid"


def test_a_mouse_drags_the_divider_and_may_leave_the_picture(page: Page, site: SmallSite) -> None:
    slider = open_slider(page, site)
    page.mouse.move(*point(page, 0.5))
    page.mouse.down()
    page.mouse.move(*point(page, 0.8), steps=4)
    assert seen(page) == "f" * 16 + "o" * 4
    page.mouse.move(*point(page, -0.1), steps=4)
    page.mouse.up()
    page.mouse.move(*point(page, 0.7))
    assert seen(page) == "o" * 20, "let go of, it stays at the edge"
    page.keyboard.press("End")
    assert slider.get_attribute("aria-valuetext") == "100 % the first: Fresh", "the keyboard goes on from there"


def test_a_finger_taps_and_drags_sideways_but_scrolls_the_page_up_and_down(browser: Browser, site: SmallSite) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    open_slider(page, site)
    page.touchscreen.tap(*point(page, 0.25))
    assert seen(page) == "f" * 5 + "o" * 15

    fingers = context.new_cdp_session(page)

    def swipe(across: float, down: float) -> None:
        x, y = point(page, 0.25)
        for step in range(11):
            finger = {"x": x + across * step / 10, "y": y + down * step / 10}
            kind = "touchMove" if step else "touchStart"
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [finger]})
        fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    before = page.evaluate("scrollY")
    swipe(0, -200)
    page.wait_for_timeout(300)
    after = page.evaluate("scrollY")
    assert after > before + 100
    page.locator(".compare__stage").scroll_into_view_if_needed()
    assert seen(page) == "f" * 5 + "o" * 15, "scrolling past leaves the divider alone"
    after = page.evaluate("scrollY")
    swipe(200, 0)
    assert page.evaluate("scrollY") == after
    assert seen(page).count("f") in range(14, 18)
    context.close()


def test_turning_the_phone_keeps_the_place(page: Page, site: SmallSite) -> None:
    slider = open_slider(page, site)
    slider.focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    page.set_viewport_size({"width": 844, "height": 390})
    page.locator(".compare__stage").scroll_into_view_if_needed()
    assert seen(page) == "f" * 14 + "o" * 6
    assert page.locator(".compare__first").bounding_box() == page.locator(".compare__second").bounding_box()


@pytest.mark.parametrize(
    ("older", "why"),
    [
        (plate("older", OLDER, height=1600), "other proportions"),
        (
            plate("older", OLDER, frame=' data-frame-mm="40"'),
            "as much skin in one as in the other is what makes it fair",
        ),
        ("", "nothing to compare with"),
    ],
)
def test_what_does_not_lie_over_each_other_gets_no_slider(page: Page, site: SmallSite, older: str, why: str) -> None:
    page.goto(site.write("", compare(plate("fresh", FRESH), older), "compare-slider.mjs"))
    page.evaluate("customElements.whenDefined('compare-slider').then(() => 0)")
    assert page.locator(".compare").count() == 0, why
    assert page.locator("figure").count() == 1 + bool(older)


def test_a_picture_that_does_not_come_takes_the_slider_away(page: Page, site: SmallSite) -> None:
    page.goto(site.write("", compare(plate("fresh", FRESH), plate("lost", OLDER)), "compare-slider.mjs"))
    page.locator(".plate").last.scroll_into_view_if_needed()
    expect(page.locator(".compare")).to_have_count(0)
    assert page.locator("figure").count() == 2


def test_without_script_and_on_paper_there_are_the_two_plates(browser: Browser, page: Page, site: SmallSite) -> None:
    open_slider(page, site)
    page.emulate_media(media="print")
    assert page.locator(".compare").is_hidden()
    assert page.locator(".plate img").first.is_visible()
    assert page.locator(".plate img").last.is_visible()

    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto(site.address)
    assert still.get_by_role("img").count() == 2
    assert still.get_by_role("slider").count() == 0
    context.close()


def test_motion_is_short_and_stops_where_the_reader_asks_for_it(page: Page, site: SmallSite) -> None:
    open_slider(page, site)
    duration = "parseFloat(getComputedStyle(document.querySelector('.compare__first')).transitionDuration)"
    assert page.evaluate(duration) == 0.15
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(duration) == 0


def test_the_handle_is_large_enough_for_a_thumb_and_seen_in_forced_colours(page: Page, site: SmallSite) -> None:
    open_slider(page, site)
    box = page.locator(".compare__grip").bounding_box()
    assert box
    assert (box["width"], box["height"]) >= (44, 44)
    page.emulate_media(forced_colors="active")
    line = "getComputedStyle(document.querySelector('.compare__line')).backgroundColor"
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(line) != page.evaluate(paper)
    assert seen(page) == "f" * 10 + "o" * 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_fits_a_small_window(page: Page, site: SmallSite, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    open_slider(page, site)
    assert said == [], "our own policy allows all that the script does"
    assert find_barriers(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
