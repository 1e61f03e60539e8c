"""Credit and "drawing, not a photograph" inside a JPEG: IPTC IIM in an APP13 segment, XMP in APP1. No EXIF.

IIM: IPTC-NAA Information Interchange Model 4.2, records 1 and 2, in a Photoshop image resource (8BIM 0x0404).
XMP: ISO 16684-1, with the IPTC Core and Extension properties of the IPTC Photo Metadata Standard.
"""

from dataclasses import dataclass
from typing import Final, Literal
from xml.sax.saxutils import escape

NOTICE: Final = "Drawing, not a photograph."

_START: Final = b"\xff\xd8"
_XMP_NAME: Final = b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP_NAME: Final = b"Photoshop 3.0\0"
_KINDS: Final = {"model": "algorithmicMedia", "photograph": "compositeSynthetic"}
"""IPTC's words for where a picture comes from (newscodes/digitalsourcetype)."""
_LONGEST: Final = {5: 64, 40: 256, 80: 32, 105: 256, 110: 32, 116: 128, 120: 2000}
"""Most bytes in a data set of record 2."""


@dataclass(frozen=True, slots=True)
class Credit:
    """What a picture says about itself."""

    title: str
    caption: str
    """What is to be seen."""
    creator: str
    credit: str
    """How it came about, and whose work it leans on."""
    copyright: str
    licence: str
    drawn_from: Literal["model", "photograph"]
    made_from: str
    """Digest of everything the picture was made from."""


def embed(jpeg: bytes, credit: Credit) -> bytes:
    """Return the JPEG with both packets after its first segment. Raises ValueError if `jpeg` is no JPEG."""
    if not jpeg.startswith(_START + b"\xff\xe0"):
        raise ValueError("This is not a JPEG file with a JFIF header.")
    cut = 4 + int.from_bytes(jpeg[4:6], "big")
    return b"".join(
        [
            jpeg[:cut],
            _segment(0xE1, _XMP_NAME + write_xmp(credit).encode()),
            _segment(0xED, _PHOTOSHOP_NAME + _resource(0x0404, write_iim(credit))),
            jpeg[cut:],
        ]
    )


def write_iim(credit: Credit) -> bytes:
    """Return the IIM data sets, in UTF-8, each cut to the length the model allows."""
    sets = [
        (5, credit.title),
        (25, "drawing"),
        (25, "not a photograph"),
        (40, NOTICE),
        (80, credit.creator),
        (105, credit.title),
        (110, credit.creator),
        (115, credit.creator),
        (116, credit.copyright),
        (120, f"{NOTICE} {credit.caption} {credit.credit}"),
    ]
    utf8, version = _data_set(1, 90, b"\x1b%G"), _data_set(2, 0, b"\x00\x04")
    return (
        utf8 + version + b"".join(_data_set(2, number, _cut(text, _LONGEST.get(number, 32))) for number, text in sets)
    )


def read_iim(jpeg: bytes) -> dict[int, list[str]]:
    """Return the texts of record 2 by number of their data set; empty where there are none."""
    found: dict[int, list[str]] = {}
    for payload in _payloads(jpeg, 0xED, _PHOTOSHOP_NAME):
        at = payload.find(b"8BIM\x04\x04")
        rest = payload[at + 12 :] if at >= 0 else b""
        while rest[:1] == b"\x1c":
            record, number, size = rest[1], rest[2], int.from_bytes(rest[3:5], "big")
            if (record, number > 0) == (2, True):
                found.setdefault(number, []).append(rest[5 : 5 + size].decode())
            rest = rest[5 + size :]
    return found


def write_xmp(credit: Credit) -> str:
    """Return the XMP packet."""
    source = f"http://cv.iptc.org/newscodes/digitalsourcetype/{_KINDS[credit.drawn_from]}"
    words = {
        "dc:title": _alternatives(credit.title),
        "dc:description": _alternatives(f"{NOTICE} {credit.caption}"),
        "dc:rights": _alternatives(credit.copyright),
        "dc:creator": f"<rdf:Seq><rdf:li>{escape(credit.creator)}</rdf:li></rdf:Seq>",
        "dc:identifier": escape(credit.made_from),
        "photoshop:Credit": escape(credit.creator),
        "photoshop:Source": escape(credit.credit),
        "photoshop:Instructions": escape(NOTICE),
        "photoshop:ICCProfile": "sRGB IEC61966-2.1",
        "xmpRights:UsageTerms": _alternatives(credit.licence),
        "Iptc4xmpExt:DigitalSourceType": source,
    }
    body = "\n".join(f"   <{name}>{value}</{name}>" for name, value in words.items())
    return _PACKET.format(body=body)


def read_made_from(jpeg: bytes) -> str:
    """Return the digest `embed` put into a JPEG, or an empty string."""
    for payload in _payloads(jpeg, 0xE1, _XMP_NAME):
        _, _, rest = payload.decode(errors="replace").partition("<dc:identifier>")
        if rest:
            return rest.partition("</dc:identifier>")[0]
    return ""


_PACKET: Final = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
{body}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _cut(text: str, most: int) -> bytes:
    return text.encode()[:most].decode(errors="ignore").encode()


def _data_set(record: int, number: int, value: bytes) -> bytes:
    return bytes([0x1C, record, number]) + len(value).to_bytes(2, "big") + value


def _resource(number: int, value: bytes) -> bytes:
    even = value + b"\0" * (len(value) % 2)
    return b"8BIM" + number.to_bytes(2, "big") + b"\0\0" + len(value).to_bytes(4, "big") + even


def _segment(marker: int, payload: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(payload) + 2).to_bytes(2, "big") + payload


def _payloads(jpeg: bytes, marker: int, name: bytes) -> list[bytes]:
    """Return what follows `name` in every segment `marker` that begins with it."""
    found, at = [], 2
    while jpeg[at : at + 1] == b"\xff" and jpeg[at + 1] not in {0xDA, 0xD9}:
        size = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        payload = jpeg[at + 4 : at + 2 + size]
        if jpeg[at + 1] == marker and payload.startswith(name):
            found.append(payload[len(name) :])
        at += 2 + size
    return found
