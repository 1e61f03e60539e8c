"""What git remembers of the short addresses."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from sitekit.ledger import read_history

if TYPE_CHECKING:
    from pathlib import Path


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger in a folder of a repository, with nothing committed yet."""
    git(tmp_path, "init", "--quiet")
    file = tmp_path / "docs/_data/links.yml"
    file.parent.mkdir(parents=True)
    return file


def commit(ledger: Path, text: str) -> None:
    ledger.write_text(text, encoding="utf-8")
    git(ledger.parent, "add", ".")
    git(ledger.parent, "commit", "--quiet", "--message", "x")


def test_every_committed_address_is_remembered_with_its_first_date(ledger: Path) -> None:
    commit(
        ledger,
        "links:\n  - short: /q/blur/\n    given_out: 2026-01-01\n  - short: /q/fade/\n    given_out: 2026-01-02\n",
    )
    commit(ledger, 'links:\n  - short: "/q/blur/"\n    target: x.md\n    given_out: 2026-05-05 # moved\n')
    ledger.write_text("links:\n  - short: /q/never/\n    given_out: 2026-09-09\n", encoding="utf-8")

    assert read_history(ledger) == {"/q/blur/": "2026-01-01", "/q/fade/": "2026-01-02"}


def test_a_version_that_never_could_be_built_is_passed_over(ledger: Path) -> None:
    commit(ledger, "links:\n  - short: blur\n    given_out: 2026-01-01\n  - short: [broken\n")
    commit(ledger, "links:\n  - short: /q/blur/\n    given_out: 2026-01-02\n")

    assert read_history(ledger) == {"/q/blur/": "2026-01-02"}


@pytest.mark.parametrize(
    "entry",
    [
        "  - given_out: 2026-01-01\n    short: /q/blur/\n",
        "  - {short: /q/blur/, given_out: 2026-01-01}\n",
        "  - {given_out: '2026-01-01', short: '/q/blur/'}\n",
        "  - ? short\n    : /q/blur/\n    ? given_out\n    : 2026-01-01\n",
    ],
)
def test_an_entry_is_remembered_however_it_was_written(ledger: Path, entry: str) -> None:
    commit(ledger, f"links:\n  - short: /q/fade/\n    given_out: 2026-02-02\n{entry}")
    commit(ledger, "links: []\n")

    assert read_history(ledger) == {"/q/fade/": "2026-02-02", "/q/blur/": "2026-01-01"}


@pytest.mark.parametrize("broken", ["<<<<<<< HEAD\n", "  - short: [broken\n", "made: 2026-02-30\n"])
def test_a_version_that_is_not_yaml_is_read_line_by_line(ledger: Path, broken: str) -> None:
    commit(ledger, f"links:\n  - short: /q/blur/ # blür\n    given_out: 2026-01-01\n{broken}")
    commit(ledger, "links: []\n")

    assert read_history(ledger) == {"/q/blur/": "2026-01-01"}


@pytest.mark.parametrize("text", ["", "[]\n", "links: none yet\n", "links: [/q/blur/]\n", "links: [{short: /q/a/}]\n"])
def test_a_version_of_another_shape_gave_nothing_out(ledger: Path, text: str) -> None:
    commit(ledger, text)
    commit(ledger, "links:\n  - short: /q/blur/\n    given_out: 2026-01-02\n")

    assert read_history(ledger) == {"/q/blur/": "2026-01-02"}


def test_a_ledger_that_was_removed_for_a_while_is_remembered(ledger: Path) -> None:
    commit(ledger, "links:\n  - short: /q/blur/\n    given_out: 2026-01-01\n")
    git(ledger.parent, "rm", "--quiet", "links.yml")
    git(ledger.parent.parent.parent, "commit", "--quiet", "--message", "x")
    ledger.parent.mkdir(parents=True, exist_ok=True)
    commit(ledger, "links: []\n")

    assert read_history(ledger) == {"/q/blur/": "2026-01-01"}


def test_an_address_dropped_on_a_merged_branch_is_remembered(ledger: Path) -> None:
    commit(ledger, "links: []\n")
    git(ledger.parent, "checkout", "--quiet", "-b", "side")
    commit(ledger, "links:\n  - short: /q/blur/\n    given_out: 2026-01-01\n")
    commit(ledger, "links: []\n")
    git(ledger.parent, "checkout", "--quiet", "-")
    git(ledger.parent, "commit", "--quiet", "--allow-empty", "--message", "y")
    git(ledger.parent, "merge", "--quiet", "--no-edit", "side")

    assert read_history(ledger) == {"/q/blur/": "2026-01-01"}


def test_a_ledger_that_was_never_committed_has_no_history(ledger: Path) -> None:
    ledger.write_text("links: []\n", encoding="utf-8")

    assert read_history(ledger) == {}


def test_a_folder_without_repository_has_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert read_history(tmp_path / "links.yml") == {}


def test_a_machine_without_git_has_no_history(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(ledger, "links:\n  - short: /q/blur/\n    given_out: 2026-01-01\n")
    monkeypatch.setenv("PATH", "/nowhere")

    assert read_history(ledger) == {}


def test_a_shallow_clone_knows_what_it_was_given(ledger: Path, tmp_path: Path) -> None:
    commit(ledger, "links:\n  - short: /q/old/\n    given_out: 2026-01-01\n")
    commit(ledger, "links:\n  - short: /q/blur/\n    given_out: 2026-01-02\n")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "clone"))

    assert read_history(tmp_path / "clone/docs/_data/links.yml") == {"/q/blur/": "2026-01-02"}
