"""Waiting for a page to be as a test wants it."""

import time

from playwright.sync_api import Page

WAIT_S = 10.0
POLL_MS = 20


def wait_until(page: Page, expression: str) -> None:
    """Wait until a JavaScript expression is true on the page.

    Playwright's own wait_for_function asks anew from inside the page, by eval: under the pages' content security policy
    its second question is an error. This asks from outside each time, which no policy forbids.
    """
    end = time.monotonic() + WAIT_S
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"not true within {WAIT_S:g} s: {expression}"
        page.wait_for_timeout(POLL_MS)
