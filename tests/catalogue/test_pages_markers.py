"""What a marker on a page becomes, and what its writer is told where it cannot."""

from __future__ import annotations

import datetime as dt

import pytest
from selectolax.lexbor import LexborHTMLParser
from small_galleries import make_catalogue, make_entry

from sitekit.catalogue.build import GalleryBuild
from sitekit.catalogue.insert import insert_plates
from sitekit.gallery.piece import FaultyPiece, TakenDown

CATALOGUE = make_catalogue(
    {
        "years": [
            make_entry("rose-ten", age_years=10, series="rose"),
            make_entry("moth", subject="moth"),
            FaultyPiece("torn", "years", ("width_mm: is missing.",)),
            make_entry("rose-healed", series="rose"),
            make_entry("rose-fresh", shown="fresh", series="rose"),
        ],
        "eyes": [make_entry("eye", subject="eye"), make_entry("eye-old", subject="eye", age_years=5)],
    },
    taken_down=(TakenDown("gone", "Gone", "eyes", dt.date(2026, 3, 4)),),
)


def show(html: str, own_set: str = "") -> LexborHTMLParser:
    return LexborHTMLParser(insert_plates(html, CATALOGUE, own_set=own_set, root="../../").html)


def ids(page: LexborHTMLParser) -> list[str]:
    return [str(one.attributes["id"]).removeprefix("view-") for one in page.css(".plate__open")]


def test_a_piece_is_shown_where_the_page_names_it() -> None:
    page = insert_plates("<p>Look.</p>\n<!-- piece: moth -->\n<p>So.</p>", CATALOGUE, own_set="", root="../")
    assert page.html.startswith("<p>Look.</p>\n<figure")
    assert page.html.endswith("</figure>\n<p>So.</p>")
    assert 'href="../assets/pictures/moth-0123456789-1600.jpg"' in page.html
    assert page.scripts == ["lightbox"]
    assert [one.piece.id for one in page.exhibits] == ["moth"]


def test_a_set_shows_a_series_in_order_and_numbered_where_its_first_picture_stands() -> None:
    page = show("<!-- gallery -->", own_set="years")
    assert ids(page) == ["rose-fresh", "rose-healed", "rose-ten", "moth"]
    series = page.css("ol.series > li > figure.plate")
    assert [one.css_first(".plate__number").text() for one in series] == ["1", "2", "3"]
    assert len(page.css(".plate__number")) == 3


def test_another_set_is_shown_by_its_name() -> None:
    assert ids(show("<!-- gallery: eyes -->", own_set="years")) == ["eye", "eye-old"]


def test_a_set_leaves_out_what_its_page_names_one_by_one() -> None:
    page = show("<!-- compare: eye, eye-old -->\n<!-- gallery: eyes, years -->")
    assert ids(page) == ["eye", "eye-old", "rose-fresh", "rose-healed", "rose-ten", "moth"]


def test_two_pieces_to_compare_are_stacked_numbered_plates_in_their_element() -> None:
    page = show("<!-- compare: eye, eye-old -->")
    slider = page.css_first("compare-slider")
    assert slider.attributes["label"] == "The eye and The eye-old"
    assert [child.tag for child in slider.iter()] == ["figure", "figure"]
    assert [one.text() for one in slider.css(".plate__number")] == ["1", "2"]
    assert insert_plates("<!-- compare: eye, eye-old -->", CATALOGUE, own_set="", root="").scripts == [
        "lightbox",
        "compare-slider",
    ]


def test_a_faulty_entry_is_a_box_and_the_rest_is_shown() -> None:
    page = show("<!-- gallery -->", own_set="years")
    assert "width_mm: is missing." in page.css_first(".faulty").text()
    assert len(ids(page)) == 4
    compare = show("<!-- compare: moth, torn -->")
    assert compare.css_first("compare-slider") is None
    assert (len(compare.css("figure.plate")), len(compare.css(".faulty"))) == (1, 1)


