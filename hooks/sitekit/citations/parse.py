"""Finds citations and the sentences they belong to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

CITATION = re.compile(r"\[@([^\[\]]*)\]")
_KEY = r"[^\s;,@\[\]]+"
_RIGHT = rf"@\s*{_KEY}(?:\s*;\s*@?{_KEY})*\s*\]"
_BARE = r"[A-Z]+-\d+(?:[;,\s]+[A-Z]+-\d+)*"
_MISTYPED = re.compile(  # neither the text of a link nor the list `claims: [AGE-1]` of a data file
    rf"(?<!\])(?<!claims: )\[(?!{_RIGHT})(?:[^\[\]]*(?<!\w)@[^\[\]]*|{_BARE})\](?![(\[])"
)
_MEANT = re.compile(r"[A-Z]+-\d+|(?<=@)[a-z0-9_]+")
_CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*$|`[^`\n]+`|<!--.*?-->", re.DOTALL | re.MULTILINE)
_BLOCK_START = re.compile(r"[ \t]*(?:[-*+]\s|\d+[.)]\s|#{1,6}\s|>|!!!|\||:\s|<)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]*_]*\s+(?=[\"“‘(\[*_]*[A-Z0-9#])")
_ABBREVIATION = re.compile(r"\b(?:Dr|Mr|Ms|Mrs|St|No|vs|e\.g|i\.e|c|ca|p|pp|Sept|Oct|Nov|Dec|Jan|Feb)\.$")


@dataclass(frozen=True, slots=True)
class Citation:
    """One bracket: `[@PAIN-1; @PAIN-2]`."""

    keys: tuple[str, ...]
    line: int
    text: str
    """As it is written."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or a cell of a table, with what stands behind it."""

    text: str
    """Without its citations."""
    frame: str
    """The opening line of the block it stands in (`!!! contested "Studios disagree"`), or empty."""
    line: int
    citations: tuple[Citation, ...]
    lent: tuple[str, ...] = ()
    """Keys that stand outside and back it too: those of its column's head, its row, or the lead-in of its list."""

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that back the passage, its own first."""
        return tuple(dict.fromkeys([key for citation in self.citations for key in citation.keys] + [*self.lent]))


def split_keys(inside: str) -> tuple[str, ...]:
    """Return the keys inside a bracket: `PAIN-1; @PAIN-2` → `("PAIN-1", "PAIN-2")`."""
    return tuple(key.strip().removeprefix("@") for key in inside.split(";"))


def find_mistyped(markdown: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the text and the probable meaning of each bracket that is nearly a citation, as `[AGE-15]`."""
    if not _MISTYPED.search(markdown):  # nearly always
        return
    text = blank_code(markdown)
    for match in _MISTYPED.finditer(text):
        keys = _MEANT.findall(match[0]) or ["AGE-15"]
        yield text.count("\n", 0, match.start()) + 1, match[0], f"[{'; '.join(f'@{key}' for key in keys)}]"


def blank_code(markdown: str) -> str:
    """Return `markdown` with code and comments replaced by spaces, line for line, so that examples are not read."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)


def find_passages(markdown: str) -> Iterator[Passage]:
    """Yield every sentence and every cell of a Markdown text in order, with its line (from 1)."""
    heads: list[Passage] = []
    frame, frame_indent = "", 0
    next_row = 0  # the line on which a table would go on
    leads: list[tuple[int, tuple[str, ...]]] = []  # how far a list must be indented to belong to a lead-in; its keys
    for line, block in _blocks(blank_code(markdown)):
        indent = len(block) - len(block.lstrip())
        if indent <= frame_indent:
            frame = ""
        if block.lstrip().startswith("!!!"):
            frame, frame_indent = block, indent
        if block.lstrip().startswith("|"):
            heads = heads if line == next_row else []
            next_row = line + 1
            cells = [_read_passage(block, line, offset, text, frame) for offset, text in _cells(block)]
            yield from _lend_to_cells(cells, heads)
            heads = heads or cells
            leads.clear()
            continue
        is_item = bool(_ITEM.match(block))
        while leads and indent < leads[-1][0] + (not is_item):
            leads.pop()
        sentences = [_read_passage(block, line, offset, text, frame) for offset, text in _sentences(block)]
        if leads and not any(sentence.citations for sentence in sentences):
            sentences = [replace(sentence, lent=leads[-1][1]) for sentence in sentences]
        yield from sentences
        if sentences[-1].citations and sentences[-1].text.rstrip().endswith(":"):
            leads.append((indent + is_item, sentences[-1].keys))


def _lend_to_cells(cells: list[Passage], heads: list[Passage]) -> Iterator[Passage]:
    """Yield the cells of a row with the keys of their column's head and, where a cell has none itself, of the row."""
    in_row = tuple(key for cell in cells for key in cell.keys) if heads else ()
    for column, cell in enumerate(cells):
        in_head = heads[column].keys if column < len(heads) else ()
        yield replace(cell, lent=in_head if cell.citations else (*in_row, *in_head))


def _read_passage(block: str, line: int, offset: int, text: str, frame: str) -> Passage:
    def line_at(place: int) -> int:
        return line + block.count("\n", 0, offset + place)

    citations = tuple(Citation(split_keys(m[1]), line_at(m.start()), m[0]) for m in CITATION.finditer(text))
    first = line_at(len(text) - len(text.lstrip()))
    return Passage(CITATION.sub("", text), frame, first, citations)


def _blocks(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield `(first line, text)` of each paragraph, list item, heading or table row."""
    current: list[str] = []
    start = 1
    for number, line in enumerate(markdown.splitlines(), 1):
        if current and (not line.strip() or _BLOCK_START.match(line) or current[0].lstrip().startswith("!!!")):
            yield start, "\n".join(current)
            current = []
        if line.strip():
            if not current:
                start = number
            current.append(line)
    if current:
        yield start, "\n".join(current)


def _cells(row: str) -> Iterator[tuple[int, str]]:
    """Yield `(offset, text)` of each cell of a table's row, empty ones too."""
    inner = row.strip().removeprefix("|").removesuffix("|")
    offset = row.index("|") + 1
    for cell in inner.split("|"):
        yield offset, cell
        offset += len(cell) + 1


def _sentences(block: str) -> Iterator[tuple[int, str]]:
    """Yield `(offset, text)` of each sentence."""
    start = 0
    for end in _SENTENCE_END.finditer(block):
        if not _ABBREVIATION.search(block[start : end.start()]):
            yield start, block[start : end.end()]
            start = end.end()
    yield start, block[start:]
