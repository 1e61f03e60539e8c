"""Filters as addresses: what is counted, what is linked, and that every link leads to what its count says."""

from __future__ import annotations

import json
import re

import pytest
from selectolax.lexbor import LexborHTMLParser
from small_galleries import make_catalogue, make_entry

from sitekit.catalogue.counts import count_pieces
from sitekit.catalogue.facets import find_values
from sitekit.catalogue.find import address_of, list_filters, list_find_pages
from sitekit.catalogue.finder import list_page_links
from sitekit.catalogue.index_data import write_index_data
from sitekit.catalogue.made import list_addresses, make_pages
from sitekit.catalogue.words import describe_facts

PANEL = {"label": "one", "width_mm": 10, "height_mm": 8, "shown": "fresh", "age_years": 0, "spread": "middle",
         "skin_tone": 2, "technique": "micro-realism"}  # fmt: skip
CATALOGUE = make_catalogue(
    {
        "one": [
            make_entry("rose"),
            make_entry("rose-old", age_years=10, skin_tone=6),
            make_entry("moth", subject="moth", placement="ankle", width_mm=12),
        ],
        "two": [
            make_entry("rose-panels", panels=[PANEL, {**PANEL, "width_mm": 30, "skin_tone": 9}]),
            make_entry(
                "photo", subject="moth", stage="healing", shown=None, age_years=None, age_days=20, drawing=False
            ),
        ],
    }
)
PAGES = {page.url: page for page in make_pages(CATALOGUE, "https://site.example/")}
FIND = {url: LexborHTMLParser(str(page.content)) for url, page in PAGES.items() if "/find/" in url}


def holders_of(*wanted: tuple[str, str]) -> set[str]:
    """The pieces that have all wanted values, found the slow way."""
    vocabulary = CATALOGUE.galleries.vocabulary
    return {
        exhibit.piece.id
        for exhibit in CATALOGUE.exhibits.values()
        if set(wanted) <= set(find_values(exhibit.piece.entry, vocabulary))
    }


def choice_in(url: str) -> tuple[tuple[str, str], ...]:
    return tuple((part.split("-", 1)[0], part.split("-", 1)[1]) for part in url.split("/")[2:-1])


def shown_on(page: LexborHTMLParser) -> set[str]:
    return {str(a.attributes["href"]).split("/")[-2] for a in page.css("li.card .card__title a[href]")}


def test_a_find_page_shows_the_pictures_that_have_what_its_address_says() -> None:
    assert len(FIND) > 20
    for url, page in FIND.items():
        assert shown_on(page) == holders_of(*choice_in(url)), url
        assert page.css_first(".finder__count").text().split()[0] == str(len(holders_of(*choice_in(url))))


def test_every_link_of_a_filter_leads_to_a_page_with_as_many_pictures_as_it_says() -> None:
    everything = len(CATALOGUE.exhibits)
    for url, page in FIND.items():
        root = "../" * url.count("/")
        for link in page.css(".filters a"):
            target = str(link.attributes["href"]).removeprefix(root)
            count = int(link.css_first(".filter__count").text())
            if link.attributes.get("aria-current") == "true":
                assert count == len(shown_on(page)), (url, target)
                assert set(choice_in(target)) == set(choice_in(url)) - {(facet_of(link), link.attributes["data-value"])}
            else:
                shown = len(holders_of(*choice_in(target))) if target != "gallery/" else everything
                assert (target in FIND, count) == (True, shown), (url, target)


def facet_of(link: object) -> str:
    node = link
    while "data-facet" not in node.attributes:  # type: ignore[attr-defined]
        node = node.parent  # type: ignore[attr-defined]
    return str(node.attributes["data-facet"])  # type: ignore[attr-defined]


def test_two_choices_combine_in_one_order_and_what_would_give_nothing_is_no_link() -> None:
    page = FIND["gallery/find/subject-moth/"]
    placements = page.css('[data-facet="placement"] [data-value]')
    assert [(one.tag, one.attributes.get("href")) for one in placements] == [
        ("a", "../../../gallery/find/subject-moth/placement-forearm/"),
        ("a", "../../../gallery/find/subject-moth/placement-ankle/"),
    ]
    tones = {one.attributes["data-value"]: one.tag for one in page.css('[data-facet="tone"] [data-value]')}
    assert tones == {"2": "a", "6": "span", "9": "span"}
    # From the other side the address is the same.
    other = FIND["gallery/find/placement-ankle/"].css_first('[data-value="moth"]')
    assert other.attributes["href"] == "../../../gallery/find/subject-moth/placement-ankle/"


def test_a_chosen_value_can_be_taken_away() -> None:
    page = FIND["gallery/find/subject-moth/placement-ankle/"]
    chosen = {one.attributes["data-value"]: one.attributes["href"] for one in page.css("a[aria-current=true]")}
    assert chosen == {
        "moth": "../../../../gallery/find/placement-ankle/",
        "ankle": "../../../../gallery/find/subject-moth/",
    }
    single = FIND["gallery/find/subject-moth/"].css_first("a[aria-current=true]")
    assert single.attributes["href"] == "../../../gallery/"


