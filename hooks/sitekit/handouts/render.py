"""Writes a handout."""

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from sitekit.catalogue.qr import render_qr
from sitekit.ledger import ShortLink
from sitekit.markup import render
from sitekit.typography import curl

from .fit import choose
from .model import Part
from .read import ReadPage


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every handout."""

    site_name: str
    site_url: str
    """Where the site will be; empty if nobody knows, and then there is no code to scan."""
    studio: str


def address_of(link: ShortLink) -> str:
    """Return the address of a handout below the site's root: `handout/blur/`."""
    return f"handout/{link.short.strip('/').partition('/')[2]}/"


def read_part(page: ReadPage, link: ShortLink) -> Part:
    """Return what the target of a short address has to say."""
    return page.read_section(link.heading) if link.heading else page.read_whole()


def render_sheet(link: ShortLink, part: Part, imprint: Imprint, *, moment: str, checked: dt.date | None) -> Markup:
    """Return one handout as it is printed; `moment` is the step of the consultation it belongs to."""
    question, points = curl(link.asked), [curl(point) for point in link.say]
    base = imprint.site_url.rstrip("/")
    return render(
        "handout.html",
        question=question,
        points=points,
        moment=moment,
        chosen=choose(part, question=question, points=points),
        host=base.partition("://")[2],
        short=link.short,
        qr=render_qr(base + link.short) if base else "",
        imprint=imprint,
        checked=checked,
        root="../../",
    )
