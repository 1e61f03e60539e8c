"""One folder in the place of another, so that whoever looks sees the old one or the new one and never neither."""

import ctypes
import errno
import os
import shutil
from pathlib import Path
from typing import Final

PREVIOUS: Final = ".site-previous"
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_NOT_OFFERED: Final = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def swap_in(fresh: Path, site: Path) -> None:
    """Put the folder `fresh` at `site`, and remove what stood there.

    Both must lie in the same folder. On Linux the two names are exchanged in one step. Where that is not offered,
    `site` is missing between two renames, and `recover` undoes a death in that gap.
    Raises OSError, with `site` as it was.
    """
    if not site.exists():
        fresh.rename(site)
        return
    if exchange(fresh, site):
        shutil.rmtree(fresh, ignore_errors=True)
        return
    previous = site.with_name(PREVIOUS)
    site.rename(previous)
    try:
        fresh.rename(site)
    except OSError:
        previous.rename(site)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def recover(site: Path) -> None:
    """Finish what a swap that died between its two renames left: put the last good folder back, or clear it away."""
    previous = site.with_name(PREVIOUS)
    if not previous.exists():
        return
    if site.exists():
        shutil.rmtree(previous, ignore_errors=True)
    else:
        previous.rename(site)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; return False where the system or the disk does not offer that."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    if libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_OFFERED:
        return False
    raise OSError(code, os.strerror(code), str(other))
