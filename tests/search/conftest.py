"""The real pages with their index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from samples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BEFORE_SEARCH = ("data", "galleries", "assets", "citations", "pages", "permalinks")


@pytest.fixture(scope="session")
def real_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the index."""
    folder = tmp_path_factory.mktemp("real")
    hooks = [str(ROOT / "hooks" / f"{name}.py") for name in (*BEFORE_SEARCH, "search")]
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), hooks=hooks, strict=False))
    (file,) = folder.glob("assets/search.*.json")
    return file
