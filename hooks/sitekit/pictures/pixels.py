"""The pixels of a master as browsers take them for granted: upright, 8 bits a channel, sRGB, nothing see-through."""

import io
import threading
from contextlib import nullcontext
from typing import Final

from PIL import Image, ImageCms

from .opening import DAMAGED, DEEP_GREYS, Opened, RefusedError

_LARGE: Final = 24_000_000
"""px: of masters larger than this, one is held in memory at a time."""
_one_at_a_time: Final = threading.Lock()
_NEVER_FILLED: Final = 512
"""Bytes: so many zeros at the end of a JPEG without its end mark are a copy that stopped."""
_SPACES: Final = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK"}
"""What a profile is for, as its header names it; Pillow's mode for it."""
_WHITE: Final = (255, 255, 255)
_EIGHT_OF_SIXTEEN: Final = [value >> 8 for value in range(1 << 16)]
_SRGB: Final = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def decode(opened: Opened, data: bytes, *, least: int = 0) -> Image.Image:
    """Return the picture upright, as RGB in sRGB, without a word about itself; what was clear is white.

    With `least` (px) the picture may come smaller, as long as its short side is no less than that: a large master is
    read faster, in less memory. Raises `RefusedError` for a damaged file and for CMYK without a profile.
    """
    if opened.kind == "JPEG" and _stops_in_zeros(data):
        raise RefusedError(DAMAGED)
    large = opened.width * opened.height > _LARGE
    with _one_at_a_time if large else nullcontext():
        image = _load(opened.image, least)
    upright = image.transpose(opened.turn) if opened.turn is not None else image
    upright.info = {}
    return upright


def _load(image: Image.Image, least: int) -> Image.Image:
    try:
        if least:
            image.draft(image.mode, (least, least))
        image.load()
    except Exception:  # noqa: BLE001 - Pillow's decoders raise anything at broken data
        raise RefusedError(DAMAGED) from None
    try:
        return _convert(image, least)
    except (ImageCms.PyCMSError, ValueError):
        raise RefusedError("keeps its colours in a way that cannot be read: export it as sRGB JPEG.") from None


def _convert(image: Image.Image, least: int) -> Image.Image:
    profile = image.info.get("icc_profile")
    plain = _to_plain(image)
    if least and (factor := min(plain.size) // least) > 1:
        plain = plain.reduce(factor)
    return _to_srgb(plain, profile)


def _stops_in_zeros(data: bytes) -> bool:
    filled = data.rstrip(b"\0")
    return len(data) - len(filled) >= _NEVER_FILLED and not filled.endswith(b"\xff\xd9")


def _to_plain(image: Image.Image) -> Image.Image:
    """Return the picture as L, RGB or CMYK."""
    if image.mode in {"L", "RGB", "CMYK"} and not image.has_transparency_data:
        return image
    if image.mode in DEEP_GREYS:
        return image.convert("I").point(_EIGHT_OF_SIXTEEN, "L")
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        white = Image.new("RGB", image.size, _WHITE)
        white.paste(clear, mask=clear.getchannel("A"))
        return white
    return image.convert("L" if image.mode == "1" else "RGB")


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Relative to the white of the screen, with black kept black, as browsers do it."""
    space = _SPACES.get(profile[16:20]) if profile else None
    if profile and space and (space == "CMYK") == (image.mode == "CMYK"):
        source = image if image.mode == space else image.convert(space)
        try:
            converted = ImageCms.profileToProfile(
                source,
                io.BytesIO(profile),
                _SRGB,
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, ValueError):
            converted = None  # browsers pass over a broken profile too
        if converted is not None:
            return converted
    if image.mode == "CMYK":
        raise RefusedError(
            "is in CMYK, the colours of print, without a profile that says which: export it as sRGB JPEG."
        )
    return image if image.mode == "RGB" else image.convert("RGB")
