"""How an address is written: percent-encoding, doubled slashes, tracking parameters."""

import re
from typing import Final
from urllib.parse import quote, unquote, unquote_to_bytes

from .model import Complaint

ORDINARY: Final = re.compile(r"(?![^?#]*//)[\w./~#=&+:@!$'()*,;?-]*")
"""Needs no look at its writing. A letter of any script may stand raw: browsers all encode it one way."""

_BAD_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,2}", re.DOTALL)
_ENCODED: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_NEVER_RAW: Final = re.compile(r'[\s"<>\\^`{|}]')
_UNRESERVED: Final = re.compile(r"[A-Za-z0-9._~-]")
_TRACKING: Final = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igshid|igsh|mc_[ce]id|mkt_tok"
    r"|_hs(?:enc|mi)|vero_id|oly_(?:enc|anon)_id|ref_src",
    re.IGNORECASE,
)


def find_encoding_fault(address: str, *, own: bool) -> Complaint | None:
    """Return what is wrong with the encoding of an address; one of the site's own has to be in normal form as well."""
    bad = _BAD_PERCENT.search(address)
    if bad:
        return Complaint("link-encoding", f'has "{bad[0]}" in it, which stands for nothing: write "%25" for a "%".')
    right = _NEVER_RAW.sub(lambda match: quote(match[0]), address.replace("\\", "/"))
    if own:
        try:
            unquote_to_bytes(address).decode()
        except UnicodeDecodeError:
            return Complaint("link-encoding", "is not encoded as UTF-8: type the letters themselves.")
        path, mark, rest = re.match(r"([^?#]*)(.?)(.*)", right, re.DOTALL).groups()  # type: ignore[union-attr]
        right = _ENCODED.sub(_normalise, re.sub("/{2,}", "/", path) + mark + rest)
    if right == address:
        return None
    return Complaint("link-encoding", f'is not written as browsers send it: the end should be "{right}".')


def find_tracking(address: str) -> Complaint | None:
    """Return a complaint about parameters in the query that tell somebody where the reader came from."""
    before, _, after = address.partition("?")
    query, mark, fragment = after.partition("#")
    kept = [part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0])]
    if len(kept) == len(query.split("&")):
        return None
    right = f"{before}?{'&'.join(kept)}" if kept else before
    return Complaint("link-tracking", f'carries tracking parameters: the end should be "{right}{mark}{fragment}".')


def _normalise(match: re.Match[str]) -> str:
    plain = unquote(match[0])
    return plain if _UNRESERVED.fullmatch(plain) else match[0].upper()
