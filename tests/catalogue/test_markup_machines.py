"""What search engines and cameras read of a piece."""

from __future__ import annotations

import json
import re

import pytest
import segno
from exhibits import PHOTOGRAPH, exhibit

from sitekit.catalogue.qr import render_qr
from sitekit.catalogue.structured import find_licence_address, image_object, render_json_ld

SITE = "https://micro.example/"
PAGE = SITE + "gallery/piece/rose/"


def test_a_photograph_tells_whose_it_is_and_under_what_licence() -> None:
    facts = image_object(exhibit(PHOTOGRAPH), site_url=SITE, page_url=PAGE)
    assert facts["@type"] == "ImageObject"
    assert facts["contentUrl"] == SITE + "assets/pictures/rose-0123456789-1600.jpg"
    assert facts["thumbnailUrl"] == SITE + "assets/pictures/rose-0123456789-320.jpg"
    assert (facts["width"], facts["height"]) == (1600, 1200)
    assert (facts["name"], facts["description"]) == ("Rose, 26\u00a0mm", PHOTOGRAPH["alt"])
    assert facts["caption"].startswith(PHOTOGRAPH["caption"])
    assert facts["creator"] == {"@type": "Person", "name": "A. Artist"}
    assert facts["creditText"] == "Photo: A Studio"
    assert facts["copyrightNotice"] == "CC BY-NC 4.0"
    assert facts["license"] == "https://creativecommons.org/licenses/by-nc/4.0/"
    assert "digitalSourceType" not in facts


def test_a_drawing_says_that_a_program_made_it() -> None:
    facts = image_object(exhibit(), site_url=SITE, page_url=PAGE)
    assert facts["digitalSourceType"] == "https://schema.org/AlgorithmicMediaDigitalSource"
    assert facts["creator"]["@type"] == "Organization"
    assert "license" not in facts


def test_a_picture_stands_for_its_own_page_only() -> None:
    assert image_object(exhibit(), site_url=SITE, page_url=PAGE)["representativeOfPage"] is True
    assert "representativeOfPage" not in image_object(exhibit(), site_url=SITE, page_url=SITE + "gallery/pieces/")


def test_an_artist_nobody_names_is_not_made_up() -> None:
    assert "creator" not in image_object(exhibit(PHOTOGRAPH, artist=""), site_url=SITE, page_url=PAGE)


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("All rights reserved", None),
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-SA-3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("Ask the studio (https://studio.example/licence).", "https://studio.example/licence"),
    ],
)
def test_a_licence_leads_to_its_text_where_it_has_an_address(licence: str, address: str | None) -> None:
    assert find_licence_address(licence) == address


def test_no_word_can_end_the_script() -> None:
    words = "</script><script>alert(1)</script> & \u2028 x"
    html = str(render_json_ld([image_object(exhibit(caption=words), site_url=SITE, page_url=PAGE)]))
    inside = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', html)
    assert inside is not None
    assert not re.search("[<>&\u2028]", inside[1])
    assert json.loads(inside[1])["caption"].startswith(words)


def test_several_pictures_are_one_list_and_none_are_nothing() -> None:
    objects = [image_object(exhibit(id=name), site_url=SITE, page_url=PAGE) for name in ("a", "b")]
    inside = str(render_json_ld(objects)).partition(">")[2].removesuffix("</script>")
    assert [one["@id"] for one in json.loads(inside)] == [f"{SITE}gallery/piece/{n}/#view-{n}" for n in ("a", "b")]
    assert render_json_ld([]) == ""


def test_a_camera_can_read_the_code_on_any_ground() -> None:
    svg = str(render_qr(PAGE))
    code = segno.make(PAGE, error="m", micro=False, mask=3)
    modules = code.symbol_size(border=4)[0]
    assert f'viewBox="0 0 {modules} {modules}"' in svg, "four light modules on every side"
    assert f'fill="#fff" d="M0 0h{modules}v{modules}h-{modules}z"' in svg, "light also in the dark"
    dark = sum(
        int(run) for path in re.findall(r'stroke="#000" d="([^"]*)"', svg) for run in re.findall(r"h(\d+)", path)
    )
    assert dark == sum(sum(row) for row in code.matrix)


def test_the_code_has_a_name_and_no_style() -> None:
    svg = str(render_qr(PAGE + '?a=1&b="2"'))
    assert svg.startswith(
        '<svg role="img" aria-label="QR code: https://micro.example/gallery/piece/rose/?a=1&amp;b=&#34;'
    )
    assert "style" not in svg
