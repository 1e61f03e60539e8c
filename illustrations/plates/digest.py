"""What a picture is made from, as one digest: when it changes, the picture is made anew."""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from illustrations.reference import Entry

from .manifest import Manifest, Plate

PROJECT = Path(__file__).parents[2]
AGEING = Path("docs/_data/ageing.yml")
_ENGINE = (
    "illustrations/errors.py",
    "illustrations/maps.py",
    "illustrations/reference.py",
    "illustrations/ink",
    "illustrations/overlay",
    "illustrations/skin",
    "illustrations/time",
    "illustrations/plates/compose.py",
    "illustrations/plates/master.py",
    "illustrations/plates/metadata.py",
    "illustrations/plates/panels.py",
    "illustrations/plates/stages.py",
    "hooks/sitekit/ageing/model.py",
)
"""The source that decides what a picture looks like."""


@cache
def engine_version(project: Path = PROJECT) -> str:
    """Return a digest of the engine's source and of the ageing parameters."""
    files: list[Path] = []
    for name in _ENGINE:
        part = project / name
        files += sorted(part.rglob("*.py")) if part.is_dir() else [part]
    return _digest(file.read_bytes() for file in (*files, project / AGEING))


def plate_digest(plate: Plate, manifest: Manifest, entry: Entry, references: Path, version: str) -> str:
    """Return the digest of a plate: its entry, its reference and line drawing, the manifest's words, the engine."""
    picture = references / entry.file
    words = [plate.model_dump(mode="json"), manifest.copyright, manifest.licence, entry.model_dump(mode="json")]
    files = (file.read_bytes() if file.is_file() else b"" for file in (picture, picture.with_suffix(".lines.png")))
    return _digest((version.encode(), json.dumps(words, sort_keys=True).encode(), *files))


def _digest(parts: Iterable[bytes]) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return f"sha256:{total.hexdigest()}"
