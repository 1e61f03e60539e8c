"""The tests run in a real browser: one that is here, one that is installed for them, or one line on what to install."""

import sys
from pathlib import Path
from typing import Any

import pytest

from tools import browser
from tools.browser import BrowserMissingError, find_browser, find_or_install_browser, launch_arguments

WORKS = "echo Chromium 156"
SHELL = "chromium-headless-shell"
ONLY_A_NOTE = 'echo "chromium-browser requires the chromium snap" >&2; exit 1'
NONE = "The tests need a browser. Install Chromium, Chrome or Edge, or put the path of one in BROWSER_PATH."


@pytest.fixture(autouse=True)
def _nothing_but_what_a_test_puts_there(machine: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setattr(browser, "MAC_PROGRAMS", ())
    monkeypatch.setattr(sys, "executable", machine.has("python", "exit 1"))


def test_the_named_browser_goes_first(machine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has("chromium", WORKS)
    monkeypatch.setenv("BROWSER_PATH", machine.has("my-browser", WORKS))

    assert find_browser() == str(machine.programs / "my-browser")


@pytest.mark.parametrize("find", [find_browser, find_or_install_browser])
def test_a_named_browser_that_does_not_start_is_an_error(
    machine: Any, monkeypatch: pytest.MonkeyPatch, find: Any
) -> None:
    machine.has("chromium", WORKS)
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")

    with pytest.raises(BrowserMissingError) as missing:
        find()
    assert str(missing.value) == "BROWSER_PATH names /nowhere/chrome, and that is no browser that starts."


def test_browsers_on_the_path_are_taken_in_order(machine: Any) -> None:
    names = ["microsoft-edge", "google-chrome-stable", "google-chrome", "chromium-browser", "chromium", SHELL]
    for name in names:
        machine.has(name, WORKS)
        assert Path(find_browser()).name == name


def test_a_program_that_only_says_where_to_get_one_is_passed_over(machine: Any) -> None:
    machine.has("chromium-browser", ONLY_A_NOTE)
    machine.has("google-chrome", WORKS)

    assert find_browser() == str(machine.programs / "google-chrome")


def test_a_browser_that_playwright_installed_before_is_found(machine: Any, tmp_path: Path) -> None:
    folder = tmp_path / "playwright/chromium-1200/chrome-linux64"
    folder.mkdir(parents=True)
    Path(machine.has("chrome", WORKS)).rename(folder / "chrome")

    assert find_browser() == str(folder / "chrome")


def test_without_any_browser_one_line_says_what_to_install() -> None:
    with pytest.raises(BrowserMissingError) as missing:
        find_browser()
    assert str(missing.value) == NONE


# Installing one. `apt-get` and the others note that they were called.


def installs(machine: Any, name: str, what: str) -> str:
    """Return a script that puts the program `what` on the path when it is asked to install."""
    path = machine.programs / what
    return (
        f'echo "{name} $*" >> {machine.programs}/log\n'
        f'case "$*" in *install*) printf "#!/bin/sh\\n{WORKS}\\n" > {path}; /bin/chmod +x {path};; esac'
    )


def calls(machine: Any) -> list[str]:
    log = machine.programs / "log"
    return log.read_text().splitlines() if log.exists() else []


@pytest.fixture
def debian(machine: Any) -> Any:
    machine.has("env", 'shift; exec "$@"')
    machine.has("apt-get", installs(machine, "apt-get", SHELL))
    return machine


APT = "apt-get -qq -o DPkg::Lock::Timeout=120 "


def test_root_on_debian_gets_one_of_debians(debian: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)

    assert find_or_install_browser() == str(debian.programs / SHELL)
    assert calls(debian) == [APT + "update", APT + f"install -y {SHELL} fonts-liberation"]


def test_who_may_use_sudo_without_a_password_gets_it_too(debian: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    debian.has("true", "exit 0")
    debian.has("sudo", 'shift; exec "$@"')

    assert find_or_install_browser() == str(debian.programs / SHELL)
    assert calls(debian) == [APT + "update", APT + f"install -y {SHELL} fonts-liberation"]


def test_an_older_debian_that_has_no_such_package_gives_its_chromium(
    machine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)
    machine.has("env", 'shift; exec "$@"')
    machine.has("apt-get", f'case "$*" in *{SHELL}*) exit 100;; esac\n' + installs(machine, "apt-get", "chromium"))

    assert find_or_install_browser() == str(machine.programs / "chromium")
    assert calls(machine) == [APT + "update", APT + "install -y chromium"]


def test_who_would_have_to_type_a_password_gets_playwrights(debian: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    debian.has("sudo", 'echo "sudo: a password is required" >&2; exit 1')
    debian.has("python", installs(debian, "python", "chromium"))

    assert find_or_install_browser() == str(debian.programs / "chromium")
    assert calls(debian) == ["python -m playwright install chromium"]


def test_a_debian_that_fails_to_install_falls_back_on_playwrights(
    debian: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)
    debian.has("apt-get", "exit 100")
    debian.has("python", installs(debian, "python", "chromium"))

    assert find_or_install_browser() == str(debian.programs / "chromium")
    assert capsys.readouterr().out == (
        "There is no browser here; installing Debian's chromium-headless-shell for the tests ...\n"
        "There is no browser here; installing Debian's chromium for the tests ...\n"
        "There is no browser here; installing Playwright's Chromium for the tests ...\n"
    )


def test_where_nothing_can_be_installed_the_suite_fails_with_that_line() -> None:
    with pytest.raises(BrowserMissingError) as missing:
        find_or_install_browser()
    assert str(missing.value) == NONE


@pytest.mark.parametrize(("user", "times"), [(0, 1), (1000, 0)])
def test_only_root_goes_without_the_sandbox(monkeypatch: pytest.MonkeyPatch, user: int, times: int) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: user)

    assert launch_arguments().count("--no-sandbox") == times