@pytest.mark.parametrize(("words", "eager"), [(50, True), (400, False)])
def test_only_the_first_picture_is_loaded_at_once_and_only_near_the_top(words: int, eager: bool) -> None:  # noqa: FBT001
    page = show(f"<p>{'word ' * words}</p><!-- piece: moth -->\n<!-- gallery: eyes -->")
    loading = [one.attributes["loading"] for one in page.css("img")]
    assert loading == ["eager" if eager else "lazy", "lazy", "lazy"]


def test_a_large_set_shows_cards_and_still_its_series_as_plates() -> None:
    entries = [make_entry(f"moth-{n}", subject="moth") for n in range(30)]
    series = [make_entry("fresh", shown="fresh", series="s"), make_entry("healed", series="s")]
    many = make_catalogue({"years": [*entries, *series]})
    page = LexborHTMLParser(insert_plates("<!-- gallery -->", many, own_set="years", root="").html)
    assert (len(page.css("figure.plate")), len(page.css("ul.cards > li.card"))) == (2, 30)


def test_a_thumbnail_is_never_larger_than_a_card() -> None:
    small = make_catalogue({"years": [make_entry("moth"), make_entry("tiny", thumbnail=True)]})
    page = LexborHTMLParser(insert_plates("<!-- gallery -->", small, own_set="years", root="").html)
    assert ids(page) == ["moth"]
    assert page.css_first("li.card .card__title a").attributes["href"] == "gallery/piece/tiny/"


def told(markdown: str, src_uri: str = "design/size.md") -> list[str]:
    build = GalleryBuild(CATALOGUE)
    source = f"---\ntitle: x\n---\n\n{markdown}\n"
    return [str(problem) for problem in build.check_page(source, src_uri, "")]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("<!-- piece: moht -->", 'there is no piece "moht". Did you mean "moth"?'),
        ("<!-- piece: gone -->", '"gone" was taken down: remove this line.'),
        ("<!-- piece -->", 'name one piece: write "<!-- piece: rose -->".'),
        ("<!-- piece: moth, eye -->", 'name one piece: write "<!-- piece: rose -->".'),
        ("<!-- gallery: yaers -->", 'there is no set "yaers" in docs/gallery. Did you mean "years"?'),
        ("<!-- gallery -->", 'name the set: write "<!-- gallery: years -->". Only the page of a set itself can leave'),
        ("<!-- compare: eye -->", 'name two pieces, the earlier first: write "<!-- compare: rose-fresh, rose-healed'),
        ("<!-- compare: eye, eye -->", "name two pieces, the earlier first"),
        ("<!-- compare: eye, yee -->", 'there is no piece "yee". Did you mean "eye"?'),
        ("<!-- peice: moth -->", '"peice" puts nothing here. Did you mean "piece"?'),
        ("Look <!-- piece: moth -->", "give <!-- piece: moth --> a line of its own, with nothing in front of it"),
        ("    <!-- piece: moth -->", "give <!-- piece: moth --> a line of its own, with nothing in front of it"),
    ],
)
def test_a_marker_that_shows_nothing_is_told_with_its_line(markdown: str, expected: str) -> None:
    problems = told(f"Words.\n\n{markdown}")
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"docs/design/size.md:7: {expected}")


def test_a_piece_named_twice_on_a_page_is_told_where_it_comes_again() -> None:
    assert told("<!-- piece: moth -->\n\n<!-- compare: eye, moth -->") == [
        'docs/design/size.md:7: "moth" stands on this page twice: remove one of the two.'
    ]
    assert ids(show("<!-- piece: moth -->")) == ["moth"]


@pytest.mark.parametrize("comment", ["<!-- a note to myself -->", "<!-- table: needles -->", "<!-- piece: torn -->"])
def test_other_comments_and_known_faults_are_left_alone(comment: str) -> None:
    assert told(comment) == []


def test_an_unknown_share_picture_is_told() -> None:
    source = "---\ntitle: x\npicture: moht\n---\n\nWords.\n"
    problems = list(GalleryBuild(CATALOGUE).check_page(source, "a.md", "moht"))
    assert [str(one) for one in problems] == ['docs/a.md:3: picture: there is no piece "moht". Did you mean "moth"?']


