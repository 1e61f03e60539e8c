"""What one entry may not say: each fault with its file, line, entry, field, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from gallery.studio import drawing, photo

if TYPE_CHECKING:
    from gallery.studio import Studio

MISSING = "is missing."
EMPTY = "is empty: write something behind the colon."
WORDS = "docs/_data/gallery.yml"


def test_a_photograph_and_a_drawing_with_nothing_wrong_are_shown(studio: Studio) -> None:
    studio.hang(photo(), drawing(id="moth", file="moth.jpg", subject="moth"))

    assert studio.say() == []
    assert studio.advise() == []
    assert studio.shown() == ["rose", "moth"]
    piece = studio.galleries.pieces["moth"]
    assert (piece.set_key, piece.file, piece.line) == ("arms", "docs/gallery/arms/gallery.yml", 28)
    assert (piece.master.name, piece.facts.width, piece.facts.height) == ("moth.jpg", 1200, 900)


@pytest.mark.parametrize(
    "field",
    ["file", "title", "alt", "caption", "subject", "width_mm", "height_mm", "placement", "stage", "skin_tone",
     "touch_ups", "colour", "technique", "licence", "credit"],
)  # fmt: skip
def test_what_every_picture_needs_is_missed(studio: Studio, field: str) -> None:
    studio.hang(photo(**{field: None}))
    if field == "file":
        studio.write("gallery/arms/gallery.yml", {"pieces": [photo(file=None)]})

    assert f"{studio.at()}: entry rose: {field}: {MISSING}" in studio.say()
    assert studio.shown() == []
    assert f"{field}: {MISSING}" in studio.faulty()["rose"]


def test_an_entry_without_an_id_is_called_by_its_number(studio: Studio) -> None:
    studio.hang(photo(), photo(id=None, file="moth.jpg"))

    assert studio.say() == [f"{studio.at('file', nth=2)}: entry 2: id: {MISSING}"]
    assert studio.faulty() == {"entry-2": (f"id: {MISSING}",)}


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("id", "Rose!", '"Rose!" has other signs than small letters, figures and single hyphens: write "rose".'),
        ("id", 5, "write words; put double quotes round a number, a date, yes or no."),
        ("id", "a" * 61, "has 61 characters: write at most 60."),
        ("title", "  ", EMPTY),
        ("alt", "", EMPTY),
        ("width_mm", 400, "is 400 mm: write 2 to 150 mm."),
        ("width_mm", 0, "is 0 mm: write 2 to 150 mm."),
        ("width_mm", True, "write a number, not yes or no."),
        ("width_mm", "24 mm", "write a number."),
        ("width_mm", float("nan"), "is nan mm: write 2 to 150 mm."),
        ("height_mm", float("inf"), "is inf mm: write 2 to 150 mm."),
        ("height_mm", -3, "is -3 mm: write 2 to 150 mm."),
        ("frame_width_mm", 4000, "is 4000 mm: write 1 to 400 mm."),
        ("age_days", -3, "is -3 days: write 0 to 29280 days."),
        ("age_days", 12.5, "write a whole number."),
        ("skin_tone", 11, "is 11: write 1 to 10."),
        ("skin_tone", 0, "is 0: write 1 to 10."),
        ("skin_tone", "brown", "write a whole number."),
        ("touch_ups", True, "write a number, not yes or no."),
        ("session_hours", 90, "is 90 hours: write 0.1 to 24 hours."),
        ("stage", "old", 'write "fresh", "healing", "healed" or "drawing".'),
        ("subject", "roes", f'"roes" is not in {WORDS}. Did you mean "rose"?'),
        ("subject", "Moth", f'"Moth" is not in {WORDS}. Did you mean "moth"?'),
        ("subject", "zebra", f'"zebra" is not in {WORDS}. Choose one that is, or add it there.'),
        ("placement", "Inner wrist", '"Inner wrist" is not in docs/_data/placements.yml. Did you mean "inner-wrist"?'),
        ("colour", "black", f'"black" is not in {WORDS}. Choose one that is, or add it there.'),
        ("technique", "fineline", f'"fineline" is not in {WORDS}. Did you mean "fine-line"?'),
        ("photo", "sunny", 'write fields here: "name: words", one to a line.'),
        ("sesion_hours", 3, 'is not a field here. Did you mean "session_hours"?'),
        ("alt", "Rose, 24 mm!", "says the same as the title: write what is to be seen, for who cannot see it."),
        ("alt", "count the PETALS", "says the same as the caption: write what is to be seen, for who cannot see it."),
        ("alt", "Image of a rose",
         'begins with "Image of": begin with what is to be seen, as in "A rose on a forearm".'),
        ("alt", "x" * 151, "has 151 characters: write at most 150, and the rest in long_description."),
        ("title", "Write to me@example.org", "holds an e-mail address, or what looks like one: remove it."),
        *(
            ("caption", f"Call {number}", "holds a telephone number, or what looks like one: remove it.")
            for number in ("(212) 555-0199", "212 555 0199", "555-0199", "+44 20 7946 0958", "01.23.45.67.89",
                           "0171/1234567", "2125550199")
        ),
        ("caption", "Taken at 40.71278, -74.00594", "holds a place on the map, or what looks like one: remove it."),
        ("credit", "token: abc", "holds a password or key, or what looks like one: remove it."),
        ("long_description", "ghp_" + "a1B2" * 9, "holds a password or key, or what looks like one: remove it."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_where_it_stands(studio: Studio, field: str, value: Any, says: str) -> None:
    studio.hang(photo(**{field: value}))

    label = value if field == "id" else "rose"
    assert studio.say() == [f"{studio.at(field)}: entry {label}: {field}: {says}"]
    assert studio.shown() == []


@pytest.mark.parametrize(
    "alt",
    ["Picture of a rose", "A photo of a rose", "This is a photograph showing a rose", "Drawing: a rose",
     "A close-up picture of a rose", "An illustration of a rose", "a black-and-white photo of a rose"],
)  # fmt: skip
def test_alt_text_does_not_say_that_a_picture_is_one(studio: Studio, alt: str) -> None:
    studio.hang(photo(alt=alt))

    assert [line for line in studio.say() if "begins with" not in line] == []
    assert studio.shown() == []


@pytest.mark.parametrize(
    "alt", ["A rose painted like a picture", "Photograph frame with a rose", "A tattoo of a moth drawing back"]
)
def test_other_alt_text_may_speak_of_pictures(studio: Studio, alt: str) -> None:
    studio.hang(photo(alt=alt))

    assert studio.say() == []


def test_alt_text_is_not_the_name_of_the_file(studio: Studio) -> None:
    studio.hang(photo(file="img-2041.jpg", alt="IMG 2041"))

    assert studio.say() == [
        (
            f"{studio.at('alt')}: entry rose: alt: says the same as the file's name: "
            "write what is to be seen, for who cannot see it."
        )
    ]


def test_a_long_description_makes_room_for_a_long_alt_text(studio: Studio) -> None:
    studio.hang(photo(alt="x" * 151, long_description="All of it."))

    assert studio.say() == []


@pytest.mark.parametrize(
    ("entry", "field", "says"),
    [
        (photo(age_days=None), "id", "age_days: is missing: write age_days or age_years, since it was tattooed."),
        (photo(age_years=1), "age_days", "age_days: stands beside age_years: keep one of the two."),
        (photo(age_days=89), "stage",
         'stage: is "healed" at 89 days: write "healing" until 90 days have passed, or mend age_days.'),
        (photo(age_days=None, age_years=0.2), "stage",
         'stage: is "healed" at 0.2 years: write "healing" until 90 days have passed, or mend age_years.'),
        (photo(stage="fresh", age_days=15), "stage",
         'stage: is "fresh" at 15 days: write "healing", or mend age_days.'),
        (photo(stage="fresh", age_days=400), "stage",
         'stage: is "fresh" at 400 days: write "healed", or mend age_days.'),
        (photo(stage="healing", age_days=200), "stage",
         'stage: is "healing" at 200 days: write "healed", or mend age_days.'),
        (photo(age_days=None, age_years=81), "age_years", "age_years: is 81 years: write 0 to 80 years."),
        (drawing(shown="fresh", age_years=5), "shown",
         'shown: is "fresh" at 5 years: write "healed", or age_years: 0.'),
        (drawing(drawing=None), "id",
         'drawing: is missing: write "drawing: yes", or for a photograph its stage ("fresh", "healing" or "healed").'),
        (drawing(stage="healed"), "stage",
         'stage: is "healed", and the entry is marked as a drawing: write "drawing", and the rest under shown.'),
        (drawing(shown=None), "id", 'shown: is missing: write "fresh" or "healed", whichever it shows.'),
        (drawing(spread=None, age_years=5), "id",
         'spread: is missing: write "low", "middle" or "high", as its years were modelled.'),
        (drawing(frame_width_mm=None), "id",
         "frame_width_mm: is missing: write how many millimetres of skin the whole picture shows, edge to edge."),
        (drawing(artist="A. Painter"), "artist",
         "artist: is for photographs: remove it, or if this is one, write its stage and remove drawing."),
        (photo(shown="healed"), "shown", "shown: is for drawings: remove it, or mark this as a drawing."),
        (photo(spread="low"), "spread", "spread: is for drawings: remove it, or mark this as a drawing."),
        (photo(consent=None), "id",
         "consent: is missing: write id and uses from the paper the wearer signed, or leave the picture out."),
        (photo(photo=None), "id", "photo: is missing: write light, ruler and editing."),
        (photo(artist=None), "id", "artist: is missing: write who tattooed it."),
        (photo(photo={"light": "flash", "ruler": False, "editing": "filter"}), "editing",
         'photo.editing: write "none", "cropped" or "exposure".'),
        (photo(consent={"id": "paper-1", "uses": ["print"]}), "uses",
         'consent.uses: does not hold "site": ask the wearer for it in writing, or leave the picture out.'),
        (photo(consent={"id": "paper-1", "uses": []}), "uses",
         "consent.uses: write at least 1; there are 0."),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_told(studio: Studio, entry: dict[str, Any], field: str, says: str) -> None:
    studio.hang(entry)

    assert studio.say() == [f"{studio.at(field)}: entry rose: {says}"]
    assert studio.shown() == []


@pytest.mark.parametrize(
    "changes",
    [{"age_days": 90}, {"stage": "healing", "age_days": 183}, {"stage": "fresh", "age_days": 14},
     {"stage": "fresh", "age_days": 0}, {"age_days": None, "age_years": 80}],
)  # fmt: skip
def test_the_last_day_of_a_stage_belongs_to_it(studio: Studio, changes: dict[str, Any]) -> None:
    studio.hang(photo(**changes))

    assert studio.say() == []


def test_a_use_nobody_knows_is_told(studio: Studio) -> None:
    studio.hang(photo(consent={"id": "paper-1", "uses": ["site", "prints"]}))

    assert studio.say() == [
        f'docs/gallery/arms/gallery.yml:28: entry rose: consent.uses: "prints" is not in {WORDS}. Did you mean "print"?'
    ]


def test_a_panel_is_called_by_its_number(studio: Studio) -> None:
    panel = {"label": "healed", "width_mm": 24, "height_mm": 18, "shown": "healed", "age_years": 0,
             "spread": "low", "skin_tone": 3, "technique": "micro-realism / fine-line"}  # fmt: skip
    studio.hang(drawing(frame_width_mm=None, panels=[panel, panel | {"technique": "fine-lines"}]))
    assert studio.say() == [
        (
            f"{studio.at('technique', nth=3)}: entry rose: panels 2.technique: "
            f'"fine-lines" is not in {WORDS}. Did you mean "fine-line"?'
        )
    ]

    studio.hang(drawing(frame_width_mm=None, panels=[panel, panel | {"skin_tone": 30}]))
    assert studio.say() == [f"{studio.at('skin_tone', nth=3)}: entry rose: panels 2.skin_tone: is 30: write 1 to 10."]


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "Jané's rose"), ("alt", "A rose for JANE on brown skin."), ("caption", "Ask Jane."),
     ("credit", "Jane"), ("series", "jane-rose"), ("id", "rose-jane"), ("file", "jane.jpg")],
)  # fmt: skip
def test_a_name_on_the_list_is_found_wherever_it_stands(studio: Studio, field: str, value: str) -> None:
    words = (studio.docs / "_data/gallery.yml").read_text(encoding="utf-8")
    studio.write("_data/gallery.yml", f"{words}names: [Jane]\n")
    studio.hang(photo(**{field: value}))

    label = value if field == "id" else "rose"
    says = f"names somebody on the list in {WORDS}: write it without the name."
    assert studio.say() == [f"{studio.at(field)}: entry {label}: {field}: {says}"]


def test_a_name_within_a_longer_word_is_not_that_name(studio: Studio) -> None:
    words = (studio.docs / "_data/gallery.yml").read_text(encoding="utf-8")
    studio.write("_data/gallery.yml", f"{words}names: [Rose Marie, Ann]\n")
    studio.hang(photo(caption="A planned rose."))

    assert studio.say() == []


@pytest.mark.parametrize(
    "caption",
    ["ESA 1997; XHIP 2012", "26 × 26.7 mm after 5, 10 and 20 years", "Done 2026-11-21, healed 2027-02-19", "1984–2012",
     "Tattooed 03/11/2026, photographed 3.2.27",
     "After 12.5 hours in 2 sessions of 6-7 hours", "U.S. Navy, 1984, public domain (CC0 1.0)", "Ångström @studio"],
)  # fmt: skip
def test_numbers_of_other_kinds_are_not_taken_for_telephones(studio: Studio, caption: str) -> None:
    studio.hang(photo(caption=caption))

    assert studio.say() == []


def test_all_faults_of_all_entries_come_in_one_run(studio: Studio) -> None:
    studio.hang(
        photo(width_mm=400, alt="Image of a rose", licence=None, subject="roes", consent=None),
        photo(id="moth", file="moth.jpg", subject="moth"),
        "no fields at all",
        photo(id="gone", file="gone.jpg", touch_ups=-1),
    )
    (studio.docs / "gallery/arms/gone.jpg").unlink()

    assert sorted(studio.say()) == sorted(
        [
            f"{studio.at()}: entry rose: licence: {MISSING}",
            f"{studio.at('width_mm')}: entry rose: width_mm: is 400 mm: write 2 to 150 mm.",
            (
                f'{studio.at("alt")}: entry rose: alt: begins with "Image of": '
                'begin with what is to be seen, as in "A rose on a forearm".'
            ),
            f'{studio.at("subject")}: entry rose: subject: "roes" is not in {WORDS}. Did you mean "rose"?',
            (
                f"{studio.at()}: entry rose: consent: "
                "is missing: write id and uses from the paper the wearer signed, or leave the picture out."
            ),
            'docs/gallery/arms/gallery.yml:49: entry 3: write fields here: "id: rose" and so on, one to a line.',
            f"{studio.at('touch_ups', nth=3)}: entry gone: touch_ups: is -1: write 0 to 20.",
            (
                f'{studio.at("file", nth=3)}: entry gone: file: "gone.jpg" is not in this folder. '
                "Put the picture there, or mend its name here."
            ),
        ]
    )
    assert studio.shown() == ["moth"]
    assert list(studio.faulty()) == ["rose", "entry-3", "gone"]
