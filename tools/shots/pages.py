"""One page of every template."""

from typing import Final

PAGES: Final = {
    "home": "",
    "chapter": "ageing/",
    "table": "pain/placement/",
    "gallery": "gallery/",
    "set": "gallery/series/",
    "piece": "gallery/piece/rose-healed/",
    "find": "gallery/find/subject-rose/tone-4/",
    "a-to-z": "a-z/",
    "sources": "about/sources/",
    "style": "about/style/",
    "staff": "staff/",
    "handout": "handout/blur/",
    "lost": "404.html",
}
"""Addresses below the site's root, by the names their pictures get."""
