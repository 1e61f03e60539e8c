"""What a figure loads on a phone: the pictures it shows, and none of those it puts away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

FALLBACK = ".figure__fallback img"
LOADED = "images => images.filter(image => image.currentSrc).length"


@pytest.mark.parametrize(
    ("name", "path", "shown"), [("style-slider", "compare/see/", 4), ("ageing-preview", "ageing/preview/", 0)]
)
def test_the_stills_are_not_loaded_while_the_script_is_on_its_way(
    browser: Browser, address: str, name: str, path: str, shown: int
) -> None:
    asked: list[str] = []
    with browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=3) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + path)
        expect(page.locator(name)).to_have_attribute("data-figure", "live")
        page.wait_for_load_state("networkidle")
        assert page.locator(FALLBACK).count() > 0
        assert page.locator(FALLBACK).evaluate_all(LOADED) == 0
    plates = [url for url in asked if "/assets/pictures/" in url]
    assert len(plates) == shown, plates


def test_the_stills_come_where_the_script_does_not(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.route("**/style-slider.mjs", lambda route: route.abort())
        page.goto(address + "compare/see/")
        page.evaluate("document.getAnimations().forEach((wait) => wait.finish())")  # or four seconds
        first = page.locator(FALLBACK).first
        expect(first).to_be_visible()
        expect(first).not_to_have_js_property("currentSrc", "")
