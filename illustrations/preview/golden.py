"""Writes the pictures that the page's script must match: `tests/golden/ageing-preview.json`."""

import base64
import json
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from illustrations.maps import Map, resize, smoothstep
from illustrations.plates.density import code_absorbance, decode_absorbance
from illustrations.plates.files import write_whole
from illustrations.time.parameters import ageing_model
from sitekit.figures.ageing_preview import describe_model

from .reference import View, draw_preview

_SHAPE: Final = (112, 144)
"""Rows and columns of each picture: a detail at the scale of the page's canvas, bare skin around it as there."""
_MOTIF_PX: Final = 544
"""How wide the page draws a motif."""
_VIEWS: Final = (
    ("rose", View(mm=22, year=0, spread="middle", site=1.0, sun=0.35, tone=4)),
    ("rose", View(mm=22, year=10, spread="middle", site=1.0, sun=0.35, tone=4)),
    ("rose", View(mm=26, year=20, spread="low", site=0.8, sun=0.0, tone=1)),
    ("rose", View(mm=22, year=20, spread="high", site=1.4, sun=1.0, tone=9)),
    ("rose", View(mm=8, year=3, spread="middle", site=1.0, sun=0.35, tone=6)),
    ("rose", View(mm=50, year=7, spread="low", site=1.0, sun=1.0, tone=10)),
    ("bars", View(mm=50, year=0, spread="middle", site=1.0, sun=0.35, tone=2)),
    ("bars", View(mm=30, year=5, spread="low", site=2.5, sun=0.35, tone=5)),
    ("bars", View(mm=12, year=13, spread="middle", site=1.0, sun=0.0, tone=3)),
    ("bars", View(mm=40, year=20, spread="high", site=1.0, sun=0.35, tone=8)),
    ("bars", View(mm=20, year=1, spread="high", site=0.9, sun=1.0, tone=7)),
)


def write_golden(densities: Path, path: Path) -> None:
    """Write densities and what the preview must show of them, at eleven settings that share few values."""
    inks = {"rose": _read_rose(densities / "rose.webp"), "bars": _draw_bars()}
    coded = {name: code_absorbance(ink) for name, ink in inks.items()}
    golden: dict[str, Any] = {
        "made_by": "python -m illustrations preview",
        "model": describe_model(ageing_model()),
        "width": _SHAPE[1],
        "height": _SHAPE[0],
        "motif_px": _MOTIF_PX,
        "inks": {name: _pack(values) for name, values in coded.items()},
        "views": [
            {"ink": name, **asdict(view), "srgb": _pack(draw_preview(decode_absorbance(coded[name]), _MOTIF_PX, view))}
            for name, view in _VIEWS
        ],
    }
    write_whole(path, (json.dumps(golden, indent=1) + "\n").encode())


def _read_rose(path: Path) -> Map:
    """Return where petals meet, as the page draws it."""
    ink = decode_absorbance(np.asarray(Image.open(path).convert("L")))
    share = _MOTIF_PX / (ink.shape[1] * 30 / 34)  # the map holds 2 mm of margin on each side of 30 mm
    ink = np.maximum(resize(ink, (round(ink.shape[0] * share), round(ink.shape[1] * share))), 0)
    top, left = ink.shape[0] // 3, ink.shape[1] // 3
    rows, columns = np.mgrid[: _SHAPE[0], : _SHAPE[1]].astype(np.float32)
    away = np.hypot(rows - _SHAPE[0] / 2, columns - _SHAPE[1] / 2)
    return ink[top : top + _SHAPE[0], left : left + _SHAPE[1]] * (1 - smoothstep(28, 34, away))


def _draw_bars() -> Map:
    """Return bars of 2 to 8 px with gaps as wide, from packed black to the palest grey."""
    ink = np.zeros(_SHAPE, np.float32)
    left = 32
    for width in (2, 3, 4, 5, 8):
        for _ in range(2):
            ink[30:82, left : left + width] = np.geomspace(4.2, 0.05, 52, dtype=np.float32)[:, None]
            left += 2 * width
    return ink


def _pack(values: npt.NDArray[np.uint8]) -> str:
    return base64.b64encode(zlib.compress(values.tobytes(), 9)).decode()
