"""A reader's own picture: opened on the device, or refused with one sentence."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page
from small_pages import SmallSite, small_site

pytestmark = pytest.mark.browser

TURNED = 6
ORIENTATION = 0x0112


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SmallSite]:
    with small_site(tmp_path) as served:
        served.write("", "<h1>Open</h1>")
        yield served


def encode(kind: str, size: tuple[int, int] = (300, 200), *, mode: str = "RGB", **options: Any) -> bytes:
    file = io.BytesIO()
    image = Image.new(mode, size, (200, 120, 90, 0)[: len(mode)])
    image.paste((20, 40, 60, 0)[: len(mode)], (0, 0, size[0] // 2, size[1]))
    image.save(file, kind, **options)
    return file.getvalue()


def bare_png(width: int, height: int) -> bytes:
    """A PNG of black pixels, however many, in a few kB."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compressobj(9)
    row = b"\0" * (1 + (width + 7) // 8)
    data = b"".join(rows.compress(row) for _ in range(height)) + rows.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def moving_gif() -> bytes:
    file = io.BytesIO()
    frames = [Image.new("P", (30, 20), n) for n in range(3)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    return file.getvalue()


def turned_jpeg() -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED
    return encode("JPEG", (900, 300), exif=exif)


def open_file(page: Page, site: SmallSite, data: bytes, *, named: str = "picture", most: int = 1000) -> Any:
    """Open `data` as the figures do; return the sides of the bitmap, or what is said instead."""
    page.goto(site.address)
    script = """async ([data, name, most]) => {
      const { openPicture } = await import("/assets/js/figure/open-picture.mjs");
      const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
      const { bitmap, says } = await openPicture(new File([bytes], name), { most });
      return bitmap ? [bitmap.width, bitmap.height] : says;
    }"""
    return page.evaluate(script, [base64.b64encode(data).decode(), named, most])


@pytest.mark.parametrize(
    ("data", "sides"),
    [
        (encode("JPEG"), [300, 200]),
        (encode("PNG"), [300, 200]),
        (encode("WEBP"), [300, 200]),
        (encode("WEBP", lossless=True), [300, 200]),
        (encode("AVIF"), [300, 200]),
        (encode("BMP"), [300, 200]),
        (encode("JPEG", mode="CMYK"), [300, 200]),
        (moving_gif(), [30, 20]),
        (encode("JPEG", (4000, 1000)), [1000, 250]),
        (encode("PNG", (1000, 4000)), [250, 1000]),
        (encode("WEBP", (2000, 500), lossless=True), [1000, 250]),
        (encode("AVIF", (2000, 500)), [1000, 250]),
        (turned_jpeg(), [300, 900]),
        (bare_png(9990, 10000), [999, 1000]),
    ],
    ids=[
        "jpeg",
        "png",
        "webp",
        "lossless",
        "avif",
        "bmp",
        "cmyk",
        "moving",
        "wide",
        "tall",
        "wide-webp",
        "wide-avif",
        "turned",
        "near-100-megapixels",
    ],
)
def test_a_picture_opens_upright_and_no_larger_than_wanted(
    page: Page, site: SmallSite, data: bytes, sides: list[int]
) -> None:
    assert open_file(page, site, data) == sides


def test_a_large_turned_picture_keeps_its_proportions(page: Page, site: SmallSite) -> None:
    assert open_file(page, site, turned_jpeg(), most=450) == [150, 450]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "This file is empty (0 bytes)."),
        (b"Dear reader, this is a letter." * 40, "This file is not a picture."),
        (b"<!doctype html><title>A page</title>", "This file is not a picture."),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("/told")</script></svg>', "This is a drawing written"),
        (b'<?xml version="1.0"?>\n<!-- by hand --><svg onload="fetch(\'/told\')"/>', "This is a drawing written"),
        (bare_png(10000, 10000), "This picture has 100 megapixels or more"),
        (encode("JPEG", (800, 800), quality=95)[:2000], "This picture cannot be opened"),
        (encode("PNG")[:60], "This picture cannot be opened"),
        (encode("WEBP")[:20], "This picture cannot be opened"),
        (b"\xff\xd8\xff", "This picture cannot be opened"),
        (b"\x89PNG\r\n\x1a\n", "This picture cannot be opened"),
        (b"\0\0\0\x18ftypheic\0\0\0\0" + b"\0" * 200, "Your browser cannot open this kind of picture (HEIC)"),
    ],
    ids=[
        "empty",
        "letter",
        "page",
        "svg",
        "xml-svg",
        "100-megapixels",
        "cut-jpeg",
        "cut-png",
        "cut-webp",
        "three-bytes",
        "bare-png",
        "heic",
    ],
)
def test_what_cannot_be_opened_is_told_in_one_sentence_and_the_page_lives(
    page: Page, site: SmallSite, data: bytes, says: str
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    said = open_file(page, site, data, named="picture.jpg")
    assert isinstance(said, str), said
    assert said.startswith(says)
    assert faults == []
    assert page.evaluate("1 + 1") == 2
    assert "/told" not in site.asked


def test_a_picture_is_known_by_its_bytes_not_by_its_name(page: Page, site: SmallSite) -> None:
    assert open_file(page, site, encode("PNG"), named="notes.txt") == [300, 200]
    assert str(open_file(page, site, b"<svg/>", named="rose.png")).startswith("This is a drawing written")
