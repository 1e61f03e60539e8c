"""The grey pictures everything is drawn from, with their line drawings and where they come from."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError
from pydantic import BaseModel, ConfigDict, Field

from illustrations.errors import PictureError
from illustrations.maps import Map
from sitekit.loading import load_model
from sitekit.problems import did_you_mean

Lines: TypeAlias = npt.NDArray[np.uint8]

REFERENCES = Path(__file__).parent / "references"
"""Where the committed pictures and references.yml lie."""
FAINTEST = 0.04
"""Darkness from which a pixel belongs to the motif: below it no needle leaves a visible mark."""


class Entry(BaseModel):
    """One subject's entry in references.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str = Field(min_length=1)
    title: str = Field(min_length=1)
    file: str = Field(min_length=1)
    """Name of the picture beside references.yml; its line drawing is `<stem>.lines.png`."""
    width_mm: float = Field(gt=0)
    """A sensible width for this motif as a tattoo [mm]."""
    credit: str = Field(min_length=1)
    how: str = Field(min_length=1)
    """In one sentence, how the picture was made."""
    drawn_from: Literal["model", "photograph"]


class _Entries(BaseModel):
    """The whole of references.yml."""

    model_config = ConfigDict(extra="forbid")

    references: list[Entry]


@dataclass(frozen=True, slots=True)
class Reference:
    """A motif, cropped to itself: the width of its arrays is the width of the tattoo."""

    entry: Entry
    darkness: Map
    """(h, w) how dark the picture is over bare skin: 0 (bare) to 1 (black), in display (gamma) space."""
    cover: Map
    """(h, w) how much of a pixel the motif covers, 0–1: a step at its outline, a slope where it fades into skin."""
    lines: Lines | None
    """(h, w) line drawing from the geometry: 255 outline, 160 inner edge, 0 nothing; None if there is none."""

    @property
    def aspect(self) -> float:
        """Height of the motif divided by its width."""
        rows, columns = self.darkness.shape
        return float(rows / columns)


def load_entries(folder: Path = REFERENCES) -> dict[str, Entry]:
    """Return the entries of `folder`/references.yml by key, in the order they are written.

    Raises PictureError where the file is missing, cannot be read or names a subject twice.
    """
    entries, problems = load_model(folder / "references.yml", _Entries)
    if entries is None:
        raise PictureError(str(problems[0]))
    by_key: dict[str, Entry] = {}
    for entry in entries.references:
        if entry.key in by_key:
            raise PictureError(f'{folder / "references.yml"}: "{entry.key}" has two entries; keep one.')
        by_key[entry.key] = entry
    return by_key


def load_reference(key: str, folder: Path = REFERENCES) -> Reference:
    """Return the subject `key` with its line drawing, cropped to the pixels that carry tone or line.

    Raises PictureError for an unknown subject, a missing or unreadable picture, or one of the wrong kind.
    """
    entries = load_entries(folder)
    if key not in entries:
        raise PictureError(f'There is no reference "{key}" in references.yml.{did_you_mean(key, entries)}')
    entry = entries[key]
    path = folder / entry.file
    grey, alpha = _open(path, "LA").transpose(2, 0, 1)
    cover = alpha.astype(np.float32) / 255
    darkness = (1 - grey.astype(np.float32) / 255) * cover
    lines_path = path.with_suffix(".lines.png")
    lines = _open(lines_path, "L") if lines_path.exists() else None
    if lines is not None and lines.shape != darkness.shape:
        raise PictureError(
            f"{lines_path.name} measures {_size(lines)} px, {path.name} {_size(grey)} px; draw both alike."
        )
    rows, columns = _motif(darkness, lines, path)
    return Reference(
        entry=entry,
        darkness=np.ascontiguousarray(darkness[rows, columns]),
        cover=np.ascontiguousarray(cover[rows, columns]),
        lines=None if lines is None else np.ascontiguousarray(lines[rows, columns]),
    )


def _open(path: Path, mode: Literal["L", "LA"]) -> npt.NDArray[np.uint8]:
    try:
        with Image.open(path) as image:
            if image.mode != mode:
                wanted = "8-bit grey with alpha" if mode == "LA" else "8-bit grey without alpha"
                raise PictureError(f"{path.name} is of the kind {image.mode}; save it as {wanted} ({mode}).")
            return np.asarray(image)
    except FileNotFoundError:
        raise PictureError(f"{path.name} is missing; draw it, or take its entry out of references.yml.") from None
    except (UnidentifiedImageError, OSError):
        raise PictureError(f"{path.name} cannot be read as a picture; draw it again.") from None


def _motif(darkness: Map, lines: Lines | None, path: Path) -> tuple[slice, slice]:
    """Return the rows and columns between the outermost pixels that carry tone or line."""
    drawn = darkness > FAINTEST
    if lines is not None:
        drawn |= lines > 0
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    if rows.size == 0:
        raise PictureError(f"{path.name} is blank: no pixel is dark enough to tattoo.")
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def _size(pixels: npt.NDArray[np.uint8]) -> str:
    return f"{pixels.shape[1]} × {pixels.shape[0]}"
