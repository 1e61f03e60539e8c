"""What git remembers of the ledger: every short address that was ever committed, with the date it was given out."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import yaml

from .model import SHORT

_LOADER: Final = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_FIELD: Final = re.compile(r"""^[\s-]*(short|given_out):\s*["']?([^"'#\s]+)""", re.MULTILINE)


def read_history(path: Path) -> Mapping[str, str]:
    """Return each short address in any committed version of the file, with its first date (`2026-11-21`).

    Two calls of git, however long the history; each version is parsed once. Empty where git, the repository or the
    file's history is missing; a shallow clone knows only what it was given.
    """
    commits = _run_git(path.parent, "rev-list", "--full-history", "HEAD", "--", path.name).decode().split()
    # Oldest first, so that the first date stands.
    wanted = "".join(f"{commit}:./{path.name}\n" for commit in reversed(commits))
    dates: dict[str, str] = {}
    for version in dict.fromkeys(_split_batch(_run_git(path.parent, "cat-file", "--batch", typed=wanted))):
        for short, day in _read_version(version.decode(errors="replace")):
            if SHORT.fullmatch(short):
                dates.setdefault(short, day)
    return dates


def _split_batch(output: bytes) -> Iterator[bytes]:
    """Yield the files in the output of `git cat-file --batch`: a line `<id> blob <bytes>` before each."""
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        header = output[at:end].split()
        at = end + 1
        if header[-1].isdigit():  # else the file is missing from that commit
            size = int(header[-1])
            yield output[at : at + size]
            at += size + 1


def _read_version(text: str) -> Iterator[tuple[str, str]]:
    """Yield short address and date of each entry; line by line where an old version is not YAML."""
    try:
        data = yaml.load(text, Loader=_LOADER)  # noqa: S506 - safe, whichever of the two it is
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: a day that no calendar has
        short = ""
        for field, value in _FIELD.findall(text):
            if field == "short":
                short = value
            else:
                yield short, value
        return
    links = data.get("links") if isinstance(data, dict) else None
    for link in links if isinstance(links, list) else []:
        if isinstance(link, dict) and "given_out" in link:
            yield str(link.get("short")), str(link["given_out"])[: len("2026-11-21")]


def _run_git(folder: Path, *arguments: str, typed: str = "") -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - whichever git the person uses
            input=typed.encode(),
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
