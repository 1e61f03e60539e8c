"""Plates and cards as a browser, a screen reader and a script meet them."""

from __future__ import annotations

import re

from exhibits import DRAWING, PHOTOGRAPH, exhibit, panels
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitekit.catalogue.card import card_sizes, render_card, render_card_template
from sitekit.catalogue.plate import render_faulty, render_plate
from sitekit.gallery.piece import FaultyPiece

ROOT = "../../"


def only(html: str, selector: str) -> LexborNode:
    found = LexborHTMLParser(html).css(selector)
    assert len(found) == 1, f"{len(found)} × {selector}"
    return found[0]


def test_the_link_of_a_plate_opens_the_large_picture_and_tells_the_lightbox_the_rest() -> None:
    link = only(render_plate(exhibit(PHOTOGRAPH), root=ROOT), "figure.plate > a.glightbox.plate__open")
    facts = (
        "26\u00a0×\u00a026.7\u00a0mm\u00a0· forearm\u00a0· healed, 14 months\u00a0· white skin, light\u00a0· photograph"
    )
    assert link.attributes == {
        "class": "glightbox plate__open",
        "id": "view-rose",
        "href": "../../assets/pictures/rose-0123456789-1600.jpg",
        "data-gallery": "pieces",
        "data-alt": PHOTOGRAPH["alt"],
        "data-caption": PHOTOGRAPH["caption"],
        "data-facts": facts,
        "data-page": "../../gallery/piece/rose/",
        "data-avif": "../../assets/pictures/rose-0123456789-1600.avif",
        "data-width": "1600",
        "data-height": "1200",
        "data-frame-mm": "60",
    }


def test_a_width_nobody_measured_is_not_told_to_the_lightbox() -> None:
    assert "data-frame-mm" not in render_plate(exhibit(), root=ROOT)


def test_a_browser_chooses_among_all_widths_in_both_formats() -> None:
    html = render_plate(exhibit(size=(1200, 900)), root=ROOT)
    for selector, ending in (("source[type='image/avif']", "avif"), ("img", "jpg")):
        srcset = only(html, selector).attributes["srcset"]
        assert srcset is not None
        assert srcset.split(", ") == [
            f"../../assets/pictures/rose-0123456789-{width}.{ending} {width}w" for width in (320, 640, 960, 1200)
        ]


def test_a_picture_keeps_its_place_before_it_has_come() -> None:
    image = only(render_plate(exhibit(size=(1600, 1200)), root=ROOT), "img").attributes
    assert (image["width"], image["height"]) == ("1600", "1200")
    assert image["class"] == "off-glb bg-abc"
    assert (image["loading"], image["decoding"], image.get("fetchpriority")) == ("lazy", "async", None)


def test_the_eager_picture_goes_first() -> None:
    for html in (render_plate(exhibit(), root=ROOT, eager=True), render_card(exhibit(), root=ROOT, eager=True)):
        image = only(html, "img").attributes
        assert (image["loading"], image["fetchpriority"]) == ("eager", "high")


def test_the_caption_says_what_to_notice_before_any_fact() -> None:
    html = str(render_plate(exhibit(age_years=10), root=ROOT))
    caption = only(html, "figcaption").text().replace("\u00a0", " ")
    order = (
        "Count the petals you can still tell apart.",
        "26 × 26.7 mm (1.0 × 1.1 in)",
        "forearm, inner or outer",
        "healed, 10 years",
        "white skin, light (Monk 2)",
        "Drawing. 10 years, modelled with the middle spread.",
        "Drawn from our own 3-D model. All rights reserved.",
    )
    places = [caption.index(words) for words in order]
    assert places == sorted(places)
    assert only(html, ".plate__more a").attributes["href"] == "../../gallery/piece/rose/"


def test_on_its_own_page_a_plate_leads_nowhere_else() -> None:
    assert "plate__more" not in render_plate(exhibit(), root=ROOT, own_page=True)


def test_every_plate_says_whether_it_is_a_drawing_or_a_photograph() -> None:
    assert "drawing" in only(render_plate(exhibit(), root=ROOT), ".plate__facts").text()
    facts = only(render_plate(exhibit(PHOTOGRAPH), root=ROOT), ".plate__facts").text()
    assert "Photograph. Touched up once." in facts


def test_a_series_is_numbered_in_the_heading_or_before_the_caption() -> None:
    plain = render_plate(exhibit(), root=ROOT, number=2)
    assert only(plain, ".plate__notice").text().startswith("2 Count")
    headed = render_plate(exhibit(), root=ROOT, number=2, heading_level=3)
    assert only(headed, "h3.plate__title").text() == "2 Rose, 26\u00a0mm"
    assert only(headed, ".plate__number").parent.tag == "h3"  # type: ignore[union-attr]


def test_everybody_can_read_the_long_description() -> None:
    html = render_plate(exhibit(long_description="First part.\n\nSecond part."), root=ROOT)
    assert [p.text() for p in LexborHTMLParser(html).css("figcaption details p")] == ["First part.", "Second part."]


