"""What a reader does with a keyboard, a finger, no script, a printer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from letters import wait_for_letters
from waiting import wait_until

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
    page.locator(".copy-announcement").wait_for(state="attached")
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
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print")
    for selector in (".site-header__chapters", ".pager", ".copy-link", ".contents"):
        assert page.locator(selector).first.is_hidden(), selector
    assert page.locator(".notes").is_visible()


def test_the_menu_of_a_phone_opens_and_closes_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address + "care/normal/")
    chapters = page.get_by_role("navigation", name="Chapters")
    assert not chapters.is_visible()
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    current = chapters.get_by_role("link", name="Care")
    assert current.get_attribute("aria-current") == "true"
    page.keyboard.press("Escape")
    assert not chapters.is_visible()
    page.get_by_role("button", name="Menu").click()
    chapters.get_by_role("link", name="Ageing").click()
    page.wait_for_url("**/ageing/")
    context.close()


LONG_LINES = """() => [...document.querySelectorAll('.prose > p')].flatMap(paragraph => {
  const lines = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement.closest('.marks')) return [];
    for (let at = 0; at < text.length; at++) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      const line = lines.find(one => Math.abs(one.middle - (box.top + box.bottom) / 2) < 8);
      if (line) line.signs++;
      else lines.push({ middle: (box.top + box.bottom) / 2, signs: 1 });
    }
  }
  return lines.slice(0, -1).map(line => line.signs);
})"""
"""How many signs, spaces included, stand on each line that is not the last of its paragraph."""


@pytest.mark.parametrize("name", ["ageing/", "design/size/", "basics/", "pain/evidence/"])
def test_a_line_holds_62_to_68_characters(browser: Browser, address: str, name: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address + name)
    wait_for_letters(page)
    lines = page.evaluate(LONG_LINES)
    assert len(lines) > 10
    assert 62 <= sum(lines) / len(lines) <= 68
    context.close()


@pytest.mark.parametrize("name", ["design/size/", "pain/placement/", "about/sources/", "staff/", "404.html"])
@pytest.mark.parametrize("width", [320, 390, 768, 960, 1280])
def test_nothing_has_to_be_scrolled_sideways(browser: Browser, address: str, name: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(address + name)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_contents_mark_the_section_that_is_being_read(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address + "care/normal/")
    marked = page.locator(".contents a[aria-current]")
    page.wait_for_timeout(100)
    assert marked.count() == 0, "the answer comes before the first section"
    page.locator("#dull").evaluate("heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 100)")
    page.locator(".contents a[aria-current][href='#dull']").wait_for()
    assert marked.count() == 1
    assert marked.is_visible(), "the list does not stay in view"
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator(".contents a[aria-current][href='#how-common']").wait_for()
    page.evaluate("scrollTo(0, 0)")
    wait_until(page, "!document.querySelector('.contents a[aria-current]')")
    context.close()


def test_a_mistyped_address_offers_the_page_that_was_meant(page: Page, address: str) -> None:
    lost = page.request.get(address + "404.html").text()
    page.route("**/aging/blow-out/", lambda route: route.fulfill(status=404, content_type="text/html", body=lost))
    page.goto(address + "aging/blow-out/")
    offered = page.locator(".lost__near a")
    offered.first.wait_for()
    assert "Is it a blowout or ageing?" in offered.all_inner_texts()
    assert offered.count() <= 3
