"""A small piece of skin for the page to lay over its flat pictures: furrows and sheen as grey, for every tone."""

import io
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from illustrations.maps import Map, blur
from illustrations.plates.files import write_whole
from illustrations.skin.photograph import photograph
from illustrations.skin.shot import Shot

WIDTH_MM: Final = 36
HEIGHT_MM: Final = 27
_PX_PER_MM: Final = 16
_SEAM_MM: Final = 4
"""Over this much its edges fade into each other, so that it can be laid side by side."""
_BROAD_MM: Final = 3.0
"""What changes more slowly than this is left out: repeated, it would show."""
_STRENGTH: Final = 1.2
_QUALITY: Final = 55


def write_relief(path: Path) -> None:
    """Write the tile as WebP; mid grey leaves what lies below it as it is."""
    size = (WIDTH_MM + _SEAM_MM, HEIGHT_MM + _SEAM_MM)
    taken = photograph(None, Shot(tone=4, site="forearm", frame_mm=size, out_px=size[0] * _PX_PER_MM, seed=4))
    grey = np.log((taken.rgb.astype(np.float32) + 1).mean(axis=2))
    fine = grey - blur(grey, _BROAD_MM * _PX_PER_MM)
    tile = _close(_close(fine).T).T
    values = np.clip(128 + 255 * _STRENGTH * tile, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(values).convert("RGB").save(out, "WEBP", quality=_QUALITY, method=6)
    write_whole(path, out.getvalue())


def _close(field: Map) -> Map:
    """Return `field` with its last rows faded into the first, contrast kept."""
    seam = _SEAM_MM * _PX_PER_MM
    kept = field.shape[0] - seam
    share = np.linspace(0, 1, seam, dtype=np.float32)[:, None]
    mixed = (share * field[:seam] + (1 - share) * field[kept:]) / np.hypot(share, 1 - share)
    return np.concatenate([mixed, field[seam:kept]])
