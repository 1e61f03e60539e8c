"""Reading the YAML that people write: strict, with a line for every fault, never a traceback."""

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from .problems import Problem, did_you_mean

Model = TypeVar("Model", bound=BaseModel)


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
                raise yaml.constructor.ConstructorError(None, None, "a key must be plain text", key_node.start_mark)
            if key in seen:
                first = seen[key] + 1
                raise yaml.constructor.ConstructorError(
                    None, None, f'"{key}" is written twice (first in line {first})', key_node.start_mark
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


_Positions.yaml_constructors = {
    **yaml.constructor.SafeConstructor.yaml_constructors,
    "tag:yaml.org,2002:seq": _construct_sequence,
    "tag:yaml.org,2002:map": _construct_mapping,
}


def load_model(path: Path, shape: type[Model], *, shown_as: str | None = None) -> tuple[Model | None, list[Problem]]:
    """Read one YAML file into `shape`; return it, or None with every fault that was found.

    `shown_as` is the path to print in problems (default: `path`).
    """
    name = shown_as or str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None, [Problem(name, 0, "data-missing", "This file is missing; the site cannot be built without it.")]
    except UnicodeDecodeError:
        return None, [Problem(name, 0, "data-encoding", "This file is not UTF-8 text. Save it again as UTF-8.")]
    loader = _Positions()
    try:
        node = _compose(text)
        data = loader.construct_document(node) if node else None
    except yaml.YAMLError as error:
        return None, [_syntax_problem(name, error)]
    except RecursionError:
        return None, [Problem(name, 0, "data-syntax", "An alias (*name) refers to itself. Write the values out.")]
    try:
        return shape.model_validate(data), []
    except ValidationError as error:
        return None, [_shape_problem(name, data, loader, shape, fault) for fault in error.errors()]


def _compose(text: str) -> yaml.Node | None:
    """Return the tree of a YAML text. The parser in C is ten times as fast; the one in Python words faults better."""
    try:
        return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _syntax_problem(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "this is not YAML"
    if "'\\t'" in what:  # PyYAML's own words for it
        what = "there is a tab here; YAML wants spaces"
    return Problem(name, mark.line + 1 if mark else 0, "data-syntax", f"{what[:1].upper()}{what[1:]}.")


def _shape_problem(
    name: str, data: object, loader: _Positions, shape: type[BaseModel], fault: Mapping[str, Any]
) -> Problem:
    line, value, entry = 0, data, ""
    steps = list(fault["loc"])
    for step in steps:
        if not isinstance(value, dict | list):
            break
        line = loader.lines.get(id(value), {}).get(step, line)
        if isinstance(value, dict):
            if step not in value:
                line = loader.lines.get(id(value), {}).get(None, line)
                break
            value = value[step]
        elif isinstance(step, int) and step < len(value):
            value = value[step]
            if isinstance(value, dict):
                entry = str(next((value[k] for k in ("key", "id", "short", "name") if k in value), step + 1))
    field = ".".join(str(step) for step in steps if not isinstance(step, int))
    message = str(fault["msg"]).removeprefix("Value error, ")
    if fault["type"] == "missing":
        message = "is missing"
    elif fault["type"] == "extra_forbidden":
        message = f"is not a field here.{did_you_mean(str(steps[-1]), _field_names(shape))}"
    where = f"entry {entry}: " if entry else ""
    return Problem(name, line + 1, "data-shape", f"{where}{field}: {message}")


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
