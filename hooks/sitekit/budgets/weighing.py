"""How heavy files are on their way to a reader, and how deep a page's elements nest."""

import re
import zlib
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final

from selectolax.lexbor import LexborHTMLParser

GZIP_LEVEL: Final = 6
"""What the humblest server sends by itself; brotli makes text about a sixth lighter."""

_AROUND: Final = 12
"""Bytes that gzip's head and foot take above zlib's."""
_PACKED: Final = (".html", ".css", ".mjs", ".js", ".svg", ".json", ".xml", ".txt")
_STEP: Final = re.compile(
    rb"</|/>|<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b[^>]*+>|<[a-zA-Z]"
)
_DOWN: Final = 2
"""Bytes of a step that leads down: `<d`; an element that holds nothing is a step as long as its tag."""
_UP: Final = (b"</", b"/>")


class Scales:
    """Weighs the files of one site; each shared file once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.weigh = cache(self._weigh)

    def read(self, path: str) -> bytes:
        """Return a file as it is."""
        return (self._root / path).read_bytes()

    def _weigh(self, path: str) -> int:
        """Return the bytes a reader receives: text compressed, all else as it is."""
        if path.endswith(_PACKED):
            return pack(self.read(path))
        return (self._root / path).stat().st_size


def pack(data: bytes) -> int:
    """Return how many bytes gzip makes of text."""
    return len(zlib.compress(data, GZIP_LEVEL)) + _AROUND


def measure_depth(html: bytes, *, most: int) -> int:
    """Return how deep elements nest (`html` is 1): exactly if deeper than `most`, else an estimate no deeper."""
    deepest = max(accumulate(map(_Steps().__getitem__, _STEP.findall(html))), default=0)
    # End tags that HTML lets writers leave out count as depth here; a real tree knows better, and takes its time.
    return deepest if deepest <= most else _measure_tree(html)


class _Steps(dict[bytes, int]):
    """How far each step of `_STEP` leads down: a start tag 1, an end -1, an element that holds nothing 0."""

    def __missing__(self, step: bytes) -> int:
        down = self[step] = -1 if step in _UP else int(len(step) == _DOWN)
        return down


def _measure_tree(html: bytes) -> int:
    root = LexborHTMLParser(html).root
    deepest, todo = 0, [(root, 1)] if root is not None else []
    while todo:
        node, depth = todo.pop()
        deepest = max(deepest, depth)
        todo += [(child, depth + 1) for child in node.iter(include_text=False)]
    return deepest
