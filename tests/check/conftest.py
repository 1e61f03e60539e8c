"""A tiny site, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from check.sites import page, write_files

from sitekit.check import check_site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., list[str]]:
    """Write a site and return every line the check says of it; a text alone is the body of the home page."""

    def run(
        home: str | Mapping[str, str | bytes], files: Mapping[str, str | bytes] | None = None, **options: Any
    ) -> list[str]:
        pages = {"index.html": page(home)} if isinstance(home, str) else dict(home)
        write_files(tmp_path / "site", pages | dict(files or {}))
        return [str(problem) for problem in check_site(tmp_path / "site", shown_as="site", **options)]

    return run
