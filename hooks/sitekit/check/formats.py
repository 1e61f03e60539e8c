"""Addresses in stylesheets, modules, JSON, manifests, sitemaps, `_redirects` and robots.txt."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from .model import REDIRECT, Ref, read_ref

_FILE_KINDS: Final = "html?|avif|webp|jpe?g|png|gif|svg|ico|css|m?js|json|pdf|mp4|webm|mp3|woff2?|txt|xml|webmanifest"
_LOOKS_LIKE_ADDRESS: Final = re.compile(rf"(?:https?://|\.{{0,2}}/)\S*|[\w.%/-]+\.(?:{_FILE_KINDS})(?:[?#]\S*)?")

_CSS_SKIPPED: Final = re.compile(r"/\*.*?(?:\*/|\Z)|@namespace[^;]*;", re.DOTALL | re.IGNORECASE)
_CSS_STRING: Final = r"""(?:"((?:[^"\\\n]++|\\.)*+)"|'((?:[^'\\\n]++|\\.)*+)')"""
_CSS_ADDRESS: Final = re.compile(
    rf"""url\(\s*(?:{_CSS_STRING}|([^\s)"'][^)]*?))\s*\)|(?:@import|\bimage-set\()\s*{_CSS_STRING}"""
    # In image-set() a size or a kind stands behind an address; any other string is passed over whole.
    rf"""|{_CSS_STRING}(?:\s*(?:[\d.]+(?:x|dppx|dpi|dpcm)\b|type\()|())""",
    re.IGNORECASE | re.DOTALL,
)
_CSS_ESCAPE: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_MODULE_IMPORT: Final = re.compile(
    r"""^\s*(?:import|export)\b[^"';]*["']((?:https?:|\.{0,2})/[^"']+)["']|\bimport\(\s*["']((?:https?:|\.{0,2})/[^"']+)["']\s*\)"""
    r"""|\bnew URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url""",
    re.MULTILINE,
)
_SITEMAP_ADDRESS: Final = re.compile(r"<(image:)?loc>\s*([^<]*?)\s*</|<xhtml:link\b[^>]*?\bhref=\"([^\"]*)\"")
_REDIRECT_RULE: Final = re.compile(r"^(?!\s*#)[ \t]*(/\S*)[ \t]+(\S+)(?:[ \t]+\d{3}!?)?[ \t]*$", re.MULTILINE)
_ROBOTS_SITEMAP: Final = re.compile(r"^\s*sitemap:\s*(\S+)", re.MULTILINE | re.IGNORECASE)

_JSON_SKIPPED: Final = frozenset({"@context", "@type", "@vocab"})
_MANIFEST_KEYS: Final = frozenset({"src", "url", "start_url", "scope", "action"})

Found = tuple[str, Ref]
"""The text that holds the address, to find its line by, and the address."""


def looks_like_address(value: str) -> bool:
    """Tell an address from other data.

    It has no white space, and begins with `/`, `./`, `../` or `http(s)://` or ends like a file of the web (`.webp`).
    """
    return _LOOKS_LIKE_ADDRESS.fullmatch(value) is not None


def read_css(text: str, subject: str) -> Iterator[Found]:
    """Yield what stands in `url()`, `image-set()` and `@import`, outside comments."""
    if "/*" in text or "@namespace" in text:
        text = _CSS_SKIPPED.sub("", text)
    for match in _CSS_ADDRESS.finditer(text):
        *groups, other_string = match.groups()
        if other_string is not None:
            continue
        written = next(group for group in groups if group is not None)
        address = _CSS_ESCAPE.sub(_resolve_escape, written) if "\\" in written else written
        yield match[0], read_ref(address, subject, written=written, loads=True)


def _resolve_escape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def read_module(text: str) -> Iterator[Found]:
    """Yield the imports by address of a JavaScript module and `new URL("…", import.meta.url)`."""
    for match in _MODULE_IMPORT.finditer(text):
        yield match[0], read_ref(match[1] or match[2] or match[3], "import of", loads=True)


def read_json(data: object, subject: str, key: str = "", *, loads: bool = False) -> Iterator[Ref]:
    """Yield every string in JSON-LD or other data that looks like an address; names such as `@id` need no heading."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in _JSON_SKIPPED:
                yield from read_json(value, subject, str(name), loads=loads)
    elif isinstance(data, list):
        for value in data:
            yield from read_json(value, subject, key, loads=loads)
    elif isinstance(data, str) and looks_like_address(data) and "{" not in data:
        yield read_ref(data, f"{subject} {key}".rstrip(), anchored=key != "@id", loads=loads)


def read_manifest(data: object, key: str = "") -> Iterator[Ref]:
    """Yield the pages and pictures a web manifest names."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from read_manifest(value, str(name))
    elif isinstance(data, list):
        for value in data:
            yield from read_manifest(value, key)
    elif isinstance(data, str) and key in _MANIFEST_KEYS:
        yield read_ref(data, f"manifest {key}", anchored=False, loads=key == "src")


def read_sitemap(text: str) -> Iterator[Found]:
    """Yield the pages and pictures of a sitemap or of an index of sitemaps."""
    for match in _SITEMAP_ADDRESS.finditer(text):
        written = match[2] if match[3] is None else match[3]
        subject = "sitemap picture" if match[1] else "sitemap address"
        yield match[0], read_ref(unescape(written), subject, written=written, absolute=True)


def read_redirects(text: str) -> Iterator[Found]:
    """Yield where the rules of a `_redirects` file lead; a `:name` or `*` in a rule cannot be looked up."""
    for match in _REDIRECT_RULE.finditer(text):
        if "/:" not in match[2] and "*" not in match[2]:
            yield match[0], read_ref(match[2], REDIRECT, follow=True)


def read_robots(text: str) -> Iterator[Found]:
    """Yield the sitemaps that robots.txt names."""
    for match in _ROBOTS_SITEMAP.finditer(text):
        yield match[0], read_ref(match[1], "Sitemap address", absolute=True)
