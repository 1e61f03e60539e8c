"""A cache of its own for each test."""

from pathlib import Path

import pytest

from sitekit.pictures.cache import Cache


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PICTURES_CACHE", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the cache is; it does not exist yet."""
    return tmp_path / "cache"


@pytest.fixture
def cache(folder: Path) -> Cache:
    """An empty cache."""
    return Cache.open(folder)
