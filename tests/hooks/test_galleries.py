"""Galleries in tiny real sites: what readers, search engines and whoever made a mistake get."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from gallery.studio import PLACEMENTS, WORDS, drawing, photo, picture
from selectolax.lexbor import LexborHTMLParser
from tiny_site import Built, build_site, page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SITE = "https://site.example/"
ROSE = drawing(shown="fresh", spread=None, series="rose", title="Fresh rose", skin_tone=2)
OLD = drawing(id="rose-old", file="old.jpg", age_years=5, series="rose", title="Old rose", skin_tone=9)
MOTH = photo(id="moth", file="moth.jpg", subject="moth", title="A moth's wing", width_mm=40, height_mm=30)
PAGES: dict[str, str | bytes] = {
    "index.md": page("Home", "[A](a.md), [staff](staff/index.md), [gallery](gallery/index.md)."),
    "a.md": page("Lines", "All [@LINE-3]. [Sources](about/sources.md)"),
    "blur.md": page("Blur", "## Years {#years}\n\nSo."),
    "about/sources.md": page("Sources", "<!-- table: sources -->"),
    "about/mistakes.md": page("Mistakes", "Tell us."),
    "staff/index.md": page("Staff", "<!-- table: staff -->", robots="noindex"),
    "studio/index.md": page("Studio", "Ours."),
    "gallery/index.md": page("Gallery", "<!-- gallery-index -->"),
}


HOSTS = "hosts:\n" + "".join(
    f"  - {{host: {host}, https: yes, last_worked: never}}\n" for host in ("doi.org", "schema.org", "shop.example")
)


@pytest.fixture(scope="session", autouse=True)
def _shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Each picture is cut once for all tests of this file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICTURES_CACHE", str(tmp_path_factory.mktemp("cut")))
        yield


def site(
    root: Path, *entries: dict[str, Any], pages: Mapping[str, str] | None = None, words: str = "", **settings: Any
) -> Built:
    """Build a site with these entries as the set "arms"; `words` stand for those in `_data/gallery.yml`."""
    files: dict[str, str | bytes] = {**PAGES, **(pages or {})}
    ids = {entry["id"] for entry in entries}
    for n, entry in enumerate(entries):
        if "file" in entry:
            files[f"gallery/arms/{entry['file']}"] = picture(n + 1)
    files["gallery/arms/gallery.yml"] = yaml.safe_dump({"pieces": list(entries)}, sort_keys=False)
    data = {
        "gallery.yml": words or yaml.safe_dump(WORDS),
        "placements.yml": yaml.safe_dump({"placements": PLACEMENTS}),
        "published-pieces.txt": "".join(f"{piece} 2026-01-01\n" for piece in sorted(ids)),
        "hosts.yml": HOSTS,
    }
    return build_site(root, files, data=data, site_url=SITE, **settings)


def files_of(built: Built) -> set[str]:
    return {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()}


def test_a_site_with_galleries_is_built_without_a_word_and_without_masters(tmp_path: Path) -> None:
    built = site(tmp_path, ROSE, OLD, MOTH)
    assert built.warnings == []
    files = files_of(built)
    assert not {name for name in files if name.endswith(("rose.jpg", "gallery.yml", ".md"))}
    pictures = {name for name in files if name.startswith("assets/pictures/rose-old-")}
    assert {re.sub(r".*-", "", name) for name in pictures} >= {
        "320.avif",
        "320.jpg",
        "1200.avif",
        "1200.jpg",
        "share.jpg",
    }


def test_a_set_nobody_wrote_a_page_for_has_one_and_the_index_leads_to_it(tmp_path: Path) -> None:
    built = site(tmp_path, ROSE, OLD, MOTH)
    html = LexborHTMLParser(built.html("gallery/arms"))
    assert html.css_first("h1").text() == "Arms"
    assert [one.attributes["href"] for one in html.css(".breadcrumbs a")] == ["../..", "../"]
    assert "Work on arms." in html.css_first(".prose").text()
    assert [one.attributes["id"] for one in html.css(".plate__open")] == ["view-rose", "view-rose-old", "view-moth"]
    index = LexborHTMLParser(built.html("gallery"))
    assert index.css_first('.gallery-sets a[href="../gallery/arms/"]') is not None
    assert len(index.css("li.card[class] a[href]")) == 3


def test_every_filter_of_the_index_leads_to_a_real_page(tmp_path: Path) -> None:
    built = site(tmp_path, ROSE, OLD, MOTH)
    index = LexborHTMLParser(built.html("gallery"))
    links = {one.attributes["data-value"]: str(one.attributes["href"]) for one in index.css(".filters a")}
    assert set(links) == {"rose", "moth", "small", "large", "fresh", "young", "old", "2", "6", "9"}
    html = built.html(links["rose"].removeprefix("../"))
    assert "<h1>Rose</h1>" in html
    assert '<p class="finder__count" role="status">2 pictures</p>' in html
    both = built.html("gallery/find/subject-rose/tone-9")
    assert '<meta name="robots" content="noindex">' in both
    assert 'aria-current="true">Chapter' in both  # the header marks where the gallery is
    data = json.loads((built.folder / "gallery/pieces.json").read_text(encoding="utf-8"))
    for piece in data["pieces"]:
        assert (built.folder / f"assets/pictures/{piece['stem']}-{piece['width']}.avif").is_file()


def test_the_sitemap_names_each_piece_with_its_picture_and_no_page_of_two_filters(tmp_path: Path) -> None:
    built = site(tmp_path, ROSE, MOTH)
    sitemap = (built.folder / "sitemap.xml").read_text(encoding="utf-8")
    entry = re.search(rf"<url><loc>{SITE}gallery/piece/moth/</loc>(.*?)</url>", sitemap)
    assert entry
    (picture_url,) = re.findall("<image:image><image:loc>(.*?)</image:loc></image:image>", entry[1])
    assert (built.folder / picture_url.removeprefix(SITE)).is_file()
    assert f"<loc>{SITE}gallery/find/subject-rose/</loc>" in sitemap
    assert not re.search("gallery/find/[^/<]+/[^/<]+/<", sitemap)


def test_every_page_is_shared_with_a_picture_that_is_there(tmp_path: Path) -> None:
    pages = {
        "a.md": page("Lines", "All [@LINE-3]. [Sources](about/sources.md)", picture="moth"),
        "blur.md": page("Blur", "## Years {#years}\n\n<!-- piece: rose-old -->"),
    }
    built = site(tmp_path, ROSE, OLD, MOTH, pages=pages)
    assert built.warnings == []
    for address in ("", "a", "blur", "gallery", "gallery/piece/rose-old", "gallery/find/tone-6"):
        head = LexborHTMLParser(built.html(address))
        url = str(head.css_first('meta[property="og:image"]').attributes["content"])
        assert (built.folder / url.removeprefix(SITE)).is_file()
        whose = {"a": "moth", "gallery/find/tone-6": "moth", "blur": "rose-old", "gallery/piece/rose-old": "rose-old"}
        assert f"/{whose.get(address, 'rose')}-" in url
        assert head.css_first('meta[property="og:url"]') is not None


def test_a_page_loads_only_the_scripts_it_needs(tmp_path: Path) -> None:
    pages = {"a.md": page("Lines", "All [@LINE-3]. [Sources](about/sources.md)\n\n<!-- compare: rose, rose-old -->")}
    built = site(tmp_path, ROSE, OLD, MOTH, pages=pages)

    def scripts(address: str) -> list[str]:
        html = built.html(address)
        assert "glightbox.min" not in html
        assert not re.search(r"<style|\sstyle=|<script>", html)
        found = re.findall(r'<script type="module" src="[./]*/assets/js/(.*?)\.mjs"', html)
        return [name for name in found if name in {"lightbox", "compare-slider", "piece-finder"}]

    assert scripts("studio") == []
    assert scripts("a") == ["lightbox", "compare-slider"]
    assert scripts("gallery") == scripts("gallery/find/tone-6") == ["piece-finder"]
    assert scripts("gallery/piece/moth") == ["lightbox"]
    assert "assets/javascripts/glightbox.min.js" in files_of(built)


def test_the_stylesheet_has_the_colour_of_every_picture(tmp_path: Path) -> None:
    built = site(tmp_path, ROSE, MOTH)
    (style,) = [name for name in files_of(built) if name.endswith(".css") and "/plate." in name]
    rules = (built.folder / style).read_text(encoding="utf-8")
    for colour in set(re.findall(r"\bbg-(\w+)", built.html("gallery"))):
        assert f".bg-{colour}{{background-color:#{colour}}}" in rules


def test_a_faulty_entry_leaves_a_box_and_the_site(tmp_path: Path) -> None:
    torn = {name: value for name, value in OLD.items() if name != "width_mm"} | {"series": None}
    built = site(tmp_path, {**ROSE, "series": None}, {k: v for k, v in torn.items() if v is not None}, MOTH)
    assert [warning for warning in built.warnings if "rose-old" in warning and "width_mm" in warning]
    html = LexborHTMLParser(built.html("gallery/arms"))
    assert "width_mm" in html.css_first(".faulty").text()
    assert [one.attributes["id"] for one in html.css(".plate__open")] == ["view-rose", "view-moth"]
    assert not [name for name in files_of(built) if "rose-old" in name]
    assert "All facts" in built.html("gallery/piece/moth")


def test_a_picture_whose_wearer_took_consent_back_is_nowhere_and_its_address_says_so(tmp_path: Path) -> None:
    before = site(tmp_path, {**ROSE, "series": None}, MOTH)
    assert [name for name in files_of(before) if "moth-" in name]
    consent = {"id": "paper-1", "uses": ["site"], "withdrawn": "2026-03-04"}
    built = site(tmp_path, {**ROSE, "series": None}, {**MOTH, "consent": consent})
    assert built.warnings == []
    assert [name for name in files_of(built) if "moth" in name] == ["gallery/piece/moth/index.html"]
    tombstone = built.html("gallery/piece/moth")
    assert "4 March 2026" in tombstone
    assert '<meta name="robots" content="noindex">' in tombstone
    assert "<img" not in tombstone
    for name in files_of(built) - {"gallery/piece/moth/index.html", "sitemap.xml.gz"}:
        path = built.folder / name
        if path.suffix in {".html", ".xml", ".json"}:
            assert "moth" not in path.read_text(encoding="utf-8"), name


def test_a_tombstone_keeps_an_address_without_a_link_to_it(tmp_path: Path) -> None:
    stone = {"id": "gone", "title": "A wing", "taken_down": "2026-03-04"}
    built = site(tmp_path, {**ROSE, "series": None}, stone)
    assert built.warnings == []
    assert "taken down on" in built.html("gallery/piece/gone")
    assert "gone/" not in (built.folder / "sitemap.xml").read_text(encoding="utf-8")


def test_a_written_page_of_a_set_decides_what_it_shows_and_hears_of_the_rest(tmp_path: Path) -> None:
    pages = {"gallery/arms/index.md": page("On arms", "Look.\n\n<!-- piece: moth -->\n\n<!-- piece: rsoe -->")}
    built = site(tmp_path, {**ROSE, "series": None}, MOTH, pages=pages)
    unshown = 'entry rose: no page shows this picture: add "<!-- piece: rose -->" to docs/gallery/arms/index.md.'
    assert built.warnings == [
        f"docs/gallery/arms/gallery.yml:2: {unshown}",
        'docs/gallery/arms/index.md:12: there is no piece "rsoe". Did you mean "rose"?',
    ]
    html = built.html("gallery/arms")
    assert "<h1>On arms</h1>" in html
    assert "A moth’s wing" in html


def test_a_second_build_cuts_no_picture_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encoded: list[str] = []
    monkeypatch.setattr("sitekit.pictures.make.encode", lambda *_, **__: encoded.append("a picture") or {})
    monkeypatch.setenv("PICTURES_CACHE", str(tmp_path / "empty"))
    site(tmp_path / "cold", ROSE, OLD, MOTH)
    assert encoded
    monkeypatch.undo()
    first = files_of(site(tmp_path / "warm", ROSE, OLD, MOTH))
    monkeypatch.setattr("sitekit.pictures.make.encode", lambda *_, **__: pytest.fail("a picture was cut"))
    pages = {"blur.md": page("Blur", "## Years {#years}\n\nAnother word.")}
    built = site(tmp_path / "warm", ROSE, OLD, MOTH, pages=pages)
    assert files_of(built) == first
    assert "Another word." in built.html("blur")


def test_a_site_without_galleries_has_none_of_it(tmp_path: Path) -> None:
    pages = {name: text for name, text in PAGES.items() if not name.startswith("gallery")}
    pages["index.md"] = page("Home", "[A](a.md), [b](blur.md), [staff](staff/index.md).")
    built = build_site(tmp_path, pages)
    assert built.warnings == []
    assert not [name for name in files_of(built) if name.startswith(("gallery", "assets/pictures/"))]


def test_an_index_without_a_picture_says_so(tmp_path: Path) -> None:
    built = site(tmp_path)
    assert not [warning for warning in built.warnings if "gallery/index" in warning]
    assert "There are no pictures yet." in built.html("gallery")
    assert "piece-finder" not in built.html("gallery")


def test_a_chapter_s_share_picture_that_is_not_there_is_told(tmp_path: Path) -> None:
    words = yaml.safe_dump({**WORDS, "share": {"home": "moht", "abuot": "moth", "about": "moth"}})
    built = site(tmp_path, {**ROSE, "series": None}, MOTH, words=words)
    assert built.warnings == [
        'docs/_data/gallery.yml: share: there is no chapter "abuot" in docs. Did you mean "about"?',
        'docs/_data/gallery.yml: share: home: there is no piece "moht". Did you mean "moth"?',
    ]
    assert "/moth-" in str(LexborHTMLParser(built.html("about/mistakes")).css_first('meta[property="og:image"]').html)


def test_an_index_nobody_wrote_is_told_once_and_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("gallery/index.md", "index.md"):
        monkeypatch.delitem(PAGES, name)
    home = {"index.md": page("Home", "[A](a.md), [staff](staff/index.md), [blur](blur.md).")}
    built = site(tmp_path, {**ROSE, "series": None}, MOTH, pages=home)
    assert built.warnings == [
        'docs/gallery/index.md: no page shows the index: add "<!-- gallery-index -->" on a line of its own here.'
    ]
    assert len(LexborHTMLParser(built.html("gallery")).css("ul.cards > li.card")) == 2
