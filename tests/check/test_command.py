"""The two commands, and the list of hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from check.sites import page, write_files

from sitekit.check import load_hosts
from sitekit.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sound_folder_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(tmp_path, {"index.html": page("x")})

    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr() == ("", f"0 faults in {tmp_path}\n")


def test_every_fault_is_one_line_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(tmp_path, {"index.html": page('<a href="#a">x</a>\n<a href="gone/">x</a>')})

    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr() == (
        (
            f'{tmp_path}/index.html:2: link to "#a" has no such heading.\n'
            f'{tmp_path}/index.html:3: link to "gone/" leads nowhere: there is no such page or file.\n'
        ),
        f"2 faults in {tmp_path}\n",
    )


def test_the_folder_can_have_an_address_a_list_of_hosts_and_files_nobody_mentions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(
        tmp_path / "site", {"index.html": page('<a href="https://here.example/a.pdf">x</a>'), "a.pdf": "", "b.map": ""}
    )
    (tmp_path / "hosts.yml").write_text("hosts: []\n", encoding="utf-8")
    options = ["--base-url", "https://here.example/", "--hosts", str(tmp_path / "hosts.yml"), "--unused-ok", "*.map"]

    assert main(["check", str(tmp_path / "site"), *options]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("check", "nowhere is not a folder."),
        ("links-online", "nowhere is not a folder. Build the site first: make build"),
    ],
)
def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main([command, "nowhere"]) == 1
    assert capsys.readouterr().err == f"{says}\n"


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (
            "{host: https://doi.org, https: yes, last_worked: never}",
            (
                'hosts.yml:2: entry 1: hosts.host: "https://doi.org" is not a host: '
                'write it as in "doi.org", in small letters, without "https://".'
            ),
        ),
        (
            "{host: doi.org, https: perhaps, last_worked: never}",
            'hosts.yml:2: entry 1: hosts.https: write "yes", "no" or "unknown".',
        ),
        (
            "{host: doi.org, https: yes, last_worked: never}\n  - {host: doi.org, https: no, last_worked: never}",
            'hosts.yml: "doi.org" is listed twice: keep one of them.',
        ),
    ],
)
def test_a_wrong_entry_in_the_list_of_hosts_is_told(tmp_path: Path, entry: str, line: str) -> None:
    (tmp_path / "hosts.yml").write_text(f"hosts:\n  - {entry}\n", encoding="utf-8")

    _, problems = load_hosts(tmp_path / "hosts.yml", shown_as="hosts.yml")

    assert [str(problem) for problem in problems] == [line]
