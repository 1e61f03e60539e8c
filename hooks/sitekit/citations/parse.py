"""Finds citations and the sentences they belong to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CITATION = re.compile(r"\[@([^\[\]]*)\]")
_CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*$|`[^`\n]+`|<!--.*?-->", re.DOTALL | re.MULTILINE)
_BLOCK_START = re.compile(r"[ \t]*(?:[-*+]\s|\d+[.)]\s|#{1,6}\s|>|!!!|\||:\s|<)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]*_]*\s+(?=[\"“‘(\[*_]*[A-Z0-9#])")
_ABBREVIATION = re.compile(r"\b(?:Dr|Mr|Ms|Mrs|St|No|vs|e\.g|i\.e|c|ca|p|pp|Sept|Oct|Nov|Dec|Jan|Feb)\.$")


@dataclass(frozen=True, slots=True)
class Citation:
    """One bracket: `[@PAIN-1; @PAIN-2]`."""

    keys: tuple[str, ...]
    line: int
    sentence: str
    """The whole sentence (or table cell) the bracket stands in, without any brackets."""
    sentence_id: int
    """Counts the sentences of the text: brackets of one sentence share it."""


def split_keys(inside: str) -> tuple[str, ...]:
    """Return the keys inside a bracket: `PAIN-1; @PAIN-2` → `("PAIN-1", "PAIN-2")`."""
    return tuple(key.strip().removeprefix("@") for key in inside.split(";"))


def blank_code(markdown: str) -> str:
    """Return `markdown` with code and comments replaced by spaces, line for line, so that examples are not read."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)


def find_citations(markdown: str) -> Iterator[Citation]:
    """Yield every citation of a Markdown text in order, with its line (from 1) and its sentence."""
    sentence_id = 0
    for first_line, block in _blocks(blank_code(markdown)):
        for offset, sentence in _sentences(block):
            sentence_id += 1
            plain = CITATION.sub("", sentence)
            for match in CITATION.finditer(sentence):
                line = first_line + block.count("\n", 0, offset + match.start())
                yield Citation(split_keys(match[1]), line, plain, sentence_id)


def _blocks(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield `(first line, text)` of each paragraph, list item, heading or table row."""
    current: list[str] = []
    start = 1
    for number, line in enumerate(markdown.splitlines(), 1):
        if current and (not line.strip() or _BLOCK_START.match(line)):
            yield start, "\n".join(current)
            current = []
        if line.strip():
            if not current:
                start = number
            current.append(line)
    if current:
        yield start, "\n".join(current)


def _sentences(block: str) -> Iterator[tuple[int, str]]:
    """Yield `(offset, text)` of each sentence, or of each cell when the block is a row of a table."""
    if block.lstrip().startswith("|"):
        for cell in re.finditer(r"[^|]+", block):
            yield cell.start(), cell[0]
        return
    start = 0
    for end in _SENTENCE_END.finditer(block):
        if not _ABBREVIATION.search(block[start : end.start()]):
            yield start, block[start : end.end()]
            start = end.end()
    yield start, block[start:]
