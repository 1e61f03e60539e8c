"""Every way an address can be wrong: one line each, in plain words, with what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from check.sites import page

from sitekit.check import load_hosts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Check = Callable[..., list[str]]

HOSTS = """\
hosts:
  - {host: doi.org, https: yes, last_worked: never}
  - {host: old.example, https: no, last_worked: 2026-01-01}
"""

PAGES = {"pain/index.html": page('<h2 id="small">x</h2>'), "pain/Photo.jpg": "x", "a b.html": page("x")}
ALL = '<a href="pain/">x</a> <a href="pain/Photo.jpg">x</a> <a href="a%20b.html">x</a>'


def link(address: str) -> str:
    """A home page whose line 3 links to `address`, and which uses all other files properly."""
    return f'{ALL}\n<a href="{address}">x</a>'


@pytest.mark.parametrize(
    ("address", "says"),
    [
        pytest.param(
            "pian/",
            'link to "pian/" leads nowhere: there is no such page or file. Did you mean "pain/"?',
            id="link-missing",
        ),
        pytest.param(
            "/pian/",
            'link to "/pian/" leads nowhere: there is no such page or file. Did you mean "/pain/"?',
            id="link-missing-from-the-root",
        ),
        pytest.param(
            "pain/#smaller", 'link to "pain/#smaller" has no such heading. Did you mean "#small"?', id="link-no-heading"
        ),
        pytest.param("#smaller", 'link to "#smaller" has no such heading.', id="link-no-heading-on-its-own-page"),
        pytest.param(
            "PAIN/",
            'link to "PAIN/" works on macOS and Windows but not on Linux: the file is called "pain/".',
            id="link-case",
        ),
        pytest.param(
            "pain/photo.jpg",
            'link to "pain/photo.jpg" works on macOS and Windows but not on Linux: '
            'the file is called "pain/Photo.jpg".',
            id="link-case-of-a-file",
        ),
        pytest.param(
            "pain",
            'link to "pain" needs a slash at its end ("pain/"): without it every reader takes a detour.',
            id="link-slash-missing",
        ),
        pytest.param(
            "pain/Photo.jpg/",
            'link to "pain/Photo.jpg/" has a slash after a file: end it with "Photo.jpg".',
            id="link-slash-extra",
        ),
        pytest.param(
            "a b.html",
            'link to "a b.html" is not written as browsers send it: the end should be "a%20b.html".',
            id="link-encoding-space",
        ),
        pytest.param(
            "%70ain/",
            'link to "%70ain/" is not written as browsers send it: the end should be "pain/".',
            id="link-encoding-needless",
        ),
        pytest.param(
            "pain//",
            'link to "pain//" is not written as browsers send it: the end should be "pain/".',
            id="link-encoding-two-slashes",
        ),
        pytest.param(
            "pain\\",
            'link to "pain\\" is not written as browsers send it: the end should be "pain/".',
            id="link-encoding-backslash",
        ),
        pytest.param(
            "../pain/", 'link to "../pain/" climbs out of the site: it has a "../" too many.', id="link-outside"
        ),
        pytest.param(
            "pain/../../",
            'link to "pain/../../" climbs out of the site: it has a "../" too many.',
            id="link-outside-by-a-detour",
        ),
        pytest.param("", 'link to "" is empty: write where it leads.', id="link-empty"),
        pytest.param("pain/?", 'link to "pain/?" has a "?" with nothing after it: take it away.', id="link-query"),
        pytest.param(
            "pain/?page=2&utm_source=x",
            'link to "pain/?page=2&utm_source=x" carries tracking parameters: the end should be "?page=2".',
            id="link-tracking",
        ),
        pytest.param(
            "javascript:go()",
            'link to "javascript:go()" runs a script: use a button for that, and a real address for a link.',
            id="link-script",
        ),
        pytest.param(
            "htps://doi.org/1",
            'link to "htps://doi.org/1" begins with "htps:", which readers cannot open: write "https:" or a path.',
            id="link-scheme",
        ),
        pytest.param(
            "mailto:me@example",
            'link to "mailto:me@example" is not a mail address: write "mailto:name@example.org", '
            'with "?subject=Two%20words" if need be.',
            id="link-mailto",
        ),
        pytest.param(
            "mailto:me@example.org?subject=Two words",
            'link to "mailto:me@example.org?subject=Two words" is not a mail address: '
            'write "mailto:name@example.org", with "?subject=Two%20words" if need be.',
            id="link-mailto-subject",
        ),
        pytest.param(
            "tel:212 555 0123",
            'link to "tel:212 555 0123" is not a telephone number: write it with its country and without spaces, '
            'as in "tel:+12125550123".',
            id="link-tel",
        ),
        pytest.param(
            "//doi.org/1",
            'link to "//doi.org/1" leaves out how to get there: write "https://doi.org/1".',
            id="external-form-no-scheme",
        ),
        pytest.param(
            "https://doi.org:x/",
            'link to "https://doi.org:x/" is not a whole address: write it as the browser shows it.',
            id="external-form",
        ),
        pytest.param(
            "http://localhost:8000/",
            'link to "http://localhost:8000/" names no host a reader could reach ("localhost").',
            id="external-form-own-machine",
        ),
        pytest.param(
            "https://me:secret@doi.org/1",
            'link to "https://me:secret@doi.org/1" has a name or a password in it: take out all before the "@".',
            id="external-credentials",
        ),
        pytest.param(
            "https://doi.org/1?fbclid=2&amp;a=1#b",
            'link to "https://doi.org/1?fbclid=2&a=1#b" carries tracking parameters: '
            'the end should be "https://doi.org/1?a=1#b".',
            id="link-tracking-elsewhere",
        ),
        pytest.param(
            "https://doi.org/10.1/<a>",
            'link to "https://doi.org/10.1/<a>" is not written as browsers send it: '
            'the end should be "https://doi.org/10.1/%3Ca%3E".',
            id="link-encoding-elsewhere",
        ),
        pytest.param(
            "http://doi.org/1",
            'link to "http://doi.org/1" leads to a host that offers "https": write that.',
            id="external-http",
        ),
        pytest.param(
            "https://new.example/1",
            'link to "https://new.example/1" leads to a host that is not listed. If it is a good one, add this line to '
            "docs/_data/hosts.yml: - {host: new.example, https: yes, last_worked: never}",
            id="external-host-unlisted",
        ),
        pytest.param(
            "http://new.example/1",
            'link to "http://new.example/1" leads to a host that is not listed. If it is a good one, add this line to '
            "docs/_data/hosts.yml: - {host: new.example, https: unknown, last_worked: never}",
            id="external-host-unlisted-http",
        ),
    ],
)
def test_a_wrong_address_is_told(check: Check, tmp_path: Path, address: str, says: str) -> None:
    (tmp_path / "hosts.yml").write_text(HOSTS, encoding="utf-8")
    hosts, _ = load_hosts(tmp_path / "hosts.yml", shown_as="docs/_data/hosts.yml")

    assert check(link(address), PAGES, hosts=hosts) == [f"site/index.html:3: {says}"]


@pytest.mark.parametrize(
    "address",
    [
        "pain/",
        "./pain/",
        "pain/../pain/",
        "pain/.",
        "pain/?page=2",
        "/pain/#small",
        "#",
        "#top",
        "pain/#:~:text=small",
        "pain/Photo.jpg#t=1",
        "https://doi.org/10.1000/182",
        "https://DOI.org/10.1000/182",
        "http://old.example/",
        "mailto:me@example.org,you@example.org?subject=Two%20words&body=x",
        "mailto:?subject=x",
        "tel:+1-212-555-0123",
        "tel:311",
        "sms:+12125550123?body=x",
    ],
)
def test_a_right_address_is_left_alone(check: Check, tmp_path: Path, address: str) -> None:
    (tmp_path / "hosts.yml").write_text(HOSTS, encoding="utf-8")
    hosts, _ = load_hosts(tmp_path / "hosts.yml")

    assert check(link(address), PAGES, hosts=hosts) == []


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("100%.html", 'has "%.h" in it, which stands for nothing: write "%25" for a "%".'),
        ("a%E4.html", "is not encoded as UTF-8: type the letters themselves."),
    ],
)
def test_a_wrong_encoding_leads_nowhere_and_is_told_why(check: Check, address: str, says: str) -> None:
    assert check(f'<a href="{address}">x</a>') == [
        f'site/index.html:2: link to "{address}" {says}',
        f'site/index.html:2: link to "{address}" leads nowhere: there is no such page or file.',
    ]


def test_letters_of_any_script_may_stand_raw_or_encoded(check: Check) -> None:
    body = '<a href="süß/#größe">x</a><a href="s%C3%BC%C3%9F/#gr%C3%B6%C3%9Fe">x</a>'

    assert check(body, {"süß/index.html": page('<h2 id="größe">x</h2>')}) == []


def test_any_host_will_do_without_a_list(check: Check) -> None:
    assert check('<a href="http://new.example/">x</a>') == []


def test_the_site_knows_its_own_address_from_its_home_page(check: Check) -> None:
    body = '<link rel="canonical" href="https://example.org/"><a href="https://example.org/gone/">x</a>'

    assert check(body) == [
        'site/index.html:2: link to "https://example.org/gone/" leads nowhere: there is no such page or file.'
    ]


def test_the_site_links_to_itself_by_https(check: Check) -> None:
    body = '<a href="http://example.org/">x</a>'

    assert check(body, base_url="https://example.org/") == [
        'site/index.html:2: link to "http://example.org/" leads to this site itself: write "https".'
    ]


def test_a_site_below_a_path_stays_below_it(check: Check) -> None:
    body = '<a href="/micro/">x</a>\n<a href="https://example.org/micro/">x</a>\n<a href="/other/">x</a>'

    assert check(body, base_url="https://example.org/micro/") == [
        (
            'site/index.html:4: link to "/other/" leaves the site, which lives under "/micro/": '
            "begin with that, or write a relative address."
        )
    ]


@pytest.mark.parametrize("body", ['<meta property="og:image" content="a.png">', '<link rel="canonical" href="a.png">'])
def test_programs_elsewhere_need_a_whole_address(check: Check, body: str) -> None:
    (line,) = check(body, {"a.png": "x"})

    assert line.startswith("site/index.html:2: ")
    assert line.endswith(' "a.png" has to be a whole address that begins with "https://".')


def test_an_id_of_a_drawing_is_no_heading(check: Check) -> None:
    body = '<svg><path id="a" fill="url(#b)"/><use href="c.svg#d"/></svg>'

    assert check(body, {"c.svg": '<svg><path id="a"/></svg>'}) == [
        'site/index.html:2: address in style "#b" has no such id.',
        'site/index.html:2: href address "c.svg#d" has no such id.',
    ]


def test_names_in_json_need_no_heading(check: Check) -> None:
    body = '<script type="application/ld+json">{"@id": "https://example.org/#studio"}</script>'

    assert check(body, base_url="https://example.org/") == []


def test_an_old_name_counts_as_a_heading(check: Check) -> None:
    assert check('<a name="old"></a><a href="#old">x</a>') == []


def test_base_moves_where_addresses_start(check: Check) -> None:
    files = {
        "index.html": page('<a href="a/b/">x</a>'),
        "a/b/index.html": page('<a href="a/c.html">x</a><a href="gone.html">x</a>', head='<base href="../../">'),
        "a/c.html": page("x"),
    }

    assert check(files) == ['site/a/b/index.html:2: link to "gone.html" leads nowhere: there is no such page or file.']


def test_base_may_not_name_another_site(check: Check) -> None:
    assert check({"index.html": page('<a href="a/">x</a>', head='<base href="https://elsewhere.example/">')}) == [
        "site/index.html:1: <base> makes every address on this page lead to another site: remove it."
    ]


def test_the_page_for_lost_readers_has_no_relative_addresses(check: Check) -> None:
    lost = page('<a href="index.html">x</a>\n<a href="/">x</a>')

    assert check("x", {"404.html": lost}) == [
        'site/404.html:2: link to "index.html" is relative, but this page is shown at any address: start it with "/".'
    ]


def test_a_redirect_to_a_redirect_is_told(check: Check) -> None:
    def onward(address: str) -> str:
        return page(
            "x", head=f'<meta http-equiv="refresh" content="0; url={address}"><meta name="robots" content="noindex">'
        )

    files = {"q/a/index.html": onward("../b/"), "q/b/index.html": onward("../../"), "q/c/index.html": onward("../c/")}

    assert check("x", files | {"_redirects": "/q/d/ /q/a/ 302"}) == [
        'site/_redirects:1: redirect to "/q/a/" leads to another redirect: lead straight to "index.html".',
        'site/q/a/index.html:1: redirect to "../b/" leads to another redirect: lead straight to "index.html".',
        'site/q/c/index.html:1: redirect to "../c/" leads back to itself: name the page the reader should see.',
    ]
