"""Tables that pages take from data, and how they fold on a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samples import AGEING, AGEING_FIT, DETAILS

from sitekit.pages.responsive_tables import fold_tables
from sitekit.tables.data import TableData, load_tables
from sitekit.tables.insert import insert_tables
from sitekit.tables.models import Needle, Unknown

if TYPE_CHECKING:
    from pathlib import Path

    from sitekit.evidence.load import Evidence

NEEDLES = "needles:\n  - {code: '#12', diameter_mm: 0.35, note: common, claims: [LINE-2]}\n"


def write(folder: Path, **files: str) -> Path:
    texts = {"needles": NEEDLES, "placements": "placements: []\n", "unknowns": "unknowns: []\n",
             "disagreements": "disagreements: []\n", "ageing": AGEING, "ageing-fit": AGEING_FIT,
             "details": DETAILS} | files  # fmt: skip
    for name, text in texts.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_a_page_gets_its_table_from_the_data(evidence: Evidence) -> None:
    data = TableData(needles=(Needle(code="#12", diameter_mm=0.35, note="a | b", claims=("LINE-2",)),))
    page = "Before.\n\n<!-- table: needles -->\n\nAfter."
    markdown, problems = insert_tables(page, data, evidence, file="docs/a.md", first_line=7)
    assert problems == []
    assert markdown == (
        "Before.\n\n| Needle | Thickness | Note |\n| --- | --- | --- |\n| #12 | 0.35 mm [@LINE-2] | a \\| b |\n\nAfter."
    )


def test_an_unknown_table_is_named_with_its_line(evidence: Evidence) -> None:
    page = "Before.\n\n<!-- table: needels -->\n"
    markdown, problems = insert_tables(page, TableData(), evidence, file="docs/a.md", first_line=7)
    assert markdown == page
    assert [str(p) for p in problems] == ['docs/a.md:9: there is no table "needels". Did you mean "needles"?']


def test_the_ageing_chapter_lists_only_what_concerns_it(evidence: Evidence) -> None:
    data = TableData(
        unknowns=(
            Unknown(question="What does it cost?", why_it_matters="Money."),
            Unknown(question="How fast?", why_it_matters="Size.", ageing=True),
        )
    )
    markdown, _ = insert_tables("<!-- table: unknowns-ageing -->", data, evidence, file="a", first_line=1)
    assert markdown == "1. **How fast?** Size."


def test_a_number_in_a_cell_is_held_to_its_claim(tmp_path: Path, evidence: Evidence) -> None:
    rows = 'disagreements:\n  - topic: "How wide?"\n    one_side: "It is 0.5 mm [@LINE-1]."\n'
    rows += '    other_side: "More [@LINE-9]."\n    meanwhile: "Wait."\n'
    _, problems = load_tables(write(tmp_path, disagreements=rows), evidence, shown_as="docs/_data")
    assert [str(p) for p in sorted(problems)] == [
        (
            'docs/_data/disagreements.yml:3: "0.5 mm" is not among the numbers of LINE-1. Correct it, move it to a '
            "sentence without that mark, or add it to the claim's numbers in claims.yml."
        ),
        'docs/_data/disagreements.yml:4: "[@LINE-9]" is neither a claim nor a source. Did you mean "LINE-3"?',
    ]


def test_an_impossible_needle_is_refused(tmp_path: Path, evidence: Evidence) -> None:
    wide = NEEDLES.replace("0.35", "3.5")
    _, problems = load_tables(write(tmp_path, needles=wide), evidence, shown_as="docs/_data")
    assert [str(p) for p in problems] == [
        "docs/_data/needles.yml:2: entry 1: needles.diameter_mm: write a number less than 1."
    ]


def test_a_detail_that_is_no_share_of_the_piece_is_told(tmp_path: Path, evidence: Evidence) -> None:
    spoilt = DETAILS.replace("across: 5", "across: 0.5", 1)
    _, problems = load_tables(write(tmp_path, details=spoilt), evidence, shown_as="docs/_data")
    (problem,) = map(str, problems)
    assert problem.startswith("docs/_data/details.yml:12: entry face-eye: details.across: ")


def test_each_cell_of_a_folding_table_names_its_column() -> None:
    html = (
        "<table>\n<thead>\n<tr>\n<th>Place</th>\n<th>Wear <em>and</em> sun</th>\n<th>Suits</th>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td>Wrist</td>\n<td>much</td>\n<td>one</td>\n</tr>\n</tbody>\n</table>"
    )
    folded = fold_tables(html)
    assert '<table role="table" class="folds">' in folded
    assert '<th role="rowheader" scope="row">Wrist</th>' in folded
    assert re.findall(r'<td role="cell" data-label="([^"]+)">(\w+)</td>', folded) == [
        ("Wear and sun", "much"),
        ("Suits", "one"),
    ]


def test_a_table_of_two_columns_stays_a_table() -> None:
    html = "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    assert "folds" not in fold_tables(html)
