"""Whatever stands in a gallery.yml, somebody is told in a sentence, and the other sets are shown."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from gallery.studio import WORDS, drawing, photo, picture

if TYPE_CHECKING:
    from gallery.studio import Studio

LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("pieces:\n  - id: rose\n    id: moth\n", 3, '"id" is written twice (first in line 2).'),
        ("pieces:\n  - id: rose\n\ttitle: Rose\n", 3, "There is a tab here; YAML wants spaces."),
        (f"{LAUGHS}pieces: *a11\n", 1, "Aliases (*name) repeat more than 100,000 values here. Write the values out."),
        ("pieces: &all\n  - *all\n", 1, "An alias (*name) refers to itself. Write the values out."),
        ("x: &x {id: a}\npieces:\n  - <<: *x\n", 3, '"<<" cannot be used here. Write the values out.'),
        ("pieces: [" + "[" * 100_000, 0,
         "Too many brackets or dashes stand within one another. Write fewer levels."),
        ("pieces:\n" + "- " * 50_000, 0,
         "Too many brackets or dashes stand within one another. Write fewer levels."),
        ("", 1, 'write "pieces:" here, and below it one entry for each picture.'),
        ("# only a remark\n", 1, 'write "pieces:" here, and below it one entry for each picture.'),
        ("pieces:\n", 1, 'write "pieces:" here, and below it one entry for each picture.'),
        ("title: Arms\npieces: rose.jpg\n", 2, 'write "pieces:" here, and below it one entry for each picture.'),
        ("- id: rose\n", 1, 'write "pieces:" here, and below it one entry for each picture.'),
        ("rose, moth", 1, 'write "pieces:" here, and below it one entry for each picture.'),
        (b"pieces: # \xff\xfe", 0, "This file is not UTF-8 text. Save it again as UTF-8."),
        ("pieces: []".encode("utf-16"), 0, "This file is not UTF-8 text. Save it again as UTF-8."),
        ("pieces: !!map [a]\n", 1,
         "The words here begin with a sign that means something in YAML: put them in double quotes."),
        ("pieces: !!python/object/apply:os.system [ls]\n", 1,
         "The words here begin with a sign that means something in YAML: put them in double quotes."),
    ],
    ids=str,
)  # fmt: skip
def test_a_file_nobody_can_read_is_told_and_its_set_shows_so(
    studio: Studio, text: str | bytes, line: int, says: str
) -> None:
    studio.write("_data/gallery.yml", WORDS)
    studio.hang(photo())
    studio.write("gallery/legs/gallery.yml", text)

    where = f"docs/gallery/legs/gallery.yml:{line}" if line else "docs/gallery/legs/gallery.yml"
    assert studio.say() == [f"{where}: {says}"]
    assert studio.shown() == ["rose"]
    assert studio.faulty() == {"gallery.yml": (says,)}


def test_a_folder_in_the_place_of_the_file_is_told(studio: Studio) -> None:
    (studio.docs / "gallery/arms/gallery.yml").mkdir(parents=True)

    assert studio.say() == ["docs/gallery/arms/gallery.yml: This file cannot be read (Is a directory)."]


def test_slips_above_the_entries_leave_the_entries_alone(studio: Studio) -> None:
    studio.hang(photo())
    text = (studio.docs / "gallery/arms/gallery.yml").read_text(encoding="utf-8")
    studio.write("gallery/arms/gallery.yml", f"titel: Arms\nintro: 5\n1: 2\n{text}")

    assert studio.say() == [
        'docs/gallery/arms/gallery.yml:1: titel: is not a field here. Did you mean "title"?',
        "docs/gallery/arms/gallery.yml:2: intro: write words, or remove the line.",
        "docs/gallery/arms/gallery.yml:3: 1: is not a field here.",
    ]
    assert studio.shown() == ["rose"]


def test_a_few_aliases_are_welcome(studio: Studio) -> None:
    studio.write("gallery/arms/rose.jpg", picture(1))
    studio.write("gallery/arms/moth.jpg", picture(2))
    notes = photo()["photo"]
    studio.write(
        "gallery/arms/gallery.yml", {"pieces": [photo(photo=notes), photo(id="b", file="moth.jpg", photo=notes)]}
    )
    assert "*id001" in (studio.docs / "gallery/arms/gallery.yml").read_text(encoding="utf-8")

    assert studio.say() == []


SCRAPS: list[Any] = [
    None, True, False, -1, 0, 3.5, 10**400, float("nan"), float("-inf"), "", " ", "rose", "Rose", "a" * 3000, "\0",
    "\u202e",
    "../../etc/passwd", "rose.jpg", [], {}, [[]], {"id": "x"}, [None], {"a": {"b": {"c": []}}}, "2026-02-30", "drawing",
    "\U0001f339", "{{ x }}", "%s", {1: 2}, {None: 1}, {"withdrawn": "2026-01-01"}, {"uses": "site"}, [{"label": 5}],
]  # fmt: skip
SIGNS = "{}[]:,-?&*!|>'\"%@` #\n\t\\~=<.0123456789abcdefxyz_é\u2028\u0085\ufeff"


def test_entries_of_random_parts_never_end_in_a_traceback(studio: Studio) -> None:
    dice = random.Random(4)  # noqa: S311 - the same parts each time
    studio.write("gallery/legs/rose.jpg", picture(1))
    studio.hang(photo(id="sound", file="sound.jpg", consent={"id": "sound", "uses": ["site"]}))
    fields = [*photo(), *drawing(), "series", "thumbnail", "panels", "taken_down", "long_description", "nonsense"]
    for _ in range(300):
        entry: Any = dice.choice([photo, drawing])()
        for field in dice.choices(fields, k=dice.randrange(1, 6)):
            entry[field] = dice.choice(SCRAPS)
        pieces = [entry, *dice.choices(SCRAPS, k=2)]
        data = {"title": dice.choice(SCRAPS), "pieces": pieces, dice.choice(["intro", "x"]): dice.choice(SCRAPS)}
        studio.write("gallery/legs/gallery.yml", yaml.safe_dump(data))
        assert all(problem.message and "\n" not in problem.message for problem in studio.load())
        assert "sound" in studio.shown()


def test_text_of_random_signs_never_ends_in_a_traceback(studio: Studio) -> None:
    dice = random.Random(5)  # noqa: S311 - the same signs each time
    studio.hang(photo())
    sound = (studio.docs / "gallery/arms/gallery.yml").read_text(encoding="utf-8")
    for _ in range(600):
        text = list(sound) if dice.random() < 0.7 else []
        for _ in range(dice.randrange(1, 12)):
            place = dice.randrange(len(text) + 1)
            text[place : place + dice.randrange(4)] = dice.choices(SIGNS, k=dice.randrange(8))
        studio.write("gallery/arms/gallery.yml", "".join(text).encode())
        assert all(problem.message for problem in studio.load())


def test_words_of_random_signs_never_end_in_a_traceback(studio: Studio) -> None:
    dice = random.Random(6)  # noqa: S311 - the same signs each time
    studio.hang(photo())
    for _ in range(200):
        words = {**WORDS, dice.choice(list(WORDS)): dice.choice([*SCRAPS, [dice.choice(SCRAPS)]])}
        studio.write("_data/gallery.yml", yaml.safe_dump(words))
        studio.load()
