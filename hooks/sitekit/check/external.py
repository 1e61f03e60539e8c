"""Addresses that leave the site: their form only, for the check never goes online."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

from .hosts import Hosts
from .model import Complaint
from .resolve import find_percent_fault

_TRACKING: Final = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igshid|igsh|mc_[ce]id|mkt_tok"
    r"|_hs(?:enc|mi)|vero_id|oly_(?:enc|anon)_id|ref_src",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(r"[^@\s,/?]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_MAIL_FIELDS: Final = frozenset({"subject", "body", "cc", "bcc", "to"})
_TELEPHONE: Final = re.compile(r"\+[1-9](?:[-.()]*[0-9]){6,14}|[0-9]{3,6}")
_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.IGNORECASE)


def judge_external(address: str, hosts: Hosts | None) -> tuple[Complaint, ...]:
    """Return what is wrong with an address that has a scheme, begins with `//`, or is only a `?query`."""
    scheme, _, rest = address.partition(":")
    scheme = scheme.lower()
