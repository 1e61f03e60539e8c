"""What a reader does with a keyboard, a finger, no script, a printer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_the_first_stop_of_the_keyboard_leads_past_the_header(page: Page, address: str) -> None:
    page.goto(address + "ageing/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_heading_s_link_copies_its_address_by_keyboard_and_says_so(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "ageing/")
    page.locator("a.copy-link").nth(1).focus()
    page.keyboard.press("Enter")
    said = page.get_by_role("status")
    said.filter(has_text="Address copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(re.escape(address) + r"ageing/#[\w-]+", copied)
    assert page.url == copied
    context.close()


def test_staff_copy_a_short_address_without_leaving_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "staff/")
    copies = page.get_by_role("button", name="Copy /q/")
    for n in (0, 1):
        copies.nth(n).focus()
        page.keyboard.press("Enter")
        page.get_by_role("status").filter(has_text="Address copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == copies.nth(n).get_attribute("data-copy")
    assert page.url == address + "staff/"
    page.wait_for_timeout(1200)
    assert page.get_by_role("status").inner_text() == "Address copied", "the first silence ended the second message"
    context.close()


def test_a_cell_says_what_was_written_in_it(page: Page, address: str) -> None:
    page.goto(address + "ageing/measured/")
    cells = page.locator("td[data-label]").evaluate_all("cells => cells.map(c => [c.dataset.label, c.innerText])")
    assert ["At 2 years 9 months", "5.0\u00a0mm"] in cells


def test_a_mark_leads_to_its_note_and_the_note_leads_back(page: Page, address: str) -> None:
    page.goto(address + "ageing/")
    mark = page.locator("a.mark").first
    words = mark.inner_text()
    mark.focus()
    page.keyboard.press("Enter")
    note = page.locator(page.url[page.url.index("#") :])
    assert note.is_visible()
    assert words.split()[0].lower() in note.inner_text().lower()
    note.locator("a.back").first.click()
    assert page.url.endswith("#" + str(mark.get_attribute("id")))


def test_without_script_a_page_is_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + "design/placement/")
    assert page.locator("table.folds tbody tr").count() >= 10
    page.locator("a.copy-link").first.click()
    assert "#" in page.url
    page.goto(address + "q/blur/")
    page.wait_for_url(re.compile(r"/ageing/"))
    context.close()


def test_every_control_of_the_frame_is_large_enough_for_a_thumb(page: Page, address: str) -> None:
    page.goto(address + "design/")
    small = page.evaluate(
        "[...document.querySelectorAll('.site-header a, .site-footer nav a, .chapter-pages a, .pager a')]"
        ".filter(a => a.offsetParent && a.getBoundingClientRect().height < 44).map(a => a.textContent.trim())"
    )
    assert small == []


def test_print_leaves_out_what_paper_cannot_use(page: Page, address: str) -> None:
    page.goto(address + "care/")
    page.emulate_media(media="print")
    for selector in (".site-header__chapters", ".pager", ".copy-link", ".contents"):
        assert page.locator(selector).first.is_hidden(), selector
    assert page.locator(".notes").is_visible()
