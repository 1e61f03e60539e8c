"""What an editor knows about gallery.yml is what the build checks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from gallery.studio import photo
from samples import ROOT

from sitekit.cli import main
from sitekit.gallery.entry import Entry
from sitekit.gallery.rules import load_rules
from sitekit.gallery.schema import HEAD, build_schema, write_schema

if TYPE_CHECKING:
    from gallery.studio import Studio

DATA = ROOT / "docs/_data"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json.loads((DATA / "gallery.schema.json").read_text(encoding="utf-8"))


def test_the_schema_is_current() -> None:
    rules, problems = load_rules(DATA, shown_as="docs/_data")

    assert problems == []
    assert (DATA / "gallery.schema.json").read_text(encoding="utf-8") == write_schema(rules), (
        'run "python -m sitekit gallery-schema"'
    )


def test_every_field_is_explained(schema: dict[str, Any]) -> None:
    fields = schema["$defs"]["Entry"]["properties"]

    assert set(fields) == set(Entry.model_fields)
    assert [
        name for name, field in fields.items() if len(field.get("description", "")) < 10 and "$ref" not in field
    ] == []
    assert fields["skin_tone"]["description"].startswith("Monk scale: 1 white skin, very light; 2 ")


def test_choices_are_offered(schema: dict[str, Any]) -> None:
    fields = schema["$defs"]["Entry"]["properties"]

    assert "rose" in fields["subject"]["enum"]
    assert "forearm" in fields["placement"]["enum"]
    assert "black-and-grey" in fields["colour"]["enum"]
    assert "fine-line" in fields["technique"]["enum"]
    assert fields["stage"]["enum"] == ["fresh", "healing", "healed", "drawing"]
    assert schema["$defs"]["Consent"]["properties"]["uses"]["items"]["enum"] == ["site", "social", "print", "study"]


def test_limits_are_those_of_the_build(schema: dict[str, Any], studio: Studio) -> None:
    fields = schema["$defs"]["Entry"]["properties"]
    for name in ("width_mm", "frame_width_mm", "age_days", "age_years", "skin_tone", "touch_ups", "session_hours"):
        for beyond in (fields[name]["minimum"] - 1, fields[name]["maximum"] + 1):
            studio.hang(photo(age_days=None, **{name: beyond}) if name == "age_years" else photo(**{name: beyond}))
            assert any(f"{name}: is {beyond:g}" in line for line in studio.say()), (name, beyond)


def test_nothing_else_may_be_written(schema: dict[str, Any]) -> None:
    assert {name: part["additionalProperties"] for name, part in schema["$defs"].items()} == dict.fromkeys(
        ("Consent", "Entry", "Panel", "PhotoNotes", "Tombstone"), False
    )
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["pieces"]


def test_photographs_and_drawings_need_different_things(schema: dict[str, Any]) -> None:
    condition = schema["$defs"]["Entry"]["allOf"][0]

    assert condition["if"]["properties"] == {"stage": {"const": "drawing"}}
    assert condition["then"]["required"] == ["shown", "drawing"]
    assert condition["else"]["required"] == ["photo", "consent", "artist"]


def test_every_gallery_names_the_schema_to_the_editor() -> None:
    galleries = sorted((ROOT / "docs/gallery").glob("*/gallery.yml"))

    assert galleries
    assert [str(path) for path in galleries if not path.read_text(encoding="utf-8").startswith(HEAD)] == []
    name = HEAD.strip().partition("$schema=")[2]
    assert Path(galleries[0].parent / name).resolve() == DATA / "gallery.schema.json"


def test_the_command_writes_it_for_the_words_there_are(studio: Studio) -> None:
    assert main(["gallery-schema", str(studio.docs / "_data")]) == 0

    written = json.loads((studio.docs / "_data/gallery.schema.json").read_text(encoding="utf-8"))
    assert written["$defs"]["Entry"]["properties"]["subject"]["enum"] == ["rose", "moth"]
    rules, _ = load_rules(studio.docs / "_data", shown_as="docs/_data")
    assert written == build_schema(rules)


def test_the_command_writes_nothing_from_faulty_words(studio: Studio, capsys: pytest.CaptureFixture[str]) -> None:
    studio.write("_data/gallery.yml", "subjects: [")

    assert main(["gallery-schema", str(studio.docs / "_data")]) == 1
    assert not (studio.docs / "_data/gallery.schema.json").exists()
    assert "gallery.yml:1: A quote or bracket is opened here and never closed." in capsys.readouterr().out
