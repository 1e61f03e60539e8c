"""What a person is told of a picture that cannot be used, and what is known of one that can."""

import io
import os
import random
import resource
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pictures.masters import SKIN, cmyk_profile, draw, encode, png_header, write
from PIL import Image, ImageCms

from sitekit.pictures import opening, pixels
from sitekit.pictures.cache import Cache
from sitekit.pictures.inspect import MasterFacts, inspect_master, inspect_masters

AS_JPEG = "export it as JPEG from the original."
AGAIN = "export it again from the original."


def say(path: Path, cache: Cache, least_px: int = 1) -> tuple[str, ...]:
    """Return what is said of a master."""
    return inspect_master(path, cache, least_px=least_px)[1]


def facts_of(path: Path, cache: Cache) -> MasterFacts:
    """Return the facts of a sound master."""
    facts, messages = inspect_master(path, cache, least_px=1)
    assert facts is not None
    assert messages == ()
    return facts


def animate(form: str) -> bytes:
    """Return three frames."""
    return encode(draw(60, 40), form, save_all=True, append_images=[draw(60, 40, seed=s) for s in (2, 3)], duration=90)


def test_a_missing_picture_is_told(cache: Cache, tmp_path: Path) -> None:
    says = ("is missing: put the picture into this folder, or mend its name here.",)
    assert say(tmp_path / "rose.jpg", cache) == says
    (tmp_path / "link.jpg").symlink_to(tmp_path / "nowhere.jpg")
    assert say(tmp_path / "link.jpg", cache) == says


def test_what_cannot_be_read_is_told(cache: Cache, tmp_path: Path) -> None:
    path = write(tmp_path / "rose.jpg")
    path.chmod(0)
    own = os.geteuid()
    if own == 0:
        os.seteuid(65534)  # root may read anything
    try:
        says = say(path, cache)
    finally:
        os.seteuid(own)
    assert says == ("cannot be read (Permission denied): give it back its rights, or export it again.",)
    (tmp_path / "loop.jpg").symlink_to(tmp_path / "loop.jpg")
    assert "symbolic links" in say(tmp_path / "loop.jpg", cache)[0]
    assert say(tmp_path / "a\0b.jpg", cache) == ("has a name no file can have: mend it here.",)


def test_what_is_no_file_is_told_and_never_waited_for(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / "set.jpg").mkdir()
    os.mkfifo(tmp_path / "pipe.jpg")
    assert say(tmp_path / "set.jpg", cache) == ("is a folder: name the picture in it.",)
    assert say(tmp_path / "pipe.jpg", cache) == ("is not a file: name a picture.",)


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200
IS_HEIC = 'is a HEIC picture, which most browsers cannot show: add it with "python -m sitekit add-photo".'
DAMAGED = f"is damaged or cut short: {AGAIN}"
ANIMATED = "is animated (3 frames): export one frame as JPEG."
TOO_LARGE = "has more than 100 megapixels, the most that can be read: export it smaller."
UNKNOWN = "is not a picture this site can show (JPEG, PNG, WebP, AVIF or TIFF): export it as JPEG."
POINTER = b"version https://git-lfs.github.com/spec/v1\n"
NO_PROFILE = "is in CMYK, the colours of print, without a profile that says which: export it as sRGB JPEG."
ODD_COLOURS = 'keeps its colours as "F", which browsers do not: export it as sRGB JPEG.'


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.jpg", lambda: b"", "is empty (0 bytes): export it again."),
        ("a.jpg", lambda: b"<!doctype html><title>404</title>", UNKNOWN),
        ("a.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", UNKNOWN),
        ("a.jpg", lambda: b"%PDF-1.7\n" + b"x" * 99, UNKNOWN),
        ("a.bmp", lambda: encode(draw(40, 30), "BMP"), UNKNOWN),
        ("a.jpg", lambda: POINTER, 'is only a pointer to the picture: run "git lfs pull".'),
        ("a.heic", lambda: HEIC, IS_HEIC),
        ("a.jpg", lambda: HEIC, IS_HEIC),
        ("a.jpg", lambda: encode(draw())[:40], DAMAGED),
        ("a.gif", lambda: encode(draw(60, 40), "GIF"), f"is a GIF, which has too few colours for skin: {AS_JPEG}"),
        ("a.gif", lambda: animate("GIF"), ANIMATED),
        ("a.png", lambda: animate("PNG"), ANIMATED),
        ("a.webp", lambda: animate("WEBP"), ANIMATED),
        ("a.avif", lambda: animate("AVIF"), ANIMATED),
        ("a.tif", lambda: animate("TIFF"), "holds 3 pages: export the picture by itself, as JPEG."),
        ("a.png", lambda: png_header(12_000, 9_000), TOO_LARGE),
        ("a.png", lambda: png_header(60_000, 60_000), TOO_LARGE),
        ("a.tif", lambda: encode(draw(60, 40).convert("F"), "TIFF"), ODD_COLOURS),
        ("a.jpg", lambda: encode(draw(60, 40).convert("CMYK")), NO_PROFILE),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused(
    name: str, data: Callable[[], bytes], says: str, cache: Cache, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data())
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # Pillow's own words about large pictures
        assert inspect_master(tmp_path / name, cache, least_px=1) == (None, (says,))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("kept", [0.2, 0.6, 0.95])
