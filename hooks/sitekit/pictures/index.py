"""What is known of masters, so that a build that meets them again need not read them: one line of JSON each.

A line is added in one write, by any number of builds at once; one that a crash cut short is passed over.
"""

import os
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from .disk import replace_file
from .model import MasterFacts

_NAME: Final = "masters.jsonl"


@dataclass(frozen=True, slots=True)
class Known:
    """A line of the index."""

    looked_by: str
    """Which code looked at the master; what other code found is not used."""
    stamp: str
    """Size, times and inode of the file: the same stamp, the same bytes."""
    kind: str
    """A key of `opening.ENDINGS`."""
    day: int
    """When it was last asked for, in days since 1970."""
    facts: MasterFacts


_LINE: Final[TypeAdapter[Known]] = TypeAdapter(Known)


class Index:
    """Masters by stamp and by digest. Several threads may use it at once."""

    def __init__(self, folder: Path, *, looked_by: str, today: int) -> None:
        self._path = folder / _NAME
        self._looked_by = looked_by
        self._today = today
        self._lock = threading.Lock()
        self._by_stamp: dict[str, Known] = {}
        self._by_digest: dict[str, Known] = {}
        with suppress(OSError):
            for line in self._path.read_bytes().splitlines():
                with suppress(ValidationError):
                    self._keep(_LINE.validate_json(line))

    def find_stamp(self, stamp: str) -> Known | None:
        """Return what is known of the file with this stamp."""
        known = self._by_stamp.get(stamp)
        if known and known.day != self._today:
            known = replace(known, day=self._today)
            self.add(known)
        return known

    def find_digest(self, digest: str) -> Known | None:
        """Return what is known of a file with these bytes."""
        return self._by_digest.get(digest)

    def remember(self, stamp: str, kind: str, facts: MasterFacts) -> None:
        """Keep what was found out about a master."""
        self.add(Known(self._looked_by, stamp, kind, self._today, facts))

    def add(self, known: Known) -> None:
        """Write a line. A folder that cannot be written to costs time in the next build, nothing else."""
        line = b"\n" + _LINE.dump_json(known) + b"\n"  # a cut line before it stays a line of its own
        with self._lock:
            self._keep(known)
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
                try:
                    os.write(file, line)
                finally:
                    os.close(file)

    def prune(self, unused_days: int, waiting: Path) -> None:
        """Write the file anew with one line for each stamp that was asked for in these days."""
        with self._lock:
            kept = [known for known in self._by_stamp.values() if self._today - known.day <= unused_days]
            with suppress(OSError):
                if self._path.exists():
                    replace_file(self._path, b"".join(_LINE.dump_json(known) + b"\n" for known in kept), waiting)

    def _keep(self, known: Known) -> None:
        if known.looked_by == self._looked_by:
            self._by_stamp[known.stamp] = known
            self._by_digest[known.facts.digest] = known
