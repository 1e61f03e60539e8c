"""What a finished picture weighs and what it says about itself."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import ExifTags, Image, IptcImagePlugin

from illustrations.errors import PictureError
from illustrations.plates import metadata
from illustrations.plates.master import MOST_BYTES, encode

CREDIT = metadata.Credit(
    title="Ring & dot, 8 mm",
    caption="A ring <seen> from above.",
    creator="Micro-Realism",
    credit="Drawn from our own 3-D model",
    copyright="© 2026 Micro-Realism",
    licence="All rights reserved",
    drawn_from="model",
    made_from="sha256:abc",
)


@pytest.fixture(scope="module")
def master() -> bytes:
    grain = np.random.default_rng(1).normal(150, 12, (1200, 1600, 1)) + np.array([30, 0, -30])
    return encode(np.clip(grain, 0, 255).astype(np.uint8), CREDIT)


def test_a_master_fits_even_where_the_skin_is_all_grain(master: bytes) -> None:
    assert len(master) <= MOST_BYTES
    with Image.open(io.BytesIO(master)) as image:
        assert (image.size, image.mode, image.format) == ((1600, 1200), "RGB", "JPEG")


def test_what_cannot_fit_is_refused_in_one_sentence() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (2000, 2000, 3), dtype=np.uint8)
    with pytest.raises(PictureError, match=r"Ring & dot, 8 mm does not fit into 600 kB; make out_px smaller\."):
        encode(noise, CREDIT)


def test_credit_and_drawing_not_a_photograph_are_read_back(master: bytes) -> None:
    with Image.open(io.BytesIO(master)) as image:
        iptc = IptcImagePlugin.getiptcinfo(image)
        xmp = image.info["xmp"].decode()
        exif = image.getexif()
    assert iptc is not None
    assert iptc[2, 116] == "© 2026 Micro-Realism".encode()
    assert iptc[2, 40] == b"Drawing, not a photograph."
    assert iptc[2, 25] == [b"drawing", b"not a photograph"]
    assert iptc[2, 5] == b"Ring & dot, 8 mm"
    assert metadata.read_iim(master)[120] == [
        "Drawing, not a photograph. A ring <seen> from above. Drawn from our own 3-D model"
    ]
    assert "<photoshop:Instructions>Drawing, not a photograph.</photoshop:Instructions>" in xmp
    assert "digitalsourcetype/algorithmicMedia" in xmp
    assert "A ring &lt;seen&gt; from above." in xmp
    assert metadata.read_made_from(master) == "sha256:abc"
    assert not dict(exif)
    assert not exif.get_ifd(ExifTags.IFD.GPSInfo)


def test_a_drawing_after_a_photograph_says_so_in_the_words_of_the_iptc() -> None:
    assert "compositeSynthetic" in metadata.write_xmp(replace(CREDIT, drawn_from="photograph"))


def test_long_words_are_cut_at_the_limits_of_the_format_and_never_inside_a_letter() -> None:
    block = metadata.write_iim(replace(CREDIT, title="é" * 40))
    assert b"\x1c\x02\x05\x00\x40" + "é".encode() * 32 in block


def test_only_a_jpeg_takes_words() -> None:
    with pytest.raises(ValueError, match="not a JPEG"):
        metadata.embed(b"GIF89a", CREDIT)
