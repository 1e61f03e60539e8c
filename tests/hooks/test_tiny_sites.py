"""The hooks at work in tiny sites: what readers get, and what whoever made a mistake is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tiny_site import build_site, page

if TYPE_CHECKING:
    from pathlib import Path

CITING = "Lines grow [@LINE-1]. Artists agree [@LINE-2].\n\n## How much? {#much}\n\n[More](more.md).\n"
PAGES = {
    "index.md": page("Home", "[A](a.md) and [staff](staff/index.md)."),
    "a.md": page("Lines", CITING),
    "more.md": page("More", "[Back](a.md#much)."),
    "about/sources.md": page("Sources", "<!-- table: sources -->"),
    "staff/index.md": page("Staff", "<!-- table: staff -->", robots="noindex"),
    # What the frame of every page links to.
    "about/mistakes.md": page("Mistakes", "Tell us."),
    "studio/index.md": page("Studio", "Ours."),
}
LINKS = """\
moments:
  - {key: first, title: First, when: Before}
links:
  - short: /q/grow/
    target: a.md#much
    given_out: 2026-01-01
    moment: first
    asked: "Will it grow?"
    say: ["Yes.", "By 0.4 mm.", "Artists agree."]
    ask_back: "What would you tell a friend?"
"""


def test_a_site_without_fault_is_built_without_a_word(tmp_path: Path) -> None:
    built = build_site(tmp_path, PAGES, data={"links.yml": LINKS, "published.txt": "/q/grow/ 2026-01-01\n"})
    assert built.warnings == []


def test_a_reader_sees_the_strength_beside_the_claim_and_the_source_at_the_foot(tmp_path: Path) -> None:
    html = build_site(tmp_path, PAGES).html("a")
    assert re.search(r'Lines grow<sup class="marks">.*?measured.*?1</a></sup>\. Artists', html, re.DOTALL)
    notes = html[html.index('<section class="notes"') :]
    assert "Lines in skin" in notes
    assert '<a href="../about/sources/">All sources</a>' in notes


def test_the_page_of_sources_names_the_pages_that_use_each(tmp_path: Path) -> None:
    html = build_site(tmp_path, PAGES).html("about/sources")
    assert re.search(r'id="smith2020".*?Used on: <a href="../../a/">Lines</a>', html, re.DOTALL)


def test_a_short_address_leads_on_without_script(tmp_path: Path) -> None:
    built = build_site(tmp_path, PAGES, data={"links.yml": LINKS}, site_url="https://site.example/sub/")
    html = built.html("q/grow")
    assert '<meta http-equiv="refresh" content="0; url=../../a/#much">' in html
    assert '<link rel="canonical" href="https://site.example/sub/a/">' in html
    assert "<script" not in html
    assert "/sub/q/grow/ /sub/a/#much 302\n" in (built.folder / "_redirects").read_text(encoding="utf-8")


def test_staff_see_what_to_say_and_what_to_hand_out(tmp_path: Path) -> None:
    html = build_site(tmp_path, PAGES, data={"links.yml": LINKS}, site_url="https://site.example/").html("staff")
    listing = re.sub(r"<[^>]+>|\n", "", html[html.index('<section class="moment"') : html.index("</section>")])
    assert "“Will it grow?”Yes.By 0.4\u00a0mm.Artists agree." in listing
    assert "https://site.example/q/grow/ Copy /q/grow/ Print the handout" in listing
    assert " leads to Lines" in listing


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Lines grow [@LINE-9].\n\n[x](more.md)", 'docs/a.md:8: "[@LINE-9]" is neither a claim nor a source.'),
        ("By 0.5 mm [@LINE-1].\n\n[x](more.md)", 'docs/a.md:8: "0.5 mm" is not among the numbers of LINE-1.'),
        ("## Why?\n\n[x](more.md)", 'docs/a.md:8: the heading "Why?" has no id of its own.'),
        ("<!-- table: nails -->\n\n[x](more.md)", 'docs/a.md:8: there is no table "nails".'),
        ("[x](mroe.md)\n\n[y](more.md)", 'docs/a.md:8: link to "mroe.md" leads nowhere'),
        ("\n\n[x](more.md#mcuh)", 'docs/a.md:10: link to "more.md#mcuh" has no such heading'),
        ("[x](https://else.example/)\n[y](more.md)", "docs/a.md:8: "),
    ],
)
def test_a_mistake_on_a_page_is_told_with_its_line(tmp_path: Path, body: str, expected: str) -> None:
    cited = {"b.md": page("Cites", "All [@LINE-3]. [Back](index.md).")}
    site = PAGES | cited | {"a.md": page("Lines", body), "more.md": page("More", "## M {#much}\n\n[b](b.md)")}
    warnings = build_site(tmp_path, site).warnings
    assert len(warnings) == 1, warnings
    assert warnings[0].startswith(expected)


def test_all_mistakes_come_in_one_run(tmp_path: Path) -> None:
    site = PAGES | {"a.md": page("Lines", "Grows 9 mm [@LINE-1].\n\n## Why?\n\n[x](no.md) [@NO-1]")}
    warnings = build_site(tmp_path, site, data={"links.yml": LINKS.replace("a.md", "b.md")}).warnings
    told = [warning.split(":")[0] for warning in warnings]
    assert told.count("docs/a.md") == 4
    assert "docs/_data/links.yml" in told
    assert "docs/_data/sources.yml" in told


def test_a_broken_data_file_leaves_a_site_to_look_at(tmp_path: Path) -> None:
    """Under `serve` the writer mends the file while looking at the page."""
    built = build_site(tmp_path, PAGES, data={"claims.yml": "claims:\n  - id: LINE-1\n    grade: A\n"})
    assert "Artists agree" in built.html("a")
    assert any(line.startswith("docs/_data/claims.yml:2: ") for line in built.warnings)


def test_a_page_s_words_cannot_break_its_head(tmp_path: Path) -> None:
    site = PAGES | {"more.md": page("'A <b> & \"c\"'", "[Back](a.md#much).", number=7)}
    html = build_site(tmp_path, site).html("more")
    assert "<h1>A &lt;b&gt; &amp; “c”</h1>" in html


def test_nothing_survives_from_one_build_to_the_next(tmp_path: Path) -> None:
    """MkDocs keeps hook modules loaded while it serves."""
    assert build_site(tmp_path, PAGES | {"a.md": page("Lines", "[@NO-1] [x](more.md)")}).warnings != []
    assert build_site(tmp_path, PAGES).warnings == []
