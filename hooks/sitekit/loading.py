"""Reading the YAML that people write: strict, with a line for every fault, never a traceback."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .problems import Problem, did_you_mean
from .wording import word_shape_fault
from .written import UnreadableError, Written, parse_yaml

__all__ = [
    "UnreadableError",
    "Written",
    "find_steps",
    "load_model",
    "load_written",
    "parse_yaml",
    "read_text",
    "read_yaml",
    "word_fault",
]

Model = TypeVar("Model", bound=BaseModel)

_NOT_UTF_8 = "This file is not UTF-8 text. Save it again as UTF-8."


def load_model(path: Path, shape: type[Model], *, shown_as: str | None = None) -> tuple[Model | None, list[Problem]]:
    """Read one YAML file into `shape`; return it, or None with every fault that was found.

    `shown_as` is the path to print in problems (default: `path`).
    """
    model, _, problems = load_written(path, shape, shown_as=shown_as or str(path))
    return model, problems


def load_written(path: Path, shape: type[Model], *, shown_as: str) -> tuple[Model | None, Written, list[Problem]]:
    """Do as `load_model`, and return where everything stands too, for faults that are found later."""
    written, problems = read_yaml(path, shown_as=shown_as)
    if problems:
        return None, written, problems
    try:
        return shape.model_validate(written.data), written, []
    except ValidationError as error:
        return None, written, [_shape_problem(shown_as, written, shape, fault) for fault in error.errors()]


def read_yaml(path: Path, *, shown_as: str) -> tuple[Written, list[Problem]]:
    """Return what a YAML file says, or what keeps it from being read."""
    text, problems = read_text(path, shown_as=shown_as)
    if text is None:
        return Written(), problems
    try:
        return Written(*parse_yaml(text)), []
    except UnreadableError as error:
        return Written(), [Problem(shown_as, error.line, "data-syntax", str(error))]


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


def _shape_problem(name: str, written: Written, shape: type[BaseModel], fault: Mapping[str, Any]) -> Problem:
    steps = find_steps(written.data, fault["loc"])
    entry, value = "", written.data
    for step in steps:
        inside = isinstance(value, list) and isinstance(step, int) and step < len(value)
        value = value[step] if inside or (isinstance(value, dict) and step in value) else None
        if inside and isinstance(value, dict):
            entry = str(next((value[k] for k in ("key", "id", "short", "name") if value.get(k)), int(step) + 1))
    field = ".".join(str(step) for step in steps if not isinstance(step, int))
    if not steps and fault["type"] == "model_type":
        first, model_field = next(iter(shape.model_fields.items()))
        message = f'this file should begin with "{model_field.alias or first}:".'
    else:
        message = word_fault(shape, fault, steps)
    where = f"entry {entry}: " if entry else ""
    line = written.line_of(fault["loc"])
    return Problem(name, line, "data-shape", f"{where}{field}: {message}" if field else message)


def find_steps(data: object, way: Sequence[str | int]) -> list[str | int]:
    """Return the part of pydantic's way to a fault that names places in the file, not choices of the model."""
    value = data
    for depth, step in enumerate(way):
        if not isinstance(value, dict | list):
            return list(way[:depth])
        if isinstance(value, dict):
            if step not in value:
                break
            value = value[step]
        elif isinstance(step, int) and step < len(value):
            value = value[step]
    return list(way)


def word_fault(shape: type[BaseModel], fault: Mapping[str, Any], steps: Sequence[str | int]) -> str:
    """Return what to write instead for one of pydantic's `errors()`, to stand after the field's name."""
    if fault["type"] == "extra_forbidden":
        return f"is not a field here.{did_you_mean(str(steps[-1]), _field_names(shape))}"
    return word_shape_fault(fault)


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
