"""Where renditions are kept between builds, by a digest of all they were made from. Safe to delete, copy and share.

    entries/<key>/      all renditions of one picture, and manifest.json: the size and sha256 of each
    masters.jsonl       what is known of masters
    waiting/            what is being written

An entry is written in `waiting` and then renamed: it is there whole or not at all, whoever is killed and however many
builds run at once. Nothing inside names a folder of this machine.
"""

import hashlib
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from .disk import clear_abandoned, remove_folder, replace_file, write_folder
from .index import Index
from .opening import LOOKED_BY

UNUSED_DAYS: Final = 30
"""An entry that no build asked for in so many days is pruned."""

_DAY: Final = 86_400
_MANIFEST: Final = "manifest.json"
_TRIES: Final = 3


class CacheError(Exception):
    """The cache cannot be written to; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file of an entry, as its manifest has it."""

    size: int
    mtime_ns: int
    """When it has another time, it is read and compared with its digest, once."""
    sha256: str


_FILES: Final[TypeAdapter[dict[str, _Kept]]] = TypeAdapter(dict[str, _Kept])


@dataclass(frozen=True, slots=True)
class Entry:
    """The files of one picture."""

    folder: Path
    sizes: Mapping[str, int]
    """Bytes by file name."""


class Cache:
    """One folder of entries. Several threads and several builds may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries = folder / "entries"
        self._waiting = folder / "waiting"
        self._now = time.time()
        self.masters = Index(folder, looked_by=LOOKED_BY, today=int(self._now // _DAY))

    @classmethod
    def open(cls, folder: Path) -> "Cache":
        """Use the cache in `folder`, or in the one that the variable PICTURES_CACHE names. It need not exist yet."""
        return cls(Path(os.environ.get("PICTURES_CACHE") or folder).expanduser())

    def find(self, key: str) -> Entry | None:
        """Return an entry if all its files are there as they were written, else None."""
        folder = self._entries / key
        try:
            files = _FILES.validate_json((folder / _MANIFEST).read_bytes())
            with os.scandir(folder) as found:
                states = {item.name: item.stat() for item in found}
        except (OSError, ValidationError):
            return None
        if not files:
            return None
        moved = False
        for name, kept in files.items():
            state = states.get(name)
            if state is None or state.st_size != kept.size:
                return None
            if state.st_mtime_ns != kept.mtime_ns:
                moved = True
                if not _has_digest(folder / name, kept.sha256):
                    return None
        with suppress(OSError):
            if moved:
                renewed = {name: _Kept(f.size, states[name].st_mtime_ns, f.sha256) for name, f in files.items()}
                replace_file(folder / _MANIFEST, _FILES.dump_json(renewed), self._waiting)
            elif self._now - states[_MANIFEST].st_mtime > _DAY:
                os.utime(folder / _MANIFEST)
        return Entry(folder, {name: kept.size for name, kept in files.items()})

    def store(self, key: str, files: Mapping[str, bytes]) -> Entry:
        """Keep these files as one entry. Raises `CacheError` where the folder cannot be written to."""
        new = self._waiting
        try:
            new = write_folder(self._waiting, files)
            kept = {
                name: _Kept(len(data), (new / name).stat().st_mtime_ns, hashlib.sha256(data).hexdigest())
                for name, data in files.items()
            }
            (new / _MANIFEST).write_bytes(_FILES.dump_json(kept))
            return self._put(key, new)
        except OSError as error:
            if new != self._waiting:
                remove_folder(new, self._waiting)
            raise CacheError(
                f"No renditions can be kept in {self.folder} ({error.strerror}): make room there, "
                "or name another folder in PICTURES_CACHE."
            ) from None

    def _put(self, key: str, new: Path) -> Entry:
        self._entries.mkdir(parents=True, exist_ok=True)
        for tries_left in reversed(range(_TRIES)):
            try:
                new.rename(self._entries / key)
            except OSError:
                # Either another build was first, or what is there is damaged.
                if self.find(key):
                    remove_folder(new, self._waiting)
                elif tries_left:
                    remove_folder(self._entries / key, self._waiting)
                    continue
                else:
                    raise
            break
        entry = self.find(key)
        if entry is None:
            raise OSError(0, "what was written there has gone")
        return entry

    def prune(self, *, unused_days: int = UNUSED_DAYS) -> None:
        """Delete entries and lines of the index that no build asked for in these days, and what killed builds left."""
        clear_abandoned(self._waiting)
        self.masters.prune(unused_days, self._waiting)
        for folder in list(_list_folders(self._entries)):
            if self._is_unused(folder, unused_days):
                remove_folder(folder, self._waiting)

    def prune_daily(self) -> None:
        """Prune if that was last done more than a day ago."""
        mark = self.folder / "pruned"
        with suppress(OSError):
            if mark.exists() and self._now - mark.stat().st_mtime < _DAY:
                return
            if self.folder.is_dir():
                mark.touch()
                self.prune()

    def _is_unused(self, folder: Path, unused_days: int) -> bool:
        for judge in (folder / _MANIFEST, folder):
            with suppress(OSError):
                return self._now - judge.stat().st_mtime > unused_days * _DAY
        return False


def _list_folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            return [Path(item.path) for item in found]
    except OSError:
        return []


def _has_digest(path: Path, sha256: str) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
