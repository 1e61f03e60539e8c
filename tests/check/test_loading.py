"""A page may lead to other sites, but whatever a browser fetches by itself has to be here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from check.sites import page

from sitekit.check import load_hosts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Check = Callable[..., list[str]]

LOADS = (
    "makes readers' browsers ask another site for this. Keep the file here: "
    "add a copy to this site and name that, or write a plain link."
)
LISTED = "https://doi.org/x"


@pytest.fixture
def check_listed(check: Check, tmp_path: Path) -> Check:
    """Check a site whose list of hosts has doi.org on it."""
    (tmp_path / "hosts.yml").write_text("hosts:\n  - {host: doi.org, https: yes, last_worked: never}\n", "utf-8")
    hosts, _ = load_hosts(tmp_path / "hosts.yml", shown_as="docs/_data/hosts.yml")
    return lambda *arguments, **options: check(*arguments, hosts=hosts, **options)


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("<script src={}></script>", "script"),
        ("<script type=module>import '{}'</script>", "import of"),
        ("<script type=module>const a = await import('{}')</script>", "import of"),
        ('<script type=importmap>{{"imports": {{"a": "{}"}}}}</script>', "data a"),
        ("<img src={} alt=''>", "picture"),
        ("<img srcset='{} 2x' alt=''>", "picture"),
        ("<picture><source srcset='{}'></picture>", "picture"),
        ("<video poster={}></video>", "poster address"),
        ("<video><source src={}></video>", "src address"),
        ("<video><track src={}></video>", "src address"),
        ("<audio src={}></audio>", "src address"),
        ("<iframe src={}></iframe>", "frame"),
        ("<embed src={}>", "src address"),
        ("<object data={}></object>", "object"),
        ("<input type=image src={}>", "src address"),
        ("<table background={}></table>", "background address"),
        ("<link rel=stylesheet href={}>", "stylesheet"),
        ("<link rel='alternate stylesheet' href={}>", "stylesheet"),
        ("<link rel='shortcut icon' href={}>", "linked file"),
        ("<link rel=apple-touch-icon href={}>", "linked file"),
        ("<link rel=manifest href={}>", "linked file"),
        ("<link rel=preload as=font href={}>", "linked file"),
        ("<link rel=modulepreload href={}>", "linked file"),
        ("<link rel=prefetch href={}>", "linked file"),
        ("<link rel=preconnect href={}>", "linked file"),
        ("<link rel=dns-prefetch href={}>", "linked file"),
        ("<style>@font-face {{ src: url({}) }}</style>", "address in style"),
        ("<style>@import '{}';</style>", "address in style"),
        ("<p style='background: url({})'>x</p>", "address in style"),
        ("<svg><image href={} /></svg>", "picture"),
        ("<svg><use xlink:href={} /></svg>", "xlink:href address"),
    ],
)
def test_what_a_browser_fetches_from_a_listed_host_is_told(check_listed: Check, body: str, subject: str) -> None:
    assert check_listed(body.format(LISTED)) == [f'site/index.html:2: {subject} "{LISTED}" {LOADS}']


@pytest.mark.parametrize("address", ["https://new.example/x.js", "http://doi.org/x.js", "//doi.org/x.js", "HTTPS:x"])
def test_any_other_site_is_one_too_many(check_listed: Check, address: str) -> None:
    assert check_listed(f"<script src={address}></script>") == [f'site/index.html:2: script "{address}" {LOADS}']


def test_it_is_told_without_a_list_of_hosts(check: Check) -> None:
    assert check("<script src=https://doi.org/x></script>") == [f'site/index.html:2: script "{LISTED}" {LOADS}']


@pytest.mark.parametrize(
    ("name", "text", "subject"),
    [
        ("a.css", "@font-face { src: url(https://doi.org/x) }", "address"),
        ("a.mjs", 'import { a } from "https://doi.org/x";', "import of"),
        ("a.webmanifest", '{"icons": [{"src": "https://doi.org/x"}]}', "manifest src"),
        ("a.svg", '<svg><image href="https://doi.org/x"/></svg>', "picture"),
    ],
)
def test_files_that_pages_use_are_looked_at_too(check_listed: Check, name: str, text: str, subject: str) -> None:
    assert check_listed(f'<a href="{name}">x</a>', {name: text}) == [f'site/{name}:1: {subject} "{LISTED}" {LOADS}']


@pytest.mark.parametrize(
    "body",
    [
        "<a href={}>x</a>",
        "<svg><a xlink:href={}><text>x</text></a></svg>",
        "<map><area href={} alt=x></map>",
        "<form action={}><button formaction={}>x</button></form>",
        "<blockquote cite={}>x</blockquote>",
        "<link rel=canonical href={}>",
        "<link rel='alternate me' href={}>",
        "<link rel=license href={}>",
        "<meta http-equiv=refresh content='0; url={}'>",
        "<meta property=og:image content={}>",
        '<script type=application/ld+json>{{"url": "{}"}}</script>',
    ],
)
def test_what_leads_to_a_listed_host_is_left_alone(check_listed: Check, body: str) -> None:
    assert check_listed(body.format(*[LISTED] * 2), base_url="https://example.org/") == []


def test_the_same_address_may_be_linked_to_but_not_loaded(check_listed: Check) -> None:
    assert check_listed(f"<a href={LISTED}>x</a>\n<img src={LISTED} alt=''>") == [
        f'site/index.html:3: picture "{LISTED}" {LOADS}'
    ]


def test_the_whole_address_of_the_site_itself_loads_nothing_elsewhere(check_listed: Check) -> None:
    body = "<script src=https://example.org/a.js></script>\n<script src=//example.org/a.js></script>"

    assert check_listed({"index.html": page(body)}, {"a.js": ""}, base_url="https://example.org/") == [
        'site/index.html:3: script "//example.org/a.js" leaves out how to get there: write "https://example.org/a.js".'
    ]
