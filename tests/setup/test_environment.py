""".venv is made once, from the locks and nothing else, and made anew when anything it depends on has changed."""

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools import environment
from tools.environment import SetupError, describe, prepare, serves

ROOT = Path(__file__).parents[2]

PYPROJECT = """\
[build-system]
requires = ["tinybackend"]
build-backend = "tinybackend"
[project]
name = "tiny"
version = "1"
"""
BACKEND = """\
import os, pathlib, zipfile
def get_requires_for_build_editable(config_settings=None):
    return []
def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "tiny-1-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder) / name, "w") as wheel:
        wheel.writestr("tiny.pth", os.getcwd())
        wheel.writestr("tiny-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n")
        wheel.writestr("tiny-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("tiny-1.dist-info/RECORD", "")
    return name
"""


def write_wheel(folder: Path, name: str, code: str) -> str:
    """Write a package of one module into `folder`; return the line that locks it."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}.py", code)
        wheel.writestr(f"{name}-1.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        wheel.writestr(f"{name}-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{name}-1.dist-info/RECORD", "")
    return f"{name}==1 \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one module with one package for the site and one for the tests, and no network."""
    wheels = tmp_path / "wheels"
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    root = tmp_path / "project"
    (root / "requirements").mkdir(parents=True)
    (root / "requirements/site.txt").write_text(write_wheel(wheels, "tinybackend", BACKEND))
    (root / "requirements/dev.txt").write_text(write_wheel(wheels, "tinytest", "two = 2"))
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "own.py").write_text("one = 1")
    return root


def can_import(python: Path, module: str) -> bool:
    return subprocess.run([python, "-c", f"import {module}"], cwd="/", capture_output=True, check=False).returncode == 0


def test_a_fresh_machine_gets_all_it_needs_and_a_second_start_does_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    python = prepare(project, with_tests=False)

    told = [line.partition(" ... ")[0] for line in capsys.readouterr().out.splitlines()]
    version = ".".join(map(str, sys.version_info[:3]))
    assert told == [
        f"Making .venv with Python {version}",
        "Installing 1 packages for the site",
        "Installing this project",
    ]
    assert can_import(python, "tinybackend")
    assert can_import(python, "own")
    assert not can_import(python, "tinytest")

    made = (project / ".venv/pyvenv.cfg").stat()
    assert prepare(project, with_tests=False) == python
    assert capsys.readouterr().out == ""

    # The test tools come on top, and a start without them afterwards takes nothing away.
    prepare(project, with_tests=True)
    assert capsys.readouterr().out.startswith("Installing 1 packages for the tests ... ")
    assert can_import(python, "tinytest")
    prepare(project, with_tests=False)
    prepare(project, with_tests=True)
    assert capsys.readouterr().out == ""
    assert (project / ".venv/pyvenv.cfg").stat() == made


