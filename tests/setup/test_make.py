"""The commands that the README promises are there, and the linters all speak before the verdict."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_make_alone_lists_every_command() -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    out = subprocess.run(["make"], cwd=ROOT, env=kept, capture_output=True, text=True, check=True).stdout

    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert phony is not None
    assert [line.split()[1] for line in out.splitlines()] == phony[1].split()


def test_ci_does_what_a_person_would() -> None:
    lines = (ROOT / ".ci/run").read_text().splitlines()

    assert lines[-1] == "make check test"
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_every_check_speaks_even_if_the_first_one_fails(tmp_path: Path) -> None:
    (tmp_path / "wrong.py").write_text("import os\n\n\n\nx = [ 1 ]\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("Teh ink.\n")
    (tmp_path / "overrides/js").mkdir(parents=True)
    (tmp_path / "overrides/js/wrong.mjs").write_text("let = ;\n")

    done = subprocess.run(
        [sys.executable, "-m", "tools.checks"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    verdict = done.stdout.splitlines()[-1]
    assert verdict.startswith("Not in order: ruff check, ruff format, mypy, codespell")
    assert "wrong.py" in done.stdout
    assert "Teh ==> The" in done.stdout


@pytest.mark.parametrize("name", ["site", "dev"])
def test_the_locks_hold_exact_versions_with_hashes_and_no_address(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text()
    entries = re.split(r"\n(?=\S)", text)

    assert len(entries) > 10
    assert [entry for entry in entries if not re.match(r"[\w.-]+==\S+ .*\\\n +--hash=sha256:", entry)] == []
    assert "://" not in text
