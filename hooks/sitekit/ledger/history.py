"""What git remembers of the ledger: every short address that was ever committed, with the date it was given out."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from .model import SHORT

_FIELD: Final = re.compile(r"""^[\s-]*(short|given_out):\s*["']?([^"'#\s]+)""", re.MULTILINE)


def read_history(path: Path) -> Mapping[str, str]:
    """Return each short address in any committed version of the file, with its first date (`2026-11-21`).

    Two calls of git, however long the history. Empty where git, the repository or the file's history is missing; a
    shallow clone knows only what it was given.
    """
    commits = _run_git(path.parent, "rev-list", "--full-history", "HEAD", "--", path.name).split()
    if not commits:
        return {}
    # Oldest first, so that the first date stands.
    wanted = "".join(f"{commit}:./{path.name}\n" for commit in reversed(commits))
    dates: dict[str, str] = {}
    short = ""
    # Lines, not YAML: an old version may be broken in ways that no longer matter, and there may be hundreds.
    for field, value in _FIELD.findall(_run_git(path.parent, "cat-file", "--batch", typed=wanted)):
        if field == "short":
            short = value
        elif SHORT.fullmatch(short):
            dates.setdefault(short, value)
    return dates


def _run_git(folder: Path, *arguments: str, typed: str = "") -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - whichever git the person uses
            input=typed.encode(),
            capture_output=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
