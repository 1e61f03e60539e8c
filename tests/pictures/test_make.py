"""What readers download: right sizes, colours and way up, whose it is, and nothing of where it was taken."""

import hashlib
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from pictures.masters import RIGHTS, cmyk_profile, draw, encode, make, order, profile, write
from PIL import Image, ImageCms

from sitekit.pictures.cache import Cache
from sitekit.pictures.encode import list_widths
from sitekit.pictures.make import Rights, make_pictures
from sitekit.pictures.model import Picture, Rendition

SECRETS = (b"Zorki-Kamera", b"SN-778899", b"my own note", b"Secret Street", b"Ghostwriter", b"52.5163")
P3 = profile((0.6798, 0.3020), (0.2900, 0.6590), (0.1551, 0.0702))
"""Display P3's primaries, adapted to D50 as profiles want them, roughly."""


def all_of(picture: Picture) -> tuple[Rendition, ...]:
    """Return every file made of one master."""
    return (*picture.avif, *picture.jpeg, picture.share)


def colour_at(rendition: Rendition, x: float, y: float) -> tuple[int, ...]:
    """Return the colour around a place given in parts of width and height."""
    with Image.open(rendition.path) as picture:
        left, top = x * picture.width, y * picture.height
        spot = picture.convert("RGB").crop((round(left - 4), round(top - 4), round(left + 4), round(top + 4)))
        return tuple(spot.resize((1, 1), Image.Resampling.BOX).tobytes())


def read_xmp(rendition: Rendition) -> str:
    """Return every word of the packet, as an XML reader takes it."""
    with Image.open(rendition.path) as picture:
        parts = list(ET.fromstring(picture.info["xmp"]).iter())  # noqa: S314 - written by us a moment ago
    return "\n".join(f"{part.tag} {part.text} {list(part.attrib.values())}" for part in parts)


def is_near(seen: tuple[int, ...], meant: tuple[int, ...], by: int = 14) -> bool:
    """Return whether two colours are hard to tell apart after coding."""
    return all(abs(a - b) <= by for a, b in zip(seen, meant, strict=True))


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1600, (320, 640, 960, 1280, 1600)),
        (4000, (320, 640, 960, 1280, 1600)),
        (1200, (320, 640, 960, 1200)),
        (640, (320, 640)),
        (300, (300,)),
    ],
)
def test_a_picture_is_never_enlarged(width: int, widths: tuple[int, ...]) -> None:
    assert list_widths(width) == widths


def test_each_width_is_there_in_both_formats_as_it_says(folder: Path, tmp_path: Path) -> None:
    picture = make(write(tmp_path / "a.png", draw(1000, 1400)), folder)
    assert (picture.width, picture.height) == (1000, 1400)
    for renditions, form in ((picture.avif, "AVIF"), (picture.jpeg, "JPEG")):
        assert [rendition.width for rendition in renditions] == [320, 640, 960, 1000]
        for rendition in renditions:
            with Image.open(rendition.path) as opened:
                opened.load()
                assert (opened.format, opened.mode, opened.size) == (form, "RGB", (rendition.width, rendition.height))
            assert rendition.size == rendition.path.stat().st_size
            assert abs(rendition.height / rendition.width - 1.4) < 0.01
    assert picture.largest is picture.jpeg[-1]
    assert Image.open(picture.largest.path).info["progressive"] == 1


def test_a_share_picture_shows_the_middle_in_the_size_previews_want(folder: Path, tmp_path: Path) -> None:
    tall = Image.new("RGB", (600, 1500), "white")
    tall.paste((200, 30, 30), (0, 700, 600, 800))
    share = make(write(tmp_path / "a.png", tall), folder).share
    assert Image.open(share.path).size == (1200, 630) == (share.width, share.height)
    assert is_near(colour_at(share, 0.5, 0.5), (200, 30, 30))
    assert is_near(colour_at(share, 0.5, 0.05), (255, 255, 255))
    noise = Image.effect_noise((1600, 900), 26).convert("RGB")
    assert make(write(tmp_path / "b.png", noise), folder).share.size <= 120_000


