"""A made-up site of any size: the project's own pages, and as many more as are wanted.

Each made-up page has about 800 words, tables, headings with ids, and about 60 links.
"""

import random
import shutil
from pathlib import Path
from typing import Final

_WORDS: Final = ("ink", "skin", "needle", "small", "line", "grey", "shade", "paper", "month", "light", "year", "healed")
_CHAPTER_PAGES: Final = 25
_SECTIONS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
_PARAGRAPHS: Final = 3
"""In each section; each has three links, and a list of seven links ends the page."""


def write_corpus(project_docs: Path, docs_dir: Path, pages: int, *, seed: int = 1) -> None:
    """Write a site of `pages` pages, the project's own among them, to `docs_dir`: the same seed, the same bytes."""
    shutil.copytree(project_docs, docs_dir)
    chance = random.Random(seed)  # noqa: S311 - a corpus, not a secret
    made_up = pages - sum(1 for _ in docs_dir.rglob("*.md"))
    uris = [f"chapter-{number // _CHAPTER_PAGES:02}/page-{number:04}.md" for number in range(made_up)]
    for number, uri in enumerate(uris):
        path = docs_dir / uri
        path.parent.mkdir(exist_ok=True)
        path.write_text(_write_page(number, uris, chance), encoding="utf-8")


def _write_page(number: int, uris: list[str], chance: random.Random) -> str:
    parts = [
        "---",
        f"title: Page {number} of the corpus",
        f"description: Page number {number} of a corpus that was made up to measure how long a build of many takes.",
        "checked: 2026-11-21",
        "next_check: 2027-11-21",
        "---",
        "",
        '!!! answer "In short"',
        f"    {_write_sentence(chance, 24)}",
    ]
    for section in _SECTIONS:
        parts += ["", f"## What about the {section} part? {{#{section}}}", ""]
        for _ in range(_PARAGRAPHS):
            parts += [" ".join(f"{_write_sentence(chance, 11)} See {_write_link(uris, chance)}." for _ in range(3)), ""]
        parts += ["| part | size | kept |", "|---|---|---|"]
        parts += [f"| {_pick(chance, 2)} | {chance.randint(1, 99)} mm | {_pick(chance, 3)} |" for _ in range(3)]
    following = [uris[(number + step) % len(uris)] for step in range(1, 8)]
    parts += ["", "## What comes next? {#next}", "", *(f"- [{_pick(chance, 3)}](../{uri})" for uri in following)]
    return "\n".join(parts) + "\n"


def _write_link(uris: list[str], chance: random.Random) -> str:
    fragment = f"#{chance.choice(_SECTIONS)}" if chance.choice((True, False)) else ""
    return f"[{_pick(chance, 3)}](../{chance.choice(uris)}{fragment})"


def _write_sentence(chance: random.Random, words: int) -> str:
    return f"{_pick(chance, words).capitalize()}."


def _pick(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words))
