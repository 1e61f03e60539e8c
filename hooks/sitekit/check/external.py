"""Addresses that leave the site: their form and their host only, for the check never goes online."""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from .hosts import Hosts, render_entry
from .model import Complaint
from .writing import find_encoding_fault, find_tracking

_MAIL: Final = re.compile(r"[^@\s,/?]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_MAIL_FIELDS: Final = frozenset({"subject", "body", "cc", "bcc", "to"})
_TELEPHONE: Final = re.compile(r"\+[1-9](?:[-.()]*[0-9]){6,14}|[0-9]{3,6}")
_HOST: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])")


def judge_external(address: str, hosts: Hosts | None) -> tuple[Complaint, ...]:
    """Return what is wrong with an address that begins with a scheme or `//`; without `hosts` any host will do."""
    scheme, _, rest = address.partition(":")
    scheme = scheme.lower()
    if scheme in {"http", "https"}:
        return tuple(_judge_web(address, hosts))
    if scheme == "mailto":
        return tuple(_judge_mail(rest))
    if scheme in {"tel", "sms"}:
        return tuple(_judge_telephone(scheme, rest))
    if scheme == "data":
        return ()
    if address.startswith("//"):
        complaint = Complaint("external-form", f'leaves out how to get there: write "https:{address}".')
    elif scheme == "javascript":
        complaint = Complaint("link-script", "runs a script: use a button for that, and a real address for a link.")
    else:
        complaint = Complaint(
            "link-scheme", f'begins with "{scheme}:", which readers cannot open: write "https:" or a path.'
        )
    return (complaint,)


def _judge_web(address: str, hosts: Hosts | None) -> list[Complaint]:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode().lower()
        _ = parts.port  # raises where it is not a number
    except (ValueError, UnicodeError):
        return [Complaint("external-form", "is not a whole address: write it as the browser shows it.")]
    if not _HOST.fullmatch(host):
        return [Complaint("external-form", f'names no host a reader could reach ("{host}").')]
    complaints = [find_encoding_fault(address, own=False), find_tracking(address)]
    if parts.username is not None:
        complaints.append(
            Complaint("external-credentials", 'has a name or a password in it: take out all before the "@".')
        )
    if hosts is not None:
        listed = hosts.entries.get(host)
        if listed is None:
            entry = render_entry(host, "yes" if parts.scheme == "https" else "unknown")
            says = (
                f"leads to a host that is not listed. If it is a good one, add this line to {hosts.shown_as}: {entry}"
            )
            complaints.append(Complaint("external-host-unlisted", says, host))
        elif parts.scheme == "http" and listed.https == "yes":
            complaints.append(Complaint("external-http", 'leads to a host that offers "https": write that.'))
    return [complaint for complaint in complaints if complaint]


def _judge_mail(rest: str) -> list[Complaint]:
    people, _, query = rest.partition("?")
    fields = [part.partition("=") for part in query.split("&")] if query else []
    people_ok = all(_MAIL.fullmatch(unquote(one)) for one in people.split(",")) if people else bool(fields)
    fields_ok = all(name.lower() in _MAIL_FIELDS and value for name, _, value in fields)
    if people_ok and fields_ok and find_encoding_fault(rest, own=False) is None:
        return []
    says = 'is not a mail address: write "mailto:name@example.org", with "?subject=Two%20words" if need be.'
    return [Complaint("link-mailto", says)]


def _judge_telephone(scheme: str, rest: str) -> list[Complaint]:
    number = rest.partition("?")[0] if scheme == "sms" else rest
    if _TELEPHONE.fullmatch(number):
        return []
    return [
        Complaint(
            "link-tel",
            f'is not a telephone number: write it with its country and without spaces, as in "{scheme}:+12125550123".',
        )
    ]
