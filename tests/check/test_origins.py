"""A fault is told where somebody wrote it, in the words they wrote; one that a template made is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from check.sites import page, write_files

from sitekit.check import Origins

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Check = Callable[..., list[str]]

HOME = page('<a href="pain/">x</a> <a href="ageing/blur/">x</a> <a href="piece/rose/">x</a>')
BLUR = page('<h2 id="small">x</h2> <h2 id="why">x</h2>')
SOURCES = {"index.html": "index.md", "pain/index.html": "pain/index.md", "ageing/blur/index.html": "ageing/blur.md"}


@pytest.fixture
def check_written(check: Check, tmp_path: Path) -> Any:
    """Check a page on pain that was written as `markdown` and built to `html`."""

    def run(markdown: str, html: str, *, data: Mapping[str, str] | None = None, head: str = "") -> list[str]:
        written = {"index.md": "", "ageing/blur.md": "", "pain/index.md": markdown} | dict(data or {})
        write_files(tmp_path / "docs", written)
        built = {"index.html": HOME, "ageing/blur/index.html": BLUR, "pain/index.html": page(html, head=head)}
        built["piece/rose/index.html"] = page("")  # made, so without a source
        return check(built, origins=Origins(tmp_path / "docs", "docs", SOURCES, data=tuple(data or {})))

    return run


def test_a_missing_heading_is_told_as_the_writer_wrote_it(check_written: Any) -> None:
    faults = check_written(
        "---\ntitle: Pain\n---\n\nSee [small](../ageing/blur.md#smaller).\n",
        '<a href="../ageing/blur/#smaller">small</a>',
    )

    assert faults == [
        'docs/pain/index.md:5: link to "../ageing/blur.md#smaller" has no such heading. Did you mean "#small"?'
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](../ageing/blur.md#smaller)",
        '[x](<../ageing/blur.md#smaller> "A title")',
        "[x][key]\n\n[key]: ../ageing/blur.md#smaller",
        '[x](../ageing/blur.md#smaller){: .button data-full="./"}',
        "a [x](../ageing/blur.md#small) and\n[x](../ageing/blur.md#smaller) again",
        "```\n[x](../ageing/blur.md#smaller)\n```\n[x](../ageing/blur.md#smaller)",
        "`[x](../ageing/blur.md#smaller)`\n\n[x](../ageing/blur.md#smaller)",
    ],
)
def test_the_line_is_found_however_the_link_was_written(check_written: Any, markdown: str) -> None:
    last = markdown.count("\n") + 1

    assert check_written(markdown, '<a href="../ageing/blur/#smaller">x</a>') == [
        f'docs/pain/index.md:{last}: link to "../ageing/blur.md#smaller" has no such heading. Did you mean "#small"?'
    ]


def test_a_missing_page_is_told_with_the_nearest_file(check_written: Any) -> None:
    assert check_written("\n[x](../ageing/blurs.md)", '<a href="../ageing/blurs.md">x</a>') == [
        (
            'docs/pain/index.md:2: link to "../ageing/blurs.md" leads nowhere: there is no such page or file. '
            'Did you mean "../ageing/blur.md"?'
        )
    ]


@pytest.mark.parametrize("wrong", ["../piece/rosse/", "../piece/rosse/index.html", "piece/rose/index.html"])
def test_a_made_page_that_is_not_there_is_told_with_the_nearest_address(check_written: Any, wrong: str) -> None:
    (fault,) = check_written(f"\n[x]({wrong})", f'<a href="{wrong}">x</a>')
    assert fault.startswith(f'docs/pain/index.md:2: link to "{wrong}" leads nowhere')
    assert fault.endswith('Did you mean "../piece/rose/"?')


def test_raw_html_is_told_in_addresses_of_the_site(check_written: Any) -> None:
    assert check_written('\n<a href="../ageing/blurs/">x</a>', '<a href="../ageing/blurs/">x</a>') == [
        (
            'docs/pain/index.md:2: link to "../ageing/blurs/" leads nowhere: there is no such page or file. '
            'Did you mean "../ageing/blur/"?'
        )
    ]


def test_a_picture_in_a_set_is_found(check_written: Any) -> None:
    html = '<img srcset="a.webp 1x, b.webp 2x" alt="">'

    assert check_written(f"x\n\n{html}", html) == [
        f'docs/pain/index.md:3: picture "{name}.webp" leads nowhere: there is no such page or file.' for name in "ab"
    ]


def test_every_place_of_a_fault_is_told(check_written: Any) -> None:
    assert check_written("[x](#a)\n\n[y](#a)", '<a href="#a">x</a><a href="#a">y</a>') == [
        'docs/pain/index.md:1: link to "#a" has no such heading.',
        'docs/pain/index.md:3: link to "#a" has no such heading.',
    ]


def test_a_link_without_text_is_found(check_written: Any) -> None:
    assert check_written("\n[](../ageing/blur.md)", '<a href="../ageing/blur/"></a>') == [
        (
            'docs/pain/index.md:2: link to "../ageing/blur.md" has no text: write what it leads to, '
            "or give its picture an alt text."
        )
    ]


@pytest.mark.parametrize(
    ("markdown", "written"),
    [
        ("[](../ageing/blur.md)", "../ageing/blur.md"),
        ('[](../ageing/blur.md "A title")', "../ageing/blur.md"),
        ("[![](a.png)](../ageing/blur.md)", "../ageing/blur.md"),
        ('<a href="../ageing/blur/"></a>', "../ageing/blur/"),
    ],
)
def test_a_link_with_text_is_not_blamed_for_its_twin_without(check_written: Any, markdown: str, written: str) -> None:
    html = '<a href="../ageing/blur/">x</a> <a href="../ageing/blur/"></a>'

    assert check_written(f"[x](../ageing/blur.md)\n\n{markdown}\n\n<a href='../ageing/blur/'>x</a>", html) == [
        (
            f'docs/pain/index.md:3: link to "{written}" has no text: write what it leads to, '
            "or give its picture an alt text."
        )
    ]


def test_what_was_written_once_is_told_once(check_written: Any) -> None:
    """A gallery turns one picture into a link and a picture."""
    assert check_written(
        "![A](photograph.webp)", '<a href="photograph.webp"><img src="photograph.webp" alt="A"></a>'
    ) == ['docs/pain/index.md:1: link to "photograph.webp" leads nowhere: there is no such page or file.']


def test_a_right_link_is_not_blamed_for_a_wrong_one_to_the_same_page(check_written: Any) -> None:
    assert check_written("[x](../ageing/blur.md)", '<a href="../ageing/blur/">x</a><a href="../ageing/blur">x</a>') == [
        (
            'site/pain/index.html:2: link to "../ageing/blur" needs a slash at its end ("blur/"): '
            "without it every reader takes a detour."
        )
    ]


def test_an_id_is_told_where_it_was_given_again(check_written: Any) -> None:
    html = '<h2 id="why">x</h2><h2 id="why">y</h2>'

    assert check_written("## x {#why}\n\n## y {#why}\n", html) == [
        'docs/pain/index.md:3: id "why" stands 2 times on this page: give each its own.'
    ]


def test_a_tag_that_cannot_be_read_is_found(check_written: Any) -> None:
    html = '<img srcset="a b" alt="">'

    assert check_written(f"\n\n{html}", html) == [
        'docs/pain/index.md:3: srcset "a b" cannot be read: write "small.webp 320w, large.webp 640w".'
    ]


def test_a_page_nobody_can_reach_is_told_by_its_source(check: Check, tmp_path: Path) -> None:
    write_files(tmp_path / "docs", {"index.md": "", "a.md": "", "b.jpg": "x"})
    origins = Origins(tmp_path / "docs", "docs", {"index.html": "index.md", "a/index.html": "a.md"})

    assert check({"index.html": page("x"), "a/index.html": page("x"), "b.jpg": "x"}, origins=origins) == [
        "docs/a.md: No link leads to this page from the home page: add one, or remove the page.",
        "docs/b.jpg: Nothing uses this file: link to it, or remove it.",
    ]


def test_an_address_from_data_is_told_where_the_data_stand(check_written: Any) -> None:
    data = {
        "_data/sources.yml": "sources:\n  - key: a\n    url: https://a.example/x y\n  - key: b\n    doi: 10.1/<b>\n"
    }
    html = '<a href="https://doi.org/10.1/&lt;b&gt;">x</a>'

    assert check_written("[@b]", html, data=data) == [
        (
            'docs/_data/sources.yml:5: link to "10.1/<b>" is not written as browsers send it: '
            'the end should be "https://doi.org/10.1/%3Cb%3E".'
        )
    ]


def test_a_short_address_is_told_where_its_target_stands(check: Check, tmp_path: Path) -> None:
    write_files(
        tmp_path / "docs", {"_data/links.yml": "links:\n  - short: /q/a/\n    target: ageing/blur.md#smaller\n"}
    )
    head = (
        '<meta http-equiv="refresh" content="0; url=../../ageing/blur/#smaller"><meta name="robots" content="noindex">'
    )
    built = {
        "index.html": page('<a href="ageing/blur/">x</a>'),
        "ageing/blur/index.html": BLUR,
        "q/a/index.html": page('<a href="../../ageing/blur/#smaller">Blur</a>', head=head),
        "_redirects": "/q/a/ /ageing/blur/#smaller 302\n/q/a /ageing/blur/#smaller 302\n",
    }
    origins = Origins(tmp_path / "docs", "docs", SOURCES, data=("_data/links.yml",))

    assert check(built, origins=origins) == [
        'docs/_data/links.yml:3: redirect to "ageing/blur.md#smaller" has no such heading. Did you mean "#small"?'
    ]


def build_many(pages: int, header: str) -> dict[str, str]:
    """A home page and `pages - 1` others at two depths, all with the same header."""
    names = [f"a/{number:02}/" if number % 2 else f"{number:02}/" for number in range(1, pages)]
    links = " ".join(f'<a href="{name}">x</a>' for name in names)
    site = {"index.html": page(header.format(up="") + links)}
    return site | {f"{name}index.html": page(header.format(up="../" * name.count("/"))) for name in names}


def test_a_fault_in_a_template_is_told_once(check: Check) -> None:
    assert check(build_many(45, '<a href="{up}gone/">x</a>')) == [
        'site/index.html:2: link to "gone/" leads nowhere: there is no such page or file. (and on 44 more pages)'
    ]


def test_every_fault_of_a_template_is_told(check: Check) -> None:
    header = '<a href="{up}gone/">x</a>\n<a href="{up}./">\n</a>\n<a href="#menu">x</a>'

    assert check(build_many(5, header)) == [
        'site/index.html:2: link to "gone/" leads nowhere: there is no such page or file. (and on 4 more pages)',
        (
            'site/index.html:3: link to "./" has no text: write what it leads to, or give its picture an alt text. '
            "(and on 4 more pages)"
        ),
        'site/index.html:5: link to "#menu" has no such heading. (and on 4 more pages)',
    ]


def test_a_fault_on_few_pages_is_told_on_each(check: Check) -> None:
    assert check(build_many(3, '<a href="{up}gone/">x</a>')) == [
        'site/02/index.html:2: link to "../gone/" leads nowhere: there is no such page or file.',
        'site/a/01/index.html:2: link to "../../gone/" leads nowhere: there is no such page or file.',
        'site/index.html:2: link to "gone/" leads nowhere: there is no such page or file.',
    ]


def test_pages_nobody_can_reach_are_told_one_by_one(check: Check) -> None:
    lost = {f"{name}/index.html": page("x") for name in "abcde"}

    assert check("x", lost) == [
        f"site/{name}/index.html: No link leads to this page from the home page: add one, or remove the page."
        for name in "abcde"
    ]
