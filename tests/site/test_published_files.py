"""What is done to files before readers get them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from javascript import find_node
from samples import ROOT

from sitekit.assets import Styles, join_styles, strip_script

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """\
/** What it does. */
import { a } from "./a.mjs"; // for b

/**
 * @param {string} x
 */
export function go(x) {
  // Why.
  const part = /** @type {HTMLElement} */ (document.querySelector(x));
  return `https://${x}` + "a//b"; // so
}
"""


def test_a_reader_does_not_download_what_is_written_for_us() -> None:
    assert strip_script(SCRIPT) == (
        'import{a}from"./a.mjs";\nexport function go(x){const part=(document.querySelector(x));'
        'return`https://${x}`+"a//b";}\n'
    )


@pytest.mark.parametrize("script", sorted((ROOT / "overrides/assets/js").rglob("*.mjs")), ids=lambda path: path.stem)
def test_every_script_does_the_same_without_its_comments(script: Path, tmp_path: Path) -> None:
    """Compared as the browser's engine reads them, which knows neither comments nor indentation."""
    stripped = tmp_path / script.name
    stripped.write_text(strip_script(script.read_text(encoding="utf-8")), encoding="utf-8")
    done = subprocess.run([find_node(), "--check", str(stripped)], capture_output=True, text=True, check=False)
    assert done.stderr == ""


PARTS = {
    "tokens.css": ":root { --ink: #000 }",
    "prose.css": ".prose p { margin: 0 } /* why */",
    "plate.css": ".plate { color: var(--ink) } .prose .plate__open { margin: 0 }",
    "compare.css": "compare-slider { display: block }\n.compare__line { margin: 0 }",
    "home.css": ".home h1 { margin: 0 } .home compare-slider { margin: 0 }",
    "print.css": "@media print { .plate, compare-slider { margin: 0 } }",
    "search.css": ".search { margin: 0 }",
}


def address(styles: Styles, name: str) -> str:
    return next(url for url in styles.files if name in url)


def test_a_page_loads_the_styles_of_what_is_on_it_and_no_others() -> None:
    styles = join_styles(PARTS)
    plate, compare, home = (address(styles, name) for name in ("plate.", "compare.", "home."))
    assert styles.pick('<p class="prose">') == []
    assert styles.pick('<div class="prose"><figure class="wide plate">') == [plate]
    assert styles.pick('<compare-slider label="Ages">') == [compare]
    assert styles.pick("<p>class=plate</p>", "home") == [home]


def test_what_all_stand_on_comes_first_and_the_name_follows_the_text() -> None:
    styles = join_styles(PARTS)
    assert styles.files[styles.everywhere] == ":root{--ink:#000}\n.prose p{margin:0}\n"
    assert join_styles(PARTS | {"tokens.css": ":root { --ink: #111 }"}).everywhere != styles.everywhere


def test_nobody_waits_for_the_styles_of_paper_or_of_what_is_not_open_yet() -> None:
    styles = join_styles(PARTS)
    assert styles.files["assets/css/print.css"] == "@media print{.plate,compare-slider{margin:0}}"
    assert styles.files["assets/css/search.css"] == ".search{margin:0}"
    assert [url for url, text in styles.files.items() if "print" in text or "search" in text] == [
        "assets/css/print.css",
        "assets/css/search.css",
    ]


def test_spare_space_goes_and_space_that_means_something_stays() -> None:
    css = """
    a :is(b, i) > u:hover { margin: 0 auto ; content: "a: { b; }, c" ; }
    @media (min-width: 45em) { td::before { width: calc(1px + 2 * var(--x, 3px)); content: attr(data-label) ": "; } }
    """
    assert join_styles({"base.css": css}).files[join_styles({"base.css": css}).everywhere] == (
        'a :is(b,i) > u:hover{margin:0 auto;content:"a: { b; }, c"}'
        '@media (min-width:45em){td::before{width:calc(1px + 2 * var(--x,3px));content:attr(data-label) ": "}}\n'
    )
