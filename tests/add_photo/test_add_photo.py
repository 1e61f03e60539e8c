"""A photograph from a phone becomes a piece by answering questions, without a word of YAML."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import pillow_heif
import pytest
import yaml
from gallery.studio import TODAY, Studio, photo
from PIL import Image, ImageCms

from sitekit.add_photo.command import add_photo
from sitekit.add_photo.intake import IntakeError, take_in
from sitekit.pictures.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path

GPS = {1: "N", 2: (40.0, 43.0, 0.0), 3: "W", 4: (73.0, 59.0, 0.0)}
SECRET = b"Ph0neMaker"

ANSWERS = {
    "Which set": "Arms",
    "What does it show": "1",
    "Width of the tattoo": "24",
    "Height of the tattoo": "18,5 mm",
    "Width of the skin": "60",
    "Title": "",
    "What is to be seen": "A rose with two leaves on a forearm, on brown skin.",
    "What should people": "The folds stayed open.",
    "Where on the body": "fore",
    "When was it tattooed": "2025-06-01",
    "When was the photo": "",
    "How many touch-ups": "0",
    "Skin tone": "6",
    "Colour": "1",
    "Technique": "micro-realism",
    "Hours in": "",
    "Artist": "A. Painter",
    "Light": "window, overcast",
    "Is there a ruler": "y",
    "What was edited": "",
    "Series": "",
    "Number of the signed": "c-0042",
    "Which uses": "1, 2",
    "Licence": "All rights reserved",
    "Credit": "The studio",
    "Its name in the address": "",
}


class Desk:
    """Somebody at the keyboard: answers by the beginning of the question; a list is used up one by one."""

    def __init__(self, **changes: str | list[str]) -> None:
        known = {next((begin for begin in ANSWERS if begin.startswith(name)), name): a for name, a in changes.items()}
        assert known.keys() <= ANSWERS.keys()
        self.answers: dict[str, Any] = {**ANSWERS, **known}
        self.said: list[str] = []
        self.asked: list[str] = []

    def ask(self, prompt: str) -> str:
        self.asked.append(prompt)
        assert len(self.asked) < 100, "is asked for ever"
        begin = next(begin for begin in self.answers if prompt.startswith(begin))
        answer = self.answers[begin]
        if isinstance(answer, list):
            return str(answer.pop(0) if len(answer) > 1 else answer[0])
        return str(answer)

    def say(self, words: str) -> None:
        self.said.append(words)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path, Cache(tmp_path / "cache"))
    studio.hang(photo(id="first", file="first.jpg"))
    return studio


def shoot(path: Path, *, size: tuple[int, int] = (1600, 1200), orientation: int = 1, **save: Any) -> Path:
    """A photograph with all that a phone writes into one: its left half black, its right half grey."""
    image = Image.new("RGB", size, (120, 110, 100))
    image.paste((0, 0, 0), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x9003] = "2026:07:01 12:00:00"
    exif.get_ifd(0x8825).update(GPS)
    image.save(path, exif=exif, **save)
    return path


def add(studio: Studio, file: Path, desk: Desk) -> int:
    return add_photo(file, studio.docs, ask=desk.ask, say=desk.say, today=TODAY)


def test_answers_become_an_entry_that_the_build_accepts(studio: Studio, tmp_path: Path) -> None:
    desk = Desk()
    assert add(studio, shoot(tmp_path / "IMG_1.jpg"), desk) == 0
    entry = yaml.safe_load((studio.docs / "gallery/arms/gallery.yml").read_text())["pieces"][-1]
    assert entry == {
        "id": "rose-24-mm",
        "file": "rose-24-mm.jpg",
        "title": "Rose, 24 mm",
        "alt": "A rose with two leaves on a forearm, on brown skin.",
        "caption": "The folds stayed open.",
        "subject": "rose",
        "width_mm": 24,
        "height_mm": 18.5,
        "frame_width_mm": 60,
        "placement": "forearm",
        "stage": "healed",
        "age_days": 395,
        "skin_tone": 6,
        "touch_ups": 0,
        "colour": "black-and-grey",
        "technique": "micro-realism",
        "artist": "A. Painter",
        "photo": {"light": "window, overcast", "ruler": True, "editing": "none"},
        "licence": "All rights reserved",
        "credit": "The studio",
        "consent": {"id": "c-0042", "uses": ["site", "print"]},
    }
    assert "rose-24-mm 2026-11-21" in (studio.docs / "_data/published-pieces.txt").read_text()
    assert any("/gallery/piece/rose-24-mm/" in line for line in desk.said)
    assert studio.say() == []
    assert "rose-24-mm" in studio.galleries.pieces


@pytest.mark.parametrize(
    ("name", "save"), [("a.jpg", {}), ("a.png", {}), ("a.webp", {}), ("a.tif", {"format": "TIFF"})]
)
def test_it_takes_what_phones_and_computers_write(studio: Studio, tmp_path: Path, name: str, save: Any) -> None:
    assert add(studio, shoot(tmp_path / name, **save), Desk(**{"When was the photo": "2026-07-01"})) == 0
    with Image.open(studio.docs / "gallery/arms/rose-24-mm.jpg") as filed:
        assert (filed.format, filed.size) == ("JPEG", (1600, 1200))


def test_it_takes_heic(studio: Studio, tmp_path: Path) -> None:
    pillow_heif.from_pillow(Image.new("RGB", (1600, 1200), "grey")).save(tmp_path / "IMG_2.HEIC")
    assert add(studio, tmp_path / "IMG_2.HEIC", Desk(**{"When was the photo": "2026-07-01"})) == 0
    with Image.open(studio.docs / "gallery/arms/rose-24-mm.jpg") as filed:
        assert filed.size == (1600, 1200)


def test_nothing_the_camera_wrote_is_left_and_the_credit_is_there(studio: Studio, tmp_path: Path) -> None:
    add(studio, shoot(tmp_path / "a.jpg"), Desk())
    data = (studio.docs / "gallery/arms/rose-24-mm.jpg").read_bytes()
    assert SECRET not in data
    assert b"Exif" not in data
    assert "The studio" in data.decode("latin-1")
    with Image.open(io.BytesIO(data)) as filed:
        assert dict(filed.getexif()) == {}


def test_a_picture_held_sideways_is_turned_upright(studio: Studio, tmp_path: Path) -> None:
    file = shoot(tmp_path / "a.jpg", orientation=6)
    add(studio, file, Desk(**{"Height of": "30", "Width of the skin": "40"}))
    with Image.open(studio.docs / "gallery/arms/rose-24-mm.jpg") as filed:
        assert filed.size == (1200, 1600)
        assert filed.getpixel((600, 100)) == pytest.approx((0, 0, 0), abs=3)  # its left half is now above


def test_a_wide_colour_is_brought_into_srgb(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ"))
    Image.new("RGB", (1600, 1200), (90, 90, 90)).save(tmp_path / "a.png", icc_profile=lab.tobytes())
    image = take_in(tmp_path / "a.png").image
    assert "icc_profile" not in image.info
    assert image.mode == "RGB"


def test_the_camera_suggests_the_day_and_the_title_the_address(studio: Studio, tmp_path: Path) -> None:
    desk = Desk()
    add(studio, shoot(tmp_path / "a.jpg"), desk)
    assert "When was the photo taken [2026-07-01]: " in desk.asked
    assert "Title [Rose, 24 mm]: " in desk.asked
    assert "Its name in the address, for good [rose-24-mm]: " in desk.asked


def test_the_studios_own_facts_are_suggested_from_the_last_photograph(studio: Studio, tmp_path: Path) -> None:
    desk = Desk(Artist="", Light="", Licence="", Credit="")
    assert add(studio, shoot(tmp_path / "a.jpg"), desk) == 0
    entry = yaml.safe_load((studio.docs / "gallery/arms/gallery.yml").read_text())["pieces"][-1]
    assert (entry["artist"], entry["photo"]["light"], entry["credit"]) == ("A. Painter", "window", "Studio")


@pytest.mark.parametrize(
    ("tattooed", "expected"),
    [
        ("2026-06-30", {"stage": "fresh", "age_days": 1}),
        ("2026-05-01", {"stage": "healing", "age_days": 61}),
        ("2026-04-02", {"stage": "healed", "age_days": 90}),
        ("2021-07-01", {"stage": "healed", "age_years": 5.0}),
    ],
)
def test_two_dates_give_the_stage_and_the_age_and_are_not_published(
    studio: Studio, tmp_path: Path, tattooed: str, expected: dict[str, Any]
) -> None:
    assert add(studio, shoot(tmp_path / "a.jpg"), Desk(**{"When was it": tattooed})) == 0
    text = (studio.docs / "gallery/arms/gallery.yml").read_text()
    entry = yaml.safe_load(text)["pieces"][-1]
    assert {name: entry.get(name) for name in expected} == expected
    assert tattooed not in text


def test_a_wrong_answer_is_explained_and_asked_again(studio: Studio, tmp_path: Path) -> None:
    desk = Desk(**{"Width of the tattoo": ["about so", "?", "24"], "Where on": ["elbow", "forearm"]})
    assert add(studio, shoot(tmp_path / "a.jpg"), desk) == 0
    assert "  Write a number, as in 24 or 24.5." in desk.said
    assert "  Measured on the skin, at its widest." in desk.said
    assert "  Write one of the numbers." in desk.said


def test_answers_that_contradict_each_other_are_asked_again_and_only_those(studio: Studio, tmp_path: Path) -> None:
    desk = Desk(
        **{
            "What is to": ["The folds stayed open.", "A rose on a forearm, on brown skin."],
            "Height of": ["180", "18"],
            "When was it": ["2026-08-01", "2025-06-01"],
        }
    )
    assert add(studio, shoot(tmp_path / "a.jpg"), desk) == 0
    said = "\n".join(desk.said)
    assert "The photo is from 2026-07-01, so it cannot have been tattooed on 2026-08-01." in said
    assert sum(prompt.startswith("Artist") for prompt in desk.asked) == 1
    assert studio.say() == []


def test_a_name_that_was_ever_given_out_is_not_given_again(studio: Studio, tmp_path: Path) -> None:
    studio.write("_data/published-pieces.txt", "rose-24-mm 2020-01-01\n")
    desk = Desk(**{"Its name": ["", "rose-24-mm-2"]})
    assert add(studio, shoot(tmp_path / "a.jpg"), desk) == 0
    assert '  id: "rose-24-mm" is taken: choose another, as in rose-24-mm-2.' in desk.said


def test_without_consent_for_this_site_nothing_is_filed(studio: Studio, tmp_path: Path) -> None:
    before = sorted(studio.docs.rglob("*"))

    class Stops(Desk):
        def ask(self, prompt: str) -> str:
            if prompt.startswith("Which uses") and any(asked.startswith("Which uses") for asked in self.asked):
                raise KeyboardInterrupt
            return super().ask(prompt)

    desk = Stops(**{"Which uses": "2"})
    assert add(studio, shoot(tmp_path / "a.jpg"), desk) == 1
    assert any("cannot be shown here" in line for line in desk.said)
    assert desk.said[-1] == "\nNothing was changed."
    assert sorted(studio.docs.rglob("*")) == before


def test_a_photograph_on_top_of_another_is_never_written(studio: Studio, tmp_path: Path) -> None:
    (studio.docs / "gallery/arms/rose-24-mm.jpg").write_bytes(b"somebody's")
    desk = Desk()
    assert add(studio, shoot(tmp_path / "a.jpg"), desk) == 1
    assert (studio.docs / "gallery/arms/rose-24-mm.jpg").read_bytes() == b"somebody's"
    assert "rose-24-mm" not in (studio.docs / "gallery/arms/gallery.yml").read_text()


def _heic(tmp_path: Path) -> bytes:
    pillow_heif.from_pillow(Image.effect_noise((1600, 1200), 60).convert("RGB")).save(tmp_path / "whole.heic")
    return (tmp_path / "whole.heic").read_bytes()


def test_a_phone_that_keeps_two_views_in_one_file_is_understood(tmp_path: Path) -> None:
    view = Image.new("RGB", (1600, 1200), "grey")
    view.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[view])
    assert take_in(tmp_path / "a.jpg").image.size == (1600, 1200)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """Files that are no photographs, and what is said of each."""
    tmp_path = tmp_path_factory.mktemp("broken")
    whole = shoot(tmp_path / "whole.jpg").read_bytes()
    files = {
        "cut.jpg": (whole[:3000], "is damaged or cut short"),
        "empty.jpg": (b"", "is empty"),
        "words.jpg": (b"hello", "is not a picture this site can show"),
    }
    cases = {}
    for name, (data, says) in files.items():
        (tmp_path / name).write_bytes(data)
        cases[name] = (tmp_path / name, says)
    cases["small"] = (shoot(tmp_path / "small.jpg", size=(640, 480)), "send the original, not a preview")
    cases["folder"] = (tmp_path, "This is a folder")
    cases["missing"] = (tmp_path / "nowhere.jpg", "There is no such file")
    (tmp_path / "cut.heic").write_bytes(_heic(tmp_path)[:2000])
    cases["cut.heic"] = (tmp_path / "cut.heic", "is damaged or cut short")
    frames = [Image.new("RGB", (1300, 900), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "moving.webp", save_all=True, append_images=frames[1:])
    cases["moving"] = (tmp_path / "moving.webp", "is animated")
    return cases


@pytest.mark.parametrize(
    "name", ["cut.jpg", "empty.jpg", "words.jpg", "small", "folder", "missing", "moving", "cut.heic"]
)
def test_a_file_that_is_no_photograph_is_refused_with_a_sentence(
    broken: dict[str, tuple[Path, str]], name: str
) -> None:
    file, says = broken[name]
    with pytest.raises(IntakeError, match=says):
        take_in(file)


def test_what_was_taken_in_knows_the_day(tmp_path: Path) -> None:
    assert take_in(shoot(tmp_path / "a.jpg")).taken == dt.date(2026, 7, 1)
