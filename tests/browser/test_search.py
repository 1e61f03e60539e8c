"""The search on a page: asked for by hand or key, it finds, tells and leads, and costs nothing before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import find_barriers
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from small_pages import SmallSite, small_site
from waiting import wait_until

from sitekit.search import Finds, Lexicon

pytestmark = pytest.mark.browser

PICTURE = '<picture><img src="x" srcset="../pictures/rose-320.jpg 320w" alt=""></picture>'
LEXICON = Lexicon(spellings={"aging": "ageing"}, synonyms=(("blur", "soften"), ("cost", "price")))
FIELD, LINKS = "#search-field", ".search__found a"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SmallSite]:
    """Three pages that can be found, one of them with a picture, and the page A to Z."""
    finds = Finds(LEXICON)
    finds.add_page(
        '<p>Yes, slowly.</p><h2 id="by-when">By when does it blur?</h2>'
        f"<p>Nobody knows <b>&lt;i&gt;when&lt;/i&gt;</b>.</p>{PICTURE}",
        url="ageing/",
        title="Will it blur?",
        name="Ageing",
    )
    finds.add_page("<p>It softens.</p>", url="ink/", title="What does ink do?")
    finds.add_page("<p>Ask for a quote.</p>", url="money/", title="What will it cost?")
    index = finds.write_index()
    with small_site(tmp_path) as served:
        (tmp_path / "assets" / "search.json").write_text(index, encoding="utf-8")
        (tmp_path / "pictures").mkdir()
        for kind in ("jpg", "avif"):
            Image.new("RGB", (320, 240), "#846").save(tmp_path / f"pictures/rose-320.{kind}")
        served.write("a-z/", "<h1>All pages, A to Z</h1>")
        for where in ("ageing/", "ink/", "money/"):
            served.write(where, header(1) + "<h1>Page</h1>" + '<h2 id="by-when">When</h2>', "site-search.mjs")
        served.write("", header(0) + '<h1>Home</h1><label>Name <input id="name"></label>', "site-search.mjs")
        served.asked.clear()
        yield served


def header(depth: int) -> str:
    root = "../" * depth
    return (
        f'<site-search src="{root}assets/search.json"><form class="site-search" action="{root}a-z/" role="search">'
        "<button>Search</button></form></site-search>"
    )


def ask(page: Page, words: str) -> None:
    page.locator(FIELD).fill(words)
    expect(page.get_by_role("status")).to_contain_text(re.compile("page|Nothing"))


def test_nothing_is_fetched_before_the_search_is_opened(page: Page, site: SmallSite) -> None:
    page.goto(site.address, wait_until="networkidle")
    assert [path for path in site.asked if "search" in path] == ["/assets/js/site-search.mjs"]
    page.get_by_role("button", name="Search").click()
    expect(page.locator(FIELD)).to_be_focused()
    ask(page, "cost")
    assert [path for path in site.asked if path.endswith(".json")] == ["/assets/search.json"]
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    ask(page, "blur")
    assert site.asked.count("/assets/search.json") == 1, "it is kept"


def test_a_slash_opens_it_and_no_letter_is_lost_on_the_way(page: Page, site: SmallSite) -> None:
    page.goto(site.address)
    page.keyboard.type("/blur")
    expect(page.locator(LINKS).first).to_contain_text("Will it blur?")
    assert page.locator(FIELD).input_value() == "blur"


def test_a_slash_in_a_field_is_a_slash(page: Page, site: SmallSite) -> None:
    page.goto(site.address)
    page.locator("#name").press_sequentially("a/b")
    assert page.locator("#name").input_value() == "a/b"
    assert page.locator("dialog").count() == 0


def test_results_are_pages_with_their_parts_marks_and_a_picture(page: Page, site: SmallSite) -> None:
    page.goto(site.address)
    page.keyboard.type("/blur")
    first = page.locator(".search__page").first
    links = first.get_by_role("link")
    expect(links).to_have_count(2)
    assert [link.get_attribute("href") for link in links.all()] == [
        f"{site.address}ageing/",
        f"{site.address}ageing/#by-when",
    ]
    assert first.locator("mark").all_inner_texts() == ["blur", "blur"]
    assert first.locator("img").evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 320
    expect(page.get_by_role("status")).to_have_text("2 pages")
    assert page.locator(".search__page").nth(1).locator("mark").all_inner_texts() == ["softens"]


@pytest.mark.parametrize("query", ["blurr", "bulr", "BLUR", "aging", "ageing"])
def test_slips_and_other_spellings_find_it_too(page: Page, site: SmallSite, query: str) -> None:
    page.goto(site.address)
    page.keyboard.press("/")
    ask(page, query)
    expect(page.locator(LINKS).first).to_contain_text("Will it blur?")


def test_it_works_with_the_keyboard_alone(page: Page, site: SmallSite) -> None:
    page.goto(site.address)
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("Enter")
    ask(page, "blur")
    links = page.locator(LINKS)
    for key, n in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(n)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_enter_follows_the_first_and_back_brings_the_search_back(page: Page, site: SmallSite) -> None:
    page.goto(site.address)
    page.keyboard.press("/")
    ask(page, "price")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}money/")
    page.go_back()
    expect(page.locator(FIELD)).to_have_value("price")
    expect(page.locator(LINKS).first).to_contain_text("What will it cost?")


def test_what_was_asked_outlives_a_reload_and_is_never_sent(page: Page, site: SmallSite) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.headers.get('referer', '')}"))
    page.goto(f"{site.address}?size=15")
    page.keyboard.press("/")
    ask(page, "pregnant blur")
    wait_until(page, "history.state?.search === 'pregnant blur'")
    page.reload()
    expect(page.locator(FIELD)).to_have_value("pregnant blur")
    expect(page).to_have_url(f"{site.address}?size=15")
    page.get_by_role("button", name="Close").click()
    wait_until(page, "!history.state?.search")
    page.reload()
    expect(page.locator("dialog")).to_have_count(0)
    assert [line for line in sent if "pregnant" in line] == []


def test_a_part_of_this_very_page_is_gone_to_without_loading_it_anew(page: Page, site: SmallSite) -> None:
    page.goto(f"{site.address}ageing/")
    page.keyboard.press("/")
    ask(page, "blur")
    page.evaluate("window.here = true")
    page.locator(LINKS).nth(1).click()
    expect(page).to_have_url(f"{site.address}ageing/#by-when")
    expect(page.locator("dialog")).to_be_hidden()
    assert page.evaluate("window.here")


def test_what_is_not_found_is_told_with_the_nearest_words_and_the_list_of_all(page: Page, site: SmallSite) -> None:
    page.goto(site.address)
    page.keyboard.press("/")
    ask(page, "zzblur")
    expect(page.get_by_role("status")).to_have_text("Nothing found for “zzblur”.")
    expect(page.get_by_role("link", name="All pages, A to Z")).to_have_attribute("href", f"{site.address}a-z/")
    page.get_by_role("button", name="blur", exact=True).click()
    expect(page.locator(LINKS).first).to_contain_text("Will it blur?")
    expect(page.locator(FIELD)).to_be_focused()


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "<b>qqqqq</b>", "&lt;blur", "\"'><svg>"])
def test_signs_of_html_stay_text(page: Page, site: SmallSite, query: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(site.address)
    page.keyboard.press("/")
    ask(page, query)
    assert page.locator("dialog :is(b, i, svg, img[onerror])").count() == 0


def test_html_in_a_page_stays_text(page: Page, site: SmallSite) -> None:
    page.goto(site.address)
    page.keyboard.type("/blur")
    expect(page.locator(LINKS).nth(1)).to_contain_text("Nobody knows <i>when</i>.")


def test_an_index_that_does_not_come_is_told_and_tried_again(page: Page, site: SmallSite) -> None:
    page.goto(site.address)
    page.route("**/search.json", lambda route: route.abort())
    page.keyboard.type("/blur")
    expect(page.get_by_role("status")).to_have_text("The search could not be loaded. The list of all pages is below.")
    page.unroute("**/search.json")
    ask(page, "cost")
    expect(page.locator(LINKS).first).to_contain_text("What will it cost?")


def test_a_script_that_does_not_come_leads_to_the_list_of_all(page: Page, site: SmallSite) -> None:
    page.goto(site.address)
    page.route("**/site-search/search.mjs", lambda route: route.abort())
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(f"{site.address}a-z/")


def test_without_script_the_button_leads_to_the_list_of_all(browser: Browser, site: SmallSite) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}ageing/")
    page.get_by_role("search").get_by_role("button", name="Search").click()
    assert page.url.rstrip("?") == f"{site.address}a-z/"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["blur", "zzblur"])
def test_the_open_search_has_no_barrier_a_machine_can_see(
    browser: Browser, site: SmallSite, scheme: str, query: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page = context.new_page()
    page.goto(site.address)
    page.keyboard.press("/")
    ask(page, query)
    assert find_barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    dialog = page.locator("dialog")
    assert dialog.evaluate("(box) => box.scrollWidth <= box.clientWidth")
    targets = dialog.locator("a, button, input").all()
    assert [box["height"] >= 44 for target in targets if (box := target.bounding_box())] == [True] * len(targets)
    context.close()


def test_in_forced_colours_marks_are_still_seen(browser: Browser, site: SmallSite) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(site.address)
    page.keyboard.type("/blur")
    mark = page.locator("dialog mark").first
    around = page.locator("dialog")
    colour = "(one) => getComputedStyle(one).backgroundColor"
    assert mark.evaluate(colour) != around.evaluate(colour)
    context.close()
