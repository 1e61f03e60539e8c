"""Writing so that a reader sees all of a file or none of it, whenever the power goes."""

import os
import secrets
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

_ABANDONED_AFTER: Final = 3600
"""Seconds: no build works on one picture for so long."""


def write_folder(waiting: Path, files: Mapping[str, bytes]) -> Path:
    """Return a new folder below `waiting` with these files, in their order; the last one says that all are there.

    Raises OSError, and leaves nothing behind then.
    """
    folder = waiting / secrets.token_hex(8)
    folder.mkdir(parents=True)
    try:
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def replace_file(path: Path, data: bytes, waiting: Path) -> None:
    """Put a file in the place of another in one step, by way of `waiting` on the same disk. Raises OSError."""
    waiting.mkdir(parents=True, exist_ok=True)
    new = waiting / secrets.token_hex(8)
    try:
        new.write_bytes(data)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def remove_folder(folder: Path, waiting: Path) -> None:
    """Take a folder away in one step, then delete it. Does nothing where it cannot."""
    away = waiting / secrets.token_hex(8)
    with suppress(OSError):
        waiting.mkdir(parents=True, exist_ok=True)
        folder.rename(away)
        shutil.rmtree(away, ignore_errors=True)


def clear_abandoned(waiting: Path) -> None:
    """Delete what builds that were killed left in `waiting`."""
    with suppress(OSError), os.scandir(waiting) as left:
        for item in left:
            with suppress(OSError):
                if time.time() - item.stat(follow_symlinks=False).st_mtime < _ABANDONED_AFTER:
                    continue
                if item.is_dir(follow_symlinks=False):
                    shutil.rmtree(item.path, ignore_errors=True)
                else:
                    Path(item.path).unlink(missing_ok=True)
