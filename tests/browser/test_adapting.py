"""One page of every template, as readers bend it: large text, a narrow window, own colours, a thumb, a keyboard."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from waiting import wait_until

from tools.shots.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
EVERY_TEMPLATE = pytest.mark.parametrize("name", PAGES)

IN_A_LINE_OF_TEXT = (
    ".mark",  # in a sentence, as large as its words
    ".back",  # in the line of the note it belongs to
    ".copy-link",  # in the line of its heading
)
"""Smaller than a thumb: WCAG 2.2 excepts what stands in a line of text."""
LISTS_OF_LINKS = ("a-to-z", "sources", "staff")
"""Hundreds of plain links, with nothing among them that could hold the keyboard."""
MOST_STOPS = 600


@contextmanager
def open_page(browser: Browser, url: str, **settings: Any) -> Iterator[Page]:
    """Open a page in a window of its own: that of a phone, unless `settings` say otherwise."""
    context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **settings})
    context.add_init_script(path=Path(__file__).with_name("adapting.js"))
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


@EVERY_TEMPLATE
def test_text_of_twice_the_size_loses_nothing(browser: Browser, address: str, name: str) -> None:
    """The reader's own setting, 32 px where browsers have 16: on a desk, and on a phone."""
    with open_page(browser, "about:blank", viewport={"width": 1280, "height": 800}) as page:
        page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        page.goto(address + PAGES[name])
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 36
        assert page.evaluate("adapting.findLost()") == []
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("adapting.findLost()") == []


@EVERY_TEMPLATE
def test_a_small_phone_loses_nothing_and_a_thumb_hits_every_control(browser: Browser, address: str, name: str) -> None:
    with open_page(browser, address + PAGES[name], viewport={"width": 320, "height": 640}, has_touch=True) as page:
        assert page.evaluate("adapting.findLost()") == []
        excepted = ", ".join(IN_A_LINE_OF_TEXT)
        assert page.evaluate("excepted => adapting.findSmall(44, excepted)", excepted) == []
        assert page.evaluate("adapting.findSmall(24, '.none', '.back, .copy-link')") == []


@EVERY_TEMPLATE
def test_in_the_reader_s_own_colours_nothing_is_invisible(browser: Browser, address: str, name: str) -> None:
    with open_page(browser, address + PAGES[name], forced_colors="active") as page:
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate("adapting.findFaint()") == []


@EVERY_TEMPLATE
def test_what_has_the_focus_shows_it(browser: Browser, address: str, name: str) -> None:
    with open_page(browser, address + PAGES[name], viewport={"width": 1440, "height": 900}) as page:
        page.keyboard.press("Tab")  # from here on the browser takes the reader for one with a keyboard
        found = page.evaluate("adapting.findUnseenFocus()")
        assert found["faults"] == []
        assert found["stops"] > 2


@EVERY_TEMPLATE
def test_landmarks_have_names_and_headings_go_down_one_step_at_a_time(
    browser: Browser, address: str, name: str
) -> None:
    with open_page(browser, address + PAGES[name]) as page:
        outline = page.evaluate("adapting.readOutline()")
    assert (outline["mains"], outline["headers"]) == (1, 1)
    assert all(outline["navs"])
    assert len(outline["navs"]) == len(set(outline["navs"]))
    levels = outline["levels"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [step for step in itertools.pairwise(levels) if step[1] > step[0] + 1] == []


@pytest.mark.parametrize("name", [name for name in PAGES if name not in LISTS_OF_LINKS])
def test_the_tab_key_walks_from_the_header_to_the_end_and_out_again(browser: Browser, address: str, name: str) -> None:
    with open_page(browser, address + PAGES[name]) as page:
        stops = []
        while len(stops) < MOST_STOPS:
            page.keyboard.press("Tab")
            stop = page.evaluate("adapting.readStop()")
            if stop is None:
                break
            stops.append(stop)
    assert 2 < len(stops) < MOST_STOPS
    assert [number for number, _ in stops] == [*range(len(stops))], "a stop came twice"
    if name != "handout":  # half a sheet of paper has nothing to press
        assert "header" in [part for _, part in stops]
        assert stops[-1][1] == "footer"


def test_the_search_keeps_the_keyboard_and_gives_it_back(page: Page, address: str) -> None:
    page.goto(address + "ageing/")
    wait_until(page, "!!customElements.get('site-search')")
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()
    page.keyboard.type("blur")
    page.locator("dialog .search__link").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    page.locator("dialog[open]").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Search"


def test_a_filter_opens_and_chooses_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "gallery/")
    page.locator("details.filter summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details.filter[open]') !== null")
    before = page.locator(".finder__count").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".finder__count")).not_to_have_text(before)
    assert "/gallery/find/" in page.url


def test_the_menu_of_a_phone_opens_and_lets_go_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "ageing/")
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    page.locator("#site-menu a").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#site-menu') !== null")
    page.keyboard.press("Escape")
    page.locator("#site-menu a").first.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Menu"


def test_what_is_looked_for_would_be_found(browser: Browser) -> None:
    with open_page(browser, "data:text/html,<title>faulty</title>", forced_colors="active") as page:
        page.set_content(
            "<!doctype html><style>:focus-visible { outline: 2px solid } #bare:focus-visible { outline: 0 }"
            "#cut { width: 3em; overflow: hidden; white-space: nowrap } #out { position: absolute; left: 500px }"
            "#pale { forced-color-adjust: none; color: #ddd; background: #fff } button { width: 40px; border: 0 }"
            ".call-to-action { display: block; border: 0 }</style>"
            '<p id="cut">These words are cut off</p><p id="out">Outside</p><p id="pale">Pale</p>'
            '<button></button><a id="bare" href="#">Bare</a><a class="call-to-action" href="#">Go</a>'
        )
        page.keyboard.press("Tab")
        lost, faint = page.evaluate("adapting.findLost()"), page.evaluate("adapting.findFaint()")
        small, unseen = page.evaluate("adapting.findSmall(44, '.none')"), page.evaluate("adapting.findUnseenFocus()")
    assert [fault.split(":")[0] for fault in lost] == ["the page slides sideways", "cut off", "outside the window"]
    assert [fault.split(":")[0] for fault in faint] == ["faint", "a control without frame or words", "no frame"]
    assert [fault.split(".")[0] for fault in small] == ["button", "a"]
    assert unseen["faults"] == ['a. "Bare"']
