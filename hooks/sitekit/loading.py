"""Reading the YAML that people write: strict, with a line for every fault, never a traceback."""

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from .problems import Problem, did_you_mean
from .wording import word_shape_fault, word_syntax_fault

Model = TypeVar("Model", bound=BaseModel)

_NOT_UTF_8 = "This file is not UTF-8 text. Save it again as UTF-8."


class UnreadableError(Exception):
    """A text is not YAML; the message says what to do, `line` where (from 1; 0 if unknown)."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


Lines = Mapping[int, Mapping[Hashable, int]]
"""Lines (from 0) by the `id()` of a list or mapping, then by index or key; under None, its own first line."""


class _Positions(yaml.constructor.SafeConstructor):
    """Refuses a key written twice and remembers where each value began."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[int, dict[Hashable, int]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: ARG002, FBT001, FBT002 - PyYAML calls it so
        seen: dict[Hashable, int] = {}
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise UnreadableError(
                    key_node.start_mark.line + 1,
                    "A name before a colon must be plain words; put words that begin with a bracket in double quotes.",
                )
            if key in seen:
                first = seen[key] + 1
                raise UnreadableError(
                    key_node.start_mark.line + 1, f'"{key}" is written twice (first in line {first}).'
                )
            seen[key] = key_node.start_mark.line
        mapping = super().construct_mapping(node, deep=True)
        self.lines[id(mapping)] = {**seen, None: node.start_mark.line}
        return mapping


def _construct_sequence(loader: _Positions, node: yaml.SequenceNode) -> list[Any]:
    sequence = loader.construct_sequence(node, deep=True)
    loader.lines[id(sequence)] = {i: item.start_mark.line for i, item in enumerate(node.value)}
    return sequence


def _construct_mapping(loader: _Positions, node: yaml.MappingNode) -> dict[Hashable, Any]:
    return loader.construct_mapping(node, deep=True)


def _construct_plain(loader: _Positions, node: yaml.ScalarNode) -> object:
    """Return a number, yes or no; or the words as they stand, for the model to refuse with their line."""
    try:
        return yaml.constructor.SafeConstructor.yaml_constructors[node.tag](loader, node)
    except (ValueError, KeyError):
        return node.value


_TAG = "tag:yaml.org,2002:"
_Positions.yaml_constructors = {
    **yaml.constructor.SafeConstructor.yaml_constructors,
    **dict.fromkeys((f"{_TAG}int", f"{_TAG}float", f"{_TAG}bool"), _construct_plain),
    # PyYAML ends with a traceback on 30 February; the model words it.
    f"{_TAG}timestamp": yaml.constructor.SafeConstructor.construct_yaml_str,
    f"{_TAG}seq": _construct_sequence,
    f"{_TAG}map": _construct_mapping,
}


def load_model(path: Path, shape: type[Model], *, shown_as: str | None = None) -> tuple[Model | None, list[Problem]]:
    """Read one YAML file into `shape`; return it, or None with every fault that was found.

    `shown_as` is the path to print in problems (default: `path`).
    """
    name = shown_as or str(path)
    text, problems = read_text(path, shown_as=name)
    if text is None:
        return None, problems
    try:
        data, lines = parse_yaml(text)
    except UnreadableError as error:
        return None, [Problem(name, error.line, "data-syntax", str(error))]
    try:
        return shape.model_validate(data), []
    except ValidationError as error:
        return None, [_shape_problem(name, data, lines, shape, fault) for fault in error.errors()]


def read_text(path: Path, *, shown_as: str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file, or None and what keeps it from being read."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        code, message = "data-missing", "This file is missing; the site cannot be built without it."
    except OSError as error:
        code, message = "data-unreadable", f"This file cannot be read ({error.strerror})."
    except UnicodeDecodeError:
        code, message = "data-encoding", _NOT_UTF_8
    else:
        if "\0" not in text:
            return text, []
        code, message = "data-encoding", _NOT_UTF_8  # UTF-16 without its mark
    return None, [Problem(shown_as, 0, code, message)]


def parse_yaml(text: str) -> tuple[Any, Lines]:
    """Return what a YAML text says, dates as words, and where each part of it begins.

    Raises `UnreadableError` with a sentence for any text that is not YAML or says one thing twice.
    """
    loader = _Positions()
    try:
        node = _compose(text)
        return (loader.construct_document(node) if node else None), loader.lines
    except yaml.YAMLError as error:
        raise UnreadableError(*word_syntax_fault(error, text)) from None
    except RecursionError:
        raise UnreadableError(0, "Too many brackets or dashes stand within one another. Write fewer levels.") from None


def _compose(text: str) -> yaml.Node | None:
    """Return the tree of a YAML text. The parser in C is ten times as fast; the one in Python words faults better."""
    try:
        return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _shape_problem(name: str, data: object, lines: Lines, shape: type[BaseModel], fault: Mapping[str, Any]) -> Problem:
    line, value, entry = 0, data, ""
    steps = list(fault["loc"])
    for depth, step in enumerate(steps):
        if not isinstance(value, dict | list):
            steps = steps[:depth]  # what follows names a choice of the model, not a place in the file
            break
        line = lines.get(id(value), {}).get(step, line)
        if isinstance(value, dict):
            if step not in value:
                line = lines.get(id(value), {}).get(None, line)
                break
            value = value[step]
        elif isinstance(step, int) and step < len(value):
            value = value[step]
            if isinstance(value, dict):
                entry = str(next((value[k] for k in ("key", "id", "short", "name") if value.get(k)), step + 1))
    field = ".".join(str(step) for step in steps if not isinstance(step, int))
    if fault["type"] == "extra_forbidden":
        message = f"is not a field here.{did_you_mean(str(steps[-1]), _field_names(shape))}"
    elif not steps and fault["type"] == "model_type":
        first, model_field = next(iter(shape.model_fields.items()))
        message = f'this file should begin with "{model_field.alias or first}:".'
    else:
        message = word_shape_fault(fault)
    where = f"entry {entry}: " if entry else ""
    return Problem(name, line + 1, "data-shape", f"{where}{field}: {message}" if field else message)


def _field_names(shape: type[BaseModel]) -> set[str]:
    names: set[str] = set()
    todo: list[object] = [shape]
    while todo:
        item = todo.pop()
        if isinstance(item, type) and issubclass(item, BaseModel):
            for field_name, field in item.model_fields.items():
                names.add(field.alias or field_name)
                todo.append(field.annotation)
        else:
            todo.extend(getattr(item, "__args__", ()))
    return names
