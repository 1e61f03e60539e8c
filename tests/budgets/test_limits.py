"""A page that costs its reader more than its kind may is told, with what weighs how much; one that does not is not."""

from __future__ import annotations

import gzip
import random
from typing import TYPE_CHECKING

import pytest
from check.sites import page

from sitekit.check import Origins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Check = Callable[..., list[str]]


def noise(size: int, seed: int = 1) -> bytes:
    """Bytes that no compression makes smaller."""
    return random.Random(seed).randbytes(size)  # noqa: S311 - no secret


def words(size: int) -> str:
    """Letters that compression makes a little smaller."""
    chance = random.Random(2)  # noqa: S311 - no secret
    return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=size))


SITE: dict[str, str | bytes] = {
    "index.html": page(
        '<img src="eager.avif" alt=""><img src="lazy.avif" alt="" loading="lazy">',
        head='<link rel="preload" href="fonts/a.woff2" as="font" crossorigin><link rel="stylesheet" href="a.css">'
        '<script type="module" src="a.mjs"></script>',
    ),
    "a.css": '@import "b.css"; @font-face { src: url(fonts/a.woff2) } @font-face { src: url(fonts/b.woff2) }',
    "b.css": "p { color: red }",
    "a.mjs": 'import { b } from "./b.mjs";\nb(() => import("./later.mjs"));\n',
    "b.mjs": "export const b = 1;\n",
    "later.mjs": f'import "./later-still.mjs";\nnew URL("./late.css", import.meta.url);\n'
    f'new URL("./eager.avif", import.meta.url);\n// {words(4000)}\n',
    "later-still.mjs": f"// {words(2000)}\n",
    "late.css": f"/* {words(3000)} */",
    "fonts/a.woff2": noise(5000, 3),
    "fonts/b.woff2": noise(7000, 4),
    "eager.avif": noise(9000, 5),
    "lazy.avif": noise(90000, 6),
}


def packed(name: str) -> int:
    text = SITE[name]
    return len(gzip.compress(text.encode() if isinstance(text, str) else text, 6))


def test_a_site_within_its_budget_is_passed_over_in_silence(check: Check) -> None:
    assert check(SITE) == []


@pytest.mark.parametrize(
    ("limit", "most", "says"),
    [
        ("first_view_kb", 10, "loads 2"),
        ("html_kb", 0.1, "has 0.2 kB of HTML, compressed; 0.1 kB is the most. Split it in two."),
        ("html_unpacked_kb", 0.2, "has 0.3 kB of HTML, unpacked; 0.2 kB is the most. Split it in two."),
        ("code_kb", 0.2, "kB of style and script at once; 0.2 kB is the most. Heaviest: a.css 0.1 kB, "),
        ("code_opened_kb", 6, "kB of style and script with all that opens on it; 6 kB is the most. Heaviest: later"),
        ("fonts_kb", 11, "may load 12 kB of fonts; 11 kB is the most. Heaviest: b.woff2 7 kB, a.woff2 5 kB."),
        ("pictures_kb", 8, "loads 9 kB of pictures before anybody scrolls; 8 kB is the most. Heaviest: eager.avif 9"),
        ("requests", 7, "asks the server 8 times before anybody scrolls; 7 times is the most."),
        ("depth", 2, "nests its elements 3 deep; 2 is the most."),
    ],
)
def test_each_limit_is_told_by_itself_with_what_weighs_most(check: Check, limit: str, most: float, says: str) -> None:
    (line,) = check(SITE, **{limit: most})
    assert line.startswith("site/index.html: This page ")
    assert says in line
    assert line.endswith(f"(The limit is {limit} of text in budgets.yml.)")


def test_the_sum_of_the_first_view_is_what_a_server_sends(check: Check) -> None:
    sent = sum(packed(name) for name in ("index.html", "a.css", "b.css", "a.mjs", "b.mjs")) + 5000 + 7000 + 9000
    assert check(SITE, first_view_kb=(sent + 1) / 1000) == []
    (line,) = check(SITE, first_view_kb=(sent - 1) / 1000)
    assert f"loads {sent / 1000:.1f} kB before anybody scrolls" in line
    assert "Heaviest: fonts 12 kB, eager.avif 9 kB, " in line


def test_code_that_waits_until_it_is_needed_counts_only_as_opened(check: Check) -> None:
    at_once = sum(packed(name) for name in ("a.css", "b.css", "a.mjs", "b.mjs"))
    later = sum(packed(name) for name in ("later.mjs", "later-still.mjs", "late.css"))
    assert check(SITE, code_kb=(at_once + 1) / 1000, code_opened_kb=(at_once + later + 1) / 1000) == []
    assert len(check(SITE, code_kb=(at_once - 1) / 1000, code_opened_kb=(at_once + later - 1) / 1000)) == 2


def test_text_that_compresses_well_may_be_long(check: Check) -> None:
    site = {"index.html": page("<p>healed</p>" * 1000)}
    assert check(site, html_kb=1, first_view_kb=1) == []


def test_many_pages_over_by_one_cause_are_one_fault_at_the_worst(check: Check) -> None:
    site = {f"{name}/index.html": page("x" * size) for name, size in (("a", 10), ("b", 3000), ("c", 2000), ("d", 2500))}
    (line,) = check(site, html_unpacked_kb=1)
    assert line.startswith("site/b/index.html: ")
    assert "So are 2 other pages of this kind." in line


def test_a_fault_is_told_where_the_page_was_written(check: Check, tmp_path: Path) -> None:
    origins = Origins(tmp_path, "docs", {"pain/index.html": "pain/index.md"})
    (line,) = check({"pain/index.html": page("x")}, origins=origins, html_unpacked_kb=0)
    assert line.startswith("docs/pain/index.md: ")


def test_a_page_of_no_kind_is_told(check: Check) -> None:
    site = {"gallery/piece/rose/index.html": page("x"), "pain/index.html": page("x")}
    assert check(site, pages="gallery/*/*/") == [
        "site/pain/index.html: budgets.yml has no kind of page for this address: add it to the pages of one."
    ]


def test_tags_that_html_lets_writers_leave_open_do_not_count_as_depth(check: Check) -> None:
    assert check({"index.html": page("<ul>" + "<li>one<br>" * 40 + "</ul>")}) == []
    (line,) = check({"index.html": page("<div>" * 40 + "</div>" * 40)})
    assert "nests its elements 42 deep" in line


def test_a_picture_whose_sizes_cannot_be_read_is_told_once(check: Check) -> None:
    picture = '<img srcset="small.avif 320w" sizes="(wide: yes) 92vw" alt="">'
    site = {"index.html": page(picture), "a/index.html": page(picture), "small.avif": b"x"}
    (line,) = check(site)
    assert line.startswith('site/a/index.html: sizes "(wide: yes) 92vw" cannot be read: write ')