def test_a_picture_cut_short_is_refused(form: str, kept: float, cache: Cache, tmp_path: Path) -> None:
    data = encode(draw(), form)
    path = tmp_path / f"a{opening.ENDINGS[form][0]}"
    path.write_bytes(data[: int(len(data) * kept)])
    facts, says = inspect_master(path, cache, least_px=1)
    assert facts is None
    assert AGAIN in says[0].lower()


def test_a_copy_that_stopped_and_left_zeros_is_refused(cache: Cache, tmp_path: Path) -> None:
    data = encode(draw())
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2].ljust(len(data), b"\0"))
    assert say(tmp_path / "a.jpg", cache) == (f"is damaged or cut short: {AGAIN}",)
    (tmp_path / "b.jpg").write_bytes(data + b"\0" * 4096)  # some cameras fill up behind the end
    assert say(tmp_path / "b.jpg", cache) == ()


@pytest.mark.filterwarnings("ignore")  # pytest lets through what the module keeps from staff
def test_noise_is_never_a_traceback(cache: Cache, tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311 - not a secret
    for form in ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF"):
        sound = encode(draw(120, 90), form, **({"exif": b"Exif\0\0MM\0*\0\0\0\x08"} if form == "JPEG" else {}))
        for number in range(25):
            broken = bytearray(sound)
            for _ in range(chance.randint(1, 30)):
                broken[chance.randrange(min(len(broken), 400))] = chance.randrange(256)
            path = tmp_path / f"{form}{number}.jpg"
            path.write_bytes(broken)
            facts, says = inspect_master(path, cache, least_px=1)
            assert facts or says


@pytest.mark.parametrize(("form", "right"), [("PNG", "jpg"), ("WEBP", "jpeg"), ("AVIF", "png"), ("JPEG", "webp")])
def test_a_wrong_ending_is_told_with_the_right_one(form: str, right: str, cache: Cache, tmp_path: Path) -> None:
    path = tmp_path / f"Rose.{right}"
    path.write_bytes(encode(draw(), form))
    better = f"Rose{opening.ENDINGS[form][0]}"
    name = "WebP" if form == "WEBP" else form
    says = f'is a {name} by another name: rename the file to "{better}", and write that here.'
    assert say(path, cache) == (says,)
    assert say(path.rename(tmp_path / better), cache) == ()


def test_capital_endings_do(cache: Cache, tmp_path: Path) -> None:
    for name in ("A.JPG", "B.JPEG", "C.PNG", "D.TIFF"):
        assert say(write(tmp_path / name), cache) == ()


def test_a_small_picture_is_told_with_its_size(cache: Cache, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jpg", draw(500, 700))
    assert say(path, cache, 700) == ()
    facts, says = inspect_master(path, cache, least_px=1200)
    assert len(says) == 1
    assert says[0].startswith("is 500 × 700 px and needs 1,200 px on its long side: export it larger from the original")
    assert facts is not None
    assert (facts.width, facts.height) == (500, 700)


@pytest.mark.filterwarnings("ignore")
def test_a_huge_picture_is_refused_without_decoding_it(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png_header(14_000, 14_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert say(tmp_path / "a.png", cache) == (TOO_LARGE,)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kB


def test_a_phones_two_views_in_one_jpeg_are_no_animation(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(encode(draw(), "MPO", save_all=True, append_images=[draw(seed=2)]))
    assert Image.open(tmp_path / "a.jpg").format == "MPO"
    assert say(tmp_path / "a.jpg", cache) == ()


def test_a_link_to_a_picture_elsewhere_is_that_picture(cache: Cache, tmp_path: Path) -> None:
    path = write(tmp_path / "elsewhere/rose.jpg")
    (tmp_path / "rose.jpg").symlink_to(path)
    assert facts_of(tmp_path / "rose.jpg", cache) == facts_of(path, cache)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_width_height_and_fingerprint_are_those_of_the_upright_picture(
    orientation: int, cache: Cache, tmp_path: Path
) -> None:
    upright = Image.radial_gradient("L").resize((900, 900)).crop((0, 100, 700, 600)).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = upright.transpose(UNTURN[orientation]) if orientation > 1 else upright
    path = write(tmp_path / "a.jpg", stored, exif=exif, quality=95)
    facts = facts_of(path, cache)
    assert (facts.width, facts.height) == (700, 500)
    plain = facts_of(write(tmp_path / "b.jpg", upright, quality=95), cache)
    assert (facts.fingerprint ^ plain.fingerprint).bit_count() <= 2


T = Image.Transpose
UNTURN = {
    2: T.FLIP_LEFT_RIGHT,
    3: T.ROTATE_180,
    4: T.FLIP_TOP_BOTTOM,
    5: T.TRANSPOSE,
    6: T.ROTATE_90,
    7: T.TRANSVERSE,
    8: T.ROTATE_270,
}


def test_the_fingerprint_knows_a_picture_again_and_tells_others_apart(cache: Cache, tmp_path: Path) -> None:
    motif = Image.radial_gradient("L").resize((800, 600)).convert("RGB")
    other = motif.transpose(T.FLIP_LEFT_RIGHT).crop((0, 0, 500, 500))
    first = facts_of(write(tmp_path / "a.png", motif), cache).fingerprint
    again = facts_of(write(tmp_path / "b.jpg", motif.resize((400, 300)), quality=60), cache).fingerprint
    unlike = facts_of(write(tmp_path / "c.png", other), cache).fingerprint
    assert 0 <= first < 1 << 64
    assert (first ^ again).bit_count() <= 4
    assert (first ^ unlike).bit_count() > 10


@pytest.mark.parametrize(
    ("name", "change", "colour"),
    [
        ("a.jpg", lambda p: p, "#c97"),
        ("a.png", lambda p: p.convert("L"), "#aaa"),
        ("a.png", lambda p: p.quantize(64), "#c97"),
        ("a.png", lambda p: Image.new("1", p.size, 1), "#fff"),
        ("a.png", lambda p: Image.new("RGBA", p.size, (0, 0, 0, 0)), "#fff"),
        ("a.webp", lambda p: Image.new("RGBA", p.size, (0, 0, 0, 0)), "#fff"),
        ("a.png", lambda p: Image.new("I;16", p.size, 0x8888), "#888"),
        ("a.tif", lambda p: Image.new("I;16", p.size, 0x4444), "#444"),
        ("a.jpg", lambda p: (Image.new("CMYK", p.size, (255, 0, 0, 0)), cmyk_profile()), "#f11"),
    ],
)
def test_every_kind_of_pixel_has_the_colour_it_shows(
    name: str, change: Callable[[Image.Image], Any], colour: str, cache: Cache, tmp_path: Path
) -> None:
    picture = change(draw())
    how = {}
    if isinstance(picture, tuple):
        picture, how["icc_profile"] = picture
    facts = facts_of(write(tmp_path / name, picture, **how), cache)
    assert [abs(int(a, 16) - int(b, 16)) <= 1 for a, b in zip(facts.colour[1:], colour[1:], strict=True)] == [True] * 3
    assert len(facts.colour) == 4


def test_a_warm_look_decodes_nothing(
    cache: Cache, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = {write(tmp_path / f"{seed}.jpg", draw(200, 150, seed=seed)): 1 for seed in range(5)}
    cold = inspect_masters(paths, cache)
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("decoded"))
    assert inspect_masters(paths, Cache.open(folder)) == cold
    moved = next(iter(paths)).rename(tmp_path / "another-name.jpg")
    assert facts_of(moved, Cache.open(folder)).width == 200


def test_a_warm_look_does_not_even_read_a_picture_that_has_settled(
    cache: Cache, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.jpg")
    monkeypatch.setattr("sitekit.pictures.inspect._SETTLED", -1)
    facts = facts_of(path, cache)
    known = Cache.open(folder)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("read"))
    assert facts_of(path, known) == facts


def test_a_picture_that_changed_is_looked_at_again(cache: Cache, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jpg", draw(700, 500))
    assert facts_of(path, cache).width == 700
    write(path, draw(500, 700))
    assert facts_of(path, cache).width == 500


def test_a_spoilt_index_is_passed_over(cache: Cache, folder: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jpg")
    facts = facts_of(path, cache)
    index = folder / "masters.jsonl"
    index.write_bytes(b'\xff\xfe{"facts": 3}\n[]\n' + index.read_bytes() + index.read_bytes()[:-30])
    assert facts_of(path, Cache.open(folder)) == facts
    index.write_bytes(os.urandom(5000))
    assert facts_of(path, Cache.open(folder)) == facts


def test_pixels_come_without_a_word_about_themselves() -> None:
    data = encode(
        draw(), comment=b"mine", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    picture = pixels.decode(opening.open_master(data), data)
    assert (picture.mode, picture.info) == ("RGB", {})
    middle = picture.resize((1, 1), Image.Resampling.BOX, box=(400, 300, 700, 500)).getpixel((0, 0))
    assert isinstance(middle, tuple)
    assert all(abs(seen - meant) <= 4 for seen, meant in zip(middle, SKIN, strict=True))
    assert io.BytesIO(data).read(2) == b"\xff\xd8"
