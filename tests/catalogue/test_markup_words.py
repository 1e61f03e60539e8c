"""What is said of a piece in words, on plates, cards and in the table of its page."""

from __future__ import annotations

from typing import Any

import pytest
from exhibits import DRAWING, PHOTOGRAPH, exhibit, panels

from sitekit.catalogue.facts import facts_table
from sitekit.catalogue.panels import describe_panels
from sitekit.catalogue.words import (
    describe_facts,
    describe_history,
    describe_size,
    describe_stage,
    describe_tone,
)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_millimetres_come_first_and_inches_second() -> None:
    assert plain(describe_size(exhibit().piece.entry)) == "26 × 26.7 mm (1.0 × 1.1 in)"


def test_several_sizes_are_named_each() -> None:
    ladder = exhibit(panels=panels(*({"width_mm": mm, "height_mm": mm * 1.2} for mm in (10, 15, 40))))
    assert plain(describe_size(ladder.piece.entry)) == "10, 15 and 40 mm wide (0.4, 0.6 and 1.6 in)"


def test_a_number_never_parts_from_its_unit() -> None:
    assert "26\u00a0×\u00a026.7\u00a0mm" in describe_facts(exhibit())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"stage": "fresh", "age_days": 0}, "fresh"),
        ({"stage": "fresh", "age_days": 1}, "fresh, 1 day"),
        ({"stage": "healing", "age_days": 12}, "healing, 12 days"),
        ({"stage": "healed", "age_days": 89}, "healed, 89 days"),
        ({"stage": "healed", "age_days": 90}, "healed, 3 months"),
        ({"stage": "healed", "age_days": 420}, "healed, 14 months"),
        ({"stage": "healed", "age_days": 731}, "healed, 2 years"),
        ({"stage": "healed", "age_days": None, "age_years": 0.5}, "healed, 6 months"),
        ({"stage": "healed", "age_days": None, "age_years": 1}, "healed, 1 year"),
        ({"stage": "healed", "age_days": None, "age_years": 2.5}, "healed, 2.5 years"),
    ],
)
def test_an_age_is_said_in_days_then_months_then_years(fields: dict[str, Any], words: str) -> None:
    assert describe_stage(exhibit(PHOTOGRAPH, **fields).piece.entry) == words


@pytest.mark.parametrize(
    ("years", "words"),
    [((0, 10), "healed and 10 years"), ((0, 2, 5, 20), "healed to 20 years")],
)
def test_a_strip_of_years_says_where_it_begins_and_ends(years: tuple[int, ...], words: str) -> None:
    strip = exhibit(panels=panels(*({"age_years": year} for year in years)))
    assert describe_stage(strip.piece.entry) == words


def test_a_skin_tone_has_words_and_a_step() -> None:
    assert plain(describe_tone(exhibit(skin_tone=9))) == "black skin, deep (Monk 9)"


def test_a_strip_of_tones_says_all_of_them_and_not_only_the_entry_s_own() -> None:
    strip = exhibit(skin_tone=9, panels=panels({"skin_tone": 2}, {"skin_tone": 6}, {"skin_tone": 9}))
    assert plain(describe_tone(strip)) == "3 skin tones (Monk 2, 6 and 9)"
    assert "3 skin tones" in describe_facts(strip)


def test_years_that_are_drawn_say_that_they_are_modelled() -> None:
    aged = exhibit(age_years=10)
    assert describe_history(aged.piece.entry) == "10 years, modelled with the middle spread."
    assert describe_facts(aged).endswith("drawing, modelled")
    strip = exhibit(panels=panels(*({"age_years": year, "spread": "high"} for year in (0, 2, 5))))
    assert describe_history(strip.piece.entry) == "2 and 5 years, modelled with the high spread."


def test_a_drawing_without_years_models_none() -> None:
    assert describe_history(exhibit().piece.entry) == ""
    assert describe_facts(exhibit()).endswith("· drawing")


def test_years_in_a_photograph_are_not_modelled() -> None:
    entry = exhibit(PHOTOGRAPH, touch_ups=3).piece.entry
    assert describe_history(entry) == "Touched up 3 times."


def test_one_line_says_size_place_stage_skin_and_kind() -> None:
    words = plain(describe_facts(exhibit(PHOTOGRAPH)))
    assert words == "26 × 26.7 mm · forearm · healed, 14 months · white skin, light · photograph"


def test_panels_are_told_apart_by_what_differs_and_their_label_does_not_say() -> None:
    tones = exhibit(panels=panels({"label": "Monk 2"}, {"label": "Monk 6", "skin_tone": 6}))
    assert describe_panels(tones) == [("Monk 2", "white skin, light"), ("Monk 6", "brown skin, medium")]
    years = exhibit(panels=panels({}, {"label": "2 years, middle spread", "age_years": 2}))
    assert describe_panels(years) == [("healed", ""), ("2 years, middle spread", "")]
    sizes = exhibit(panels=panels({"label": "10 mm", "width_mm": 10, "height_mm": 12}, {"label": "20 mm"}))
    assert [plain(apart) for _, apart in describe_panels(sizes)] == ["10 × 12 mm", "20 × 20.5 mm"]


def test_one_view_needs_no_list_of_panels() -> None:
    assert describe_panels(exhibit()) == []
    assert describe_panels(exhibit(panels=panels({}))) == []


def test_the_table_tells_everything_but_who_consented() -> None:
    rows = {label: plain(value) for label, value in facts_table(exhibit(PHOTOGRAPH))}
    assert rows == {
        "What it is": "Photograph.",
        "Size": "26 × 26.7 mm (1.0 × 1.1 in)",
        "Skin in the picture": "60 mm wide",
        "Placement": "Forearm, inner or outer",
        "Stage and age": "Healed, 14 months",
        "Skin tone": "White skin, light (Monk 2)",
        "Subject": "Rose",
        "Technique": "Micro-realism",
        "Colour": "Black and grey",
        "Touch-ups": "Touched up once",
        "Time in the chair": "3.5 hours",
        "Artist": "A. Artist",
        "How it was photographed": "Light: window, overcast. A ruler lies on the skin. Cropped, nothing else edited.",
        "The wearer agreed to": "This site; Print",
        "Credit": "Photo: A Studio",
        "Licence": "CC BY-NC 4.0",
    }


def test_the_table_of_a_drawing_says_how_it_was_modelled_and_nothing_of_photographs() -> None:
    rows = dict(facts_table(exhibit(panels=panels({"technique": "micro-realism / fine-line", "age_years": 10}))))
    assert rows["What it is"] == "Drawing. 10 years, modelled with the middle spread."
    assert rows["Spread of the ink"] == "Middle"
    assert rows["Technique"] == "Micro-realism and fine-line"
    assert not {"How it was photographed", "The wearer agreed to", "Artist", "Time in the chair"} & set(rows)


def test_words_are_set_with_curly_quotes() -> None:
    assert ("Credit", "After “Chelsea”") in facts_table(exhibit(DRAWING, credit='After "Chelsea"'))
