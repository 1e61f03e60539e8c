"""`.venv`: made from the lock files, made anew when anything it depends on has changed.

A stamp inside `.venv` says what it was made from. It is removed before anything is installed and written last, so an
installation that was cut short has none and is begun again from nothing.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import platform
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

SITE_LOCK: Final = "requirements/site.txt"
TEST_LOCK: Final = "requirements/dev.txt"


class SetupError(Exception):
    """The set-up cannot go on; the message says why and what to do."""


def prepare(root: Path, *, with_tests: bool) -> Path:
    """Return the Python of `root/.venv`, made fit: the site's packages, the test tools if wanted, and the project.

    Does nothing but read the lock files when all is there. Waits for another set-up of the same folder. Raises
    `SetupError` with one line for the reader when something is missing or an installation fails.
    """
    venv = root / ".venv"
    wanted = describe(root, with_tests=with_tests)
    if not serves(venv, wanted):
        with _one_at_a_time(root) as lock:
            if not serves(venv, wanted):
                _install(root, venv, wanted, lock)
    return venv / "bin/python"


def describe(root: Path, *, with_tests: bool) -> dict[str, str]:
    """Return all that decides what `.venv` must hold: the place, the Python and a hash of each file it is made from."""
    locks = [SITE_LOCK, TEST_LOCK] if with_tests else [SITE_LOCK]
    return {
        # Scripts in bin/ and the link to the project hold the full path, so a moved checkout needs a new .venv.
        "place": str(root),
        "python": f"{platform.python_implementation()} {platform.python_version()} {platform.machine()}",
        "project": _how_the_project_is_packaged(root),
        **{name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in locks},
    }


def serves(venv: Path, wanted: dict[str, str]) -> bool:
    """Whether `venv` is whole and was made from all that is in `wanted` (it may hold more)."""
    return (venv / "bin/python").exists() and wanted.items() <= _read_stamp(venv).items()


def _read_stamp(venv: Path) -> dict[str, str]:
    try:
        stamp = json.loads((venv / "stamp.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _how_the_project_is_packaged(root: Path) -> str:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    # The settings of linters and tests stand in the same file and change nothing in .venv.
    packaging = [settings.get("build-system"), settings.get("project"), settings.get("tool", {}).get("hatch")]
    return hashlib.sha256(json.dumps(packaging, sort_keys=True).encode()).hexdigest()


def _install(root: Path, venv: Path, wanted: dict[str, str], lock: int) -> None:
    without_tests = {name: value for name, value in wanted.items() if name != TEST_LOCK}
    only_tests_are_missing = serves(venv, without_tests) and TEST_LOCK not in _read_stamp(venv)
    (venv / "stamp.json").unlink(missing_ok=True)
    python = str(venv / "bin/python")
    pip = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    hashed = [*pip, "--require-hashes", "-r"]
    if not only_tests_are_missing:
        _refuse_without_ensurepip()
        # Inside an activated .venv, sys.executable would be the one that is about to be emptied.
        base = getattr(sys, "_base_executable", sys.executable)
        version = platform.python_version()
        _step(f"Making .venv with Python {version}", [base, "-m", "venv", "--clear", str(venv)], root, lock)
        _step(f"Installing {_count(root, SITE_LOCK)} packages for the site", [*hashed, SITE_LOCK], root, lock)
        # The build tool is among the packages just installed: nothing is fetched here.
        editable = [*pip, "--no-index", "--no-deps", "--no-build-isolation", "-e", "."]
        _step("Installing this project", editable, root, lock)
    if TEST_LOCK in wanted:
        _step(f"Installing {_count(root, TEST_LOCK)} packages for the tests", [*hashed, TEST_LOCK], root, lock)
    unfinished = venv / "stamp.json.new"
    unfinished.write_text(json.dumps(wanted, indent=1), encoding="utf-8")
    unfinished.replace(venv / "stamp.json")


def _step(what: str, command: Sequence[str], root: Path, lock: int) -> None:
    sys.stdout.write(f"{what} ... ")
    sys.stdout.flush()
    start = time.monotonic()
    # The step keeps the lock open: should this process be killed, the next set-up waits until the step has ended too.
    done = subprocess.run(command, cwd=root, pass_fds=[lock], stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SetupError(f"{what} failed, see above. Mend that and run the same command again; it begins anew.")
    sys.stdout.write(f"{time.monotonic() - start:.0f} s\n")


def _count(root: Path, lock_file: str) -> int:
    return sum("==" in line and not line.startswith((" ", "#")) for line in (root / lock_file).open(encoding="utf-8"))


def _refuse_without_ensurepip() -> None:
    """Debian ships Python without the part that makes a `.venv`; its own message is twelve lines long."""
    try:
        import ensurepip  # noqa: F401, PLC0415 - asked for only when a .venv has to be made
    except ImportError:
        name = Path(sys.executable).name
        package = f"{name}-venv" if name.startswith("python3") else "python3-venv"
        raise SetupError(f"Python's venv module is missing. Install it with: sudo apt-get install {package}") from None


@contextlib.contextmanager
def _one_at_a_time(root: Path) -> Iterator[int]:
    (root / ".cache").mkdir(exist_ok=True)
    lock = os.open(root / ".cache/setup.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.stdout.write("Another set-up is running here; waiting for it.\n")
            sys.stdout.flush()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock
    finally:
        os.close(lock)
