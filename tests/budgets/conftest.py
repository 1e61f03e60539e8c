"""A tiny site, held to a budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from check.sites import write_files

from sitekit.budgets import check_budgets, load_budgets
from sitekit.check import Origins, read_site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

ROOMY = {
    "first_view_kb": 100,
    "html_kb": 100,
    "html_unpacked_kb": 100,
    "code_kb": 100,
    "code_opened_kb": 100,
    "fonts_kb": 100,
    "pictures_kb": 100,
    "requests": 20,
    "depth": 20,
}


def write_budgets(folder: Path, pages: str = "**", **limits: float) -> Path:
    """Write a file with one kind, `text`, of the pages that match a pattern."""
    path = folder / "budgets.yml"
    lines = "".join(f"      {name}: {most}\n" for name, most in (ROOMY | limits).items())
    path.write_text(f'kinds:\n  - kind: text\n    pages: ["{pages}"]\n    limits:\n{lines}', encoding="utf-8")
    return path


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., list[str]]:
    """Write a site and a budget, and return every line that is said of them."""

    def run(
        files: Mapping[str, str | bytes], *, pages: str = "**", origins: Origins | None = None, **limits: float
    ) -> list[str]:
        write_files(tmp_path / "site", files)
        budgets, problems = load_budgets(write_budgets(tmp_path, pages, **limits), shown_as="budgets.yml")
        assert (problems, budgets is None) == ([], False)
        assert budgets is not None
        return [str(problem) for problem in check_budgets(read_site(tmp_path / "site"), budgets, origins=origins)]

    return run
