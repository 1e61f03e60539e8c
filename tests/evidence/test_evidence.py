"""The evidence files: what they may hold and what is refused, with the line that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from samples import CLAIMS, MARKS, SOURCES, write_evidence

from sitekit.citations.check import find_citation_problems
from sitekit.evidence.load import find_uncited_sources, load_evidence

if TYPE_CHECKING:
    from pathlib import Path

    from sitekit.evidence.load import Evidence


def faults(tmp_path: Path, **files: str) -> list[str]:
    _, problems = load_evidence(write_evidence(tmp_path, **files))
    return [str(problem) for problem in problems]


def test_a_claim_worked_out_from_others_has_their_sources(evidence: Evidence) -> None:
    assert [source.key for source in evidence.sources_behind("LINE-3")] == ["smith2020", "shop_guide"]


def test_a_doi_is_the_address_where_there_is_one(evidence: Evidence) -> None:
    assert evidence.sources["smith2020"].address == "https://doi.org/10.1000/lines"
    assert evidence.sources["shop_guide"].address == "https://shop.example/guide"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "sources: [smith2020]",
            "sources: [smith2002]",
            [
                (
                    'docs/_data/claims.yml:2: LINE-1 names the source "smith2002", which sources.yml lacks. '
                    'Did you mean "smith2020"?'
                ),
                "docs/_data/claims.yml:2: LINE-1 has no source left. Name one under sources: or remove the claim.",
            ],
        ),
        (
            "sources: [shop_guide]",
            "sources: [shop_guide, LINE-1]",
            ['docs/_data/claims.yml:10: LINE-2 names the source "LINE-1", which sources.yml lacks.'],
        ),
        (
            "from: [LINE-1, LINE-2]",
            "from: [LINE-1, LINE-9]",
            ['docs/_data/claims.yml:16: LINE-3 is worked out from "LINE-9", which is no claim. Did you mean "LINE-3"?'],
        ),
        (
            "    from: [LINE-1, LINE-2]\n",
            "",
            ["docs/_data/claims.yml:16: LINE-3 has no source left. Name one under sources: or remove the claim."],
        ),
        (
            "    grade: C\n",
            "    grade: U\n",
            [
                (
                    "docs/_data/claims.yml:12: entry LINE-2: claims.grade: grade U facts are not published. "
                    "Open the source, then grade the claim A to D"
                )
            ],
        ),
        (
            "known_by: artists say",
            "known_by: measured",
            ['docs/_data/claims.yml:10: LINE-2: "measured" is for grade A or A-, but the grade here is C.'],
        ),
        (
            "known_by: artists say",
            "known_by: artist says",
            [
                (
                    'docs/_data/claims.yml:10: LINE-2: known_by "artist says" is not in marks.yml. '
                    'Did you mean "artists say"?'
                )
            ],
        ),
        (
            "- id: LINE-2",
            "- id: LINE-1",
            [
                'docs/_data/claims.yml:10: "LINE-1" is already the name of the entry in line 2. Choose another.',
                (
                    'docs/_data/claims.yml:16: LINE-3 is worked out from "LINE-2", which is no claim. '
                    'Did you mean "LINE-3"?'
                ),
            ],
        ),
        (
            "    limits: ",
            "    limit: ",
            ['docs/_data/claims.yml:7: entry LINE-1: claims.limit: is not a field here. Did you mean "limits"?'],
        ),
        (
            '    sentence: "Artists draw lines of 0.35 mm."\n',
            "",
            ["docs/_data/claims.yml:10: entry LINE-2: claims.sentence: is missing."],
        ),
        (
            "    grade: C\n",
            "    grade: C\n    grade: C\n",
            ['docs/_data/claims.yml:13: "grade" is written twice (first in line 12).'],
        ),
        (
            "    grade: C\n",
            "\tgrade: C\n",
            ["docs/_data/claims.yml:12: There is a tab here; YAML wants spaces."],
        ),
    ],
)
def test_a_faulty_claim_is_named_with_its_line(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert CLAIMS.count(old) >= 1
    assert faults(tmp_path, claims=CLAIMS.replace(old, new, 1)) == expected


def test_all_faults_come_in_one_run(tmp_path: Path) -> None:
    broken = CLAIMS.replace("grade: A", "grade: E").replace("checked: 2026-01-01", "checked: soon")
    lines = faults(tmp_path, claims=broken, sources=SOURCES.replace("year: 2020", "year: then"))
    assert len(lines) == 5


@pytest.mark.parametrize(
    "doi", ["https://doi.org/10.1000/lines", "doi:10.1000/lines", "10.1/lines", "10.1000/", "10.1000/a b", "x10.1000/a"]
)
def test_a_doi_is_only_the_part_that_begins_with_10(doi: str, tmp_path: Path) -> None:
    assert faults(tmp_path, sources=SOURCES.replace("10.1000/lines", f'"{doi}"')) == [
        (
            f'docs/_data/sources.yml:7: entry smith2020: sources.doi: "{doi}" is not a DOI: '
            "write only the part that begins with 10., such as 10.1000/182."
        )
    ]


WELL_CITED = "Lines of 0.4 mm (2020) [@LINE-1], 0.35 mm [@LINE-2] and a gap of 1 mm [@LINE-3; @smith2020]."


@pytest.mark.parametrize(
    ("file", "text", "new", "expected"),
    [
        ("claims", "grade: A\n", "grade: E\n", "docs/_data/claims.yml:5: entry LINE-1: claims.grade: "),
        ("sources", "grade: A\n", "grade: E\n", "docs/_data/sources.yml:8: entry smith2020: sources.grade: "),
        ("marks", "grades: [A, A-]\n", "grades: [E]\n", "docs/_data/marks.yml:7: entry 1: marks.grades: "),
        ("claims", CLAIMS, "claims: [", "docs/_data/claims.yml:1: "),
        ("sources", SOURCES, "sources: [", "docs/_data/sources.yml:1: "),
        ("marks", MARKS, "marks: [", "docs/_data/marks.yml:1: "),
    ],
)
def test_one_fault_gives_one_line_and_nothing_about_what_leans_on_it(
    tmp_path: Path, file: str, text: str, new: str, expected: str
) -> None:
    whole = {"claims": CLAIMS, "sources": SOURCES, "marks": MARKS}[file]
    folder = write_evidence(tmp_path, **{file: whole.replace(text, new, 1)})
    evidence, problems = load_evidence(folder)
    problems += find_citation_problems(WELL_CITED, evidence, file="docs/a.md")
    problems += find_uncited_sources(evidence, {"LINE-2"}, folder, shown_as="docs/_data")
    assert [str(problem)[: len(expected)] for problem in problems] == [expected]


def test_a_fault_hides_none_in_other_entries_or_pages(tmp_path: Path) -> None:
    claims = CLAIMS.replace("grade: A\n", "grade: E\n").replace("[shop_guide]", "[shop_guode]")
    evidence, problems = load_evidence(write_evidence(tmp_path, claims=claims))
    problems += find_citation_problems("Two [@LINE-8].\n\nIt is 9 mm [@LINE-2].", evidence, file="docs/a.md")
    assert [(problem.file, problem.line, problem.code) for problem in problems] == [
        ("docs/_data/claims.yml", 5, "data-shape"),
        ("docs/_data/claims.yml", 10, "claim-unknown-source"),
        ("docs/_data/claims.yml", 10, "claim-no-source"),
        ("docs/a.md", 1, "cite-unknown"),
        ("docs/a.md", 3, "cite-number"),
    ]


def test_a_source_that_nothing_cites_is_named(tmp_path: Path, evidence: Evidence) -> None:
    folder = write_evidence(tmp_path)
    problems = find_uncited_sources(evidence, {"LINE-1"}, folder, shown_as="docs/_data")
    assert [str(problem) for problem in problems] == [
        'docs/_data/sources.yml:9: No page cites "shop_guide". Cite it ([@shop_guide] or a claim of it) or remove it.'
    ]


def test_a_source_counts_as_cited_through_a_claim_worked_out_from_it(tmp_path: Path, evidence: Evidence) -> None:
    folder = write_evidence(tmp_path)
    assert find_uncited_sources(evidence, {"LINE-3"}, folder, shown_as="docs/_data") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 'docs/_data/claims.yml:1: this file should begin with "claims:".'),
        ("claims: &a [*a]", None),
        ("claims: [", None),
        ("- just a list", None),
        ("claims: 3", None),
        ("claims:\n  ? [1, 2]\n  : x\n", None),
    ],
)
def test_any_nonsense_gives_a_sentence_and_no_traceback(tmp_path: Path, text: str, expected: str | None) -> None:
    lines = faults(tmp_path, claims=text)
    assert lines
    assert all(line.startswith("docs/_data/claims.yml") for line in lines)
    if expected:
        assert lines[0] == expected


def test_a_missing_file_and_one_that_is_not_text_are_named(tmp_path: Path) -> None:
    folder = write_evidence(tmp_path)
    (folder / "claims.yml").unlink()
    (folder / "sources.yml").write_bytes(b"\xff\xfe\x00")
    _, problems = load_evidence(folder)
    assert [str(problem) for problem in problems] == [
        "docs/_data/claims.yml: This file is missing; the site cannot be built without it.",
        "docs/_data/sources.yml: This file is not UTF-8 text. Save it again as UTF-8.",
    ]
