"""Every place an address can stand in is looked at: the same missing file is found in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from check.sites import page

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[..., list[str]]

GONE = "leads nowhere: there is no such page or file."


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ('<a href="gone.x">x</a>', "link to"),
        ('<svg><a xlink:href="gone.x"><text>x</text></a></svg>', "link to"),
        ('<map><area href="gone.x" alt="x"></map>', "link to"),
        ('<img src="gone.x" alt="">', "picture"),
        ('<img srcset="gone.x 320w" alt="">', "picture"),
        ('<picture><source srcset="gone.x 1x, gone.x 2.5x"></picture>', "picture"),
        ('<svg><image href="gone.x"/></svg>', "picture"),
        ('<link rel="preload" as="image" imagesrcset="gone.x 1x">', "picture"),
        ('<video poster="gone.x"></video>', "poster address"),
        ('<audio src="gone.x"></audio>', "src address"),
        ('<video><track src="gone.x"></video>', "src address"),
        ('<script src="gone.x"></script>', "script"),
        ('<link rel="stylesheet" href="gone.x">', "stylesheet"),
        ('<link rel="icon" href="gone.x">', "linked file"),
        ('<link rel="manifest" href="gone.x">', "linked file"),
        ('<iframe src="gone.x"></iframe>', "frame"),
        ('<object data="gone.x"></object>', "object"),
        ('<form action="gone.x"></form>', "form address"),
        ('<form><button formaction="gone.x">x</button></form>', "formaction address"),
        ('<blockquote cite="gone.x">x</blockquote>', "cite address"),
        ('<p data-full="./gone.x">x</p>', "data-full"),
        ('<p data-srcset="gone.x 2x">x</p>', "picture"),
        ('<p style="background: url(gone.x)">x</p>', "address in style"),
        ('<style>p { background: url("gone.x") }</style>', "address in style"),
        ("<style>@import 'gone.x';</style>", "address in style"),
        ('<style>@import"gone.x";</style>', "address in style"),
        ('<style>p { background: image-set("gone.x" 1x) }</style>', "address in style"),
        ("<p style=\"background: image-set('gone.x')\">x</p>", "address in style"),
        ('<p data-url="gone.x">x</p>', "data-url"),
        ('<p data-page-href="gone.x">x</p>', "data-page-href"),
        ('<meta http-equiv="refresh" content="5; url=gone.x">', "redirect to"),
        ('<script type="application/ld+json">{"image": ["./gone.x"]}</script>', "JSON-LD image"),
        ('<script type="application/json">{"data": {"file": "./gone.x"}}</script>', "data file"),
        ('<script type="importmap">{"imports": {"a": "./gone.x"}}</script>', "data a"),
        ('<script type="module">\nimport a from "./gone.x";</script>', "import of"),
        ('<svg><use href="gone.x#shape"/></svg>', "href address"),
    ],
)
def test_an_address_in_a_page_is_followed(check: Check, body: str, subject: str) -> None:
    faults = check(body)

    assert len(faults) == 1
    line = 3 if "\n" in body else 2
    assert faults[0].startswith(f"site/index.html:{line}: {subject} ")
    assert faults[0].endswith(f'gone.x{"#shape" if "shape" in body else ""}" {GONE}')


def test_an_address_that_a_script_will_use_is_followed(check: Check) -> None:
    assert check('<p data-url="nope/">x</p>') == [f'site/index.html:2: data-url "nope/" {GONE}']


def test_every_picture_of_a_set_is_followed(check: Check) -> None:
    css = 'p {\nbackground: image-set("a.x" 1x,\n"b.x" 2dppx, url(c.x) 3x,\n\'d.x\' type("image/avif")) }'

    assert check("<link rel=stylesheet href=a.css>", {"a.css": css}) == [
        f'site/a.css:{line}: address "{name}.x" {GONE}' for line, name in [(2, "a"), (3, "b"), (3, "c"), (4, "d")]
    ]


@pytest.mark.parametrize("name", ["og:image", "og:url", "og:image:secure_url", "twitter:image"])
def test_addresses_for_previews_are_followed(check: Check, name: str) -> None:
    body = f'<meta property="{name}" content="https://example.org/gone.x">'

    assert check(body, base_url="https://example.org/") == [
        f'site/index.html:2: {name} "https://example.org/gone.x" {GONE}'
    ]


def test_the_canonical_address_is_followed(check: Check) -> None:
    body = '<link rel="canonical" href="https://example.org/gone/">'

    assert check(body, base_url="https://example.org/") == [
        f'site/index.html:2: canonical address "https://example.org/gone/" {GONE}'
    ]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.css", "p {\n  background: url(gone.x);\n}", f'site/a.css:2: address "gone.x" {GONE}'),
        ("a.css", '@import "gone.x";', f'site/a.css:1: address "gone.x" {GONE}'),
        ("a.mjs", '// a\nimport { a } from "./gone.x";', f'site/a.mjs:2: import of "./gone.x" {GONE}'),
        ("a.mjs", 'const a = await import("./gone.x");', f'site/a.mjs:1: import of "./gone.x" {GONE}'),
        ("a.mjs", 'new URL("gone.x", import.meta.url);', f'site/a.mjs:1: import of "gone.x" {GONE}'),
        ("a.webmanifest", '{\n"start_url": "gone.x"}', f'site/a.webmanifest:2: manifest start_url "gone.x" {GONE}'),
        ("a.webmanifest", '{"icons": [{"src": "gone.x"}]}', f'site/a.webmanifest:1: manifest src "gone.x" {GONE}'),
        ("a.svg", '<svg>\n<image href="gone.x"/></svg>', f'site/a.svg:2: picture "gone.x" {GONE}'),
    ],
)
def test_an_address_in_another_file_is_followed(check: Check, name: str, text: str, line: str) -> None:
    assert check(f'<a href="{name}">x</a>', {name: text}) == [line]


def test_addresses_in_a_sitemap_are_followed(check: Check) -> None:
    text = (
        "<urlset><url>\n<loc>https://example.org/gone/</loc>\n"
        "<image:image><image:loc>https://example.org/gone.jpg?a=1&amp;b=2</image:loc></image:image></url></urlset>"
    )

    assert check("x", {"sitemap.xml": text}, base_url="https://example.org/") == [
        f'site/sitemap.xml:2: sitemap address "https://example.org/gone/" {GONE}',
        f'site/sitemap.xml:3: sitemap picture "https://example.org/gone.jpg?a=1&b=2" {GONE}',
    ]


def test_targets_of_redirect_rules_are_followed(check: Check) -> None:
    text = "# rules\n/q/a/ /gone/#x 302\n/q/b/ / 302\n/old/* /new/:splat 301\n"

    assert check("x", {"_redirects": text}) == [f'site/_redirects:2: redirect to "/gone/#x" {GONE}']


def test_the_sitemap_named_by_robots_is_followed(check: Check) -> None:
    text = "User-agent: *\nSitemap: https://example.org/sitemap.xml\n"

    assert check("x", {"robots.txt": text}, base_url="https://example.org/") == [
        f'site/robots.txt:2: Sitemap address "https://example.org/sitemap.xml" {GONE}'
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<!-- <a href="gone.x">x</a> -->',
        "<script>document.write('<a href=\"gone.x\">x</a>')</script>",
        '<textarea><a href="gone.x">x</a></textarea>',
        "<style>/* url(gone.x) */ @namespace url(http://www.w3.org/1999/xhtml);</style>",
        '<p title="<a href=gone.x>">x</p>',
        """<style>.a::after { content: "1x" } .b::after { content: '2x' "3x" "\\"" "4x" }</style>""",
        '<p data-url="">x</p>',
        '<p data-name="a word" data-share="50%" data-kind="gone">x</p>',
        '<script type="application/ld+json">{"@context": "https://schema.org", "name": "gone"}</script>',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">',
    ],
)
def test_what_only_looks_like_an_address_is_left_alone(check: Check, body: str) -> None:
    assert check(body) == []


@pytest.mark.parametrize(
    "tag",
    [
        "<a href=gone.x>x</a>",
        "<A HREF='gone.x'>x</A>",
        '<a\n  class="b>c"\n  href = "gone.x"\n>x</a>',
        "<a title=it's href=gone.x>x</a>",
        '<a href="gone&#46;x">x</a>',
        '<a href=" gone.x\n">x</a>',
        '<a href="gone.x" href="index.html">x</a>',
    ],
)
def test_a_tag_is_read_as_browsers_read_it(check: Check, tag: str) -> None:
    faults = check(tag)

    assert len(faults) == 1
    assert faults[0].endswith(f': link to "gone.x" {GONE}')


def test_entities_in_an_address_are_resolved(check: Check) -> None:
    assert check('<a href="a&amp;b.html?x=1&amp;y=2">x</a>', {"a&b.html": page("x")}) == []


def test_the_line_is_that_of_the_address_itself(check: Check) -> None:
    assert check('<img\n  alt=""\n  src="gone.x">') == [f'site/index.html:4: picture "gone.x" {GONE}']
