"""A photograph as a camera leaves it, made into a master: upright, sRGB, with nothing in it but its credit."""

import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pillow_heif
from PIL import Image

from sitekit.pictures.opening import DAMAGED, MOST_PIXELS, Opened, RefusedError, open_master
from sitekit.pictures.pixels import decode

LEAST_PX: Final = 1200
"""On the long side."""
MOST_PX: Final = 2400
"""On the long side; more would only make the project heavier, since readers get at most 1600."""
_QUALITY: Final = 92
_EXIF_IFD: Final = 0x8769
_TAKEN: Final = 0x9003


class IntakeError(Exception):
    """The file cannot become a master; the message says why and what to do, in one or two sentences."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A photograph that was read and turned upright."""

    image: Image.Image
    """RGB in sRGB, its long side 1200 to 2400 px."""
    taken: dt.date | None
    """The day the camera says it was taken."""


def take_in(path: Path) -> Intake:
    """Read a photograph. Raises IntakeError for anything that is none, is broken or is too small."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise IntakeError("There is no such file. Check its name; a file dragged into the window writes it.") from None
    except IsADirectoryError:
        raise IntakeError("This is a folder. Name one picture in it.") from None
    except OSError as error:
        raise IntakeError(f"This file cannot be read ({error.strerror}). Copy it to your own folder first.") from None
    try:
        opened = _open_heic(data) if pillow_heif.is_supported(data[:64]) else open_master(data)
        _refuse_small(opened)
        taken = _read_day(opened.image)
        image = decode(opened, data)
    except RefusedError as error:
        raise IntakeError(f"{path.name} {error}") from None
    image.thumbnail((MOST_PX, MOST_PX), Image.Resampling.LANCZOS)
    return Intake(image, taken)


def write_master(intake: Intake, path: Path, xmp: bytes) -> None:
    """Write the master as a JPEG that carries `xmp` and nothing else of what the camera wrote. Never overwrites."""
    data = io.BytesIO()
    intake.image.save(data, "JPEG", quality=_QUALITY, subsampling=0, optimize=True, xmp=xmp)
    with path.open("xb") as file:
        file.write(data.getvalue())


def _open_heic(data: bytes) -> Opened:
    """Open what phones write; its decoder turns it upright by itself."""
    pillow_heif.register_heif_opener()
    try:
        image = Image.open(io.BytesIO(data), formats=("HEIF",))
    except Exception:  # noqa: BLE001 - the decoder raises anything at a broken header
        raise RefusedError(DAMAGED) from None
    if image.width * image.height > MOST_PIXELS:
        raise RefusedError(f"has more than {MOST_PIXELS // 1_000_000} megapixels: export it smaller.")
    return Opened("HEIC", image.width, image.height, None, image)


def _refuse_small(opened: Opened) -> None:
    if max(opened.width, opened.height) < LEAST_PX:
        says = f"is {opened.width} × {opened.height} px, and its long side must have {LEAST_PX}"
        raise RefusedError(f"{says}: send the original, not a preview.")


def _read_day(image: Image.Image) -> dt.date | None:
    try:
        written = str(image.getexif().get_ifd(_EXIF_IFD).get(_TAKEN, ""))
        return dt.datetime.strptime(written[:10], "%Y:%m:%d").date()  # noqa: DTZ007 - a day on a camera's clock
    except Exception:  # noqa: BLE001 - what a camera wrote may be anything, and it is only a suggestion
        return None
