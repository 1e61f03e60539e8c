"""One master, cut into the files that browsers choose from."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any, Final

import PIL
from PIL import AvifImagePlugin, Image, features

from .opening import open_master
from .pixels import decode
from .rights import Rights, add_iim, write_xmp

WIDTHS: Final = (320, 640, 960, 1280, 1600)
"""px"""
SHARE_SIZE: Final = (1200, 630)
"""px: what link previews show."""

_AVIF: Final[dict[str, Any]] = {"quality": 50, "speed": 9, "subsampling": "4:4:4", "max_threads": 1}
"""More threads give other bytes. Speed 9 takes half the time of 8 and 2 % more bytes at the same likeness. Colour in
full costs 2 % more bytes, and keeps the skin between two fine lines from turning grey."""
_JPEG: Final[dict[str, Any]] = {"quality": 76, "progressive": True, "optimize": True}
_SHARE_QUALITIES: Final = (78, 68, 58, 48)
_SHARE_MOST: Final = 120_000
"""Bytes: some previews leave a larger picture out."""
_SHARPEST: Final = 2
"""Times as wide as it will be: a picture may be made from a narrower one than the master, down to this."""
_TURNED_INTO: Final = "1"
"""Raise it when this module makes other bytes from the same settings."""

_CODERS: Final = (
    *(AvifImagePlugin.get_codec_version(name) for name in ("aom", "dav1d")),
    *(features.version(name) for name in ("avif", "libjpeg_turbo", "littlecms2", "webp", "libtiff", "zlib")),
)
_MADE_BY: Final = repr(
    (_TURNED_INTO, WIDTHS, SHARE_SIZE, _AVIF, _JPEG, _SHARE_QUALITIES, _SHARE_MOST, PIL.__version__, _CODERS)
)


def find_key(digest: str, rights: Rights) -> str:
    """Return the digest of all that decides the bytes: the master's digest, the settings, the coders, the rights."""
    made_from = repr((_MADE_BY, digest, write_xmp(rights), rights))
    return hashlib.sha256(made_from.encode(errors="replace")).hexdigest()[:40]


def list_widths(width: int) -> tuple[int, ...]:
    """Return the widths of the renditions of a picture this wide: the usual ones below, then its own up to 1600 px."""
    widest = min(width, WIDTHS[-1])
    return (*(usual for usual in WIDTHS if usual < widest), widest)


def find_height(width: int, size: tuple[int, int]) -> int:
    """Return how high a rendition of this width is."""
    return max(1, round(size[1] * width / size[0]))


def encode(data: bytes, rights: Rights) -> dict[str, bytes]:
    """Return all files of a master by name: `320.avif`, `320.jpg` …, `share.jpg`. Raises `RefusedError`."""
    opened = open_master(data)
    size = opened.width, opened.height
    least = min(WIDTHS[-1], opened.width) * _SHARPEST
    master = decode(opened, data, least=max(1, round(least * min(size) / opened.width)))
    del opened  # and with it the pixels as they were
    xmp = write_xmp(rights)
    files: dict[str, bytes] = {}
    for picture in _resize(master, size):
        files[f"{picture.width}.avif"] = _save(picture, "AVIF", xmp=xmp, **_AVIF)
        jpeg = _save(picture, "JPEG", xmp=xmp, **_JPEG)
        if "share.jpg" not in files:  # the widest
            jpeg = add_iim(jpeg, rights)
            files["share.jpg"] = _encode_share(picture, xmp)
        files[f"{picture.width}.jpg"] = jpeg
    return files


def _resize(master: Image.Image, size: tuple[int, int]) -> Iterator[Image.Image]:
    """Yield the picture at each width, widest first, each from the narrowest that is sharp enough for it."""
    sources = [master]
    for width in reversed(list_widths(size[0])):
        source = next(source for source in reversed(sources) if source is master or source.width >= width * _SHARPEST)
        target = width, find_height(width, size)
        picture = source if source.size == target else source.resize(target, Image.Resampling.LANCZOS)
        sources.append(picture)
        yield picture


def _encode_share(picture: Image.Image, xmp: bytes) -> bytes:
    """Cut the middle out in the shape of a link preview; the quality is the best that keeps it small."""
    width, height = SHARE_SIZE
    scale = max(width / picture.width, height / picture.height)
    across, down = width / scale, height / scale
    left, top = (picture.width - across) / 2, (picture.height - down) / 2
    share = picture.resize(SHARE_SIZE, Image.Resampling.LANCZOS, box=(left, top, left + across, top + down))
    data = b""
    for quality in _SHARE_QUALITIES:
        data = _save(share, "JPEG", xmp=xmp, **_JPEG | {"quality": quality})
        if len(data) <= _SHARE_MOST:
            break
    return data


def _save(picture: Image.Image, form: str, **how: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    file = io.BytesIO()
    picture.save(file, form, **how)
    return file.getvalue()