def test_without_script_a_third_choice_takes_the_place_of_the_second_and_the_page_says_so() -> None:
    page = FIND["gallery/find/subject-rose/placement-forearm/"]
    link = page.css_first('[data-facet="tone"] a[data-value="6"]')
    assert link.attributes["href"] == "../../../../gallery/find/subject-rose/tone-6/"
    assert "A third takes the place of the second" in page.css_first("noscript").html
    assert FIND["gallery/find/subject-rose/"].css_first("noscript") is None


def test_a_picture_of_several_panels_is_found_by_each_of_them() -> None:
    assert {url for url in FIND if "rose-panels" in shown_on(FIND[url])} >= {
        "gallery/find/size-up-to-15/",
        "gallery/find/size-over-15/",
        "gallery/find/tone-2/",
        "gallery/find/tone-9/",
        "gallery/find/stage-fresh/",
        "gallery/find/size-up-to-15/tone-9/",
    }


def test_what_all_pictures_share_is_no_filter() -> None:
    assert "colour" not in {facet.key for facet in CATALOGUE.facets}
    index = next(iter(FIND.values()))
    assert index.css_first('[data-facet="colour"]') is None


def test_only_pages_of_one_choice_are_for_search_engines() -> None:
    for url in FIND:
        single = len(choice_in(url)) == 1
        assert (PAGES[url].robots == "", PAGES[url].in_sitemap) == (single, single), url


def test_every_address_is_announced_before_its_page_is_made() -> None:
    assert list(PAGES) == list_addresses(CATALOGUE)
    assert len(set(PAGES)) == len(list_addresses(CATALOGUE))


@pytest.mark.parametrize(
    ("number", "last", "expected"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, 3, None, 9]),
        (5, 9, [1, None, 3, 4, 5, 6, 7, None, 9]),
        (9, 9, [1, None, 7, 8, 9]),
    ],
)
def test_far_pages_of_the_index_are_left_out_but_each_leads_to_the_next(
    number: int, last: int, expected: list[int | None]
) -> None:
    assert [link.number for link in list_page_links(number, last)] == expected


def test_the_finder_s_data_says_the_same_as_the_pages() -> None:
    data = json.loads(write_index_data(tuple(CATALOGUE.exhibits.values()), CATALOGUE.facets))
    assert data["widths"] == [320, 640, 960, 1280, 1600]
    for number, facet in enumerate(data["facets"]):
        for place, value in enumerate(facet["values"]):
            held = {piece["id"] for piece in data["pieces"] if place in piece["values"][number]}
            assert held == holders_of((facet["key"], value["key"])), value
    rose = data["pieces"][0]
    assert (rose["stem"], rose["width"], rose["height"], rose["colour"]) == ("rose-0123456789", 1600, 1200, "abc")
    assert [piece["mm"] for piece in data["pieces"]] == [20, 20, 12, 30, 20]
    assert rose["facts"] == describe_facts(CATALOGUE.exhibits["rose"])


def test_the_galleries_count_themselves_and_say_where_they_are_thin() -> None:
    pieces = [exhibit.piece for exhibit in CATALOGUE.exhibits.values()]
    counts = count_pieces(pieces, CATALOGUE.galleries.vocabulary)
    assert (counts.photographs, counts.drawings) == (1, 4)
    assert [(row.name, row.photographs, row.drawings) for row in counts.tones] == [
        ("white skin, light", 1, 3),
        ("brown skin", 0, 1),
        ("black skin", 0, 1),
    ]
    assert counts.thin == (
        "Fewer than 3 pictures of these skin tones: brown skin; black skin.",
        "Fewer than 3 pictures of these stages and ages: Fresh; Healing; Healed, up to 1 year; Healed, over 1 year.",
    )
    drawn = count_pieces(pieces[:1], CATALOGUE.galleries.vocabulary)
    assert drawn.thin[:2] == (
        "No photograph yet: every picture here is a drawing.",
        "No picture at all of these skin tones: brown skin; black skin.",
    )


def test_two_thousand_pieces_fit_on_pages_a_phone_can_load() -> None:
    subjects, places, tones = ("rose", "moth", "eye"), ("forearm", "ankle"), (2, 6, 9)
    entries = [
        make_entry(
            f"piece-with-a-name-{n}",
            subject=subjects[n % 3],
            placement=places[n % 2],
            skin_tone=tones[n // 7 % 3],
            width_mm=10 + n % 11,
        )
        for n in range(2000)
    ]
    many = make_catalogue({"one": entries})
    sizes = {page.url: len(page.content.encode()) for page in make_pages(many, "") if "/piece/" not in page.url}
    assert len([url for url in sizes if "/all/" in url]) == 83
    assert max(sizes.values()) < 150_000 - 10_000  # less what stands around the content
    find = re.findall(r'class="card"', str(next(p.content for p in make_pages(many, "") if "/find/" in p.url)))
    assert len(find) == 60 + 1  # the template is one more
    assert len(many.exhibits) == 2000


def test_the_choices_of_a_page_are_those_of_its_address() -> None:
    for page in list_find_pages(CATALOGUE.facets):
        filters = list_filters(CATALOGUE.facets, page.choice, CATALOGUE.everything)
        assert {(one.key, one.chosen.key) for one in filters if one.chosen} == set(page.choice)
        assert address_of(page.choice) in PAGES
