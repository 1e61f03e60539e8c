"""The file of budgets: read strictly, and right for the site as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from samples import ROOT

from sitekit.budgets import load_budgets

if TYPE_CHECKING:
    from pathlib import Path

OURS = ROOT / "docs/_data/budgets.yml"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "home"),
        ("pain/index.html", "text"),
        ("pain/numbing/index.html", "text"),
        ("q/wrist/index.html", "redirect"),
        ("gallery/index.html", "gallery index"),
        ("gallery/all/2/index.html", "gallery index"),
        ("gallery/find/subject-rose/tone-6/index.html", "find"),
        ("gallery/piece/rose/index.html", "piece"),
        ("gallery/years/index.html", "set"),
        ("staff/photos/index.html", "staff"),
        ("handout/wrist/index.html", "handout"),
        ("about/style/index.html", "style"),
        ("about/sources/index.html", "list"),
        ("ageing/preview/index.html", "figure"),
        ("404.html", "404"),
    ],
)
def test_each_page_of_ours_has_its_kind(path: str, kind: str) -> None:
    budgets, problems = load_budgets(OURS)
    assert budgets is not None, problems
    found = budgets.find_kind(path)
    assert found is not None
    assert found.kind == kind


def test_our_limits_keep_what_the_site_promises_its_readers() -> None:
    budgets, _ = load_budgets(OURS)
    assert budgets is not None
    limits = {kind.kind: kind.limits for kind in budgets.kinds}
    assert limits["text"].first_view_kb <= 90
    assert limits["home"].first_view_kb <= 220
    assert all(one.html_unpacked_kb <= 150 and one.fonts_kb <= 90 for one in limits.values())
    assert all(one.code_kb <= 30 for kind, one in limits.items() if kind != "figure")
    for kind in ("gallery index", "find", "set", "piece"):
        assert limits[kind].code_opened_kb <= 45 + 5  # with the search
        assert limits[kind].pictures_kb <= 180


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("kinds: []\n", "kinds: "),
        ("kinds:\n  - kind: text\n    pages: [a]\n", "limits: "),
        ("kinds:\n  - kind: text\n    pages: [a]\n    limits: {requests: -1}\n", "requests"),
        ("kinds:\n  - kind: text\n    pages: [a]\n    limits: {request: 1}\n", 'Did you mean "requests"?'),
    ],
)
def test_a_mistake_in_the_file_is_told(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "budgets.yml").write_text(text, encoding="utf-8")
    budgets, problems = load_budgets(tmp_path / "budgets.yml", shown_as="budgets.yml")
    assert budgets is None
    assert says in " ".join(map(str, problems))


def test_a_kind_that_is_listed_twice_is_told(tmp_path: Path) -> None:
    text = OURS.read_text(encoding="utf-8")
    doubled = text + text[text.index("  - kind: staff") : text.index("  - kind: handout")]
    (tmp_path / "budgets.yml").write_text(doubled, encoding="utf-8")
    _, problems = load_budgets(tmp_path / "budgets.yml", shown_as="budgets.yml")
    assert [str(one) for one in problems] == ['budgets.yml: "staff" is listed twice: keep one of them.']
