"""What all tests share: tiny evidence to cite, tiny sites to build."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from samples import write_evidence
from sitekit.evidence.load import Evidence, load_evidence

@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    """Three claims on two sources."""
    loaded, problems = load_evidence(write_evidence(tmp_path / "evidence"))
    assert problems == []
    return loaded


@pytest.fixture(autouse=True)
def _restored_surroundings() -> Iterator[None]:
    """A test that leaves the import path or MkDocs' logger changed would decide what the next one sees."""
    path = list(sys.path)
    logger = logging.getLogger("mkdocs")
    before = (logger.level, logger.propagate, list(logger.handlers))
    yield
    logger.setLevel(before[0])
    logger.propagate = before[1]
    logger.handlers[:] = before[2]
    assert sys.path == path