def test_panels_are_listed_for_those_who_cannot_see_them() -> None:
    html = render_plate(exhibit(panels=panels({"label": "Monk 2"}, {"label": "Monk 6", "skin_tone": 6})), root=ROOT)
    listed = [item.text() for item in LexborHTMLParser(html).css("ol.plate__panels > li")]
    assert listed == ["Monk 2 (white skin, light)", "Monk 6 (brown skin, medium)"]


def test_a_photograph_of_known_width_wears_a_bar_of_ten_millimetres() -> None:
    svg = only(render_plate(exhibit(PHOTOGRAPH, size=(1600, 1200)), root=ROOT), "a > svg.plate__scale")
    assert svg.attributes["viewBox"] == "0 0 60.0 45.0"
    path = svg.css("path")[0].attributes["d"]
    assert path is not None
    assert re.match(r"M1\.800 43\.200h10M", path), "10 mm of the 60 that the picture is wide"
    assert path.count("v-") == 11
    assert svg.text().strip() == "10 mm"


def test_a_close_photograph_wears_a_shorter_bar() -> None:
    svg = only(render_plate(exhibit(PHOTOGRAPH, frame_width_mm=12), root=ROOT), "svg.plate__scale")
    assert svg.text().strip() == "5 mm"


def test_a_drawing_has_its_bar_in_the_picture() -> None:
    assert "<svg" not in render_plate(exhibit(frame_width_mm=60), root=ROOT)


def test_words_cannot_break_out_of_a_plate_or_a_card() -> None:
    nasty = '"><script>alert(1)</script>'
    shown = exhibit(title=nasty, alt=nasty, caption=nasty, credit=nasty, long_description=nasty)
    for html in (render_plate(shown, root=ROOT, heading_level=2), render_card(shown, root=ROOT)):
        assert LexborHTMLParser(html).css("script") == []
        assert "alert(1)" in html


def test_nothing_brings_its_own_style_or_script() -> None:
    parts = (
        render_plate(exhibit(PHOTOGRAPH), root=ROOT, eager=True, number=1),
        render_card(exhibit(), root=ROOT),
        render_card_template(),
    )
    for html in parts:
        assert not re.search(r"\sstyle=|<style|<script|\son\w+=", html)


def test_a_faulty_entry_says_which_it_is_and_what_is_wrong() -> None:
    box = only(render_faulty(FaultyPiece("rose-7", "years", ("alt: is <missing>.", "file: is empty."))), ".faulty")
    assert "“rose-7” in docs/gallery/years" in box.text()
    assert [item.text() for item in box.css("li")] == ["alt: is <missing>.", "file: is empty."]


def test_a_card_is_one_link_named_by_its_title() -> None:
    card = only(render_card(exhibit(), root=ROOT), "li.card")
    links = card.css("a")
    assert [(link.text(), link.attributes["href"]) for link in links] == [
        ("Rose, 26\u00a0mm", "../../gallery/piece/rose/")
    ]
    assert only(card.html or "", "img").attributes["alt"] == DRAWING["alt"]


def test_a_card_wears_a_rule_as_long_as_the_tattoo_is_wide() -> None:
    assert only(render_card(exhibit(), root=ROOT), ".card__rule").attributes["width"] == "26mm"
    ladder = exhibit(panels=panels({"width_mm": 10}, {"width_mm": 40}, {"width_mm": 25}))
    assert only(render_card(ladder, root=ROOT), ".card__rule").attributes["width"] == "40mm"


def test_a_tall_picture_is_fitted_into_a_square_and_asked_for_accordingly() -> None:
    tall = only(render_card(exhibit(size=(900, 1800)), root=ROOT), "li.card.card--tall")
    assert only(tall.html or "", "img").attributes["sizes"] == card_sizes(1, 1).replace("1 *", "0.5 *")
    wide = render_card(exhibit(size=(1600, 1200)), root=ROOT)
    assert "card--tall" not in wide
    assert only(wide, "img").attributes["sizes"] == card_sizes(1, 1)


def test_a_script_finds_the_structure_of_a_card_in_the_template() -> None:
    def shape(html: str) -> list[tuple[str | None, str | None]]:
        card = only(html, "li.card")
        return [(node.tag, node.attributes.get("class")) for node in card.traverse() if node.tag != "svg"]

    template = str(render_card_template())
    inside = template.removeprefix("<template>\n").removesuffix("</template>")
    made = str(render_card(exhibit(), root=ROOT)).replace(" bg-abc", "")
    assert shape(inside) == shape(made)
    assert set(re.findall(r'data-slot="(\w+)"', template)) == {"card", "avif", "picture", "rule", "link", "facts"}


def test_640_px_do_for_every_phone_in_a_grid() -> None:
    """A browser takes the first file with as many dots as `sizes` times the screen's density."""
    three, two = (
        int(vw) / 100 for vw in re.findall(r"min-resolution: [\d.]+dppx\) calc\(1 \* (\d+)vw\)", card_sizes(4, 3))
    )
    for phone in (360, 375, 390, 412, 430):
        assert phone * three * 3 <= 640
        assert phone * two * 2 <= 640
