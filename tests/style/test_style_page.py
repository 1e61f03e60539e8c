"""The page of the style looks as it did when last somebody said it was right; `make shots RENEW=1` says so anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from samples import ROOT

from tools.shots import memory

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SEEN = ROOT / "tests/style/seen"

FAULTS = {
    "letters": "body { font-family: monospace }",
    "boxes": ".admonition { border: 0 !important; padding-left: 3rem !important }",
    "captions": ".plate { display: block !important }",
    "call to action": ".call-to-action { background: none !important }",
}


@pytest.fixture(scope="module")
def as_it_is(browser: Browser, address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as this build makes it, kept as `make shots RENEW=1` keeps it."""
    folder = tmp_path_factory.mktemp("seen")
    memory.save(folder, "1440-dark", memory.look(browser, address, 1440, "dark"))
    return folder


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), memory.WINDOWS)
def test_the_page_looks_as_it_did(browser: Browser, address: str, width: int, scheme: memory.Scheme) -> None:
    parts = memory.look(browser, address, width, scheme)
    assert memory.compare(SEEN, f"{width}-{scheme}", parts) == [], "if this is wanted: make shots RENEW=1"


@pytest.mark.browser
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_look_is_seen(browser: Browser, address: str, as_it_is: Path, fault: str) -> None:
    parts = memory.look(browser, address, 1440, "dark", extra_style=FAULTS[fault])
    assert memory.compare(as_it_is, "1440-dark", parts) != []


def test_parts_that_come_and_go_are_told(tmp_path: Path) -> None:
    grey = Image.new("L", (72, 10), 128)
    memory.save(tmp_path, "1440-dark", {"head": grey, "colours": grey})
    assert memory.compare(tmp_path, "1440-dark", {"head": grey, "type": grey}) == [
        "1440-dark: colours is gone",
        "1440-dark: type is new",
    ]


def test_what_is_kept_is_small() -> None:
    assert 0 < sum(file.stat().st_size for file in SEEN.glob("*.png")) < 30_000
