"""What can be wrong with a page, or with the site as a whole, apart from single addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from check.sites import page

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[..., list[str]]

NO_TEXT = "has no text: write what it leads to, or give its picture an alt text."


def test_an_id_stands_once_on_a_page(check: Check) -> None:
    assert check('<p id="a">x</p>\n<h2 id="a">x</h2>\n<p id="b">x</p>\n<p id="a">x</p>') == [
        'site/index.html:5: id "a" stands 3 times on this page: give each its own.'
    ]


@pytest.mark.parametrize("name", ["", "a b"])
def test_an_id_is_one_word(check: Check, name: str) -> None:
    assert check(f'<p id="{name}">x</p>') == [
        f'site/index.html:2: id "{name}" is empty or has a space in it: use letters, digits and hyphens.'
    ]


@pytest.mark.parametrize(
    "inside",
    [
        "",
        " \n ",
        "&nbsp;",
        "<span></span>",
        '<img src="a.png" alt="">',
        "<svg><path/></svg>",
        '<span aria-hidden="true">→</span>',
        '<span aria-hidden="true"><b>a<br></b> <img src="a.png" alt="A"></span>',
    ],
)
def test_a_link_without_a_name_is_told(check: Check, inside: str) -> None:
    assert check(f'<p>\n<a href="./">{inside}</a><img src="a.png" alt="">', {"a.png": "x"}) == [
        f'site/index.html:3: link to "./" {NO_TEXT}'
    ]


def test_a_link_with_a_name_is_not_blamed_for_its_twin_without(check: Check) -> None:
    body = '<a href="p/">x</a>\n<a href="p/"></a>\n<a href="p/">y</a>\n<a href="p/"> </a>'

    assert check(body, {"p/index.html": page("x")}) == [
        f'site/index.html:{line}: link to "p/" {NO_TEXT}' for line in (3, 5)
    ]


@pytest.mark.parametrize(
    ("attributes", "inside"),
    [
        ("", "a"),
        ("", " <b>a</b>"),
        ("", "&rarr;"),
        ("", '<img src="a.png" alt="A">'),
        ("", "<svg><title>A</title><path/></svg>"),
        ("", '<svg role="img" aria-label="A"></svg>'),
        ("", '<span aria-hidden="true">→</span> next'),
        ('aria-label="A"', ""),
        ('aria-labelledby="b"', ""),
        ('title="A"', "¶"),
        ('aria-hidden="true" tabindex="-1"', "<svg></svg>"),
    ],
)
def test_a_link_with_a_name_is_left_alone(check: Check, attributes: str, inside: str) -> None:
    assert check(f'<a href="./" {attributes}>{inside}</a><img src="a.png" alt="">', {"a.png": "x"}) == []


def test_a_page_nobody_can_reach_is_told(check: Check) -> None:
    files = {
        "index.html": page('<a href="a/">x</a>'),
        "a/index.html": page("x"),
        "b/index.html": page('<a href="../c/">x</a>'),
        "c/index.html": page('<a href="../b/">x</a>'),
    }

    assert check(files) == [
        "site/b/index.html: No link leads to this page from the home page: add one, or remove the page.",
        "site/c/index.html: No link leads to this page from the home page: add one, or remove the page.",
    ]


def test_readers_may_come_in_by_another_door(check: Check) -> None:
    assert check("x", {"staff/index.html": page("x")}, entrances=("index.html", "staff/index.html")) == []


def test_a_door_that_is_missing_is_told(check: Check) -> None:
    assert check({"a.html": page("x")}) == [
        "site/a.html: No link leads to this page from the home page: add one, or remove the page.",
        "site/index.html: This page is missing, and it is where readers come in.",
    ]


def test_pages_handed_out_on_paper_and_the_one_for_lost_readers_need_no_link(check: Check) -> None:
    head = '<meta http-equiv="refresh" content="0; url=../../"><meta name="robots" content="noindex">'

    assert check("x", {"q/a/index.html": page("x", head=head), "404.html": page("x")}) == []


def test_a_page_that_is_only_hidden_needs_a_link(check: Check) -> None:
    hidden = page("x", head='<meta name="robots" content="noindex">')

    assert check("x", {"staff/index.html": hidden}) == [
        "site/staff/index.html: No link leads to this page from the home page: add one, or remove the page."
    ]


def test_a_file_nothing_uses_is_told(check: Check) -> None:
    used = {
        "a.css": "p { background: url(b.png) }",
        "b.png": "x",
        "c.png": "x",
        "d.mjs": 'import "./e.mjs";',
        "e.mjs": "",
    }
    body = '<link rel="stylesheet" href="a.css"><script type="module" src="d.mjs"></script>'

    assert check(body, used) == ["site/c.png: Nothing uses this file: link to it, or remove it."]


def test_files_fetched_by_their_name_need_no_mention(check: Check) -> None:
    names = ("favicon.ico", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "_redirects", "_headers", "CNAME")

    assert check("x", {**dict.fromkeys(names, ""), ".well-known/security.txt": "x"}) == []


def test_files_can_be_allowed_by_pattern(check: Check) -> None:
    assert check("x", {"paper/a.pdf": "x", "paper/b.pdf": "x"}, unused_allowed=("paper/*.pdf",)) == []


def test_a_page_in_another_encoding_is_told(check: Check) -> None:
    assert check({"index.html": page("größer").encode("latin-1")}) == [
        "site/index.html: This page is not UTF-8 text. Save it again as UTF-8."
    ]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            '<img srcset="a.png big" alt="">',
            'srcset "a.png big" cannot be read: write "small.webp 320w, large.webp 640w".',
        ),
        (
            '<meta http-equiv="refresh" content="soon">',
            'refresh "soon" cannot be read: write "0; url=../page/".',
        ),
        (
            '<script type="application/ld+json">{"a": }</script>',
            "application/ld+json is not JSON: Expecting value: line 1 column 7 (char 6).",
        ),
    ],
)
def test_a_tag_that_cannot_be_read_is_told(check: Check, body: str, says: str) -> None:
    assert check(body) == [f"site/index.html:2: {says}"]


def test_a_manifest_that_cannot_be_read_is_told(check: Check) -> None:
    assert check('<link rel="manifest" href="a.webmanifest">', {"a.webmanifest": "{"}) == [
        (
            "site/a.webmanifest: This manifest is not JSON: "
            "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)."
        )
    ]
