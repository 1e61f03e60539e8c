"""What one tag holds: its ids and every address in its attributes, its style or its JSON."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from .formats import looks_like_address, read_css, read_json, read_module
from .model import REDIRECT, Complaint, Ref, Tag, read_ref

PLAIN: Final = Tag("")
"""Stands for every tag that holds nothing of interest."""

# A quote opens a value only after an equals sign; possessive, so that no input makes it slow.
ATTRIBUTES: Final = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+"""

_START: Final = re.compile(rf"<([a-zA-Z][^\s/>]*+){ATTRIBUTES}>?")
_ATTRIBUTE: Final = re.compile(r"""([^\s"'>/=][^\s>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_CANDIDATE: Final = re.compile(r"\s*([^\s,](?:\S*[^\s,])?)(?:\s+([^,]*[^,\s]))?\s*(?:,|$)")
_DESCRIPTOR: Final = re.compile(r"\d+w|\d+(?:\.\d+)?x")
_REFRESH: Final = re.compile(r"""\s*\d+(?:\.\d*)?\s*(?:[;,]\s*(?:url\s*=\s*)?["']?([^"']*)["']?\s*)?""", re.IGNORECASE)
_SOCIAL: Final = re.compile(r"og:(?:url|(?:image|video|audio)(?::(?:secure_)?url)?)|twitter:(?:image|player)(?::src)?")

_ADDRESSES: Final = frozenset({"href", "xlink:href", "src", "poster", "background", "action", "formaction", "cite"})
_LEADING: Final = frozenset({("a", "href"), ("a", "xlink:href"), ("area", "href"), ("form", "action")})
_FOLLOWED: Final = _LEADING | {("iframe", "src")}
_NEVER_LOADED: Final = frozenset({"action", "formaction", "cite"})
_SUBJECTS: Final = {
    ("img", "src"): "picture",
    ("image", "href"): "picture",
    ("image", "xlink:href"): "picture",
    ("script", "src"): "script",
    ("iframe", "src"): "frame",
    ("object", "data"): "object",
    ("form", "action"): "form address",
}
_KINDS_OF_LINK: Final = {"stylesheet": "stylesheet", "canonical": "canonical address"}
_LEADING_KINDS: Final = frozenset(
    {"alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "prev", "privacy-policy"}
)
"""Kinds of <link> for people and search engines; browsers may fetch any other."""


def read_tag(text: str) -> Tag:
    """Read a start tag, or a whole script or style element, or a comment (which holds nothing)."""
    start = _START.match(text)
    if start is None:
        return PLAIN
    element = start[1].lower()
    raw: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text, start.end(1), start.end()):
        raw.setdefault(name.lower(), double or single or bare)
    values = {name: unescape(value) if "&" in value else value for name, value in raw.items()}
    ids, complaints = _read_ids(element, values)
    refs: list[Ref] = []
    try:
        refs += _read_attributes(element, values, raw)
        refs += _read_inside(element, values.get("type", ""), text[start.end() :])
    except ValueError as error:
        complaints.append(Complaint("tag-form", str(error)))
    if element == "base":
        return Tag(text, base=values.get("href", ""))
    if not (ids or refs or complaints or element == "meta"):
        return PLAIN
    return Tag(
        text,
        tuple(ids),
        tuple(refs),
        tuple(complaints),
        names_itself=element != "a" or not any(ref.follow for ref in refs) or _is_named(values),
        noindex=values.get("name", "").lower() == "robots" and "noindex" in values.get("content", "").lower(),
        redirects=any(ref.subject == REDIRECT for ref in refs),
    )


def _read_ids(element: str, values: dict[str, str]) -> tuple[list[str], list[Complaint]]:
    ids = [values["id"]] if "id" in values else []
    if element == "a" and values.get("name") not in {None, "", *ids}:
        ids.append(values["name"])
    bad = [name for name in ids if not name or name.split() != [name]]
    says = 'id "{}" is empty or has a space in it: use letters, digits and hyphens.'
    return [name for name in ids if name not in bad], [Complaint("id-form", says.format(name)) for name in bad]


def _is_named(values: dict[str, str]) -> bool:
    if values.get("aria-hidden") == "true":
        return True
    return any(values.get(name, "").strip() for name in ("aria-label", "aria-labelledby", "title"))


def _read_attributes(element: str, values: dict[str, str], raw: dict[str, str]) -> Iterator[Ref]:
    if element == "meta":
        yield from _read_meta(values, raw)
        return
    for name, value in values.items():
        if element == "link" and name == "href":
            kind = values.get("rel", "").lower().split()
            subject = next((_KINDS_OF_LINK[word] for word in kind if word in _KINDS_OF_LINK), "linked file")
            loads = not _LEADING_KINDS.issuperset(kind)
            yield read_ref(value, subject, written=raw[name], absolute="canonical" in kind, loads=loads)
        elif name in _ADDRESSES or (element, name) == ("object", "data"):
            pair = (element, name)
            follow = pair in _FOLLOWED
            subject = _SUBJECTS.get(pair) or ("link to" if follow else f"{name} address")
            loads = pair not in _LEADING and name not in _NEVER_LOADED
            yield read_ref(value, subject, written=raw[name], follow=follow, loads=loads)
        elif name.endswith("srcset"):
            yield from _read_srcset(value)
        elif name.startswith("data-"):
            if looks_like_address(value) or (value and name.endswith(("url", "href", "src"))):
                yield read_ref(value, name, written=raw[name])
        elif name == "style" or "url(" in value:
            yield from (ref for _, ref in read_css(value, "address in style"))


def _read_srcset(value: str) -> Iterator[Ref]:
    end = 0
    while end < len(value):
        candidate = _CANDIDATE.match(value, end)
        if candidate is None or (candidate[2] and not all(map(_DESCRIPTOR.fullmatch, candidate[2].split()))):
            raise ValueError(f'srcset "{value}" cannot be read: write "small.webp 320w, large.webp 640w".')
        yield read_ref(candidate[1], "picture", loads=True)
        end = candidate.end()


def _read_meta(values: dict[str, str], raw: dict[str, str]) -> Iterator[Ref]:
    content = values.get("content", "")
    if values.get("http-equiv", "").lower() == "refresh":
        refresh = _REFRESH.fullmatch(content)
        if refresh is None:
            raise ValueError(f'refresh "{content}" cannot be read: write "0; url=../page/".')
        if refresh[1]:
            yield read_ref(refresh[1], REDIRECT, follow=True)
        return
    name = (values.get("property") or values.get("name") or "").lower()
    if _SOCIAL.fullmatch(name):
        yield read_ref(content, name, written=raw.get("content", ""), absolute=True)


def _read_inside(element: str, kind: str, inside: str) -> Iterator[Ref]:
    if element == "style":
        yield from (ref for _, ref in read_css(inside, "address in style"))
    elif element == "script":
        body = inside[: inside.rfind("</")]
        if "json" in kind or kind == "importmap":
            yield from _read_data(body, kind)
        elif kind == "module":
            yield from (ref for _, ref in read_module(body))


def _read_data(body: str, kind: str) -> Iterator[Ref]:
    if not body.strip():
        return
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{kind} is not JSON: {error}.") from error
    subject = "JSON-LD" if kind == "application/ld+json" else "data"
    yield from read_json(data, subject, loads=kind == "importmap")
