"""Do readers find the page that answers them? Asked of the real pages, through the real script."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
import yaml
from samples import ROOT
from small_pages import small_site

from sitekit.search.words import split_words, stem

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FIRST_THREE = {
    # as the pages write it
    "blur": "ageing/",
    "ageing": "ageing/",
    "hurt": "pain/",
    "how small": "design/size/",
    "eyelash": "ageing/#what-changes",
    "cost": "decide/money/",
    "scar": "design/placement/#moles-scars",
    "pain numbing cream": "pain/numbing/",
    "healed photo": "decide/artist/#healed-photos",
    "touch up": "ageing/fading/",
    "white ink": "design/colour/#white",
    "single needle": "basics/how-it-is-made/#names",
    "tattoo on wrist": "design/placement/#wrist",
    "pregnant": "decide/health/#pregnancy",
    "sunscreen": "care/for-life/#sunscreen",
    "does it fade": "ageing/fading/",
    # with a slip
    "blurr": "ageing/",
    "keliod": "design/skin-tone/#keloids",
    "portait of my dog": "design/portraits/#pets",
    "single nedle": "basics/how-it-is-made/#names",
    "touchup": "ageing/fading/",
    "coverup": "decide/regret/#cover-up",
    "fineline vs micro realism": "compare/fine-line/",
    # as Americans write it
    "aging": "ageing/",
    "color or black": "design/colour/",
    "license": "decide/law/#licence",
    # by another word
    "price": "decide/money/",
    "dark skin": "design/skin-tone/",
    "laser": "decide/regret/#removal",
    "lidocaine": "pain/numbing/",
    "vaseline": "care/contested/#petroleum",
    "is it infected": "care/doctor/",
    "scab peeling": "care/normal/",
    "chatgpt picture": "design/references/#ai",
    "how old 18": "decide/law/#eighteen",
    # while it is typed
    "numbi": "pain/numbing/",
    "regre": "decide/regret/",
}

Ask = Callable[[str], list[list[str]]]
"""Returns for a search the addresses of each page found: first its own, then those of its parts."""

SETUP = """async (root) => {
  const { Index } = await import(`${root}assets/js/site-search/index.mjs`);
  const { search, countSlips } = await import(`${root}assets/js/site-search/rank.mjs`);
  const { splitWords } = await import(`${root}assets/js/site-search/index.mjs`);
  const index = new Index(await (await fetch(`${root}search.json`)).json(), new URL(root));
  const below = (number) => index.sections[number].address.slice(root.length);
  const ask = (query) => search(index, query).pages.map(({ page, parts }) => [page, ...parts].map(below));
  Object.assign(window, { ask, countSlips, read: (text) => splitWords(text).map((word) => index.stem(word)) });
}"""


@pytest.fixture(scope="module")
def reader(real_index: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("asked")
    shutil.copy(real_index, folder / "search.json")
    with small_site(folder) as site:
        page = browser.new_page()
        page.goto(site.write("", "<h1>A page</h1>"))
        page.evaluate(SETUP, site.address)
        yield page
        page.close()


@pytest.fixture(scope="module")
def ask(reader: Page) -> Ask:
    return lambda query: list(reader.evaluate("(query) => ask(query)", query))


def stands_in(found: list[list[str]], address: str) -> bool:
    return any(address in addresses for addresses in found)


@pytest.mark.parametrize("query", FIRST_THREE)
def test_the_answer_is_on_one_of_the_first_three_pages(ask: Ask, query: str) -> None:
    found = ask(query)
    assert stands_in(found[:3], FIRST_THREE[query]), found


def test_what_clients_ask_is_answered_by_one_of_the_first_three_pages(ask: Ask) -> None:
    links = yaml.safe_load((ROOT / "docs/_data/links.yml").read_text(encoding="utf-8"))["links"]
    assert len(links) > 100
    missed = {}
    for link in links:
        file, mark, heading = link["target"].partition("#")
        address = file.removesuffix(".md").removesuffix("index").rstrip("/")
        found = ask(link["asked"])
        if not stands_in(found[:3], f"{address}/{mark}{heading}".removeprefix("/") if address else ""):
            missed[link["asked"]] = [addresses[0] for addresses in found[:3]]
    assert missed == {}


@pytest.mark.parametrize("query", ["", " ", "?!…", "a", "qqqqqqqq", "😀", "\\", ")(*", "x" * 5000, "constructor"])
def test_what_makes_no_sense_finds_nothing_and_breaks_nothing(ask: Ask, query: str) -> None:
    assert ask(query) == []


def test_pages_for_staff_are_never_found(real_index: Path) -> None:
    urls = [url for url, _ in json.loads(real_index.read_text(encoding="utf-8"))["pages"]]
    assert not [url for url in urls if url.startswith(("staff/", "q/", "c/", "a-z/"))]
    assert "ageing/" in urls


def test_the_index_is_still_small_enough_to_be_one_file(real_index: Path) -> None:
    """137 kB were what the other engine asked for; the index grows with the text, so this says when to look again."""
    assert len(gzip.compress(real_index.read_bytes(), 9)) < 100_000


def test_the_browser_cuts_words_as_the_build_does(reader: Page, real_index: Path) -> None:
    index = json.loads(real_index.read_text(encoding="utf-8"))
    text = (
        " ".join(part for _, parts in index["pages"] for row in parts for part in row[1:3])
        + " Café artist's isn’t ÅNGSTRÖM"
    )
    assert reader.evaluate("(text) => read(text)", text) == [stem(word) for word in split_words(text)]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("keloid", "keloid", 0),
        ("keliod", "keloid", 1),
        ("nedle", "needle", 1),
        ("wrost", "wrist", 1),
        ("ink", "needle", 3),
    ],
)
def test_slips_are_letters_missing_added_wrong_or_swapped(reader: Page, one: str, other: str, slips: int) -> None:
    """More than two are counted as three."""
    assert reader.evaluate("([one, other]) => countSlips(one, other, 2)", [one, other]) == slips
