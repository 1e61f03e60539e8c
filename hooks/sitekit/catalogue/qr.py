"""An address for a telephone's camera: on a screen in the dark as on paper."""

import segno
from markupsafe import Markup, escape

_QUIET_ZONE: int = 4
"""Modules of light around the code: what the standard asks for."""
_MASK: int = 3
"""Of the eight patterns a code may be laid over. Looking for the best one took three times as long as all the rest."""


def render_qr(address: str) -> Markup:
    """Return an inline SVG that says `address`: black on white in every colour scheme, as wide as its CSS says.

    It is drawn with error correction M or better, so that a fold or a thumb on it does no harm.
    """
    code = segno.make(address, error="m", micro=False, mask=_MASK)
    svg = code.svg_inline(border=_QUIET_ZONE, omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff")
    name = f"QR code: {address}"
    return Markup(svg.replace("<svg ", f'<svg role="img" aria-label="{escape(name)}" ', 1))  # noqa: S704 - escaped
