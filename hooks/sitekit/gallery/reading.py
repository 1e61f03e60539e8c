"""The `gallery.yml` of each set, taken apart into entries before anything is judged."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sitekit.loading import Written, read_yaml
from sitekit.problems import Problem, did_you_mean

from .entry import GalleryFile
from .values import suggest_key

FILE: Final = "gallery.yml"
PICTURES: Final = frozenset(
    (".jpg", ".jpeg", ".png", ".webp", ".avif", ".tif", ".tiff", ".gif", ".heic", ".heif", ".bmp", ".jxl", ".dng")
)
"""Endings by which a file is taken for a picture."""


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """One item below `pieces:`, whatever it is."""

    set_key: str
    folder: Path
    file: str
    """The `gallery.yml` as problems name it."""
    number: int
    """From 0."""
    written: Written
    """The whole file."""

    @property
    def data(self) -> Any:  # noqa: ANN401 - what people write may be anything
        """What is written."""
        return self.written.data["pieces"][self.number]

    @property
    def id(self) -> str:
        """The id as it is written, or `entry-3` where there is none."""
        return self._id or f"entry-{self.number + 1}"

    @property
    def label(self) -> str:
        """What problems call the entry."""
        return f"entry {self._id or self.number + 1}"

    @property
    def has_id(self) -> bool:
        """Whether an id is written at all."""
        return bool(self._id)

    @property
    def _id(self) -> str:
        found = self.data.get("id") if isinstance(self.data, dict) else None
        return str(found) if isinstance(found, str | int | float) else ""

    def line_of(self, way: Sequence[str | int] = ()) -> int:
        """Return the line of a field, or of the entry where the field is missing."""
        return self.written.line_of(("pieces", self.number, *way))


@dataclass(frozen=True, slots=True)
class WrittenSet:
    """One folder below docs/gallery with its file."""

    key: str
    folder: Path
    file: str
    """The `gallery.yml` as problems name it."""
    title: str = ""
    intro: str = ""
    entries: tuple[WrittenEntry, ...] = ()
    written: Written = field(default_factory=Written)
    faults: tuple[Problem, ...] = ()
    """What keeps the file from being read, or stands above its entries."""
    readable: bool = True


def read_sets(gallery_dir: Path, *, shown_as: str) -> list[WrittenSet]:
    """Return every folder below `gallery_dir` that has pictures or a `gallery.yml`, by name."""
    folders = sorted(path for path in gallery_dir.iterdir() if path.is_dir()) if gallery_dir.is_dir() else []
    return [
        _read_set(folder, f"{shown_as}/{folder.name}")
        for folder in folders
        if (folder / FILE).exists() or list_pictures(folder)
    ]


def list_pictures(folder: Path) -> list[Path]:
    """Return the picture files of a folder, without those in folders below it."""
    return sorted(path for path in folder.iterdir() if is_picture(path) and path.is_file())


def is_picture(path: Path) -> bool:
    """Whether a file's name is that of a picture people put there; hidden files are the computer's own."""
    return path.suffix.lower() in PICTURES and not path.name.startswith(".")


def _read_set(folder: Path, shown_as: str) -> WrittenSet:
    name = f"{shown_as}/{FILE}"
    if not (folder / FILE).exists():
        says = f'has pictures and no {FILE}: write one that begins with "pieces:", with an entry for each.'
        return WrittenSet(
            folder.name, folder, name, faults=(Problem(shown_as, 0, "gallery-no-file", says),), readable=False
        )
    written, problems = read_yaml(folder / FILE, shown_as=name)
    data = written.data
    if not problems and (not isinstance(data, dict) or not isinstance(data.get("pieces"), list)):
        says = 'write "pieces:" here, and below it one entry for each picture.'
        problems = [Problem(name, written.line_of(("pieces",)), "gallery-shape", says)]
    if problems:
        return WrittenSet(folder.name, folder, name, faults=tuple(problems), readable=False)
    words = {field: data.get(field) for field in ("title", "intro")}
    problems = [
        Problem(name, written.line_of((field,)), "gallery-shape", f"{field}: write words, or remove the line.")
        for field, value in words.items()
        if field in data and not (isinstance(value, str) and value.strip())
    ]
    problems += [
        Problem(
            name,
            written.line_of((field,)),
            "gallery-shape",
            f"{field}: is not a field here.{did_you_mean(str(field), GalleryFile.model_fields)}",
        )
        for field in data
        if field not in GalleryFile.model_fields
    ]
    if suggest_key(folder.name) != folder.name:
        says = f'this name becomes an address: call the folder "{suggest_key(folder.name) or "new-set"}".'
        problems.append(Problem(shown_as, 0, "gallery-folder", says))
    title, intro = (value.strip() if isinstance(value, str) else "" for value in words.values())
    entries = tuple(WrittenEntry(folder.name, folder, name, n, written) for n in range(len(data["pieces"])))
    return WrittenSet(folder.name, folder, name, title, intro, entries, written, tuple(problems))
