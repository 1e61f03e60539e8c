"""The real site as a whole."""

from __future__ import annotations

import filecmp
import re
from pathlib import Path

import pytest
import yaml
from conftest import build_real_site
from samples import ROOT

from sitekit.assets import GROUPS, LATER
from sitekit.pages.words import measure, tabulate

DOCS = ROOT / "docs"

CHAPTERS = [
    "index",
    "basics/index",
    "basics/hard",
    "basics/how-it-is-made",
    "basics/skin",
    "basics/history",
    "basics/why-now",
    "compare/index",
    "compare/fine-line",
    "compare/see",
    "compare/larger-realism",
    "compare/other-small-styles",
    "pain/index",
    "pain/evidence",
    "pain/placement",
    "pain/prepare",
    "pain/numbing",
    "pain/in-the-chair",
    "ageing/index",
    "ageing/why-ink-spreads",
    "ageing/measured",
    "ageing/preview",
    "ageing/model",
    "ageing/artists",
    "ageing/blowout",
    "ageing/fading",
    "ageing/what-helps",
    "ageing/unknown",
    "design/index",
    "design/size",
    "design/subjects",
    "design/portraits",
    "design/placement",
    "design/skin-tone",
    "design/colour",
    "design/references",
    "design/simplify",
    "design/detail-budget",
    "design/true-size",
    "design/sheet",
    "care/index",
    "care/normal",
    "care/doctor",
    "care/contested",
    "care/for-life",
    "decide/index",
    "decide/artist",
    "decide/consultation",
    "decide/money",
    "decide/health",
    "decide/law",
    "decide/regret",
    "studio/index",
    "gallery/index",
    "gallery/pieces/index",
    "gallery/closer/index",
    "gallery/sizes/index",
    "gallery/fresh-and-healed/index",
    "gallery/years/index",
    "gallery/series/index",
    "gallery/skin-tones/index",
    "gallery/styles/index",
    "about/index",
    "about/sources",
    "about/ageing-model",
    "about/unknown",
    "about/disagreements",
    "about/privacy",
    "about/accessibility",
    "about/mistakes",
    "about/style",
]
UNWRITTEN = ["gallery/fine-line", "gallery/simplify", "a-z"]
"""Pages the build makes that are not of a piece or a filter."""


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_is_published_with_its_facts(real_site: Path, chapter: str) -> None:
    folder = chapter.removesuffix("index").rstrip("/")
    html = (real_site / folder / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<meta name="description" content=".{70,}">', html)
    assert len(re.findall(r"<time datetime=", html)) == 2
    assert len(re.findall(r"<h1[ >]", html)) == 1
    home = (real_site / "index.html").read_text(encoding="utf-8")
    chapter_folder = chapter.split("/", maxsplit=1)[0]
    assert chapter == "index" or f'href="{chapter_folder}/"' in home


def test_every_page_is_one_a_child_of_twelve_can_read() -> None:
    readings = [measure(file) for file in sorted(DOCS.rglob("*.md"))]
    print("\n" + tabulate(readings))
    assert [str(reading.file) for reading in readings if not reading.in_bounds] == []


def test_two_builds_are_the_same_to_the_byte(real_site: Path, tmp_path: Path) -> None:
    build_real_site(tmp_path / "again")
    assert files_below(tmp_path / "again") == files_below(real_site)
    different = [f for f in files_below(real_site) if not filecmp.cmp(real_site / f, tmp_path / "again" / f, False)]
    assert different == []


def test_the_other_runner_gives_the_same_pages(real_site: Path, tmp_path: Path) -> None:
    """The canary for the end of MkDocs."""
    build_real_site(tmp_path / "proper", runner=("-m", "properdocs"))
    assert files_below(tmp_path / "proper") == files_below(real_site)
    pages = [f for f in files_below(real_site) if f.endswith((".html", ".css", ".mjs", ".xml", "_redirects"))]
    different = [f for f in pages if not filecmp.cmp(real_site / f, tmp_path / "proper" / f, False)]
    assert different == []


def test_nothing_of_the_theme_reaches_the_reader(real_site: Path) -> None:
    groups, later = ("|".join(map(re.escape, names)) for names in (GROUPS, LATER))
    ours = re.compile(
        r"(.*\.html|sitemap\.xml(\.gz)?|_redirects|gallery/pieces\.json|assets/search\.json|assets/("
        rf"(site|{groups})\.\w+\.css|css/({later})|"
        r"[\w-]+\.svg|touch-icon\.png|js/(theme\.js|[\w/-]+\.mjs)"
        r"|pictures/[\w-]+\.(avif|jpg)|figures/[\w/-]+\.(json|webp)|fonts/[\w.-]+\.woff2|(javascripts|stylesheets)/glightbox\.min\.(js|css)))$"
    )
    assert [name for name in sorted(files_below(real_site)) if not ours.match(name)] == []


def test_staff_pages_and_redirects_stay_out_of_search_engines(real_site: Path) -> None:
    sitemap = (real_site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/staff/" not in sitemap
    assert "/q/" not in sitemap
    assert '<meta name="robots" content="noindex">' in (real_site / "staff/index.html").read_text(encoding="utf-8")
    assert len(re.findall(r"<loc>(?!.*/gallery/(?:piece|find|all)/)", sitemap)) == len(CHAPTERS) + len(UNWRITTEN)


COUNTED = {
    "about/unknown.md": ("unknowns.yml", "unknowns", {"Sixteen", "sixteen"}, 16),
    "about/disagreements.md": ("disagreements.yml", "disagreements", {"Twelve"}, 12),
    "design/placement.md": ("placements.yml", "placements", {"Seventeen"}, 17),
}


@pytest.mark.parametrize("page", COUNTED)
def test_a_page_that_counts_its_table_counts_right(page: str) -> None:
    file, entries, words, number = COUNTED[page]
    text = (DOCS / page).read_text(encoding="utf-8")
    data = yaml.safe_load((DOCS / "_data" / file).read_text(encoding="utf-8"))
    assert {word for word in words if word in text} == words
    assert len(data[entries]) == number


def test_no_markup_has_slipped_into_an_attribute(real_site: Path) -> None:
    """As when a table folds before its citations are marked."""
    inside = re.compile(r'\s[\w-]+="[^"<>]*<[^"]*"')
    torn = {str(p.relative_to(real_site)): m[0] for p in real_site.rglob("*.html")
            if (m := inside.search(p.read_text(encoding="utf-8")))}  # fmt: skip
    assert torn == {}


def test_no_page_names_grade_u_or_an_unanswered_citation(real_site: Path) -> None:
    left = [str(p) for p in real_site.rglob("*.html") if re.search(r"\[@|\bU-\d", p.read_text(encoding="utf-8"))]
    assert left == []
