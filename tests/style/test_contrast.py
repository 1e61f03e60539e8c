"""The colours: enough contrast for every pair that is used, and no colour that is not a token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from samples import ROOT

from sitekit.style_page.insert import insert_style
from sitekit.style_page.pairs import COLOURS, PAIRS, Pair
from sitekit.style_page.tokens import contrast, read_tokens, strip

if TYPE_CHECKING:
    from pathlib import Path

STYLES = ROOT / "overrides/assets/css"
TOKENS = read_tokens((STYLES / "tokens.css").read_text(encoding="utf-8"))

NAMED = "black|white|red|green|blue|gray|grey|silver|purple|orange|yellow|pink|brown"
COLOUR = re.compile(
    rf"#[0-9a-fA-F]{{3,8}}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([^)]*\)|(?<=[\s:,(])(?:{NAMED})\b(?!-)"
)
PAPER = {"print.css", "sheet.css", "handout.css"}
"""Paper is white and ink is black, whatever the page on the screen is."""
ALLOWED = {
    "search.css": {"rgb(20 18 20 / 0.6)"},  # the veil over the page is dark on either page
    "home.css": {"#000"},  # in a mask, where only opacity counts
    "ageing-preview.css": {"#1a171b", "#fff"},  # over a picture of skin, the same on either page
    "detail-budget.css": {"#f2e3d5", "#1a171b"},  # drawn skin and ink, likewise
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front}-on-{pair.ground}-{pair.least:g}")
def test_every_pair_in_use_has_its_contrast(pair: Pair, scheme: str) -> None:
    colours = getattr(TOKENS, scheme)
    assert contrast(colours[pair.front], colours[pair.ground]) >= pair.least


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#0a0a0a", "#0a0a0a") == 1


def test_a_page_made_dark_by_its_reader_is_as_dark_as_one_made_dark_by_the_device() -> None:
    assert TOKENS.dark == TOKENS.chosen_dark
    assert TOKENS.dark.keys() == TOKENS.light.keys() == COLOURS.keys()


def test_text_stays_readable_where_a_jump_has_landed() -> None:
    """The ground of a target is paper with 14 parts of violet in a hundred."""
    rule = re.search(r":target \{[^}]*var\(--violet\) (\d+)%", (STYLES / "evidence.css").read_text(encoding="utf-8"))
    assert rule
    share = int(rule[1]) / 100
    for colours in (TOKENS.light, TOKENS.dark):
        ground = _mix(colours["violet"], colours["paper"], share)
        assert contrast(colours["ink"], ground) >= 7
        assert contrast(colours["violet"], ground) >= 4.5


@pytest.mark.parametrize("file", sorted(STYLES.glob("*.css")), ids=lambda file: file.name)
def test_every_colour_comes_from_a_token(file: Path) -> None:
    if file.name in PAPER | {"tokens.css"}:
        return
    css = strip(file.read_text(encoding="utf-8"))
    paper = re.compile(r"@media print\s*\{(?:[^{}]|\{[^{}]*\})*\}")
    declared = " ".join(re.findall(r":[^{};]*[;}]", paper.sub("", css)))
    assert set(COLOUR.findall(declared)) - ALLOWED.get(file.name, set()) == set()


def test_a_stray_colour_would_be_found() -> None:
    assert COLOUR.findall("a { color: #fff; border: 1px solid rgb(1 2 3); background: red }") == [
        "#fff",
        "rgb(1 2 3)",
        "red",
    ]
    assert COLOUR.findall("a { color: var(--ink); white-space: nowrap; background: currentcolor }") == []


def test_a_table_the_style_does_not_have_is_told(tmp_path: Path) -> None:
    stylesheet = tmp_path / "tokens.css"
    stylesheet.write_text(":root { --ink: #000000; }")
    page = "Words.\n\n<!-- style: pallete -->\n\n<!-- style: palette -->\n"
    shown, problems = insert_style(page, stylesheet, file="docs/about/style.md", first_line=8)
    assert shown == page
    assert [str(problem) for problem in problems] == [
        'docs/about/style.md:10: the style has no table "pallete". Did you mean "palette"?',
        "docs/about/style.md:12: tokens.css has no --paper, which this table shows. Give it one.",
    ]


def _mix(one: str, other: str, share: float) -> str:
    parts = [round(int(one[at : at + 2], 16) * share + int(other[at : at + 2], 16) * (1 - share)) for at in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)
