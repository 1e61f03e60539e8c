"""The grey references, modelled anew: Blender as a Python module, in an environment of its own.

Nobody needs this to build the site or to draw its pictures: the references are in the repository.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

LOCK: Final = "requirements/subjects.txt"
NEEDED: Final = (3, 11)
"""Blender 5.0's module is made for this Python only."""


def main(arguments: list[str]) -> None:
    """Make `.venv-subjects` if it is missing, then become `python -m illustrations.subjects`."""
    if sys.version_info[:2] != NEEDED:
        here = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(f"Blender's module wants Python {NEEDED[0]}.{NEEDED[1]}, and this is {here}.")
    venv = Path(".venv-subjects")
    python = venv / "bin/python"
    done = venv / "stamp"
    wanted = Path(LOCK).read_text(encoding="utf-8")
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        sys.stdout.write("Installing Blender's module (1.4 GB) ...\n")
        sys.stdout.flush()
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-qq", "--require-hashes", "-r", LOCK], check=True)
        done.write_text(wanted, encoding="utf-8")
    os.execv(python, [str(python), "-m", "illustrations.subjects", *arguments])  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main(sys.argv[1:])
