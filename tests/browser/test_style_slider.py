"""One subject from lines to full rendering: the picture is the mix that the two sliders say, and so are the words."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import find_barriers
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from small_galleries import make_catalogue
from small_pages import SmallSite, small_site
from waiting import wait_until

from sitekit.figures.model import FigureContext
from sitekit.figures.style_slider import FIGURE
from sitekit.tables.data import TableData

pytestmark = pytest.mark.browser

COLOURS = {
    "fine-line-healed": (240, 0, 0),
    "fine-line-10-years": (0, 240, 0),
    "micro-realism-healed": (0, 0, 240),
    "micro-realism-10-years": (240, 240, 0),
}
SUBJECTS = ("nautilus", "botanical-sprig")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SmallSite]:
    """A page with the figure; each plate is of one colour."""
    assert FIGURE.publish
    context = FigureContext(make_catalogue({}), TableData(), tmp_path)
    data = json.loads(next(iter(FIGURE.publish(context)))[1])
    data["subjects"] = [{"value": key, "name": key} for key in SUBJECTS]
    stills = ""
    with small_site(tmp_path) as served:
        for subject in SUBJECTS:
            for name, colour in COLOURS.items():
                shade = tuple(value // (1 + SUBJECTS.index(subject)) for value in colour)
                Image.new("RGB", (300, 400), shade).save(tmp_path / f"{subject}-{name}.png")
                stills += (
                    f'<li><picture><img src="{subject}-{name}.png" width="300" height="400" alt="{name}">'
                    f'</picture><a href="gallery/piece/{subject}-{name}/">{name}</a></li>'
                )
        (tmp_path / "styles.json").write_text(json.dumps(data), encoding="utf-8")
        served.write(
            "",
            f'<div class="prose"><h1>See</h1><figure class="figure"><style-slider src="styles.json"><div '
            f'class="figure__fallback"><ol class="figure__stills">{stills}</ol></div></style-slider></figure></div>',
            "style-slider.mjs",
        )
        yield served


def show(page: Page, site: SmallSite, query: str = "") -> Locator:
    page.goto(site.address + query)
    expect(page.locator("style-slider")).to_have_attribute("data-figure", "live")
    wait_until(page, "[...document.querySelectorAll('.styles__stage img')].every(i => i.complete && i.naturalWidth)")
    return page.locator(".styles__stage")


def colour(stage: Locator) -> tuple[int, ...]:
    """Return the colour of the middle of the picture."""
    with Image.open(io.BytesIO(stage.screenshot())) as shot:
        pixel = shot.convert("RGB").getpixel((shot.width // 2, shot.height // 2))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize(
    ("query", "mix"),
    [
        ("?rendering=0", (240, 0, 0)),
        ("?rendering=0&year=10", (0, 240, 0)),
        ("?rendering=100", (0, 0, 240)),
        ("?rendering=100&year=10", (240, 240, 0)),
        ("", (120, 0, 120)),
        ("?year=5", (120, 120, 60)),
        ("?subject=botanical-sprig&rendering=0", (120, 0, 0)),
    ],
)
def test_the_picture_is_the_mix_of_the_plates(page: Page, site: SmallSite, query: str, mix: tuple[int, ...]) -> None:
    seen = colour(show(page, site, query))
    assert max(abs(a - b) for a, b in zip(seen, mix, strict=True)) <= 4, seen


def test_by_keyboard_picture_words_address_and_announcement_follow(page: Page, site: SmallSite) -> None:
    stage = show(page, site)
    expect(page.locator(".styles__kind")).to_have_text("This picture is a blend of 2 drawn ones.")
    page.get_by_role("slider", name="Style").focus()
    page.keyboard.press("End")
    expect(page.locator(".styles__title")).to_have_text("nautilus: micro-realism, healed")
    expect(page.locator(".styles__kind")).to_have_text("This picture is drawn, as healed.")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    expect(page.locator(".styles__title")).to_have_text("nautilus: micro-realism, 10\u00a0years")
    expect(page.locator(".styles__words")).to_contain_text("close first")
    expect(page.locator(".styles__kind")).to_have_text("This picture is modelled, at the middle spread.")
    expect(page.locator("p[role=status]")).to_contain_text("It loses: The small pale details")
    expect(stage).to_have_attribute("aria-label", re.compile("micro-realism, 10\u00a0years"))
    page.wait_for_url(re.compile(r"\?rendering=100&year=10$"))
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".styles__title")).to_have_text("botanical-sprig: micro-realism, 10\u00a0years")


def test_a_finger_moves_the_style(browser: Browser, site: SmallSite) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    show(page, site)
    slider = page.get_by_role("slider", name="Style")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] - 12, box["y"] + box["height"] / 2)
    expect(page.locator(".styles__title")).to_contain_text("micro-realism")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


@pytest.mark.parametrize("query", ["?rendering=1e9&year=NaN&subject=..", "?rendering=&year=-7&subject=%3Cb%3E"])
def test_an_address_with_garbage_still_shows_a_picture(page: Page, site: SmallSite, query: str) -> None:
    show(page, site, query)
    expect(page.locator(".styles__title")).to_have_text(
        re.compile("^nautilus: (between the two|micro-realism), healed$")
    )


def test_on_paper_and_without_script_stand_the_plates(browser: Browser, page: Page, site: SmallSite) -> None:
    show(page, site)
    page.emulate_media(media="print")
    expect(page.locator(".figure__live")).to_be_hidden()
    expect(page.locator(".figure__fallback img").first).to_be_visible()
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(site.address)
    expect(bare.locator(".figure__fallback img")).to_have_count(8)
    expect(bare.locator(".figure__fallback img").first).to_be_visible()
    context.close()


def test_a_plate_that_is_missing_leaves_the_plates_as_they_are(page: Page, site: SmallSite) -> None:
    index = site.folder / "index.html"
    index.write_text(index.read_text(encoding="utf-8").replace("nautilus-fine-line-healed/", "gone/"), encoding="utf-8")
    page.goto(site.address)
    expect(page.locator("style-slider")).to_have_attribute("data-figure", "failed")
    expect(page.locator(".figure__fallback img").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(browser: Browser, site: SmallSite, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    show(page, site)
    assert find_barriers(page) == []
    context.close()
