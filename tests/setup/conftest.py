"""A machine made of small shell scripts: what is not put on its PATH is not there."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Machine:
    """A folder of programs that is the whole PATH."""

    programs: Path

    def has(self, name: str, script: str) -> str:
        """Put a shell script on the PATH and return where it is."""
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return str(path)

    def runs(self, *command: str) -> tuple[int, str, str]:
        """Run `command` in the project; return the exit code, what was printed and what was complained of."""
        done = subprocess.run(
            command, cwd=ROOT, env={"PATH": str(self.programs)}, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return Machine(tmp_path / "bin")
