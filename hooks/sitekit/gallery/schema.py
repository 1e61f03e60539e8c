"""`python -m sitekit gallery-schema`: what editors know about `gallery.yml`, in docs/_data/gallery.schema.json."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from .checks.alt_text import LONGEST
from .checks.drawing import OF_DRAWINGS, OF_PHOTOGRAPHS
from .entry import GalleryFile
from .rules import Rules, load_rules

FILE: Final = "gallery.schema.json"
HEAD: Final = f"# yaml-language-server: $schema=../../_data/{FILE}\n"
"""The first line of a `gallery.yml`: editors find the schema by it."""


def build_schema(rules: Rules) -> dict[str, Any]:
    """Return the JSON Schema (draft 7) of a `gallery.yml` that may use the words of `rules`."""
    schema = GalleryFile.model_json_schema()
    parts = schema["$defs"]
    entry = parts["Entry"]["properties"]
    for field, (_, keys) in rules.choices.items():
        if field != "consent.uses":
            entry[field]["enum"] = list(keys)
    parts["Consent"]["properties"]["uses"]["items"] = {"type": "string", "enum": list(rules.choices["consent.uses"][1])}
    tones = "; ".join(f"{tone.monk} {tone.name}" for tone in rules.vocabulary.tones)
    entry["skin_tone"]["description"] = f"Monk scale: {tones}."
    parts["Entry"]["allOf"] = list(_write_conditions())
    schema["properties"]["pieces"]["items"] = {
        "if": {"required": ["taken_down"]},
        "then": {"$ref": "#/$defs/Tombstone"},
        "else": {"$ref": "#/$defs/Entry"},
    }
    for node in _walk(schema):
        _simplify(node)
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "gallery.yml", **schema}


def write_schema(rules: Rules) -> str:
    """Return the schema as the text of its file."""
    return json.dumps(build_schema(rules), indent=1, ensure_ascii=False) + "\n"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("data", nargs="?", type=Path, default=Path("docs/_data"), help="default: docs/_data")


def run(arguments: argparse.Namespace) -> int:
    """Write the file; return 1, and change nothing, if the words of the galleries have faults."""
    rules, problems = load_rules(arguments.data, shown_as=str(arguments.data))
    for problem in problems:
        print(problem)
    if rules.broken:
        print(f"Nothing was written: {rules.broken} has faults.", file=sys.stderr)
        return 1
    path = arguments.data / FILE
    path.write_text(write_schema(rules), encoding="utf-8")
    print(f"wrote {path}")
    return 0


def _write_conditions() -> Iterator[dict[str, Any]]:
    """Yield what depends on something else: drawings, photographs, long alt texts, age in one unit."""
    yield {
        "if": {"required": ["stage"], "properties": {"stage": {"const": "drawing"}}},
        "then": {
            "required": ["shown", "drawing"],
            "properties": {"drawing": {"const": True}, **dict.fromkeys(OF_PHOTOGRAPHS, False)},
        },
        "else": {
            "required": list(OF_PHOTOGRAPHS),
            "properties": {"drawing": {"const": False}, **dict.fromkeys(OF_DRAWINGS, False)},
        },
    }
    yield {"oneOf": [{"required": ["age_days"]}, {"required": ["age_years"]}]}
    yield {
        "if": {"required": ["alt"], "properties": {"alt": {"minLength": LONGEST + 1}}},
        "then": {"required": ["long_description"]},
    }


def _simplify(node: dict[str, Any]) -> None:
    """Drop titles made of field names, and the offer to write nothing behind a colon."""
    if isinstance(node.get("title"), str):
        del node["title"]
    kinds = node.get("anyOf", [])
    if {"type": "null"} in kinds:
        kinds.remove({"type": "null"})
        del node["default"], node["anyOf"]
        node.update(kinds[0])


def _walk(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from _walk(child)
    elif isinstance(node, list):
        for child in node:
            yield from _walk(child)
