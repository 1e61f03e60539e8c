"""A contact sheet of all finished pictures: to look at, not to publish."""

from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from illustrations.overlay.mask import DARK, LIGHT

from .manifest import Plate
from .run import Workshop, master_path

_CELL: Final = (320, 320)
_CAPTION: Final = 44
_COLUMNS: Final = 6


def write_sheet(shop: Workshop, path: Path) -> int:
    """Write the sheet, each picture with its key, size and tone; return how many pictures it shows."""
    plates = [plate for plate in shop.manifest.plates if master_path(shop, plate).is_file()]
    rows = -(-len(plates) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * (_CELL[0] + 12) + 12, rows * (_CELL[1] + _CAPTION + 12) + 12), LIGHT)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(15)
    for number, plate in enumerate(plates):
        x = 12 + number % _COLUMNS * (_CELL[0] + 12)
        y = 12 + number // _COLUMNS * (_CELL[1] + _CAPTION + 12)
        with Image.open(master_path(shop, plate)) as master:
            master.draft("RGB", (_CELL[0] * 2, _CELL[1] * 2))
            small = master.convert("RGB")
        small.thumbnail(_CELL, Image.Resampling.LANCZOS)
        sheet.paste(small, (x + (_CELL[0] - small.width) // 2, y + (_CELL[1] - small.height) // 2))
        for line, text in enumerate((plate.key, _facts(plate))):
            pen.text((x, y + _CELL[1] + 6 + 18 * line), text, fill=DARK, font=font)
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path, quality=88)
    return len(plates)


def _facts(plate: Plate) -> str:
    tones = "/".join(f"{step:g}" for step in plate.steps) if plate.layout == "tone-strip" else plate.tone
    return f"{plate.width_mm:g} mm, Monk {tones}, {plate.placement}, seed {plate.seed}"
