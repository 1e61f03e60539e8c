"""Filters that go together without loading a page: the same pictures, counts and addresses as the pages have."""

from __future__ import annotations

import io
import itertools
import random
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from accessible import find_barriers
from javascript import find_node
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from samples import ROOT
from small_galleries import VOCABULARY, make_catalogue, make_entry
from small_pages import SmallSite, small_site
from waiting import wait_until

from sitekit.catalogue.catalogue import Catalogue
from sitekit.catalogue.exhibit import Exhibit
from sitekit.catalogue.facets import find_values
from sitekit.catalogue.finder import Finder
from sitekit.catalogue.index_data import write_index_data
from sitekit.catalogue.made import make_pages, root_of
from sitekit.gallery.entry import Entry
from sitekit.pictures.model import Rendition

pytestmark = pytest.mark.browser

PANEL = {"label": "One", "shown": "healed", "spread": "middle", "technique": "micro-realism", "height_mm": 15}
Choice = dict[str, str]
"""Chosen values by facet."""


def make_entries() -> list[Entry]:
    """Pieces of chance, the same in every run; each fourth is a picture of two panels."""
    chance = random.Random(4)  # noqa: S311

    def view() -> dict[str, Any]:
        ages = {"age_years": chance.choice([0, 0, 5])}
        return {"width_mm": chance.choice([12, 30]), "skin_tone": chance.choice([2, 2, 2, 6, 9]), **ages}

    return [
        make_entry(
            f"piece-{number}",
            subject=chance.choice(["rose", "rose", "rose", "moth", "eye"]),
            placement=chance.choice(["forearm", "forearm", "ankle"]),
            panels=[PANEL | view() for _ in range(2)] if number % 4 == 0 else [],
            **view(),
        )
        for number in range(130)
    ]


def make_tall(exhibit: Exhibit) -> Exhibit:
    """The same piece in a picture of 960 × 1280 px."""
    picture = exhibit.picture
    return replace(
        exhibit, picture=replace(picture, width=960, height=1280, avif=cut(picture.avif), jpeg=cut(picture.jpeg))
    )


