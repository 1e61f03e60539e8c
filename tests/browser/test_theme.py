"""Light and dark: the system's until the reader chooses, and the reader's from the first paint on."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import pytest
from waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

pytestmark = pytest.mark.browser

LIGHT = "rgb(250, 247, 242)"
DARK = "rgb(20, 18, 20)"
PAPER = "getComputedStyle(document.body).backgroundColor"
BAR = """() => [...document.querySelectorAll('meta[name=theme-color]')]
  .filter(meta => matchMedia(meta.media).matches).map(meta => meta.content)"""

AT_FIRST_FRAME = f"""() => new Promise(tell => requestAnimationFrame(
  () => tell([{PAPER}, getComputedStyle(document.documentElement).colorScheme])))"""


@contextmanager
def window(browser: Browser, scheme: Literal["light", "dark"], **settings: Any) -> Iterator[BrowserContext]:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1440, "height": 900}, **settings)
    yield context
    context.close()


def switch(page: Page) -> Locator:
    return page.get_by_role("switch", name="Dark page")


@pytest.mark.parametrize(("scheme", "paper"), [("light", LIGHT), ("dark", DARK)])
def test_until_a_reader_chooses_the_page_follows_the_system(
    browser: Browser, address: str, scheme: Literal["light", "dark"], paper: str
) -> None:
    with window(browser, scheme) as context:
        page = context.new_page()
        page.goto(address + "pain/")
        assert page.evaluate(PAPER) == paper
        assert switch(page).get_attribute("aria-checked") == str(scheme == "dark").lower()
        page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
        assert page.evaluate(PAPER) == (LIGHT if scheme == "dark" else DARK)
        page.locator(f"theme-switch [aria-checked={str(scheme == 'light').lower()}]").wait_for()


def test_a_choice_made_by_keyboard_is_announced_and_holds_on_the_next_page(browser: Browser, address: str) -> None:
    with window(browser, "light") as context:
        page = context.new_page()
        page.goto(address + "pain/")
        switch(page).focus()
        page.keyboard.press("Space")
        assert page.evaluate(PAPER) == DARK
        assert switch(page).is_checked()
        page.goto(address + "care/")
        assert page.evaluate(PAPER) == DARK
        assert switch(page).is_checked()
        assert page.evaluate(BAR) == ["#141214"], "the bar of the browser is of the other theme"


def test_the_first_thing_painted_has_the_chosen_theme(browser: Browser, address: str) -> None:
    """With every module and the letters held back, so that nothing can mend it later."""
    with window(browser, "light") as context:
        page = context.new_page()
        page.goto(address + "pain/")
        switch(page).click()
        page.route("**/*.mjs", lambda _: None)
        page.route("**/*.woff2", lambda _: None)
        page.goto(address + "care/", wait_until="commit")
        page.locator("h1").wait_for()
        seen = page.evaluate(AT_FIRST_FRAME)
        assert seen == [DARK, "dark"]


def test_the_system_s_own_theme_chosen_again_leaves_nothing_behind(browser: Browser, address: str) -> None:
    with window(browser, "light") as context:
        page = context.new_page()
        page.goto(address + "pain/")
        switch(page).click()
        assert page.evaluate("localStorage.length") == 1
        switch(page).click()
        assert page.evaluate("localStorage.length") == 0
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(PAPER) == DARK


def test_other_windows_follow_a_choice(browser: Browser, address: str) -> None:
    with window(browser, "light") as context:
        page, other = context.new_page(), context.new_page()
        page.goto(address + "pain/")
        other.goto(address + "care/")
        switch(page).click()
        wait_until(other, f"{PAPER} === '{DARK}'")
        assert switch(other).is_checked()


def test_without_script_the_system_decides_and_no_switch_is_shown(browser: Browser, address: str) -> None:
    with window(browser, "dark", java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + "pain/")
        assert not page.locator("theme-switch").is_visible()
        assert page.get_by_role("link", name="Ageing").first.is_visible()


def test_on_a_phone_the_switch_stands_in_the_menu(page: Page, address: str) -> None:
    page.goto(address + "pain/")
    assert not switch(page).is_visible()
    page.get_by_role("button", name="Menu").click()
    box = switch(page).bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    switch(page).click()
    assert page.evaluate(PAPER) == DARK


def test_the_script_that_runs_before_the_first_paint_is_tiny(page: Page, address: str) -> None:
    response = page.request.get(address + "assets/js/theme.js")
    assert len(response.body()) <= 300
