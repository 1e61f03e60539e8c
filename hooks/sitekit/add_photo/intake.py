"""A photograph as a camera leaves it, made into a master: upright, sRGB, with nothing in it but its credit."""

import datetime as dt
import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pillow_heif
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

LEAST_PX: Final = 1200
"""On the long side."""
MOST_PX: Final = 2400
"""On the long side; more would only make the project heavier, since readers get at most 1600."""
MOST_PIXELS: Final = 200_000_000
FORMATS: Final = ("JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF")
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
    pillow_heif.register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as opened:
                _refuse_unfit(opened)
                taken = _read_day(opened)
                upright = ImageOps.exif_transpose(opened)
                image = _convert(upright)
    except FileNotFoundError:
        raise IntakeError(
            "There is no such file. Check the name; dragging the file into the window writes it."
        ) from None
    except IsADirectoryError:
        raise IntakeError("This is a folder. Name one picture in it.") from None
    except PermissionError:
        raise IntakeError("This file may not be read. Copy it to your own folder first.") from None
    except UnidentifiedImageError:
        raise IntakeError("This is no picture we can read. Use HEIC, JPEG, PNG, WebP or TIFF.") from None
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        raise IntakeError("This picture is broken or cut short. Send it from the phone again, as a file.") from None
    image.thumbnail((MOST_PX, MOST_PX), Image.Resampling.LANCZOS)
    return Intake(image, taken)


def write_master(intake: Intake, path: Path, xmp: bytes) -> None:
    """Write the master as a JPEG that carries `xmp` and nothing else of what the camera wrote. Never overwrites."""
    data = io.BytesIO()
    intake.image.save(data, "JPEG", quality=_QUALITY, subsampling=0, optimize=True, xmp=xmp)
    with path.open("xb") as file:
        file.write(data.getvalue())


def _refuse_unfit(opened: Image.Image) -> None:
    if opened.width * opened.height > MOST_PIXELS:
        raise IntakeError(f"This picture has {opened.width} × {opened.height} px, too many. Save it smaller first.")
    if max(opened.size) < LEAST_PX:
        raise IntakeError(
            f"This picture is {opened.width} × {opened.height} px, and its long side must have {LEAST_PX}. "
            "Send the original, not a preview."
        )
    if getattr(opened, "n_frames", 1) > 1 and opened.format not in ("TIFF", "HEIF"):
        raise IntakeError("This picture moves. Save one still from it.")


def _read_day(opened: Image.Image) -> dt.date | None:
    written = str(opened.getexif().get_ifd(_EXIF_IFD).get(_TAKEN, ""))
    try:
        return dt.datetime.strptime(written[:10], "%Y:%m:%d").date()  # noqa: DTZ007 - a day on a camera's clock
    except ValueError:
        return None


def _convert(image: Image.Image) -> Image.Image:
    """Return the picture in sRGB without any profile; transparent parts become white."""
    profile = image.info.get("icc_profile")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image).convert("RGB")
    elif image.mode not in ("RGB", "CMYK", "L"):
        image = image.convert("RGB")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except ImageCms.PyCMSError:
            converted = None  # a profile that does not fit its picture says nothing
        if converted is not None:
            image = converted
    image = image.convert("RGB")
    image.info.clear()
    return image
