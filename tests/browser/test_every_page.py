"""Every page, in a real browser: accessible, private, never wider than the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from accessible import find_barriers
from samples import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = sorted(
    str(file.relative_to(ROOT / "docs").with_suffix("")).removesuffix("index").rstrip("/")
    for file in (ROOT / "docs").rglob("*.md")
)
MADE = [
    "handout/blur",
    "a-z",
    "gallery/all/2",
    "gallery/find/subject-rose",
    "gallery/find/subject-rose/tone-4",
    "gallery/piece/rose-healed",
    "gallery/piece/moth-tones",
    "gallery/fine-line",
]
"""Pages nobody writes: one of each kind."""


@pytest.mark.browser
@pytest.mark.parametrize("name", [*PAGES, *MADE, "404.html"], ids=lambda name: name or "home")
def test_the_page_is_accessible_private_and_fits(browser: Browser, address: str, name: str) -> None:
    url = address + (name if name.endswith(".html") or not name else f"{name}/")
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 390, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.on("request", lambda r: r.url.startswith(address) or faults.append(f"asks another host: {r.url}"))
    page.on("console", lambda m: m.type == "error" and faults.append(f"console: {m.text}"))
    page.on("response", lambda r: r.status >= 400 and faults.append(f"{r.status}: {r.url}"))
    page.goto(url)
    faults += [f"390 light: {barrier}" for barrier in find_barriers(page)]
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="dark")
    faults += [f"1440 dark: {barrier}" for barrier in find_barriers(page)]
    page.set_viewport_size({"width": 320, "height": 900})
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append("is wider than a window of 320 px")
    if context.cookies():
        faults.append("sets a cookie")
    context.close()
    assert faults == []