def test_a_piece_that_no_page_shows_is_told_with_the_line_to_add() -> None:
    build = GalleryBuild(CATALOGUE)
    list(build.list_texts({"gallery/index.md", "gallery/years/index.md"}))
    list(build.check_page("<!-- gallery-index -->", "gallery/index.md", ""))
    list(build.check_page("<!-- compare: rose-fresh, rose-ten -->\n", "gallery/years/index.md", ""))
    list(build.check_page("<!-- piece: moth -->", "design/size.md", ""))
    assert [str(problem) for problem in build.find_unshown()] == [
        (
            "docs/gallery/years/gallery.yml:7: entry rose-healed: no page shows this picture: add "
            '"<!-- piece: rose-healed -->" to docs/gallery/years/index.md.'
        )
    ]


def test_a_gallery_without_its_index_is_told() -> None:
    build = GalleryBuild(make_catalogue({"years": [make_entry("moth")]}))
    list(build.list_texts({"gallery/index.md"}))
    assert [str(problem) for problem in build.find_unshown()] == [
        'docs/gallery/index.md: no page shows the index: add "<!-- gallery-index -->" on a line of its own here.'
    ]


CLOSER = make_catalogue(
    {
        "closer": [
            make_entry("far", frame_width_mm=200),
            make_entry("near", frame_width_mm=50),
            make_entry("nearest", frame_width_mm=12.5),
            make_entry("unframed"),
            FaultyPiece("torn", "closer", ("width_mm: is missing.",)),
        ]
    }
)


def test_going_closer_begins_with_one_picture_and_numbers_the_steps_after_it() -> None:
    shown = insert_plates("<!-- closer: far, near, nearest -->\n<!-- piece: unframed -->", CLOSER, own_set="", root="")
    page = LexborHTMLParser(shown.html)
    assert page.css_first("going-closer").attributes["data-piece-mm"] == "20"
    assert [one.attributes["loading"] for one in page.css("img")] == ["eager", "lazy", "lazy", "lazy"]
    assert page.css_first(".closer__stage picture").attributes["data-frame-mm"] == "200"
    stills = page.css("ol.closer__strip > li")
    assert [one.css_first("picture").attributes["data-frame-mm"] for one in stills] == ["50", "12.5"]
    assert [one.css_first("b").text() for one in stills] == ["1. The near", "2. The nearest"]
    assert [one.css_first("img").attributes["alt"] for one in stills] == [
        "What near looks like.",
        "What nearest looks like.",
    ]
    assert "Drawing: 20" in page.css_first(".closer__note").text()
    assert page.css_first("input[type=range]").attributes["max"] == "2"
    assert shown.scripts == ["going-closer", "lightbox"]
    assert [one.piece.id for one in shown.exhibits] == ["far", "near", "nearest", "unframed"]


def test_a_step_that_cannot_be_shown_leaves_plates_and_says_what_is_wrong() -> None:
    page = LexborHTMLParser(insert_plates("<!-- closer: far, torn -->", CLOSER, own_set="", root="").html)
    assert page.css_first("going-closer") is None
    assert (len(page.css("figure.plate")), len(page.css(".faulty"))) == (1, 1)


def test_named_pieces_are_shown_as_cards_in_their_order() -> None:
    page = show("<!-- cards: eye, moth, torn -->")
    assert [one.attributes["href"] for one in page.css("ul.cards > li.card a")] == [
        "../../gallery/piece/eye/",
        "../../gallery/piece/moth/",
    ]


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        ("<!-- cards -->", 'name the pieces: write "<!-- cards: rose, moth -->".'),
        ("<!-- cards: far, naer -->", 'there is no piece "naer". Did you mean "near"?'),
        ("<!-- closer: far -->", "name pieces that all say their frame_width_mm, the widest first."),
        ("<!-- closer: near, far -->", "name pieces that all say their frame_width_mm, the widest first."),
        ("<!-- closer: far, unframed -->", "name pieces that all say their frame_width_mm, the widest first."),
        ("<!-- closer: far, naer -->", 'there is no piece "naer". Did you mean "near"?'),
    ],
)
def test_what_a_writer_of_the_home_page_is_told(marker: str, expected: str) -> None:
    build = GalleryBuild(CLOSER)
    assert [problem.message for problem in build.check_page(f"---\ntitle: x\n---\n\n{marker}\n", "index.md", "")] == [
        expected
    ]
