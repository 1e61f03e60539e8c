"""The search in a tiny site: what is found, what is left out, and the page for readers without script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from tiny_site import Built, build_site, page

if TYPE_CHECKING:
    from pathlib import Path

PAGES: dict[str, str | bytes] = {
    "index.md": page("Home", "[Blur](blur.md) [staff](staff/index.md) [all](a-z.md)"),
    "blur.md": page("Will it blur?", "Slowly.\n\n## By <when\\> & how? {#by-when}\n\nNobody knows."),
    "staff/index.md": page("Staff only", "## Secret {#secret}\n\nHidden.", robots="noindex"),
    "studio/index.md": page("Studio", "Ours."),
    "about/mistakes.md": page("Mistakes", "Tell us."),
    "about/sources.md": page("Sources", "<!-- table: sources -->"),
}
WORDS = "synonyms:\n  - [blur, soften]\nsmall: will it by how\n"
LINKS = (
    "moments:\n  - {key: first, title: First, when: Before}\nlinks:\n  - {short: /q/soon/, target: 'blur.md#by-when', "
    "given_out: 2026-01-01, moment: first, asked: Sharpness next decade?, say: [One., Two., Three.]}\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    data: dict[str, str | bytes] = {"search.yml": WORDS, "links.yml": LINKS, "published.txt": "/q/soon/\n"}
    return build_site(tmp_path_factory.mktemp("site"), PAGES, data=data)


def index_of(site: Built) -> dict[str, Any]:
    file = site.folder / "assets/search.json"
    index: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return index


def test_all_pages_are_in_the_index_but_those_that_ask_to_be_left_out(site: Built) -> None:
    index = index_of(site)
    assert {url for url, _ in index["pages"]} == {"", "blur/", "studio/", "about/mistakes/", "about/sources/"}
    assert not {"secret", "hidden", "staff"} & set(index["terms"].split())


def test_parts_are_in_the_index_with_their_id_and_plain_words(site: Built) -> None:
    assert dict(index_of(site)["pages"])["blur/"] == [
        ["", "Will it blur?", "Slowly."],
        ["by-when", "By <when> & how?", "Nobody knows."],
    ]


def test_what_clients_ask_leads_to_its_answer(site: Built) -> None:
    index = index_of(site)
    found = dict(zip(index["terms"].split(" "), index["found"].split(" "), strict=True))
    rows = [(url, row[0]) for url, parts in index["pages"] for row in parts]
    place = found["decad"]
    assert rows[int(place[1:], 32)] == ("blur/", "by-when")


def test_without_script_every_place_is_reached_by_its_words(site: Built) -> None:
    tree = LexborHTMLParser(site.html("a-z/"))
    links = {link.text(): link.attributes["href"] for link in tree.css(".entries a")}
    assert links["Will it blur?"] == "../blur/"
    assert links["By <when> & how?"] == "../blur/#by-when"
    assert links["blur"] == "#word-blur", "soften leads on"
    assert tree.css_first("#word-blur") is not None
    assert [link.attributes["href"] for link in tree.css(".letters a")] == [
        f"#{one.id}" for one in tree.css(".prose h2")
    ]
    assert not any("Secret" in text or "Staff" in text for text in links)


def test_the_page_itself_has_no_fault(site: Built) -> None:
    assert [line for line in site.warnings if "a-z" in line] == []


def test_a_faulty_file_of_words_is_told_and_the_site_is_still_searched(tmp_path: Path) -> None:
    site = build_site(tmp_path, PAGES, data={"search.yml": "synonyms: soft\n"})
    assert [line for line in site.warnings if "search.yml" in line] == [
        'docs/_data/search.yml:1: synonyms: write a list: one "- " line for each.'
    ]
    assert index_of(site)["pages"]