def test_an_installation_that_failed_says_what_failed_and_the_next_start_begins_anew(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lock = project / "requirements/site.txt"
    good = lock.read_text()
    lock.write_text("tinybackend==1\n")  # a lock without a hash is none

    with pytest.raises(SetupError) as failure:
        prepare(project, with_tests=False)
    assert str(failure.value) == (
        "Installing 1 packages for the site failed, see above. "
        "Mend that and run the same command again; it begins anew."
    )
    assert "Hashes are required" in capfd.readouterr().err, "pip's own words are lost"

    lock.write_text(good)
    (project / ".venv/half-installed").touch()
    python = prepare(project, with_tests=False)
    assert can_import(python, "tinybackend")
    assert not (project / ".venv/half-installed").exists()

    # A package that is not the one that was locked spoils what was whole before: pip may have been half-way.
    write_wheel(project.parent / "wheels", "tinytest", "two = 'something else'")
    with pytest.raises(SetupError, match=r"^Installing 1 packages for the tests failed"):
        prepare(project, with_tests=True)
    assert not is_fit(project, with_tests=False)


# What makes a .venv unfit, without the seconds it takes to make one


@pytest.fixture
def fit(project: Path) -> Path:
    """A project whose .venv is stamped as made, with no packages in it."""
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/python").symlink_to(sys.executable)
    (project / ".venv/stamp.json").write_text(json.dumps(describe(project, with_tests=True)))
    return project


def is_fit(project: Path, *, with_tests: bool = True) -> bool:
    return serves(project / ".venv", describe(project, with_tests=with_tests))


def test_a_stamped_environment_is_fit(fit: Path) -> None:
    assert is_fit(fit)
    assert is_fit(fit, with_tests=False)


def test_a_changed_lock_makes_it_unfit_for_what_uses_that_lock(fit: Path) -> None:
    (fit / "requirements/dev.txt").write_text("tinytest==2\n")
    assert not is_fit(fit)
    assert is_fit(fit, with_tests=False)

    (fit / "requirements/site.txt").write_text("tinybackend==2\n")
    assert not is_fit(fit, with_tests=False)


def test_settings_of_linters_leave_it_fit_and_packaging_does_not(fit: Path) -> None:
    (fit / "pyproject.toml").write_text(PYPROJECT + "[tool.ruff]\nline-length = 120\n")
    assert is_fit(fit)

    (fit / "pyproject.toml").write_text(PYPROJECT.replace('"1"', '"2"'))
    assert not is_fit(fit)


def test_another_python_makes_it_unfit(fit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.platform, "python_version", lambda: "3.99.0")

    assert not is_fit(fit)


def test_a_moved_checkout_makes_it_unfit(fit: Path) -> None:
    moved = fit.with_name("moved")
    fit.rename(moved)

    assert not is_fit(moved)


def test_a_python_that_was_removed_makes_it_unfit(fit: Path) -> None:
    (fit / ".venv/bin/python").unlink()
    (fit / ".venv/bin/python").symlink_to("/nowhere/python3")

    assert not is_fit(fit)


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null", '"text"'])
def test_a_damaged_stamp_makes_it_unfit(fit: Path, stamp: str) -> None:
    (fit / ".venv/stamp.json").write_text(stamp)

    assert not is_fit(fit)


# Through the command, in a copy of tools/ as a fresh clone has it


@pytest.fixture
def clone(project: Path) -> Path:
    shutil.copytree(ROOT / "tools", project / "tools")
    return project


def run(root: Path, *arguments: str, **more: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "tools", *arguments]
    done = subprocess.run(command, cwd=root, env={**os.environ, **more}, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_a_debian_without_python3_venv_is_told_so_in_one_line(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "lacking").mkdir()
    (tmp_path / "lacking/ensurepip.py").write_text("raise ModuleNotFoundError('No module named ensurepip')")

    line = "Python's venv module is missing. Install it with: sudo apt-get install python3-venv\n"
    assert run(clone, "serve", PYTHONPATH=str(tmp_path / "lacking")) == (1, "", line)
    assert not (clone / ".venv").exists()


def test_a_job_runs_in_the_environment_and_its_exit_code_is_ours(clone: Path) -> None:
    (clone / ".venv/bin").mkdir(parents=True)
    (clone / ".venv/bin/python").write_text('#!/bin/sh\necho "$PWD $*"; exit 7\n')
    (clone / ".venv/bin/python").chmod(0o755)
    (clone / ".venv/stamp.json").write_text(json.dumps(describe(clone, with_tests=False)))

    assert run(clone, "build", "--runner", "properdocs") == (7, f"{clone} -m sitekit build --runner properdocs\n", "")


def test_an_unknown_job_is_answered_with_the_known_ones(clone: Path) -> None:
    code, _, complaint = run(clone, "deploy")

    assert code == 1
    assert re.fullmatch(r"usage: python -m tools \{serve,build,[a-z,-]+\}\n", complaint)


def test_a_second_set_up_waits_for_the_first(clone: Path) -> None:
    (clone / ".cache").mkdir()
    with (clone / ".cache/setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build = [sys.executable, "-m", "tools", "build"]
        second = subprocess.Popen(build, cwd=clone, stdout=subprocess.PIPE, text=True)
        assert second.stdout is not None
        assert second.stdout.readline() == "Another set-up is running here; waiting for it.\n"

        # The first one ends, and leaves nothing to do.
        (clone / ".venv/bin").mkdir(parents=True)
        (clone / ".venv/bin/python").write_text("#!/bin/sh\necho built\n")
        (clone / ".venv/bin/python").chmod(0o755)
        (clone / ".venv/stamp.json").write_text(json.dumps(describe(clone, with_tests=False)))
    assert second.communicate(timeout=20)[0] == "built\n"
