"""What can be found: pages and their parts, with what is said there and nothing that is said everywhere."""

from __future__ import annotations

import json

from sitekit.search import Finds, Lexicon
from sitekit.search.alphabet import list_entries
from sitekit.search.read import read_made_page, read_sections, shorten
from sitekit.search.section import Section
from sitekit.search.words import stem

PICTURE = (
    '<picture><source srcset="../assets/pictures/rose-1-320.avif 320w">'
    '<img src="x" srcset="../assets/pictures/rose-1-320.jpg 320w, ../assets/pictures/rose-1-640.jpg 640w" alt="">'
    "</picture>"
)


def test_each_heading_with_an_id_is_a_place_with_its_own_words_and_picture() -> None:
    html = (
        '<p>Yes, slowly<sup><a href="#note-1">measured</a></sup>.</p><nav>Menu</nav>'
        f'<h2 id="by-when">By <em>when</em>?</h2><a class="copy-link" href="#by-when">#</a><p>Later.</p>{PICTURE}'
        "<h3>No id</h3><p>Below.</p>"
    )
    assert read_sections(html, url="ageing/", title="Will it blur?") == [
        Section("ageing/", "", "Will it blur?", "Yes, slowly.", "assets/pictures/rose-1-320"),
        Section("ageing/", "by-when", "By when?", "Later. No id Below.", "assets/pictures/rose-1-320"),
    ]


def test_a_made_page_is_one_place_and_none_if_it_asks_to_be_left_out() -> None:
    main = '<main><h1>Rose</h1><p>26 mm</p><h2 id="facts">Facts</h2></main>'
    page = f"<head>{{}}</head><body><header>Menu</header>{main}</body>"
    assert read_made_page(page.format(""), url="rose/") == [Section("rose/", "", "Rose", "26 mm Facts", made=True)]
    assert read_made_page(page.format('<meta name="robots" content="noindex, follow">'), url="rose/") == []


def test_an_opening_ends_with_a_whole_word() -> None:
    assert shorten("Tattoos soften, slowly", 22) == "Tattoos soften, slowly"
    assert shorten("Tattoos soften, slowly", 21) == "Tattoos soften…"


def test_the_index_names_every_page_it_was_given() -> None:
    finds = Finds(Lexicon())
    for n in range(2):
        finds.add_page("<p>Ink.</p>", url=f"{n}/", title=f"Page {n}")
    assert [url for url, _ in json.loads(finds.write_index())["pages"]] == ["0/", "1/"]


def test_a_book_has_no_entry_without_a_word_that_says_something_and_leads_on_from_others() -> None:
    lexicon = Lexicon(synonyms=(("cost", "price"), ("laser", "zap")), small=frozenset({"what", "it", stem("will")}))
    sections = [Section("money/", "", "What will it cost?"), Section("money/", "mri", "Costs of an MRI"),
                Section("gallery/rose/", "", "Rose costs little", made=True)]  # fmt: skip
    entries = {
        entry.word: ([place.title for place in entry.places], entry.see) for entry in list_entries(sections, lexicon)
    }
    assert entries["cost"] == (["What will it cost?", "Costs of an MRI"], "")
    assert entries["price"] == ([], "cost")
    assert entries["MRI"] == (["Costs of an MRI"], "")
    assert entries["rose"] == (["Rose costs little"], ""), "a page that was made stands under its first word alone"
    assert not {"what", "will", "laser", "zap"} & set(entries)