def test_names_hold_the_id_and_a_digest_of_all_that_decides_the_bytes(folder: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "a.png", draw(400, 300))
    picture = make(path, folder)
    stem = picture.avif[0].url.removesuffix("-320.avif")
    assert stem.startswith("assets/pictures/piece-")
    assert [rendition.url for rendition in all_of(picture)] == [
        f"{stem}-{name}" for name in ("320.avif", "400.avif", "320.jpg", "400.jpg", "share.jpg")
    ]
    assert picture.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    others = Rights("Rose, 26 mm", "Ada Needle", "Photograph: Ada Needle", "CC BY 4.0", drawing=False)
    assert make(path, folder, others).share.url != picture.share.url
    write(path, draw(400, 300, seed=2))
    assert make(path, folder).share.url != picture.share.url


CORNERS = {"red": (200, 40, 40), "green": (40, 150, 40), "blue": (40, 40, 200), "white": (240, 240, 240)}
T = Image.Transpose
STORED = {
    1: None,
    2: T.FLIP_LEFT_RIGHT,
    3: T.ROTATE_180,
    4: T.FLIP_TOP_BOTTOM,
    5: T.TRANSPOSE,
    6: T.ROTATE_90,
    7: T.TRANSVERSE,
    8: T.ROTATE_270,
}
"""How a camera held that way stores an upright picture."""


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG", "AVIF"])
def test_every_way_up_is_baked_in(orientation: int, form: str, folder: Path, tmp_path: Path) -> None:
    upright = Image.new("RGB", (480, 320))
    for place, colour in zip(((0, 0), (240, 0), (0, 160), (240, 160)), CORNERS.values(), strict=True):
        upright.paste(colour, (*place, place[0] + 240, place[1] + 160))
    turn = STORED[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"a.{form.lower()}"
    path.write_bytes(encode(upright if turn is None else upright.transpose(turn), form, exif=exif))
    picture = make(path, folder)
    assert (picture.width, picture.height) == (480, 320)
    for rendition in (picture.avif[0], picture.jpeg[-1]):
        assert rendition.width > rendition.height
        seen = [colour_at(rendition, x, y) for y in (0.2, 0.8) for x in (0.2, 0.8)]
        assert all(is_near(a, b) for a, b in zip(seen, CORNERS.values(), strict=True)), seen
        assert "exif" not in Image.open(rendition.path).info


def test_wide_colours_become_srgb(folder: Path, tmp_path: Path) -> None:
    flat = Image.new("RGB", (400, 300), (180, 120, 90))
    meant = ImageCms.profileToProfile(
        flat, io.BytesIO(P3), ImageCms.createProfile("sRGB"), renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC
    )
    assert meant is not None
    expected = meant.getpixel((0, 0))
    assert isinstance(expected, tuple)
    assert not is_near(expected, (180, 120, 90), by=5), "the profile says something else than sRGB"
    picture = make(write(tmp_path / "a.jpg", flat, icc_profile=P3, quality=95), folder)
    for rendition in all_of(picture):
        assert is_near(colour_at(rendition, 0.5, 0.5), expected, by=3)
        assert "icc_profile" not in Image.open(rendition.path).info


def test_cmyk_goes_through_its_own_profile(folder: Path, tmp_path: Path) -> None:
    cyan = Image.new("CMYK", (400, 300), (255, 0, 0, 0))  # red, says this press
    picture = make(write(tmp_path / "a.jpg", cyan, icc_profile=cmyk_profile(), quality=95), folder)
    for rendition in all_of(picture):
        red, green, blue = colour_at(rendition, 0.5, 0.5)
        assert red > 200
        assert max(green, blue) < 100


def test_a_broken_profile_is_passed_over_as_browsers_do(folder: Path, tmp_path: Path) -> None:
    flat = Image.new("RGB", (400, 300), (180, 120, 90))
    for number, broken in enumerate((b"not a profile" * 20, P3[:140], cmyk_profile())):
        picture = make(write(tmp_path / f"{number}.jpg", flat, icc_profile=broken, quality=95), folder)
        assert is_near(colour_at(picture.jpeg[0], 0.5, 0.5), (180, 120, 90), by=4)


def test_what_was_clear_is_white(folder: Path, tmp_path: Path) -> None:
    glass = Image.new("RGBA", (400, 300), (200, 0, 0, 0))
    glass.paste((40, 40, 200, 255), (0, 0, 200, 300))
    picture = make(write(tmp_path / "a.png", glass), folder)
    for rendition in (picture.avif[-1], picture.jpeg[-1]):
        assert is_near(colour_at(rendition, 0.75, 0.5), (255, 255, 255), by=3)
        assert is_near(colour_at(rendition, 0.25, 0.5), (40, 40, 200))


def write_talkative(path: Path) -> Path:
    """Write a JPEG that says where, when and with what it was taken, and holds a small picture of itself."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0xA431] = "Zorki-Kamera", "Zorki-Kamera 4", "SN-778899"
    exif.get_ifd(0x8769)[0x927C] = b"SN-778899 my own note"
    exif.get_ifd(0x8769)[0xA431] = "SN-778899"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4], gps[29] = "N", (52.0, 30.0, 59.0), "E", (13.0, 22.0, 39.0), "2026:11:21"
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><creator>Ghostwriter</creator><gps>52.5163</gps></x:xmpmeta>"
    thumb = encode(draw(64, 48), comment=b"SN-778899")
    jpeg = encode(draw(), exif=exif, xmp=xmp, comment=b"my own note")
    iim = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x14\x1c\x02\x5a\0\x0dSecret Street\0\0"
    app13 = b"\xff\xed" + (len(iim) + 2).to_bytes(2, "big") + iim
    app1 = b"\xff\xe1" + (len(thumb) + 8).to_bytes(2, "big") + b"Thumb\0" + thumb
    path.write_bytes(jpeg[:2] + app13 + jpeg[2:20] + app1 + jpeg[20:])
    assert all(secret in path.read_bytes() for secret in SECRETS)
    return path


def test_nothing_of_place_device_and_author_is_published(folder: Path, tmp_path: Path) -> None:
    for name in ("a.jpg", "a.png", "a.webp", "a.avif"):
        source = write_talkative(tmp_path / "source.jpg")
        if not name.endswith("jpg"):
            opened = Image.open(source)
            exif, xmp = opened.getexif(), opened.info["xmp"]
            (tmp_path / name).write_bytes(encode(opened, name[2:].upper(), exif=exif, xmp=xmp))
            source = tmp_path / name
            assert b"Zorki-Kamera" in source.read_bytes()
        for rendition in all_of(make(source, folder)):
            data = rendition.path.read_bytes()
            assert [secret for secret in SECRETS if secret in data] == []
            assert b"Exif" not in data
            opened = Image.open(rendition.path)
            assert dict(opened.getexif()) == {}
            assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "xmp", "progressive",
                                        "progression", "photoshop"}  # fmt: skip
            assert data.count(b"\xff\xd8\xff") <= 1, "a picture within the picture"


def test_every_file_says_whose_it_is(folder: Path, tmp_path: Path) -> None:
    rights = Rights('Rose & "thorn" <26 mm>', "Ada Needle", "Drawn from our model", "All rights reserved", drawing=True)
    picture = make(write(tmp_path / "a.png", draw(700, 500)), folder, rights)
    for rendition in all_of(picture):
        xmp = Image.open(rendition.path).info["xmp"]
        assert len(xmp) < 900
        text = read_xmp(rendition)
        for words in (rights.title, rights.creator, rights.credit, rights.licence, "algorithmicMedia", "UsageTerms"):
            assert words in text
    with Image.open(picture.largest.path) as largest:
        iim = largest.info["photoshop"][0x0404]
    assert all(words.encode() in iim for words in (rights.title, rights.creator, rights.credit, rights.licence))
    photograph = make(write(tmp_path / "b.png", draw(400, 300)), folder, RIGHTS)
    assert b"DigitalSourceType" not in photograph.avif[0].path.read_bytes()


def test_what_nobody_said_is_left_out(folder: Path, tmp_path: Path) -> None:
    unsigned = Rights("Rose", "", "Drawn from our model", "", drawing=True)
    picture = make(write(tmp_path / "a.png", draw(400, 300)), folder, unsigned)
    text = read_xmp(picture.avif[0])
    assert "title" in text
    assert not any(name in text for name in ("creator", "rights", "UsageTerms"))


def test_words_no_xml_may_hold_do_no_harm(folder: Path, tmp_path: Path) -> None:
    odd = Rights("Rose\x00\x08\ud800 \U0001f339", "Ánne " * 40, "", "a\nb", drawing=False)
    picture = make(write(tmp_path / "a.png", draw(400, 300)), folder, odd)
    assert "\U0001f339" in read_xmp(picture.avif[0])


def test_the_same_master_gives_the_same_bytes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.png", draw(1000, 800))
    first, second = (all_of(make(path, tmp_path / name)) for name in ("one", "two"))
    assert [a.path.read_bytes() for a in first] == [b.path.read_bytes() for b in second]
    assert [a.url for a in first] == [b.url for b in second]


def test_a_picture_that_fails_is_told_and_the_others_are_made(cache: Cache, tmp_path: Path) -> None:
    orders = [order(write(tmp_path / f"{seed}.png", draw(400, 300, seed=seed)), cache) for seed in range(4)]
    write(tmp_path / "1.png", draw(400, 300, seed=99))
    (tmp_path / "2.png").unlink()
    pictures, failures = make_pictures(orders, cache)
    assert sorted(pictures) == ["0", "3"]
    assert failures == {
        "1": "changed while the site was being built: build again.",
        "2": "cannot be read any more (No such file or directory): build again.",
    }


def test_a_picture_shown_under_two_ids_is_made_once(cache: Cache, folder: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "a.png", draw(400, 300))
    pictures, _ = make_pictures([order(path, cache, "one"), order(path, cache, "two")], cache)
    assert pictures["one"].avif[0].path == pictures["two"].avif[0].path
    assert pictures["one"].avif[0].url != pictures["two"].avif[0].url
    assert len(list((folder / "entries").iterdir())) == 1


def test_large_masters_are_cut_like_small_ones(folder: Path, tmp_path: Path) -> None:
    motif = Image.radial_gradient("L").resize((6400, 4800)).convert("RGB")
    picture = make(write(tmp_path / "a.jpg", motif, quality=90), folder)
    assert (picture.width, picture.height) == (6400, 4800)
    assert [(r.width, r.height) for r in picture.jpeg][-1] == (1600, 1200)
    assert is_near(colour_at(picture.jpeg[-1], 0.5, 0.5), (0, 0, 0))
    assert sum(colour_at(picture.jpeg[-1], 0.02, 0.02)) > 600


def test_a_fine_line_of_colour_keeps_its_colour(folder: Path, tmp_path: Path) -> None:
    skin, line = (204, 153, 119), (190, 40, 60)
    picture = Image.new("RGB", (320, 240), skin)
    picture.paste(line, (101, 0, 102, 240))
    avif = make(write(tmp_path / "a.png", picture), folder).avif[0]
    with Image.open(avif.path) as opened:
        seen = opened.crop((101, 20, 102, 220)).resize((1, 1), Image.Resampling.BOX).tobytes()
    assert is_near(tuple(seen), line, by=22), tuple(seen)
