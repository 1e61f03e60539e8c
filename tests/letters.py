"""The letters of a page: the device's own on a reader's first page, until ours have come."""

from playwright.sync_api import Page
from waiting import wait_until


def wait_for_letters(page: Page) -> None:
    """Wait until our faces stand on the page."""
    wait_until(page, "!document.documentElement.classList.contains('stand-ins')")
    page.evaluate("document.fonts.ready.then(() => null)")
