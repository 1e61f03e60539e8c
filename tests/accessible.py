"""What axe, a machine that looks for barriers, finds on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

_OPTIONS: Final = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # to describe what is right as well would take three times as long
}


def find_barriers(page: Page) -> list[str]:
    """Return a line for each rule that the page breaks: its name and the first part that does."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    violations = page.evaluate("options => axe.run(document, options).then((found) => found.violations)", _OPTIONS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations]
