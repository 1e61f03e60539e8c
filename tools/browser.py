"""A real browser for the tests: one that is here, or else one that is installed for the purpose."""

import glob
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PROGRAMS: Final = (
    "chromium-headless-shell",  # the same engine without windows: it takes half the time of the others
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)
MAC_PROGRAMS: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
# Where `playwright install chromium` puts its own, on Linux and on a Mac; PLAYWRIGHT_BROWSERS_PATH can name another.
PLAYWRIGHT_FOLDERS: Final = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
PLAYWRIGHT_PROGRAMS: Final = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")


class BrowserMissingError(Exception):
    """There is no browser to test with; the message says what to install."""


def find_browser() -> str:
    """Return the path of a Chromium, Chrome or Edge that starts, without installing anything.

    `BROWSER_PATH` in the environment decides when it is set. Raises `BrowserMissingError`: a test that needs a browser
    fails without one, it is not skipped.
    """
    named = os.environ.get("BROWSER_PATH")
    if named:
        if _starts(named):
            return named
        raise BrowserMissingError(f"BROWSER_PATH names {named}, and that is no browser that starts.")
    for path in _candidates():
        if _starts(path):
            return path
    raise BrowserMissingError(
        "The tests need a browser. Install Chromium, Chrome or Edge, or put the path of one in BROWSER_PATH."
    )


def find_or_install_browser() -> str:
    """Return the path of a browser that starts; if none is here, install one of Debian's, or else Playwright's own.

    Raises `BrowserMissingError` when there is none and none can be installed, or `BROWSER_PATH` is wrong.
    """
    try:
        return find_browser()
    except BrowserMissingError:
        if os.environ.get("BROWSER_PATH"):
            raise
    for what, commands in _ways_to_install():
        sys.stdout.write(f"There is no browser here; installing {what} for the tests ...\n")
        sys.stdout.flush()
        if all(_succeeds(command) for command in commands):
            try:
                return find_browser()
            except BrowserMissingError:
                continue
    return find_browser()


def launch_arguments() -> list[str]:
    """Return what to start the browser with, so that it asks nothing of the network but what a page asks for."""
    arguments = [
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-sync",
        "--font-render-hinting=none",  # letters as wide as phones and good screens show them
        "--disable-dev-shm-usage",  # containers give 64 MB there, and a large screenshot fills it
    ]
    # Chromium's sandbox refuses to run as root, and the tests open only pages that were built here.
    return [*arguments, "--no-sandbox"] if os.geteuid() == 0 else arguments


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, PROGRAMS))
    yield from MAC_PROGRAMS
    folders = (
        [os.environ["PLAYWRIGHT_BROWSERS_PATH"]] if "PLAYWRIGHT_BROWSERS_PATH" in os.environ else PLAYWRIGHT_FOLDERS
    )
    for folder in folders:
        for pattern in PLAYWRIGHT_PROGRAMS:
            yield from sorted(glob.glob(str(Path(folder).expanduser() / pattern)), reverse=True)  # noqa: PTH207 - newest first, by text


def _starts(path: str) -> bool:
    """Whether `path --version` works: Ubuntu's chromium-browser, say, can be a mere note on where to get it."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=20, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _ways_to_install() -> Iterator[tuple[str, list[list[str]]]]:
    if shutil.which("apt-get"):
        as_root: list[str] | None = [] if os.geteuid() == 0 else None
        if as_root is None and shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
            as_root = ["sudo", "-n"]
        if as_root is not None:
            apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
            install = [*apt, "install", "-y"]
            yield (
                "Debian's chromium-headless-shell",
                [[*apt, "update"], [*install, "chromium-headless-shell", "fonts-liberation"]],
            )
            yield "Debian's chromium", [[*install, "chromium"]]
    yield "Playwright's Chromium", [[sys.executable, "-m", "playwright", "install", "chromium"]]


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False
