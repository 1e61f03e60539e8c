"""Handouts in a tiny site: what a client gets, and how staff find it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tiny_site import Built, build_site, page

if TYPE_CHECKING:
    from pathlib import Path

LINES = """\
!!! answer "In short"
    Yes: lines grow [@LINE-1].

## How much? {#much}

By 0.4 mm [@LINE-1], and artists plan for it [@LINE-2]. [More of it](more.md).

!!! ask "Ask the artist"
    - How wide is the "gap"?
"""
PAGES = {
    "index.md": page("Home", "[A](a.md) and [staff](staff/index.md)."),
    "a.md": page("Lines", LINES),
    "more.md": page("More", "[Back](a.md#much)."),
    "about/sources.md": page("Sources", "<!-- table: sources -->"),
    "staff/index.md": page("Staff", "<!-- table: staff -->", robots="noindex"),
    "about/mistakes.md": page("Mistakes", "Tell us."),
    "studio/index.md": page("Studio", "Ours."),
}
LINKS = """\
moments:
  - {key: first, title: First worries, when: Before}
links:
  - short: /q/grow/
    target: a.md
    given_out: 2026-01-01
    moment: first
    asked: "Don't lines grow?"
    say: ["They do.", "By 0.4 mm.", "Leave room."]
  - short: /c/how-much/
    target: a.md#much
    given_out: 2026-01-01
    moment: first
    asked: "How much do they grow?"
    say: ["A little.", "By 0.4 mm.", "Artists agree."]
"""
PUBLISHED = "/c/how-much/ 2026-01-01\n/q/grow/ 2026-01-01\n"


def build(root: Path, **settings: str) -> Built:
    settings = {"site_url": "https://site.example/sub/"} | settings
    return build_site(root, PAGES, data={"links.yml": LINKS, "published.txt": PUBLISHED}, **settings)


def words(html: str) -> str:
    """Return what is read on the first of the two sheets."""
    sheet = html[html.index('<article class="sheet">') : html.index("</article>")]
    return " ".join(re.sub(r"<[^>]+>", " ", sheet).split())


def test_a_handout_says_question_answer_points_what_to_ask_and_the_address(tmp_path: Path) -> None:
    built = build(tmp_path)
    said = words(built.html("handout/grow"))
    assert built.warnings == []
    assert said.startswith("Micro-Realism First worries mm Don’t lines grow? Yes: lines grow (measured) .")
    assert "Three points They do. By 0.4 mm. Leave room." in said
    assert "Ask the artist How wide is the “gap”?" in said
    assert "site.example/sub /q/grow/" in said
    assert "Inked NYC · checked 1 January 2026" in said
    assert "no medical advice" in said


def test_an_address_of_a_heading_takes_its_section(tmp_path: Path) -> None:
    said = words(build(tmp_path).html("handout/how-much"))
    assert "By 0.4 mm (measured) , and artists plan for it (artists say) . Ask the artist" in said
    assert "Yes: lines grow" not in said


def test_the_code_says_the_short_address(tmp_path: Path) -> None:
    html = build(tmp_path).html("handout/grow")
    assert html.count('aria-label="QR code: https://site.example/sub/q/grow/"') == 2, "one on each sheet"


def test_without_an_address_of_its_own_the_site_has_no_code_to_scan(tmp_path: Path) -> None:
    built = build(tmp_path, site_url="")
    assert built.warnings == []
    assert "QR code" not in built.html("handout/grow")
    assert '<meta name="robots" content="noindex">' in built.html("handout/grow"), "nor a page to name instead"
    assert "/q/grow/" in words(built.html("handout/grow"))


def test_the_second_sheet_is_there_for_paper_alone(tmp_path: Path) -> None:
    html = build(tmp_path).html("handout/grow")
    first, second = re.findall(r'<article class="sheet"( hidden)?>', html)
    assert (first, second) == ("", " hidden")


def test_a_handout_says_what_it_answers_and_which_page_it_is_made_from(tmp_path: Path) -> None:
    built = build(tmp_path)
    grow = built.html("handout/grow")
    assert '<meta name="description" content="Don’t lines grow? They do.">' in grow
    for html in (grow, built.html("handout/how-much")):
        assert '<link rel="canonical" href="https://site.example/sub/a/">' in html
        assert "noindex" not in html, "a search engine that may not read a page cannot follow it to the whole answer"


def test_a_handout_wears_hashed_styles_and_fetches_its_fonts_at_once(tmp_path: Path) -> None:
    html = build(tmp_path).html("handout/grow")
    assert re.findall(r'stylesheet" href="\.\./\.\./assets/(\w+)\.\w{10}\.css"', html) == ["site", "handout"]
    assert html.count('rel="preload"') > 0


def test_sitemap_and_search_leave_handouts_alone(tmp_path: Path) -> None:
    built = build(tmp_path)
    assert "handout" not in (built.folder / "sitemap.xml").read_text(encoding="utf-8")
    (index,) = (built.folder / "assets").glob("search*.json")
    assert "handout" not in index.read_text(encoding="utf-8")


def test_staff_find_each_handout_beside_its_address(tmp_path: Path) -> None:
    html = build(tmp_path).html("staff")
    link = 'href="../handout/{}/">Print<span class="visually-hidden"> the handout “{}”</span></a>'
    assert link.format("grow", "Don’t lines grow?") in html
    assert link.format("how-much", "How much do they grow?") in html


def test_a_page_says_its_short_address_and_the_day_at_the_foot_of_its_print(tmp_path: Path) -> None:
    built = build(tmp_path)
    assert 'data-foot="site.example/sub/q/grow/ · checked 1 January 2026"' in built.html("a")
    assert 'data-foot="site.example/sub/more/ · checked 1 January 2026"' in built.html("more")
    assert "<b>site.example/sub/q/grow/</b> <span>site.example/sub/a/</span>" in built.html("a")


def test_an_address_that_leads_nowhere_has_no_handout(tmp_path: Path) -> None:
    built = build_site(tmp_path, PAGES, data={"links.yml": LINKS.replace("a.md#", "b.md#"), "published.txt": PUBLISHED})
    assert not (built.folder / "handout/how-much").exists()
    assert (built.folder / "handout/grow").exists()
