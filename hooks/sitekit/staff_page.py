"""The list on the staff page: what to say at each moment of a consultation, and the address to hand out."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from .ledger import Ledger
from .markup import render
from .typography import curl


@dataclass(frozen=True, slots=True)
class Target:
    """Where a short address leads."""

    title: str
    url: str
    """From the staff page to the target."""
    short_url: str
    """From the staff page to the short address."""
    handout_url: str
    """From the staff page to the half page to print."""


def render_staff_list(ledger: Ledger, targets: Mapping[str, Target], site_url: str) -> Markup:
    """Return the links by moment; `targets` says where each leads, `site_url` is printed before each."""
    moments = [
        (moment, [link for link in ledger.links if link.moment == moment.key and link.short in targets])
        for moment in ledger.moments
    ]
    html = render("staff.html", moments=moments, targets=targets, site_url=site_url.rstrip("/"))
    return Markup(curl(html))  # noqa: S704 - the template escaped it
