"""The pages that nobody writes: a piece's own page, and what is left of one that was taken down."""

from __future__ import annotations

import datetime as dt
import json

from selectolax.lexbor import LexborHTMLParser
from small_galleries import make_catalogue, make_entry

from sitekit.catalogue.build import GalleryBuild
from sitekit.catalogue.made import MadePage
from sitekit.gallery.piece import TakenDown

SITE = "https://site.example/"
CATALOGUE = make_catalogue(
    {
        "years": [
            make_entry("rose-ten", age_years=10, series="rose"),
            make_entry("rose-fresh", shown="fresh", series="rose", skin_tone=6),
            make_entry("moth", subject="moth"),
        ]
    },
    taken_down=(TakenDown("gone", "Gone", "years", dt.date(2026, 3, 4)),),
)


def made(piece_id: str, site_url: str = SITE) -> tuple[MadePage, LexborHTMLParser]:
    build = GalleryBuild(CATALOGUE, site_url=site_url)
    page = next(page for page in build.make_pages() if page.url == f"gallery/piece/{piece_id}/")
    return page, LexborHTMLParser(str(page.content))


def test_a_piece_has_its_plate_at_once_and_every_fact() -> None:
    page, html = made("moth")
    assert html.css_first("figure.plate img").attributes["loading"] == "eager"
    facts = {row.css_first("th").text(): row.css_first("td").text() for row in html.css(".piece-facts tr")}
    assert facts["Size"] == "20\u00a0×\u00a015\u00a0mm (0.8\u00a0×\u00a00.6\u00a0in)"
    assert facts["Subject"] == "Moth"
    assert facts["Licence"] == "All rights reserved"
    assert page.trail == (("Gallery", "gallery/"), ("Set years", "gallery/years/"))


def test_a_piece_of_a_series_shows_all_of_it_in_order_with_itself_marked() -> None:
    _, html = made("rose-ten")
    series = html.css(".series > li")
    assert [one.attributes.get("aria-current") for one in series] == [None, "true"]
    assert series[0].css_first(".plate__open").attributes["id"] == "view-rose-fresh"
    assert "the picture above" in series[1].text()
    assert made("moth")[1].css_first(".series") is None


def test_a_piece_leads_to_its_neighbours_in_the_set() -> None:
    _, html = made("rose-fresh")
    assert {one.attributes["rel"]: one.attributes["href"] for one in html.css(".pager a")} == {
        "prev": "../../../gallery/piece/rose-ten/",
        "next": "../../../gallery/piece/moth/",
    }


def test_a_piece_leads_to_the_questions_it_raises() -> None:
    def questions(piece_id: str) -> dict[str, str | None]:
        return {one.text(): one.attributes["href"] for one in made(piece_id)[1].css(".piece-questions a")}

    assert questions("moth") == {"How small can it be?": "../../../design/size/#small"}
    assert questions("rose-fresh") == {
        "How small can it be?": "../../../design/size/#small",
        "Will roses blur?": "../../../ageing/",
        "On brown skin?": "../../../design/skin-tone/",
    }


def test_a_piece_can_be_handed_on_by_address_and_by_camera() -> None:
    _, html = made("moth")
    assert html.css_first("button[data-copy]").attributes["data-copy"] == f"{SITE}gallery/piece/moth/"
    assert html.css_first("svg.qr").attributes["aria-label"] == f"QR code: {SITE}gallery/piece/moth/"
    assert made("moth", "")[1].css_first("svg.qr, button, script") is None


def test_machines_read_whose_picture_it_is_and_get_a_picture_to_share() -> None:
    page, html = made("moth")
    data = json.loads(html.css_first('script[type="application/ld+json"]').text())
    assert data["contentUrl"] == f"{SITE}assets/pictures/moth-0123456789-1600.jpg"
    assert data["creditText"] == "Drawn here"
    share = page.meta["share"]
    assert (share.url, share.width, share.height) == (f"{SITE}assets/pictures/moth-0123456789-share.jpg", 1200, 630)


def test_what_was_taken_down_keeps_its_address_and_says_since_when() -> None:
    page, html = made("gone")
    assert page.robots == "noindex"
    assert not page.in_sitemap
    assert html.css_first("time").attributes["datetime"] == "2026-03-04"
    assert "4 March 2026" in html.body.text()
    assert [one.attributes["href"] for one in html.css("a")] == ["../../../gallery/years/", "../../../gallery/"]
    assert html.css_first("img") is None


def test_a_page_is_shared_with_the_picture_it_names_or_shows_or_its_chapter_s() -> None:
    build = GalleryBuild(CATALOGUE, site_url=SITE)

    def shared(html: str, src_uri: str, picture: str = "") -> str:
        _, facts = build.fill_page(html, src_uri, "x/", picture)
        return str(facts["share"].url).removeprefix(f"{SITE}assets/pictures/").removesuffix("-0123456789-share.jpg")

    assert shared("<!-- piece: moth -->", "a/b.md", "rose-fresh") == "rose-fresh"
    assert shared("<!-- piece: moth -->", "a/b.md") == "moth"
    vocabulary = CATALOGUE.galleries.vocabulary
    vocabulary.share["ageing"] = "rose-fresh"
    try:
        assert shared("", "ageing/index.md") == "rose-fresh"
        assert shared("", "ageing.md") == "rose-ten"
    finally:
        vocabulary.share.clear()


def test_the_last_piece_of_a_set_leaves_no_link_to_a_set_that_has_no_page() -> None:
    alone = make_catalogue({"years": []}, taken_down=(TakenDown("gone", "Gone", "years", dt.date(2026, 3, 4)),))
    (page,) = GalleryBuild(alone).make_pages()
    assert [one.attributes["href"] for one in LexborHTMLParser(str(page.content)).css("a")] == ["../../../gallery/"]
