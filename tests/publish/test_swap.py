"""Whoever looks at site/ while it is swapped sees the old one or the new one."""

import threading
from pathlib import Path

import pytest

from sitekit.publish import swap


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path


def test_the_site_is_there_at_every_instant(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "0")
    if not swap.exchange(site, folder(tmp_path / "trial", "0")):
        pytest.fail("This system cannot exchange two names, so the promise does not hold here.")
    looks, misses, over = 0, 0, threading.Event()

    def look() -> None:
        nonlocal looks, misses
        while not over.is_set():
            looks += 1
            misses += not site.exists()

    watcher = threading.Thread(target=look)
    watcher.start()
    for n in range(1, 301):
        swap.swap_in(folder(tmp_path / "fresh", str(n)), site)
    over.set()
    watcher.join()

    assert (site / "index.html").read_text() == "300"
    assert looks > 300
    assert misses == 0


def test_the_first_site_simply_moves_in(tmp_path: Path) -> None:
    swap.swap_in(folder(tmp_path / "fresh", "new"), tmp_path / "site")

    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system such as macOS or an old network disk."""
    monkeypatch.setattr(swap, "exchange", lambda *_: False)


@pytest.mark.usefixtures("no_exchange")
def test_without_an_exchange_two_renames_do(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old")

    swap.swap_in(folder(tmp_path / "fresh", "new"), site)

    assert (site / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("no_exchange")
def test_a_second_rename_that_fails_takes_back_the_first(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old")

    with pytest.raises(FileNotFoundError):
        swap.swap_in(tmp_path / "nothing", site)

    assert (site / "index.html").read_text() == "old"


def test_a_death_between_two_renames_is_mended(tmp_path: Path) -> None:
    folder(tmp_path / ".site-previous", "old")

    swap.recover(tmp_path / "site")

    assert (tmp_path / "site/index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_death_after_the_second_rename_is_mended(tmp_path: Path) -> None:
    folder(tmp_path / ".site-previous", "old")
    folder(tmp_path / "site", "new")

    swap.recover(tmp_path / "site")

    assert (tmp_path / "site/index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_swap_that_the_system_refuses_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        swap.exchange(tmp_path / "one", tmp_path / "other")
