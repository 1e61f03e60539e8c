"""What the tests of the galleries share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gallery.studio import Studio

from sitekit.pictures.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def pictures_cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """One cache, so that a picture many tests use is looked at once."""
    return Cache(tmp_path_factory.mktemp("pictures"))


@pytest.fixture
def studio(tmp_path: Path, pictures_cache: Cache) -> Studio:
    """A studio without pictures."""
    return Studio(tmp_path, pictures_cache)
