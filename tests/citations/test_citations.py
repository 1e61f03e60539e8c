"""Citing: what is checked as a page is written, and what readers get."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest

from sitekit.citations.check import find_citation_problems
from sitekit.citations.notes import mark_citations, render_notes
from sitekit.citations.sources_page import CitingPage, render_sources

if TYPE_CHECKING:
    from sitekit.evidence.load import Evidence


@pytest.fixture
def evidence(evidence: Evidence) -> Evidence:
    """The usual three claims, one with numbers in rows, one about sunscreen and a contested one."""
    units = evidence.claims["LINE-1"].model_copy(
        update={
            "id": "UNIT-1",
            "sentence": "Rows.",
            "numbers": "0.25/0.30/0.5 mm; 1, 2, 3 and 4 mm; 7–8 weeks, then 7 days; 8; 9 people",
        }
    )
    sunscreen = units.model_copy(update={"id": "SPF-1", "numbers": "SPF 30"})
    doubt = units.model_copy(update={"id": "DOUBT-1", "known_by": "contested", "grade": "D"})
    return replace(evidence, claims={**evidence.claims, **{claim.id: claim for claim in (units, sunscreen, doubt)}})


def faults(markdown: str, evidence: Evidence) -> list[str]:
    return [str(problem) for problem in find_citation_problems(markdown, evidence, file="docs/a.md")]


def text_of(html: str) -> str:
    return re.sub(r"[ \n]+", " ", unescape(re.sub(r"<[^>]+>", "", html))).strip()


@pytest.mark.parametrize(
    "markdown",
    [
        "Lines grow by 0.4 mm in 3 years [@LINE-1].",
        "They grow by 0.4 millimetres [@LINE-1]. Yours may be 17 mm wide.",
        "In 1,092 people [@LINE-1], or 1092 [@LINE-1].",
        "- First, 0.4 mm [@LINE-1]\n- then 99 mm by my ruler",
        "1. Lines of 0.35 mm [@LINE-2]\n2. 0.4 mm [@LINE-1]",
        "Both 0.4 mm and 0.35 mm [@LINE-1; @LINE-2].",
        "Said in 2020 [@LINE-1].",
        "See [the page](a-77.md#x99) on 0.4 mm [@LINE-1].",
        "Write `[@NOPE-1]` to cite.\n\n```\n[@NOPE-1] 5 mm [@LINE-1]\n```",
        "Dr. Woo drew 0.35 mm lines [@LINE-2].",
        "A 3-year wait [@LINE-1].",
        "By Smith (2020), or Smith and Jones (Lines, 2020), 0.4 [@LINE-1].",
        "Wear SPF30 in 3 years, .4 mm wide [@LINE-1; @SPF-1].",
        "It is 0.25, 0.3 and 0.5 mm, or 1–2 mm, or 3 to 4 mm, or 0.25/0.5 mm [@UNIT-1].",
        "For 7 days or 9 people, 7 or 8 or 9 [@UNIT-1].",
    ],
)
def test_honest_citing_passes(markdown: str, evidence: Evidence) -> None:
    assert faults(markdown, evidence) == []


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One.\n\nTwo [@LINE-9].", 'docs/a.md:3: "[@LINE-9]" is neither a claim nor a source. Did you mean "LINE-3"?'),
        ("Two [@smith2002].", 'docs/a.md:1: "[@smith2002]" is neither a claim nor a source. Did you mean "smith2020"?'),
        (
            "Two [@U-3].",
            'docs/a.md:1: "[@U-3]": grade U facts are not published. Open the source, grade it, and add a claim.',
        ),
        (
            "First line,\nsecond: 0.5 mm [@LINE-1].",
            (
                'docs/a.md:2: "0.5 mm" is not among the numbers of LINE-1. Correct it, move it to a sentence without '
                "that mark, or add it to the claim's numbers in claims.yml."
            ),
        ),
        (
            "They grow 0.4 cm [@LINE-1].",
            (
                'docs/a.md:1: "0.4 cm" is not among the numbers of LINE-1. Correct it, move it to a sentence without '
                "that mark, or add it to the claim's numbers in claims.yml."
            ),
        ),
        (
            "Of 1,093 people, 0.35 mm [@LINE-1; @LINE-2].",
            (
                'docs/a.md:1: "1,093" is not among the numbers of LINE-1 or LINE-2. Correct it, move it to a sentence '
                "without that mark, or add it to the claim's numbers in claims.yml."
            ),
        ),
    ],
)
def test_a_faulty_citation_is_named_with_its_line(markdown: str, expected: str, evidence: Evidence) -> None:
    assert faults(markdown, evidence) == [expected]


@pytest.mark.parametrize(
    ("bracket", "meant"),
    [
        ("[LINE-1]", "[@LINE-1]"),
        ("[LINE-1; LINE-2]", "[@LINE-1; @LINE-2]"),
        ("[see @LINE-1]", "[@LINE-1]"),
        ("[see @smith2020]", "[@smith2020]"),
        ("[@LINE-1, @LINE-2]", "[@LINE-1; @LINE-2]"),
        ("[@LINE-1;]", "[@LINE-1]"),
        ("[@LINE-1 and more]", "[@LINE-1]"),
        ("[@ ]", "[@AGE-15]"),
        ("[@]", "[@AGE-15]"),
    ],
)
def test_what_is_nearly_a_citation_is_named_with_what_to_write(bracket: str, meant: str, evidence: Evidence) -> None:
    expected = f'"{bracket}" would be printed as it stands: write "{meant}".'
    assert faults(f"One [@LINE-2].\nTwo {bracket}: three.", evidence) == [f"docs/a.md:2: {expected}"]
    assert faults(f"Two {bracket}", evidence) == [f"docs/a.md:1: {expected}"]


@pytest.mark.parametrize(
    "markdown",
    [
        "See [LINE-1](a.md), [see @LINE-1](a.md) or [a][LINE-1].",
        "    claims: [LINE-1, LINE-2]",
        "Write `[LINE-1]`.",
        "Two [@LINE-1;\n@LINE-2] and [@ LINE-1; LINE-2 ].",
        "Write to [me@shop.example] in [brackets].",
    ],
)
def test_links_and_code_and_data_are_not_taken_for_citations(markdown: str, evidence: Evidence) -> None:
    assert faults(markdown, evidence) == []


UNNAMED = 'DOUBT-1 is contested: say so in its sentence, with "contested", "disputed" or "no evidence".'


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("It is Contested [@DOUBT-1].", []),
        ("We found no evidence [@LINE-2; @DOUBT-1].", []),
        ('!!! contested "Two sides"\n    It fades [@DOUBT-1].\n\n    - It stays [@DOUBT-1].\n', []),
        ('!!! answer "Studios disagree"\n\n    It fades [@DOUBT-1].\n', []),
        ("| Said | Known |\n|---|---|\n| It fades | Disputed [@DOUBT-1] |", []),
        ("It is contested. It fades\nfast [@DOUBT-1].", [2]),
        ("It [fades](contested.md#disputed) [@DOUBT-1].", [1]),
        ('!!! answer "In short"\n    It fades [@DOUBT-1].\n', [2]),
        ('!!! contested "Two sides"\n    It fades.\n\nIt fades [@DOUBT-1].', [4]),
        ('!!! contested "Two sides"\n    It fades.\n\n!!! answer "In short"\n    It fades [@DOUBT-1].', [5]),
    ],
)
def test_a_contested_claim_is_named_as_contested(markdown: str, lines: list[int], evidence: Evidence) -> None:
    assert faults(markdown, evidence) == [f"docs/a.md:{line}: {UNNAMED}" for line in lines]


def stranger(number: str, *claims: str, line: int = 1) -> str:
    return (
        f'docs/a.md:{line}: "{number}" is not among the numbers of {" or ".join(claims)}. Correct it, move it to a '
        "sentence without that mark, or add it to the claim's numbers in claims.yml."
    )


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("It is 5, 0.3 and 0.5 cm [@UNIT-1].", ["5 cm", "0.3 cm", "0.5 cm"]),
        ("It is 1–2 cm, or 3 to 4 cm [@UNIT-1].", ["1 cm", "2 cm", "3 cm", "4 cm"]),
        ("It is 0.25/0.5 cm, 1- or 2-year-old [@UNIT-1].", ["0.25 cm", "0.5 cm", "1 year", "2 year"]),
        ("It took 8 days, 9 days [@UNIT-1].", ["8 days", "9 days"]),
        ("Wear SPF99 over .99 mm [@UNIT-1].", ["99", ".99 mm"]),
        ("Of 2020 people, 2020 mm (2020 people) [@UNIT-1].", ["2020", "2020 mm", "2020"]),
        ("Since 2020, in 2021 [@UNIT-1].", ["2020", "2021"]),
    ],
)
def test_a_number_needs_its_unit_and_a_year_its_place(markdown: str, expected: list[str], evidence: Evidence) -> None:
    assert faults(markdown, evidence) == [stranger(number, "UNIT-1") for number in expected]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("It says [@LINE-1]:\n\n- 0.4 mm\n- 99 mm\n  or 98 mm\n", ["99 mm:4", "98 mm:4"]),
        ("It says [@LINE-1]:\n- 99 mm", ["99 mm:2"]),
        ("It says [@LINE-1]:\n\n1. One.\n\n    Then 99 mm.\n\n2. 98 mm", ["99 mm:5", "98 mm:7"]),
        ("    It says [@LINE-1]:\n\n    - 99 mm", ["99 mm:3"]),
        ("- It says [@LINE-1]:\n    - 99 mm\n- 98 mm", ["99 mm:2"]),
        ("It says [@LINE-1]:\n\n- 0.35 mm [@LINE-2]\n- 99 mm", ["99 mm:4"]),
        ("It says [@LINE-1]:\n\n- 0.4 mm\n\nMine is 99 mm.\n\n- 99 mm", []),
        ("It says so [@LINE-1].\n\n- 99 mm", []),
        ("Bold [@LINE-1]. I add:\n\n- 99 mm", []),
        ("It says [@LINE-1]:\n\n| a |\n|---|\n| b |\n\n- 99 mm", []),
    ],
)
def test_a_list_is_held_to_the_claims_of_its_lead_in(markdown: str, expected: list[str], evidence: Evidence) -> None:
    assert faults(markdown, evidence) == [
        stranger(number, "LINE-1", line=int(line)) for number, line in (fault.split(":") for fault in expected)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["| Width | Known |", "|---|---|", "| 99 mm | [@LINE-1] |"], [stranger("99 mm", "LINE-1", line=3)]),
        (
            ["| Width | Years [@LINE-1] |", "|---|---|", "| 77 mm | 99 years |"],
            [stranger("99 years", "LINE-1", line=3)],
        ),
        (
            ["| A | B [@LINE-2] |", "|:--|--:|", "| [@LINE-1] | 99 mm |", "| 98 mm | 0.35 mm |"],
            [stranger("99 mm", "LINE-1", "LINE-2", line=3)],
        ),
        (
            ["| A | B [@LINE-2] |", "|---|---|", "| 0.35 mm [@LINE-1] | 0.4 mm and 0.35 mm [@LINE-1] |"],
            [stranger("0.35 mm", "LINE-1", line=3)],
        ),
        (["| A [@LINE-1] |", "|---|", "| 0.4 mm |", "", "| B |", "|---|", "| 99 mm |"], []),
        (["| A | B | C |", "|---|---|---|", "|  | 0.4 mm [@LINE-1] | 3 years |", "| 97 | 98 | 99 |"], []),
    ],
)
def test_a_cell_is_held_to_the_claims_of_its_row_and_its_head(
    rows: list[str], expected: list[str], evidence: Evidence
) -> None:
    assert faults("\n".join(rows), evidence) == expected


def test_a_sentence_with_two_brackets_is_reported_once(evidence: Evidence) -> None:
    assert len(faults("It grows 9 mm [@LINE-1] and more [@LINE-2].", evidence)) == 1


def test_a_mark_shows_how_the_claim_is_known_in_words(evidence: Evidence) -> None:
    html, notes = mark_citations("<p>Lines grow [@LINE-1].</p>", evidence)
    assert text_of(html) == "Lines grow\u202fmeasured, note 1."
    assert 'href="#note-1"' in html
    assert 'id="use-1-1"' in html
    assert [note.key for note in notes] == ["LINE-1"]


def test_a_claim_cited_twice_keeps_its_number_and_has_two_ways_back(evidence: Evidence) -> None:
    html, notes = mark_citations("<p>A [@LINE-2]. B [@LINE-1]. C [@LINE-2].</p>", evidence)
    assert re.findall(r'href="#(note-\d)"', html) == ["note-1", "note-2", "note-1"]
    foot = render_notes(notes, evidence, "../about/sources/")
    assert re.findall(r'class="back" href="#([\w-]+)"', foot) == ["use-1-1", "use-1-2", "use-2-1"]
    assert all(f'id="{target}"' in html for target in ("use-1-1", "use-1-2", "use-2-1"))


def test_marks_of_one_bracket_do_not_repeat_their_words(evidence: Evidence) -> None:
    html, _ = mark_citations("<p>A [@LINE-1; @smith2020].</p>", evidence)
    assert html.count('class="mark__words"') == 1
    assert html.count('class="visually-hidden">measured') == 1


def test_a_note_gives_strength_limits_source_and_address(evidence: Evidence) -> None:
    _, notes = mark_citations("<p>A [@LINE-1].</p>", evidence)
    foot = render_notes(notes, evidence, "../about/sources/")
    assert "Measured. One place." in text_of(foot)
    assert "Smith A, Jones B. (2020) Lines in skin. Journal of Lines 3:1-9. 10.1000/lines" in text_of(foot)
    assert '<a href="https://doi.org/10.1000/lines">' in foot


def test_a_note_on_a_claim_worked_out_here_names_what_it_rests_on(evidence: Evidence) -> None:
    _, notes = mark_citations("<p>A [@LINE-3].</p>", evidence)
    foot = text_of(render_notes(notes, evidence, "s/"))
    assert "Worked out from these sources:" in foot
    assert "Lines in skin" in foot
    assert "How small?" in foot


def test_code_is_left_alone(evidence: Evidence) -> None:
    html = "<p><code>[@LINE-1]</code></p><pre>[@LINE-1]</pre>"
    assert mark_citations(html, evidence) == (html, [])


def test_a_page_without_citations_has_no_notes(evidence: Evidence) -> None:
    assert render_notes([], evidence, "s/") == ""


def test_what_people_wrote_cannot_become_markup(evidence: Evidence) -> None:
    page = CitingPage('<script>alert("x")</script>', "x/")
    html = render_sources(evidence, {"LINE-1": [page]})
    assert "<script>" not in html


def test_the_page_of_sources_lists_the_pages_that_use_each(evidence: Evidence) -> None:
    html = render_sources(evidence, {"LINE-3": [CitingPage("Gaps", "../gaps/")], "LINE-1": [CitingPage("A", "../a/")]})
    smith = html[html.index('id="smith2020"') : html.index('id="shop_guide"')]
    assert re.findall(r'<a href="(\.\./\w+/)">(\w+)</a>', smith) == [("../a/", "A"), ("../gaps/", "Gaps")]
    assert '<a href="../gaps/">Gaps</a>' in html[html.index('id="shop_guide"') :]
