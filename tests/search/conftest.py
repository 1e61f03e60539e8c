"""The real pages with their index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def real_index(real_site: Path) -> Path:
    """The file of the index."""
    return real_site / "assets/search.json"
