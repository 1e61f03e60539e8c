"""A wearer who takes their consent back is obeyed at once, everywhere, whatever else is wrong."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from gallery.studio import photo, picture

from sitekit.gallery.piece import TakenDown

if TYPE_CHECKING:
    from gallery.studio import Studio

DAY = "2026-11-01"
GONE = TakenDown("rose", "Rose, 24 mm", "arms", dt.date(2026, 11, 1))


def withdrawn(day: Any = DAY, **changes: Any) -> dict[str, Any]:
    return photo(consent={"id": "paper-1", "uses": ["site"], "withdrawn": day}, **changes)


def other(**changes: Any) -> dict[str, Any]:
    """Somebody else's picture."""
    own = {"id": "moth", "file": "moth.jpg", "subject": "moth", "consent": {"id": "paper-2", "uses": ["site"]}}
    return photo(**{**own, **changes})


def test_the_picture_vanishes_and_a_tombstone_keeps_its_address(studio: Studio) -> None:
    studio.hang(withdrawn(), other())

    assert studio.say() == []
    assert studio.shown() == ["moth"]
    assert studio.faulty() == {}
    assert studio.galleries.taken_down == (GONE,)
    assert [piece.id for one in studio.galleries.sets for piece in one.pieces] == ["moth"]


def test_the_file_is_to_be_deleted_and_then_nothing_is_left_to_say(studio: Studio) -> None:
    studio.hang(withdrawn())
    assert studio.advise() == [
        (
            f"{studio.at('file')}: entry rose: file: was taken down and is still in the project: "
            'delete "rose.jpg" from this folder.'
        )
    ]

    (studio.docs / "gallery/arms/rose.jpg").unlink()
    assert studio.advise() == []
    assert studio.say() == []
    assert studio.galleries.taken_down == (GONE,)


@pytest.mark.parametrize(
    "changes", [{"width_mm": None, "alt": "Image of a rose"}, {"placement": 5, "nonsense": 1}, {"title": None}]
)
def test_no_other_fault_keeps_it_up(studio: Studio, changes: dict[str, Any]) -> None:
    studio.hang(withdrawn(**changes))

    assert studio.say() == []
    assert [(gone.id, gone.since) for gone in studio.galleries.taken_down] == [("rose", dt.date(2026, 11, 1))]


def test_the_day_is_found_where_people_write_it_too(studio: Studio) -> None:
    studio.hang(photo(withdrawn=DAY))

    assert studio.say() == []
    assert studio.galleries.taken_down == (GONE,)


def test_not_even_a_broken_file_keeps_it_up(studio: Studio) -> None:
    studio.write("gallery/arms/rose.jpg", b"")
    studio.hang(withdrawn())

    assert studio.say() == []
    assert studio.shown() == []


@pytest.mark.parametrize("day", [None, True, "soon", "2026-02-30", 20261101])
def test_a_day_nobody_can_read_hides_the_picture_too_and_is_told(studio: Studio, day: Any) -> None:
    studio.hang(withdrawn(day))

    where = studio.at("withdrawn")
    assert studio.say() == [f"{where}: entry rose: consent.withdrawn: write a date like 2026-11-21."]
    assert studio.shown() == []


def test_every_picture_with_the_same_paper_goes(studio: Studio) -> None:
    studio.hang(withdrawn(), other(consent={"id": "paper-1", "uses": ["site"]}))

    assert studio.say() == []
    assert studio.shown() == []
    assert [gone.id for gone in studio.galleries.taken_down] == ["rose", "moth"]
    assert (
        f'{studio.at("consent", nth=2)}: entry moth: consent: the consent "paper-1" was withdrawn ({studio.at()}), '
        "so it is not shown: write the same day under withdrawn here."
    ) in studio.advise()


def test_its_other_faults_keep_none_of_them_up(studio: Studio) -> None:
    studio.hang(withdrawn(), other(consent={"id": "paper-1", "uses": ["site"]}, width_mm=400, licence=None))

    assert studio.say() == []
    assert studio.shown() == []


def test_a_copy_of_the_picture_under_another_id_and_paper_goes(studio: Studio) -> None:
    studio.write("gallery/arms/moth.jpg", picture(1))
    studio.hang(withdrawn(), other())

    assert studio.say() == []
    assert studio.shown() == []
    assert (
        f"{studio.at('consent', nth=2)}: entry moth: consent: the consent for this picture was withdrawn "
        f"({studio.at()}), so it is not shown: write the same day under withdrawn here."
    ) in studio.advise()


def test_the_same_file_in_another_entry_goes(studio: Studio) -> None:
    studio.hang(withdrawn(), other(file="rose.jpg"))

    assert studio.say() == []
    assert studio.shown() == []


def test_a_day_to_come_is_pointed_out_and_hides_the_picture_today(studio: Studio) -> None:
    studio.hang(withdrawn("2027-01-01"))

    assert studio.shown() == []
    assert (
        f"{studio.at('withdrawn')}: entry rose: consent.withdrawn: "
        "2027-01-01 is still to come: write the day it was done."
    ) in studio.advise()


def test_a_tombstone_keeps_the_address_when_the_entry_is_gone(studio: Studio) -> None:
    studio.hang({"id": "rose", "title": "Rose", "taken_down": DAY}, other())

    assert studio.say() == []
    assert studio.galleries.taken_down == (TakenDown("rose", "Rose", "arms", dt.date(2026, 11, 1)),)
    assert studio.shown() == ["moth"]


def test_a_tombstone_of_a_set_that_has_nothing_else_is_enough(studio: Studio) -> None:
    studio.hang({"id": "rose", "title": "Rose", "taken_down": DAY})

    assert studio.say() == []


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"taken_down": "soon"}, "taken_down", "taken_down: write a date like 2026-11-21."),
        ({"title": None}, "title", "title: is empty: write something behind the colon."),
        ({"licence": "free"}, "licence", "licence: is not a field here."),
    ],
)
def test_a_tombstone_says_what_it_has_to(studio: Studio, changes: dict[str, Any], field: str, says: str) -> None:
    entry = {"id": "rose", "title": "Rose", "taken_down": DAY} | changes
    studio.write("gallery/arms/gallery.yml", {"pieces": [entry]})

    assert studio.say() == [f"{studio.at(field)}: entry rose: {says}"]
    assert studio.galleries.taken_down == ()
    assert list(studio.faulty()) == ["rose"]


def test_the_picture_of_a_tombstone_is_to_be_deleted(studio: Studio) -> None:
    studio.hang({"id": "rose", "title": "Rose", "taken_down": DAY})
    studio.write("gallery/arms/rose.jpg", picture())

    assert studio.say() == [
        "docs/gallery/arms/rose.jpg: no entry of gallery.yml names this picture: write one for it, or delete it."
    ]


def test_an_entry_and_its_tombstone_cannot_both_stand(studio: Studio) -> None:
    studio.hang(photo(), {"id": "rose", "title": "Rose", "taken_down": DAY})

    assert studio.say() == [
        (
            f'{studio.at("id", nth=3)}: entry rose: id: "rose" is already the id of the entry in {studio.at()}: '
            "choose another."
        )
    ]
