"""A made-up site of any size: pages of about 800 words with headings, tables, anchors and about 60 links each."""

import random
from pathlib import Path
from typing import Final

_WORDS: Final = ("ink", "skin", "needle", "small", "line", "grey", "shade", "paper", "month", "light", "year", "healed")
CHAPTER_PAGES: Final = 25
SECTIONS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
LINKS_PER_SECTION: Final = 9
"""Six sections of nine links and a list of seven at the end make about 60 with the template's own."""


def write_corpus(docs_dir: Path, pages: int, *, seed: int = 1) -> None:
    """Write `pages` Markdown pages (at least 2) into chapters of 25: the same seed, the same bytes."""
    chance = random.Random(seed)  # noqa: S311 - a corpus, not a secret
    uris = ["index.md", *(f"chapter-{n // CHAPTER_PAGES:02}/page-{n:04}.md" for n in range(1, pages))]
    for number, uri in enumerate(uris):
        path = docs_dir / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_write_page(number, uris, chance), encoding="utf-8")


def _write_page(number: int, uris: list[str], chance: random.Random) -> str:
    up = "" if number == 0 else "../"
    parts = [
        "---",
        f"title: Page {number} of the corpus",
        f"description: Page number {number} of a corpus that was made up to measure how long a build takes.",
        "checked: 2026-11-21",
        "next_check: 2027-11-21",
        "---",
        "",
        '!!! answer "In short"',
        f"    {_write_sentence(chance, 24)}",
    ]
    for section in SECTIONS:
        parts += ["", f"## What about the {section} part? {{#{section}}}", ""]
        for _ in range(3):
            links = [_write_link(up, chance.choice(uris), chance) for _ in range(LINKS_PER_SECTION // 3)]
            parts += [" ".join(f"{_write_sentence(chance, 10)} See {link}." for link in links), ""]
        parts += ["| part | size | kept |", "|---|---|---|"]
        parts += [f"| {_pick(chance, 2)} | {chance.randint(1, 99)} mm | {_pick(chance, 3)} |" for _ in range(3)]
    following = [uris[(number + step) % len(uris)] for step in range(1, 8)]
    parts += ["", "## What comes next? {#next}", "", *(f"- [{_pick(chance, 3)}]({up}{uri})" for uri in following)]
    return "\n".join(parts) + "\n"


def _write_link(up: str, uri: str, chance: random.Random) -> str:
    fragment = f"#{chance.choice(SECTIONS)}" if chance.choice((True, False)) else ""
    return f"[{_pick(chance, 3)}]({up}{uri}{fragment})"


def _write_sentence(chance: random.Random, words: int) -> str:
    return f"{_pick(chance, words).capitalize()}."


def _pick(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words))
