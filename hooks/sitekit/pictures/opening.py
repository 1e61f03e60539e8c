"""Opening a master safely: what kind it is, how large, and which way up, before any pixel is decoded."""

import io
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import PIL
from PIL import ExifTags, Image, UnidentifiedImageError

LOOKED_BY: Final = f"1, Pillow {PIL.__version__}"
"""Changes when a picture may look otherwise to this code than before: raise the number then."""

DAMAGED: Final = "is damaged or cut short: export it again from the original."
MOST_PIXELS: Final = 100_000_000
"""A larger picture is refused before it is decoded."""

_TOO_LARGE: Final = (
    f"has more than {MOST_PIXELS // 1_000_000} megapixels, the most that can be read: export it smaller."
)

ENDINGS: Final = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
    "TIFF": (".tif", ".tiff"),
}
"""What a master may be, and how its name may end."""

DEEP_GREYS: Final = {"I;16", "I;16B", "I;16L", "I;16N"}
_MODES: Final = {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr"} | DEEP_GREYS
_HEIF_BRANDS: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_BEGINNINGS: Final = (b"\xff\xd8", b"\x89PNG", b"RIFF", b"GIF8", b"II*\0", b"MM\0*")
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture with this EXIF orientation upright."""
_FROM_THE_SIDE: Final = {_TURNS[orientation] for orientation in (5, 6, 7, 8)}

# Pillow prints warnings about large and broken pictures; here they are told as sentences.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.filterwarnings("ignore", module=r"PIL\.")


class RefusedError(Exception):
    """A picture cannot be used; the message fits behind "entry rose: file: "."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture of which only the header has been read."""

    kind: str
    """A key of `ENDINGS`."""
    width: int
    """px, upright."""
    height: int
    """px, upright."""
    turn: Image.Transpose | None
    """What makes it upright."""
    image: Image.Image


def open_master(data: bytes) -> Opened:
    """Read the header of a picture. Raises `RefusedError` where it cannot be used."""
    if not data:
        raise RefusedError("is empty (0 bytes): export it again.")
    try:
        image = Image.open(io.BytesIO(data), formats=(*ENDINGS, "GIF"))
        frames = int(getattr(image, "n_frames", 1))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise RefusedError(_TOO_LARGE) from None
    except UnidentifiedImageError:
        raise RefusedError(_describe_unknown(data)) from None
    except Exception:  # noqa: BLE001 - Pillow's readers raise anything at a broken header
        raise RefusedError(DAMAGED) from None
    if image.width * image.height > MOST_PIXELS:
        raise RefusedError(_TOO_LARGE)
    kind = "JPEG" if image.format == "MPO" else str(image.format)  # a JPEG with a second view for the phone's own use
    _refuse_unfit(kind, image, frames)
    turn = _TURNS.get(_read_orientation(image))
    width, height = image.size[::-1] if turn in _FROM_THE_SIDE else image.size
    return Opened(kind, width, height, turn, image)


def _refuse_unfit(kind: str, image: Image.Image, frames: int) -> None:
    if kind == "TIFF" and frames > 1:
        raise RefusedError(f"holds {frames} pages: export the picture by itself, as JPEG.")
    if kind != "JPEG" and frames > 1:
        raise RefusedError(f"is animated ({frames} frames): export one frame as JPEG.")
    if kind not in ENDINGS:
        raise RefusedError("is a GIF, which has too few colours for skin: export it as JPEG from the original.")
    if image.mode not in _MODES:
        raise RefusedError(f'keeps its colours as "{image.mode}", which browsers do not: export it as sRGB JPEG.')


def _describe_unknown(data: bytes) -> str:
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return 'is a HEIC picture, which most browsers cannot show: add it with "python -m sitekit add-photo".'
    if data.startswith(b"version https://git-lfs"):
        return 'is only a pointer to the picture: run "git lfs pull".'
    if data.startswith(_BEGINNINGS) or data[4:12] == b"ftypavif":
        return DAMAGED
    return "is not a picture this site can show (JPEG, PNG, WebP, AVIF or TIFF): export it as JPEG."


def _read_orientation(image: Image.Image) -> int:
    with suppress(Exception):  # anybody writes EXIF; a picture whose EXIF cannot be read is shown as it is stored
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    return 1
