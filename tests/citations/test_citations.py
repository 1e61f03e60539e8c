"""Citing: what is checked as a page is written, and what readers get."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from sitekit.citations.check import find_citation_problems
from sitekit.citations.notes import mark_citations, render_notes
from sitekit.citations.sources_page import CitingPage, render_sources

if TYPE_CHECKING:
    from sitekit.evidence.load import Evidence


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
        "| 0.4 mm [@LINE-1] | 88 mm |",
        "See [the page](a-77.md#x99) on 0.4 mm [@LINE-1].",
        "Write `[@NOPE-1]` to cite.\n\n```\n[@NOPE-1] 5 mm [@LINE-1]\n```",
        "Dr. Woo drew 0.35 mm lines [@LINE-2].",
        "A 3-year wait [@LINE-1].",
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
