"""YAML as a value, with the line of each part of it; whatever is wrong with a text is a sentence."""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from .wording import word_syntax_fault

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C is ten times as fast; the one in Python words faults better."""

_MOST_LEVELS: Final = 100
_FRONT: Final = re.compile(r"^[ \t?:-]+", re.MULTILINE)
"""What stands before the words of a line: each level takes at least one sign of it, or a bracket."""

_MOST_REPEATED: Final = 100_000
"""Values that aliases may repeat in one file: far more than anybody means, far less than a machine can hold."""


class UnreadableError(Exception):
    """A text is not YAML; the message says what to do, `line` where (from 1; 0 if unknown)."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


Lines = Mapping[int, Mapping[Hashable, int]]
"""Lines (from 0) by the `id()` of a list or mapping, then by index or key; under None, its own first line."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a YAML file says, and where."""

    data: Any = None
    lines: Lines = field(default_factory=dict)

    def line_of(self, steps: Sequence[str | int]) -> int:
        """Return the line (from 1) of a value by the way to it, or of the last part of the way that is there."""
        line, value = 0, self.data
        for step in steps:
            if not isinstance(value, dict | list):
                break
            line = self.lines.get(id(value), {}).get(step, line)
            if isinstance(value, dict):
                if step not in value:
                    line = self.lines.get(id(value), {}).get(None, line)
                    break
                value = value[step]
            elif isinstance(step, int) and step < len(value):
                value = value[step]
        return line + 1


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


def _construct_mapping(loader: _Positions, node: yaml.Node) -> dict[Hashable, Any]:
    if not isinstance(node, yaml.MappingNode):  # somebody wrote !!map before something else
        raise yaml.constructor.ConstructorError(None, None, "found a wrong tag", node.start_mark)
    return loader.construct_mapping(node, deep=True)


def _construct_plain(loader: _Positions, node: yaml.ScalarNode) -> object:
    """Return a number, yes or no; or the words as they stand, for the model to refuse with their line."""
    try:
        return yaml.constructor.SafeConstructor.yaml_constructors[node.tag](loader, node)
    except (ValueError, KeyError, IndexError):
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


def parse_yaml(text: str) -> tuple[Any, Lines]:
    """Return what a YAML text says, dates as words, and where each part of it begins.

    Raises `UnreadableError` with a sentence for any text that is not YAML or says one thing twice.
    """
    loader = _Positions()
    try:
        _limit_depth(text)
        node = _compose(text)
        if "&" in text and "*" in text:
            _limit_aliases(node)
        return (loader.construct_document(node) if node else None), loader.lines
    except yaml.YAMLError as error:
        raise UnreadableError(*word_syntax_fault(error, text)) from None


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _limit_depth(text: str) -> None:
    """Refuse a text with too many levels: the parser in C would end the whole program."""
    deepest_line = max((len(front) for front in _FRONT.findall(text)), default=0)
    if deepest_line + text.count("[") + text.count("{") < _MOST_LEVELS:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MOST_LEVELS:
            says = "Too many brackets or dashes stand within one another. Write fewer levels."
            raise UnreadableError(0, says)


def _limit_aliases(root: yaml.Node | None) -> None:
    """Refuse a text whose aliases stand for more than they may: nine lines can stand for a billion words."""
    sizes: dict[int, int] = {}
    open_nodes: set[int] = set()

    def measure(node: yaml.Node) -> int:
        key = id(node)
        if key in open_nodes:  # it holds itself, which is told later
            return 0
        if key not in sizes:
            open_nodes.add(key)
            sizes[key] = 1 + sum(map(measure, _children(node)))
            open_nodes.discard(key)
        return sizes[key]

    if root is not None and measure(root) > len(sizes) + _MOST_REPEATED:
        says = f"Aliases (*name) repeat more than {_MOST_REPEATED:,} values here. Write the values out."
        raise UnreadableError(root.start_mark.line + 1, says)


def _children(node: yaml.Node) -> Iterable[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return (part for pair in node.value for part in pair)
    return node.value if isinstance(node, yaml.SequenceNode) else ()
