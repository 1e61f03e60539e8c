"""The entries of `gallery.yml` that stand for drawn pictures; what others wrote there is left alone."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from illustrations.reference import Entry

from .files import write_whole
from .manifest import Manifest, Plate
from .panels import Panel

_HEADER = """\
# yaml-language-server: $schema=../../_data/gallery.schema.json
# Entries with "drawing: true" are written by `make pictures` from illustrations/plates.yml: change them there.
# Photographs may be added below in the same form; they are left as they are.
pieces:
"""
_OURS = re.compile(r"^    drawing: true$", re.MULTILINE)


def describe(
    plate: Plate, panels: Sequence[Panel], manifest: Manifest, entry: Entry, aspect: float
) -> Mapping[str, Any]:
    """Return a plate's entry; of several panels, the facts are the last one's, and `panels` lists them all."""
    last = panels[-1]
    facts: dict[str, Any] = {
        "id": plate.key,
        "file": f"{plate.key}.jpg",
        "title": plate.title,
        "alt": plate.alt,
        "caption": plate.caption,
        "subject": plate.subject.replace("_", "-"),
        **_size(last, aspect),
        **_frame(panels),
        "placement": plate.placement,
        "stage": "drawing",
        **_look(last),
        "touch_ups": 0,
        "colour": "black-and-grey",
        "technique": plate.style,
        **({"series": plate.series} if plate.series else {}),
        "licence": manifest.licence,
        "credit": entry.credit,
        "drawing": True,
    }
    if len(panels) > 1:
        facts["panels"] = [
            {
                "label": panel.label.partition("  ")[2],
                **_size(panel, aspect),
                **_look(panel),
                "technique": " / ".join(piece.style for piece in panel.pieces),
            }
            for panel in panels
        ]
    return facts


def write_gallery(path: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    """Write the drawn entries of one set; keep the head of the file and every entry that is not a drawing."""
    head, others = _HEADER, []
    if path.is_file():
        head, *blocks = re.split(r"^(?=  - )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        others = [block for block in blocks if not _OURS.search(block)]
    ours = [_indent(yaml.safe_dump([dict(entry)], sort_keys=False, allow_unicode=True, width=118)) for entry in entries]
    write_whole(path, "".join([head, *ours, *others]).encode())


def _size(panel: Panel, aspect: float) -> dict[str, float]:
    width = panel.pieces[0].width_mm
    return {"width_mm": _plain(width), "height_mm": _plain(round(width * aspect, 1))}


def _frame(panels: Sequence[Panel]) -> dict[str, float]:
    """Return the width of skin [mm] from edge to edge; nothing where panels stacked in one picture differ in scale."""
    widths = {panel.frame_mm[0] for panel in panels}
    return {"frame_width_mm": _plain(round(widths.pop(), 3))} if len(widths) == 1 else {}


def _look(panel: Panel) -> dict[str, Any]:
    return {
        "shown": panel.stage,
        "age_years": _plain(panel.years),
        "spread": panel.spread,
        "skin_tone": panel.tone,
    }


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number


def _indent(block: str) -> str:
    return "".join(f"  {line}" for line in block.splitlines(keepends=True))
