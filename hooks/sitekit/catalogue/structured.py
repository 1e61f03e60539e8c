"""What search engines read about a picture: schema.org's ImageObject as JSON-LD."""

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from markupsafe import Markup

from sitekit.typography import curl

from .exhibit import Exhibit
from .sources import find_jpeg
from .words import describe_facts

_DRAWN_BY: Final = "Micro-Realism"
_DRAWN: Final = "https://schema.org/AlgorithmicMediaDigitalSource"
_THUMBNAIL_PX: Final = 320
_COMMONS: Final = re.compile(r"CC[ -](BY(?:-NC)?(?:-ND|-SA)?)[ -]([1-4]\.\d)", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;)]")
_UNSAFE: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def image_object(exhibit: Exhibit, *, site_url: str, page_url: str) -> dict[str, Any]:
    """Return the ImageObject of a piece.

    `site_url` is where the site is, with its last slash; `page_url` the whole address of the page that shows the
    picture, which it stands for where that is the piece's own page.
    """
    entry, picture = exhibit.piece.entry, exhibit.picture
    own = page_url == f"{site_url}{exhibit.url}"
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ImageObject",
        "@id": f"{site_url}{exhibit.url}#view-{entry.id}",
        "contentUrl": f"{site_url}{picture.largest.url}",
        "thumbnailUrl": f"{site_url}{find_jpeg(picture, _THUMBNAIL_PX).url}",
        "encodingFormat": "image/jpeg",
        "name": curl(entry.title),
        "caption": f"{curl(entry.caption)} {describe_facts(exhibit)}.",
        "description": curl(entry.alt),
        "width": picture.largest.width,
        "height": picture.largest.height,
        "creator": _describe_creator(exhibit, site_url),
        "creditText": entry.credit,
        "copyrightNotice": entry.licence,
        "license": find_licence_address(entry.licence),
        "representativeOfPage": own or None,
        "mainEntityOfPage": f"{site_url}{exhibit.url}",
        "digitalSourceType": _DRAWN if entry.drawing else None,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _describe_creator(exhibit: Exhibit, site_url: str) -> dict[str, str] | None:
    entry = exhibit.piece.entry
    if entry.drawing:
        return {"@type": "Organization", "name": _DRAWN_BY, "url": site_url}
    return {"@type": "Person", "name": entry.artist} if entry.artist else None


def find_licence_address(licence: str) -> str | None:
    """Return where a licence can be read: an address in its words, or that of a Creative Commons licence by name."""
    address = _ADDRESS.search(licence)
    if address:
        return address[0]
    if licence.upper().startswith("CC0"):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    commons = _COMMONS.search(licence)
    return f"https://creativecommons.org/licenses/{commons[1].lower()}/{commons[2]}/" if commons else None


def render_json_ld(objects: Iterable[dict[str, Any]]) -> Markup:
    """Return the `<script>` with all `objects`, one or a list; nothing where there are none. No word can end it."""
    found = list(objects)
    if not found:
        return Markup()
    text = json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, separators=(",", ":"))
    return Markup('<script type="application/ld+json">{}</script>').format(
        Markup(text.translate(_UNSAFE))  # noqa: S704 - nothing in it can open or close a tag
    )
