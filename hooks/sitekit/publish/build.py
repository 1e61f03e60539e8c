"""A build that can fail at any point and still leave the last good `site/` where it was."""

import contextlib
import ctypes
import fcntl
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Final

from .runner import runner_environment
from .swap import recover, swap_in

_FRESH_NAME: Final = re.compile(r"\.site-[0-9a-f]{8}")
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PR_SET_PDEATHSIG: Final = 1
_PATIENCE: Final = 5.0
"""Seconds a runner has to end after it was asked to."""


class BuildStoppedError(Exception):
    """The build came to nothing; the message is one line for the reader, and `site/` is as it was."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class _Interrupted(BaseException):
    """A signal asked us to stop. Not an `Exception`, so nothing on the way takes it for a mere fault."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def build_site(root: Path, runner: Sequence[str]) -> str:
    """Build `root` with `runner` into a fresh folder, put it in place as `root/site`, and return a sentence on it.

    `runner` is the start of a command that takes `--strict --site-dir DIR` and exits with 0 when the site is good.
    Raises `BuildStoppedError` when it fails, is interrupted, runs out of disk or another build is running.
    """
    site = root / "site"
    with _signals_raised():
        try:
            with _only_build_here(root):
                _build_and_swap(root, site, runner)
        except _Interrupted as stop:
            raise BuildStoppedError(_verdict("The build was interrupted", site), 128 + stop.number) from None
        except OSError as error:
            raise BuildStoppedError(_verdict(f"The build failed ({error.strerror})", site)) from None
    pages = sum(1 for _ in site.rglob("*.html"))
    return f"site/ holds the new build: {pages} pages, ready for any static host."


def _build_and_swap(root: Path, site: Path, runner: Sequence[str]) -> None:
    recover(site)
    _refuse_unfit(site)
    for left_over in root.iterdir():
        if _FRESH_NAME.fullmatch(left_over.name):
            shutil.rmtree(left_over, ignore_errors=True)
    fresh = root / f".site-{secrets.token_hex(4)}"
    try:
        fresh.mkdir()
        what_failed = _run([*runner, "--strict", "--site-dir", str(fresh)], root)
        if not what_failed and not (fresh / "index.html").is_file():
            what_failed = "The build wrote no index.html"
        if what_failed:
            raise BuildStoppedError(_verdict(what_failed, site))
        _ignore_signals()  # what is left takes milliseconds, and going on is safer than turning back
        swap_in(fresh, site)
    finally:
        _ignore_signals()
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse_unfit(site: Path) -> None:
    if site.is_symlink():
        raise BuildStoppedError(
            "site is a symbolic link, and the build puts a real folder in its place. Remove the link: rm site"
        )
    if site.exists() and not site.is_dir():
        raise BuildStoppedError("site is a file, and the build needs that name for a folder. Move it away.")
    if site.exists() and not os.access(site, os.W_OK | os.X_OK):
        raise BuildStoppedError("site/ belongs to somebody else and cannot be replaced. Try: sudo chown -R $USER site")


def _verdict(what: str, site: Path) -> str:
    if not site.exists():
        return f"{what}; there is no earlier build."
    built = datetime.fromtimestamp(site.stat().st_mtime, UTC).astimezone()
    return f"{what}; site/ still holds the last good build of {built.day} {built:%B %Y, %H:%M}."


def _run(command: list[str], root: Path) -> str:
    """Run `command` to its end and return what failed, or an empty string; end it first if we are interrupted."""
    libc = ctypes.CDLL(None)

    def tie_to_us() -> None:
        # Ctrl-C reaches the runner too; it is we who end it, and its own words would bury our one line.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if sys.platform == "linux":
            libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # kill -9 on us ends the runner as well

    try:
        process = subprocess.Popen(command, cwd=root, env=runner_environment(root), preexec_fn=tie_to_us)  # noqa: PLW1509 - there are no threads here
    except FileNotFoundError:
        return f"{Path(command[0]).name} is not installed (`make test` installs it)"
    try:
        code = process.wait()
    except _Interrupted:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        raise
    return "The build failed" if code else ""


@contextlib.contextmanager
def _only_build_here(root: Path) -> Iterator[None]:
    """Hold the build lock of `root`. The kernel lets go of it however the process ends."""
    try:
        (root / ".cache").mkdir(exist_ok=True)
        lock = os.open(root / ".cache/build.lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise BuildStoppedError(f"The build cannot write in this folder ({error.strerror}).") from None
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildStoppedError("Another build is running in this folder. Wait for it, or stop it first.") from None
        yield
    finally:
        os.close(lock)


@contextlib.contextmanager
def _signals_raised() -> Iterator[None]:
    """Turn the signals that end a process into `_Interrupted`, but for those the caller chose to ignore (`nohup`)."""
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _raise_interrupted)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _raise_interrupted(number: int, _frame: FrameType | None) -> None:
    raise _Interrupted(number)


def _ignore_signals() -> None:
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
