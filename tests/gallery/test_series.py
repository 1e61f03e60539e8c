"""One piece over time: what its entries say of it agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from gallery.studio import drawing, photo

if TYPE_CHECKING:
    from gallery.studio import Studio


def young(**changes: Any) -> dict[str, Any]:
    return photo(**{"id": "rose-fresh", "file": "a.jpg", "stage": "fresh", "age_days": 1, "series": "r", **changes})


def old(**changes: Any) -> dict[str, Any]:
    return photo(**{"id": "rose-healed", "file": "b.jpg", "series": "r", **changes})


def test_pictures_that_agree_are_a_series(studio: Studio) -> None:
    studio.hang(young(), old(width_mm=26, height_mm=19.5))

    assert studio.say() == studio.advise() == []
    assert studio.shown() == ["rose-fresh", "rose-healed"]


@pytest.mark.parametrize(
    ("second", "says"),
    [
        (old(subject="moth"), '"r" is of subject "rose" ({}), and this is "moth": mend one, or the series.'),
        (old(placement="inner-wrist"),
         '"r" is of placement "forearm" ({}), and this is "inner-wrist": mend one, or the series.'),
        (drawing(id="rose-healed", file="b.jpg", series="r"),
         '"r" mixes drawings and photographs ({}): give them two names.'),
    ],
)  # fmt: skip
def test_two_pieces_are_not_one_series(studio: Studio, second: dict[str, Any], says: str) -> None:
    studio.hang(young(), second)

    where = studio.at("series", nth=2)
    assert studio.say() == [f"{where}: entry rose-healed: series: {says.format(studio.at())}"]
    assert studio.shown() == ["rose-fresh"]


def test_a_piece_that_grew_is_pointed_out(studio: Studio) -> None:
    studio.hang(young(), old(width_mm=32, height_mm=24))

    assert studio.advise() == [
        (
            f"{studio.at('width_mm', nth=2)}: entry rose-healed: width_mm: "
            'is 32, and "rose-fresh" of the same series says 24: measure both again.'
        ),
        (
            f"{studio.at('height_mm', nth=2)}: entry rose-healed: height_mm: "
            'is 24, and "rose-fresh" of the same series says 18: measure both again.'
        ),
    ]
    assert studio.say() == []


def test_a_series_of_one_is_pointed_out(studio: Studio) -> None:
    studio.hang(young())

    assert studio.advise() == [
        (
            f'{studio.at("series")}: entry rose-fresh: series: "r" has no other entry: '
            "mend the name, or leave it until the next picture of the piece comes."
        )
    ]
    assert studio.say() == []


def test_a_field_that_is_wrong_anyway_is_not_blamed_twice(studio: Studio) -> None:
    studio.hang(young(), old(subject="roes"))

    assert studio.say() == [
        (
            f'{studio.at("subject", nth=2)}: entry rose-healed: subject: "roes" is not in docs/_data/gallery.yml. '
            'Did you mean "rose"?'
        )
    ]
