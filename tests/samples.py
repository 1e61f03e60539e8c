"""Tiny evidence to cite, and ways to write it down."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The project."""

AGEING = re.sub(
    r"\b(claims|sources): \[[^\]]*\]", r"\1: []", (ROOT / "docs/_data/ageing.yml").read_text(encoding="utf-8")
)
"""The real model, which cites nothing here: tiny evidence has none of its claims."""
AGEING_FIT = (ROOT / "docs/_data/ageing-fit.yml").read_text(encoding="utf-8")
DETAILS = (ROOT / "docs/_data/details.yml").read_text(encoding="utf-8")

MARKS = (ROOT / "docs/_data/marks.yml").read_text(encoding="utf-8")

SOURCES = """\
sources:
  - key: smith2020
    authors: "Smith A, Jones B"
    year: 2020
    title: "Lines in skin"
    container: "Journal of Lines 3:1-9"
    doi: 10.1000/lines
    grade: A
  - key: shop_guide
    title: "How small?"
    container: "A Shop"
    url: https://shop.example/guide
    grade: C
"""

CLAIMS = """\
claims:
  - id: LINE-1
    sentence: "Lines grow by 0.4 mm in 3 years."
    numbers: "0.4 mm; 3 years; 1,092 people"
    grade: A
    known_by: measured
    limits: "One place."
    sources: [smith2020]
    checked: 2026-01-01
  - id: LINE-2
    sentence: "Artists draw lines of 0.35 mm."
    grade: C
    known_by: artists say
    sources: [shop_guide]
    checked: 2026-01-01
  - id: LINE-3
    sentence: "So a gap of 1 mm holds."
    grade: D
    known_by: worked out here
    from: [LINE-1, LINE-2]
    checked: 2026-01-01
"""


def write_evidence(folder: Path, *, claims: str = CLAIMS, sources: str = SOURCES, marks: str = MARKS) -> Path:
    """Write the three files of evidence into `folder` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "claims.yml").write_text(claims, encoding="utf-8")
    (folder / "sources.yml").write_text(sources, encoding="utf-8")
    (folder / "marks.yml").write_text(marks, encoding="utf-8")
    return folder
