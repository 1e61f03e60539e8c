"""The call to action: `<!-- booking -->` on a line of its own."""

import posixpath
import re

_MARKER = re.compile(r"^<!--\s*booking\s*-->[ \t]*$", re.MULTILINE)

PREPARING_PAGE = "decide/consultation.md"


def insert_booking(markdown: str, *, page_uri: str, studio: str, booking_url: str) -> str:
    """Replace the marker by a link to `booking_url`, or to the page on preparing a consultation while that is empty.

    `page_uri` is the Markdown file of the page, below the docs folder.
    """
    if booking_url:
        link = f"[Book a consultation at {studio}]({booking_url})"
    else:
        target = posixpath.relpath(PREPARING_PAGE, posixpath.dirname(page_uri))
        link = f"[Prepare for a consultation]({target})"
    return _MARKER.sub(lambda _: link + "{ .call-to-action }", markdown)