def cut(renditions: tuple[Rendition, ...]) -> tuple[Rendition, ...]:
    return tuple(replace(one, height=one.width * 4 // 3) for one in renditions if one.width <= 960)


def make_pieces(entries: list[Entry]) -> Catalogue:
    """Each fifth picture is tall."""
    made = make_catalogue({"pieces": list(entries)})
    exhibits = {key: one if n % 5 else make_tall(one) for n, (key, one) in enumerate(made.exhibits.items())}
    return replace(made, exhibits=exhibits)


ENTRIES = make_entries()
CATALOGUE = make_pieces(ENTRIES)
HAS = {entry.id: set(find_values(entry, VOCABULARY)) for entry in ENTRIES}
VALUES = [(facet.key, value.key) for facet in CATALOGUE.facets for value in facet.values]
NAMES = {(facet.key, value.key): value.name for facet in CATALOGUE.facets for value in facet.values}


def found(choice: Choice) -> list[str]:
    """The simple truth."""
    return [piece for piece, has in HAS.items() if has.issuperset(choice.items())]


def address_of(choice: Choice) -> str:
    pairs = [(facet.key, choice[facet.key]) for facet in CATALOGUE.facets if facet.key in choice]
    path = "".join(f"{facet}-{value}/" for facet, value in pairs[:2])
    query = "&".join(f"{facet}={value}" for facet, value in pairs[2:])
    return ("gallery/find/" + path if path else "gallery/") + (f"?{query}" if query else "")


def choices(size: int) -> Iterator[Choice]:
    """Every choice of so many filters, in the order of the facets."""
    for pairs in itertools.combinations(VALUES, size):
        if len(dict(pairs)) == size:
            yield dict(pairs)


def narrow() -> tuple[Choice, tuple[str, str], str]:
    """A choice of three, a value that would give nothing with it, and the facet without which it would give some."""
    return next(
        (choice, pair, facet)
        for choice in choices(3)
        for pair in VALUES
        for facet in choice
        if pair[0] not in choice
        and found(choice)
        and not found(choice | dict([pair]))
        and found({one: value for one, value in choice.items() if one != facet} | dict([pair]))
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallSite]:
    """The index and all pages of filters, as the site makes them."""
    with small_site(tmp_path_factory.mktemp("finder")) as served:
        elsewhere = '<a class="elsewhere" href="{root}elsewhere/">Elsewhere</a><h1>{title}</h1>'
        index = Finder(CATALOGUE).render_index(1, root="../")
        pages = [("gallery/", "What they look like", str(index))]
        pages += [
            (made.url, made.title, str(made.content)) for made in make_pages(CATALOGUE, "") if made.kind == "finder"
        ]
        for url, title, content in pages:
            served.write(
                url,
                elsewhere.format(root=root_of(url), title=title) + content,
                "piece-finder.mjs",
                title=f"{title} · The site",
                head=f'<link rel="canonical" href="https://tattoos.test/{url}">',
            )
        data = write_index_data(tuple(CATALOGUE.exhibits.values()), CATALOGUE.facets)
        (served.folder / "gallery" / "pieces.json").write_text(data, encoding="utf-8")
        served.write("elsewhere/", "<h1>Elsewhere</h1>")
        for piece in HAS:
            served.write(f"gallery/piece/{piece}/", f"<h1>{piece}</h1>")
        yield served


def draw(width: int, height: int) -> bytes:
    drawn = io.BytesIO()
    Image.new("L", (width, height), 160).save(drawn, "PNG")
    return drawn.getvalue()


@pytest.fixture
def context(browser: Browser, site: SmallSite) -> Iterator[BrowserContext]:
    """A phone; each picture is a few grey pixels of its proportions."""
    site.asked.clear()
    context = browser.new_context(viewport={"width": 390, "height": 844})
    wide, tall = draw(4, 3), draw(3, 4)

    def answer(route: Route) -> None:
        number = int(route.request.url.split("piece-")[1].split("-")[0])
        route.fulfill(body=wide if number % 5 else tall, content_type="image/png")

    context.route("**/assets/pictures/**", answer)
    context.set_default_timeout(5000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def option(page: Page, facet: str, value: str) -> Any:
    return page.locator(f'[data-facet="{facet}"] [data-value="{value}"]')


def choose(page: Page, facet: str, value: str) -> None:
    """As a reader does it: open the filter, tap the value, see it chosen or not any more."""
    link = option(page, facet, value)
    was = link.get_attribute("aria-current")
    details = page.locator(f'details[data-facet="{facet}"]')
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    link.click()
    expect(link).not_to_have_attribute("aria-current", "true") if was else expect(link).to_have_attribute(
        "aria-current", "true"
    )


STATE = """() => ({
  address: location.href,
  title: document.title,
  count: document.querySelector(".finder__count").textContent,
  cards: [...document.querySelectorAll(".card a")].map((a) => a.href.split("/").at(-2)),
  filters: [...document.querySelectorAll("[data-value]")].map((one) => ({
    pair: [one.closest("[data-facet]").dataset.facet, one.dataset.value],
    count: Number(one.querySelector(".filter__count").textContent),
    href: one.href ?? "",
    chosen: one.getAttribute("aria-current") === "true",
  })),
})"""


def assert_shows(page: Page, site: SmallSite, choice: Choice, window: int = 24) -> None:
    """All that the page shows is what a plain look through all pieces finds."""
    state = page.evaluate(STATE)
    pieces = found(choice)
    assert state["address"] == site.address + address_of(choice)
    assert state["cards"] == pieces[:window]
    assert state["count"].partition(",")[0] == f"{len(pieces)} picture{'' if len(pieces) == 1 else 's'}"
    assert len(state["filters"]) == len(VALUES)
    for shown in state["filters"]:
        facet, value = shown["pair"]
        chosen = choice.get(facet) == value
        others = {one: held for one, held in choice.items() if one != facet}
        target = others if chosen else others | {facet: value}
        count = len(found(others | {facet: value}))
        assert (shown["pair"], shown["count"], shown["chosen"]) == ([facet, value], count, chosen)
        assert shown["href"] == (site.address + address_of(target) if count else "")


def test_the_logic_holds_on_its_own() -> None:
    command = [find_node(), "--test", "tests/js/"]
    tests = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert tests.returncode == 0, tests.stdout


@pytest.mark.parametrize("seed", range(3))
def test_any_row_of_choices_gives_what_a_plain_look_through_all_pieces_finds(
    page: Page, site: SmallSite, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    choice: Choice = {}
    page.goto(site.address + "gallery/")
    page.locator("summary").first.hover()
    expect(page.locator("[data-value]").first).to_have_attribute("href", re.compile("^http"))
    deepest = 0
    for _ in range(30):
        facet, value = chance.choice([pair for pair in VALUES if found(choice | dict([pair]))])
        if choice.get(facet) == value:
            del choice[facet]
        else:
            choice[facet] = value
        option(page, facet, value).evaluate("link => link.click()")
        assert_shows(page, site, choice)
        deepest = max(deepest, len(choice))
    assert deepest > 3, "more filters together than there are pages for"
    assert len([path for path in site.asked if path.endswith("/")]) == 1, "no page was loaded"


@pytest.mark.parametrize(
    "choice",
    [
        {"size": "up-to-15", "tone": "2", "stage": "over-1-year"},
        {"subject": "rose", "placement": "forearm", "tone": "6", "stage": "over-1-year"},
        {"subject": "eye", "placement": "ankle", "size": "over-15", "tone": "9"},
    ],
)
def test_an_address_that_was_sent_to_somebody_shows_them_the_same(page: Page, site: SmallSite, choice: Choice) -> None:
    page.goto(site.address + address_of(choice))
    expect(page.locator("[aria-current=true]")).to_have_count(len(choice))
    assert_shows(page, site, choice)
    for facet in choice:
        assert page.locator(f'details[data-facet="{facet}"]').get_attribute("open") is not None


def test_what_a_query_says_that_means_nothing_changes_nothing(page: Page, site: SmallSite) -> None:
    page.goto(site.address + "gallery/find/subject-rose/?tone=99&utm_source=chat&%ff=&subject=moth")
    page.wait_for_load_state("networkidle")
    cards = page.locator(".card").count()
    assert cards == min(60, len(found({"subject": "rose"})))
    expect(page.locator("[aria-current=true]")).to_have_count(1)
    choose(page, "tone", "6")
    assert_shows(page, site, {"subject": "rose", "tone": "6"})


def test_a_card_made_by_script_is_the_card_that_is_served(page: Page, site: SmallSite) -> None:
    look = """() => [...document.querySelectorAll(".card")].map((card) => {
      const whole = (srcset) => srcset.split(", ").map((one) => new URL(one, document.baseURI).href).join();
      const [avif, picture] = [card.querySelector("source"), card.querySelector("img")];
      const { src, alt, width, height, sizes, className, loading, decoding } = picture;
      const size = [picture.getAttribute("width"), picture.getAttribute("height")];
      return [card.className, card.innerText.trim(), card.querySelector("a").href,
        whole(avif.srcset), avif.sizes, avif.type,
        whole(picture.srcset), src, alt, size, sizes, className, loading, decoding,
        card.querySelector("svg").getAttribute("width")].join(" | ");
    })"""
    page.goto(site.address + "gallery/all/3/")
    choose(page, "subject", "moth")
    made = page.evaluate(look)
    page.goto(site.address + "gallery/find/subject-moth/")
    served = page.evaluate(look)
    assert len(made) > 10
    assert any(one.startswith("card card--tall") for one in made)
    assert [one.replace("eager", "lazy") for one in served][: len(made)] == made


def test_the_data_is_fetched_once_and_only_when_a_reader_reaches_for_a_filter(page: Page, site: SmallSite) -> None:
    page.goto(site.address + "gallery/")
    page.wait_for_load_state("networkidle")
    assert site.asked.count("/gallery/pieces.json") == 0
    assert not any("/piece-finder/" in path for path in site.asked)
    page.locator("summary").first.focus()
    page.wait_for_load_state("networkidle")
    for value in ("rose", "moth", "eye"):
        choose(page, "subject", value)
    assert site.asked.count("/gallery/pieces.json") == 1


@pytest.mark.parametrize("answer", [{"status": 500}, {"body": "<!doctype html>"}, {"body": '{"pieces": []}'}, None])
def test_without_the_data_the_filters_are_links(page: Page, site: SmallSite, answer: dict[str, Any] | None) -> None:
    page.route("**/pieces.json", lambda route: route.fulfill(**answer) if answer else route.abort())
    page.goto(site.address + "gallery/")
    page.locator("summary").first.click()
    option(page, "subject", "rose").click()
    page.wait_for_url(site.address + "gallery/find/subject-rose/")
    assert page.title() == "Rose · The site"
    assert "/gallery/find/subject-rose/" in site.asked


def test_a_reader_who_taps_again_does_not_wait_for_slow_data(page: Page, site: SmallSite) -> None:
    page.route("**/pieces.json", lambda _: None)
    page.goto(site.address + "gallery/")
    page.locator("summary").first.click()
    option(page, "subject", "rose").click()
    expect(page.locator("piece-finder")).to_have_attribute("aria-busy", "true")
    option(page, "subject", "rose").click()
    page.wait_for_url(site.address + "gallery/find/subject-rose/")


def test_a_click_that_asks_for_a_new_tab_gets_one(context: BrowserContext, page: Page, site: SmallSite) -> None:
    page.goto(site.address + "gallery/")
    page.locator("summary").first.click()
    with context.expect_page() as opened:
        option(page, "subject", "rose").click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_url(site.address + "gallery/find/subject-rose/")
    assert page.url == site.address + "gallery/"


def test_back_and_forward_restore_filters_cards_and_place(page: Page, site: SmallSite) -> None:
    page.goto(site.address + "gallery/all/2/")
    choose(page, "subject", "rose")
    page.get_by_role("button", name="Show 24 more").click()
    expect(page.locator(".card")).to_have_count(48)
    page.locator(".card").nth(40).scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    deep = page.evaluate("scrollY")
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(f"scrollTo(0, {deep})")
    option(page, "tone", "6").evaluate("link => link.click()")
    assert_shows(page, site, {"subject": "rose", "tone": "6"})

    page.go_back()
    expect(page.locator(".card")).to_have_count(48)
    assert_shows(page, site, {"subject": "rose"}, window=48)
    assert abs(page.evaluate("scrollY") - deep) < 5
    page.go_back()
    expect(page).to_have_title("All pictures, page 2 · The site")
    assert page.locator("h1").inner_text() == "All pictures, page 2"
    assert page.evaluate(STATE)["cards"] == found({})[24:48]
    assert page.get_by_role("navigation", name="Pages").is_visible()
    assert page.get_by_role("button", name="Show").count() == 0
    page.go_forward()
    page.go_forward()
    expect(page).to_have_title("Rose · Brown skin · The site")
    assert_shows(page, site, {"subject": "rose", "tone": "6"})


def test_back_from_a_piece_finds_the_cards_and_the_place_again(page: Page, site: SmallSite) -> None:
    choice = max(choices(3), key=lambda one: len(found(one)))
    assert 30 < len(found(choice)) < 48
    page.goto(site.address + address_of(choice))
    page.get_by_role("button", name="Show").click()
    card = page.locator(".card a").nth(30)
    card.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    deep = page.evaluate("scrollY")
    title = card.inner_text()
    card.click()
    expect(page.get_by_role("heading")).to_have_text(title.replace("The ", ""))
    page.go_back()
    expect(page.locator("[aria-current=true]")).to_have_count(3)
    assert_shows(page, site, choice, window=48)
    wait_until(page, f"Math.abs(scrollY - {deep}) < 5")


def test_more_cards_come_24_at_a_time_and_the_first_of_them_has_focus(page: Page, site: SmallSite) -> None:
    page.goto(site.address + "gallery/")
    choose(page, "placement", "forearm")
    pieces = found({"placement": "forearm"})
    assert 48 < len(pieces) < 96
    expect(page.get_by_role("status")).to_have_text(f"{len(pieces)} pictures, 24 shown")
    page.get_by_role("button", name="Show 24 more").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(f"{len(pieces)} pictures, 48 shown")
    assert page.evaluate("document.activeElement.href").endswith(f"/{pieces[24]}/")
    while page.get_by_role("button", name="Show").count():
        page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_have_text(f"{len(pieces)} pictures")
    assert_shows(page, site, {"placement": "forearm"}, window=96)


def test_the_keyboard_stays_on_the_filter_and_the_open_filters_stay_open(page: Page, site: SmallSite) -> None:
    page.goto(site.address + "gallery/")
    page.locator("summary").nth(0).click()
    page.locator("summary").nth(3).click()
    link = option(page, "subject", "rose")
    link.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(re.compile(f"^{len(found({'subject': 'rose'}))} pictures"))
    page.keyboard.press("Enter")
    expect(link).to_be_focused()
    assert_shows(page, site, {})
    opened = page.locator("details").evaluate_all("all => all.map((one) => one.open)")
    assert opened == [n in (0, 3) for n in range(len(opened))]


def test_what_would_give_nothing_is_no_link_and_no_stop_of_the_keyboard(page: Page, site: SmallSite) -> None:
    choice, empty, _ = narrow()
    page.goto(site.address + address_of(choice))
    expect(option(page, *empty)).not_to_have_attribute("href", re.compile(""))
    summary = page.locator(f'details[data-facet="{empty[0]}"] summary')
    summary.click()
    links = page.get_by_role("navigation", name="Filters").get_by_role("link")
    assert NAMES[empty] not in " ".join(links.all_inner_texts())
    summary.focus()
    stops = []
    for _ in VALUES:
        page.keyboard.press("Tab")
        stops.append(page.evaluate("[document.activeElement.localName, document.activeElement.dataset.value]"))
    assert ["a", empty[1]] not in stops
    assert any(name == "a" for name, _ in stops)


def test_focus_is_not_lost_when_going_back_makes_its_filter_a_plain_word(page: Page, site: SmallSite) -> None:
    choice, empty, facet = narrow()
    page.goto(site.address + address_of(choice))
    expect(page.locator("[aria-current=true]")).to_have_count(3)
    choose(page, facet, choice[facet])
    page.locator(f'details[data-facet="{empty[0]}"] summary').click()
    option(page, *empty).focus()
    page.go_back()
    expect(page.locator(f'details[data-facet="{empty[0]}"] summary')).to_be_focused()


def test_all_filters_are_cleared_at_once(page: Page, site: SmallSite) -> None:
    page.goto(site.address + "gallery/")
    clear = page.get_by_role("link", name="Clear all filters")
    expect(clear).to_have_count(0)
    page.goto(site.address + address_of({"subject": "rose", "tone": "6", "stage": "over-1-year"}))
    expect(page.locator("[aria-current=true]")).to_have_count(3)
    clear.click()
    expect(clear).to_have_count(0)
    assert_shows(page, site, {})
    assert page.title() == "All pictures · The site"
    expect(page.get_by_role("status")).to_be_focused()


def test_the_page_says_what_it_shows(page: Page, site: SmallSite) -> None:
    page.goto(site.address + "gallery/find/subject-rose/")
    canonical = page.locator('link[rel="canonical"]')
    choose(page, "tone", "6")
    assert page.title() == "Rose · Brown skin · The site"
    assert page.locator("h1").inner_text() == "Rose · Brown skin"
    assert canonical.get_attribute("href") == "https://tattoos.test/gallery/find/subject-rose/tone-6/"
    choose(page, "tone", "6")
    assert (page.title(), page.locator("h1").inner_text()) == ("Rose · The site", "Rose")
    page.goto(site.address + "gallery/")
    choose(page, "subject", "rose")
    assert page.locator("h1").inner_text() == "What they look like", "the index has more to say than its filters"


def test_other_links_of_the_page_still_lead_where_they_did(page: Page, site: SmallSite) -> None:
    page.goto(site.address + "gallery/")
    choose(page, "subject", "rose")
    page.locator(".elsewhere").click()
    page.wait_for_url(site.address + "elsewhere/")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_it_is_accessible_at_every_step(page: Page, site: SmallSite, width: int, scheme: Any) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(site.address + "gallery/")
    choose(page, "subject", "rose")
    choose(page, "placement", "forearm")
    choose(page, "tone", "2")
    for step in ("chosen", "more"):
        assert find_barriers(page) == [], step
        for control in (".finder__clear", ".finder__show"):
            box = page.locator(control).bounding_box()
            assert box is None or box["height"] >= 44
        if page.locator(".finder__show").is_visible():
            page.locator(".finder__show").click()
    page.set_viewport_size({"width": 320, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []
