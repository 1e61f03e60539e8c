"""Our letters come after the first paint of a reader's first page, and nothing moves when they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from letters import wait_for_letters
from playwright.sync_api import expect

from sitekit.fonts.faces import FACES, Face
from sitekit.fonts.style import list_stand_ins

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAINT_AND_FONTS = """() => [
  performance.getEntriesByName("first-contentful-paint")[0].startTime,
  performance.getEntriesByType("resource").filter((one) => one.name.endsWith(".woff2")).map((one) => one.startTime),
]"""
OBSERVE_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => (shifted += one.value)))
  .observe({ type: "layout-shift", buffered: true });
"""
ADD_TEXT_ONE_LINE_LONG = """
document.addEventListener("DOMContentLoaded", () => {
  const text = document.createElement("p");
  text.id = "tight";
  text.style.whiteSpace = "nowrap";
  text.style.width = "max-content";
  text.textContent = Array(8).fill("rrrrrrrr").join(" ");
  document.querySelector("main").prepend(text);
  text.style.width = `${Math.ceil(text.getBoundingClientRect().width)}px`;
  text.style.whiteSpace = "normal";
  window.height = text.offsetHeight;
});
"""
ADD_UNEVEN_TEXT = """
window.findTops = () => [...document.querySelectorAll("#uneven span")].map((one) => one.offsetTop);
document.addEventListener("DOMContentLoaded", () => {
  const text = document.createElement("p");
  text.id = "uneven";
  text.style.width = "314px";
  text.innerHTML = [...Array(14).fill("rtfr"), ...Array(9).fill("m<span>w</span>mw")].join(" ");
  document.querySelector("main").prepend(text);
  window.tops = findTops();
});
"""
MEASURE = """([families, weight, style]) => {
  const text = [...document.querySelectorAll("main p")].map((one) => one.innerText).join(" ");
  return families.map((family) => {
    const line = document.body.appendChild(document.createElement("span"));
    line.style = `position: absolute; white-space: nowrap; font: ${style} ${weight} 20px ${family}`;
    line.textContent = text;
    const width = line.getBoundingClientRect().width;
    line.remove();
    return width;
  });
}"""


def test_nothing_is_asked_of_our_letters_before_the_first_paint(page: Page, address: str) -> None:
    page.goto(f"{address}ageing/")
    wait_for_letters(page)
    painted, asked = page.evaluate(PAINT_AND_FONTS)
    assert len(asked) >= 4
    assert min(asked) >= painted


@pytest.mark.parametrize("width", [320, 390, 412, 1440])
@pytest.mark.parametrize(
    "name",
    [
        "ageing/",
        "ageing/unknown/",
        "basics/",
        "basics/how-it-is-made/",
        "compare/other-small-styles/",
        "decide/regret/",
        "design/",
        "design/colour/",
        "gallery/find/stage-fresh/",
        "gallery/find/subject-rose/",
        "gallery/piece/botanical-sprig/",
        "handout/wrist/",
    ],
)
def test_nothing_moves_when_they_come(browser: Browser, address: str, name: str, width: int) -> None:
    """A shift under 0.001 is a word or two that move by a few px within their line."""
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(OBSERVE_SHIFTS)
    page.goto(address + name)
    wait_for_letters(page)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert page.evaluate("shifted") < 0.001
    context.close()


def test_a_text_that_would_push_the_page_down_stays_as_it_is(page: Page, address: str) -> None:
    """Our r is so much wider than the stand-in's that no space between words makes up for it."""
    page.add_init_script(ADD_TEXT_ONE_LINE_LONG)
    page.goto(f"{address}ageing/")
    wait_for_letters(page)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert page.evaluate("tight.offsetHeight === height")
    assert "Source Serif 1" in page.evaluate("getComputedStyle(tight).fontFamily.split(',')[0]")


def test_lines_that_spaces_cannot_hold_are_ended_by_hand_until_the_window_is_another(page: Page, address: str) -> None:
    """Its first words grow and its last ones shrink, so no space between them suits all of its lines."""
    page.add_init_script(ADD_UNEVEN_TEXT)
    page.goto(f"{address}ageing/")
    wait_for_letters(page)
    ends = page.locator("#uneven br")
    ends.first.wait_for(state="attached")
    assert page.evaluate("findTops().every((top, n) => Math.abs(top - tops[n]) < 3)")
    assert "Source Serif" in page.evaluate("getComputedStyle(uneven).fontFamily.split(',')[0]")
    page.set_viewport_size({"width": 500, "height": 800})
    expect(ends).to_have_count(0)


def test_on_the_pages_after_it_they_are_asked_for_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}ageing/")
    wait_for_letters(page)
    page.goto(f"{address}pain/", referer=f"{address}ageing/")
    assert page.locator("html.stand-ins").count() == 0
    assert page.locator("head > link[rel=preload][as=font]").count() == 4


def test_without_script_they_come_by_themselves(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}ageing/", wait_until="networkidle")
    assert sum(url.endswith(".woff2") for url in asked) >= 4
    context.close()


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.key)
def test_a_text_is_as_long_in_the_letters_that_stand_in(page: Page, address: str, face: Face) -> None:
    page.goto(f"{address}decide/health/")
    wait_for_letters(page)
    families = [f"'{face.family}'", ",".join(f"'{name}'" for name in list_stand_ins(face.family))]
    page.evaluate(
        "(font) => document.fonts.load(font).then(() => null)", f"{face.style} {face.weight} 20px {families[0]}"
    )
    ours, stand_in = page.evaluate(MEASURE, [families, face.weight, face.style])
    assert stand_in == pytest.approx(ours, rel=0.005), "no stand-in on this machine? Install fonts-liberation"
