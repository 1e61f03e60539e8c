"""The ageing preview in a browser: by keyboard, touch, with an own picture, and where something is missing."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from accessible import find_barriers
from figure_pages import write_figure
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Locator, Page, expect
from samples import ROOT
from scipy import ndimage
from small_pages import SmallSite, small_site
from waiting import wait_until

from illustrations.plates.density import decode_absorbance
from illustrations.preview.reference import View
from illustrations.preview.tables import OPTICS_MM, flat_skin
from illustrations.time.parameters import ageing_model
from illustrations.time.spreading import Spreading, spread_ink

pytestmark = pytest.mark.browser

WAIT_MS = 15_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallSite]:
    with small_site(tmp_path_factory.mktemp("preview")) as served:
        write_figure(served, "ageing-preview subject=rose mm=22")
        yield served


def open_preview(page: Page, site: SmallSite, query: str = "") -> Locator:
    page.goto(f"{site.address}{query}")
    figure = page.locator("ageing-preview")
    expect(figure).to_have_attribute("data-figure", "live", timeout=WAIT_MS)
    return figure


def pixel(page: Page, x: int, y: int) -> tuple[int, ...]:
    """Return the colour the model gave a pixel of the picture in view, 800 × 600."""
    script = """([x, y]) => [...[...document.querySelectorAll('.preview__stage:not([hidden]) canvas')][0]
        .getContext('2d').getImageData(x, y, 1, 1).data].slice(0, 3)"""
    return tuple(page.evaluate(script, [x, y]))


def wait_until_drawn(page: Page) -> None:
    """Wait until the state is in view: what takes longer than a frame is made in slices."""
    page.evaluate(
        """async () => { const figure = document.querySelector('ageing-preview');
        do await new Promise(requestAnimationFrame); while (figure.frame || figure.waits); }"""
    )


def darkest(page: Page) -> int:
    script = """() => { const c = document.querySelector('.preview__stage:not([hidden]) canvas');
        const d = c.getContext('2d').getImageData(0, 0, 800, 600).data; let m = 255;
        for (let k = 0; k < d.length; k += 4) m = Math.min(m, d[k]); return m; }"""
    return int(page.evaluate(script))


def draw(size: tuple[int, int] = (400, 300), kind: str = "PNG", paper: int = 250) -> bytes:
    """A black ring on pale paper."""
    image = Image.new("RGB", size, (paper, paper, paper))
    ImageDraw.Draw(image).ellipse(
        (size[0] * 0.2, size[1] * 0.2, size[0] * 0.8, size[1] * 0.8), outline=(10, 10, 10), width=max(2, size[0] // 20)
    )
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def choose(page: Page, content: bytes, name: str = "mine.png", kind: str = "image/png") -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": content})


def test_the_first_state_tells_the_story(page: Page, site: SmallSite) -> None:
    figure = open_preview(page, site)
    expect(figure.locator(".preview__readout")).to_contain_text("After 10 years")
    expect(figure.locator(".preview__stage:visible")).to_have_count(1)
    expect(figure).to_contain_text("a model, not a promise")
    expect(figure.get_by_role("img", name="Rose, 10 years, middle")).to_be_visible()
    expect(figure.locator(".figure__fallback")).to_be_hidden()
    assert pixel(page, 5, 5) != (0, 0, 0)
    assert darkest(page) < pixel(page, 5, 5)[0] - 60
    assert "?" not in page.url


def test_the_keyboard_alone_ages_the_piece_and_the_address_keeps_it(page: Page, site: SmallSite) -> None:
    figure = open_preview(page, site)
    before = darkest(page)
    figure.get_by_label("Age", exact=True).focus()
    page.keyboard.press("End")
    expect(figure.locator(".preview__readout")).to_contain_text("After 20")
    expect(figure.get_by_role("status").first).to_contain_text("After 20")  # said, once the hand rests
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    expect(figure.get_by_label("Width")).to_have_attribute("aria-valuetext", "10\u00a0mm (0.4\u00a0in)")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")  # from middle to high
    expect(figure.get_by_role("radio", name="High")).to_be_checked()
    expect(figure.get_by_role("img", name="Rose, 20 years, high")).to_be_visible()
    assert darkest(page) > before + 15
    page.wait_for_url("**/?year=20&mm=10&spread=high")
    shown = figure.locator(".preview__readout").inner_text()
    open_preview(page, site, "?mm=10&year=20&spread=high")
    assert figure.locator(".preview__readout").inner_text() == shown


def test_a_finger_shows_all_three_strengths_and_changes_the_skin(browser: Browser, site: SmallSite) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    figure = open_preview(page, site)
    light = pixel(page, 5, 5)
    figure.get_by_role("radio", name="All three").tap()
    expect(figure.locator(".preview__stage:visible")).to_have_count(3)
    figure.get_by_role("radio", name="skin of Monk 10").tap()
    expect(figure.locator(".preview__stage--dark")).to_have_count(3)
    assert max(pixel(page, 5, 5)) < min(light)
    track = figure.locator(".figure__range").first.bounding_box()
    assert track
    page.touchscreen.tap(track["x"] + 16, track["y"] + 20)
    expect(figure.locator(".preview__readout")).to_contain_text("Healed")
    small = [
        box for box in figure.locator("button, select, .figure__choice, .figure__swatch").all() if box.is_visible()
    ]
    assert all((size := box.bounding_box()) and size["height"] >= 44 and size["width"] >= 44 for box in small)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    context.close()


def test_older_larger_and_sunnier_do_what_they_should(page: Page, site: SmallSite) -> None:
    def at(query: str) -> int:
        open_preview(page, site, query)
        return darkest(page)

    assert at("?year=0") < at("") < at("?year=20") < at("?year=20&sun=bare")
    assert at("?year=20&mm=50") < at("?year=20&mm=10")
    assert at("?year=20&site=upper-arm") < at("?year=20&site=hand-or-foot")


@pytest.mark.parametrize(
    "query", ["?mm=1e9&year=NaN", "?mm=-1&tone=0&spread=", "?subject=__proto__&year=%00", "?%E0%A4%A"]
)
def test_a_spoilt_address_shows_the_figure_all_the_same(page: Page, site: SmallSite, query: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    figure = open_preview(page, site, query)
    expect(figure.locator(".preview__readout")).to_contain_text("mm")
    assert darkest(page) < 200
    assert faults == []


def test_an_own_picture_is_drawn_and_nothing_is_asked_of_any_server(page: Page, site: SmallSite) -> None:
    figure = open_preview(page, site)
    choose(page, draw())
    expect(figure.get_by_role("img", name="Your picture, 10 years, middle")).to_be_visible()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    stored = page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]")
    figure.get_by_label("Age", exact=True).focus()
    for key in ("Home", "End", "ArrowLeft"):
        page.keyboard.press(key)
    figure.get_by_role("radio", name="All three").check()
    choose(page, draw((500, 500), "JPEG"), "again.jpg", "image/jpeg")
    page.wait_for_timeout(700)
    # The browser itself asks for the page's icon when the address of its state changes.
    assert [url for url in asked if not url.startswith("blob:") and not url.endswith("/mark.svg")] == []
    assert stored == page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]")
    assert "own" not in page.url


def test_pale_paper_is_bare_skin_and_the_dark_of_a_picture_sets_its_width(page: Page, site: SmallSite) -> None:
    figure = open_preview(page, site, "?year=0")
    bare = pixel(page, 5, 5)
    choose(page, draw((600, 600), paper=232))
    expect(figure.get_by_role("img", name="Your picture, Healed, middle")).to_be_visible()
    assert pixel(page, 5, 5) == bare  # beyond the picture
    assert pixel(page, 400, 300) == bare  # within the ring
    # The ring is 0.74 × 600 px high, so its rim runs from 78 px on.
    assert pixel(page, 400, 92)[0] < bare[0] - 80
    assert pixel(page, 400, 60) == bare


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "0 bytes"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>document.title='owned'</script></svg>", "SVG"),
        (b"%PDF-1.7 and so on", "not a picture"),
        (draw()[:400], "damaged"),
        (draw((60, 60), paper=10), ""),
    ],
    ids=["empty", "svg", "pdf", "truncated", "all black"],
)
def test_a_file_that_will_not_do_gets_one_sentence(page: Page, site: SmallSite, content: bytes, says: str) -> None:
    figure = open_preview(page, site)
    title = page.title()
    choose(page, content)
    if says:
        expect(figure.get_by_role("alert")).to_contain_text(says)
        expect(figure.get_by_role("img", name="Rose, 10 years, middle")).to_be_visible()
    else:
        expect(figure.get_by_role("img", name="Your picture, 10 years, middle")).to_be_visible()
    assert page.title() == title
    choose(page, draw())
    expect(figure.get_by_role("img", name="Your picture, 10 years, middle")).to_be_visible()
    expect(figure.get_by_role("alert")).to_have_count(0)


def test_a_blank_picture_is_told_from_a_dark_one(page: Page, site: SmallSite) -> None:
    figure = open_preview(page, site)
    blank = io.BytesIO()
    Image.new("RGB", (200, 200), (255, 255, 255)).save(blank, "PNG")
    choose(page, blank.getvalue())
    expect(figure.get_by_role("alert")).to_contain_text("Nothing in this picture is dark enough")


def test_memory_returns_after_twenty_pictures(page: Page, site: SmallSite) -> None:
    page.add_init_script(
        """window.open = 0; const make = createImageBitmap;
        window.createImageBitmap = async (...given) => { const made = await make(...given); open += 1; return made; };
        const close = ImageBitmap.prototype.close;
        ImageBitmap.prototype.close = function () { open -= 1; close.call(this); };"""
    )
    figure = open_preview(page, site)
    client = page.context.new_cdp_session(page)

    def used() -> float:
        client.send("HeapProfiler.collectGarbage")
        heap: dict[str, Any] = client.send("Runtime.getHeapUsage")
        return (heap["usedSize"] + heap.get("backingStorageSize", 0)) / 1e6

    def show(n: int) -> None:
        choose(page, draw((1200 + n, 900)))
        expect(figure.get_by_role("img", name="Your picture, 10 years, middle")).to_be_visible()
        wait_until(page, "document.querySelector('ageing-preview').motifPx > 0")

    show(0)
    page.wait_for_timeout(1500)  # all levels are made
    first = used()
    for n in range(1, 21):
        show(n)
    page.wait_for_timeout(1500)
    assert page.evaluate("open") == 0
    assert used() < first + 5
    assert used() < 60


def test_who_guesses_first_sees_both(page: Page, site: SmallSite) -> None:
    figure = open_preview(page, site)
    figure.get_by_role("button", name="Guess first").focus()
    page.keyboard.press("Enter")
    guess = figure.get_by_label("How soft will it be")
    expect(guess).to_be_focused()
    expect(figure.get_by_label("Age", exact=True)).to_be_hidden()
    sharp = darkest(page)
    page.keyboard.press("End")
    expect(figure.get_by_role("img", name="Rose, Your guess")).to_be_visible()
    wait_until_drawn(page)
    assert darkest(page) > sharp
    figure.get_by_role("button", name="Show what the model says").click()
    expect(figure.locator(".preview__verdict")).to_contain_text("You guessed edges")
    expect(figure.locator(".preview__verdict")).to_contain_text("sharper than you did")
    expect(figure.get_by_role("img", name="Rose, 10 years, middle")).to_be_visible()
    figure.get_by_role("button", name="Leave the guess").click()
    expect(figure.get_by_role("button", name="Guess first")).to_be_focused()


def test_paper_and_browsers_without_script_show_the_table(browser: Browser, page: Page, site: SmallSite) -> None:
    figure = open_preview(page, site)
    page.emulate_media(media="print")
    expect(figure.get_by_role("table")).to_be_visible()
    expect(figure.locator(".figure__live")).to_be_hidden()
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site.address)
    expect(plain.locator("ageing-preview").get_by_role("table")).to_contain_text("0.51 mm")
    expect(plain.get_by_text("A model, not a promise.")).to_be_visible()
    context.close()


@pytest.mark.parametrize("lost", ["**/ageing-preview.json", "**/density/*.webp", "**/ageing-preview/model.mjs"])
def test_what_does_not_come_leaves_the_table(page: Page, site: SmallSite, lost: str) -> None:
    page.route(lost, lambda route: route.abort())
    page.goto(site.address)
    expect(page.locator("ageing-preview").get_by_role("table")).to_be_visible(timeout=WAIT_MS)
    expect(page.locator(".figure__live")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_faults_that_a_machine_finds(browser: Browser, site: SmallSite, scheme: Any) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    open_preview(page, site)
    assert find_barriers(page) == []
    context.close()


def test_a_small_one_in_a_text_has_few_controls(page: Page, tmp_path: Path) -> None:
    with small_site(tmp_path) as small:
        page.goto(write_figure(small, "ageing-preview subject=eye mm=12 year=5 controls=few"))
        figure = page.locator("ageing-preview")
        expect(figure).to_have_attribute("data-figure", "live", timeout=WAIT_MS)
        expect(figure.get_by_role("img", name="Eye, 5 years, middle")).to_be_visible()
        expect(figure.get_by_role("slider")).to_have_count(1)
        expect(figure.get_by_role("combobox")).to_have_count(0)


SUBJECTS = ("rose", "portrait", "botanical-sprig")
TONES = (2, 5, 10)
YEARS = (0, 7, 20)
SPREADS = ("low", "middle", "high")
WINDOW = (240, 320)
"""Rows and columns in the middle of the canvas."""
MOST_OFF = 2.0
"""ΔE of 1976, the distance in CIELAB."""


def draw_reference(subject: str, view: View) -> npt.NDArray[np.uint8]:
    """Return what the model makes of a subject's whole ink map in `WINDOW`, blurred at the map's own resolution."""
    density = ROOT / "docs/_data/density"
    piece = next(
        one
        for one in json.loads((density / "index.json").read_text(encoding="utf-8"))["pieces"]
        if one["key"] == subject
    )
    ink = decode_absorbance(np.asarray(Image.open(density / piece["file"]).convert("L")))
    across, down = piece["width_mm"] * piece["px_per_mm"], piece["height_mm"] * piece["px_per_mm"]
    share = min(0.68 * 800 / across, 0.74 * 600 / down)  # px of the canvas for one of the map
    reach = round(4 * 0.7 * across / view.mm)  # four times the widest blur
    ink = np.pad(ink, reach)
    rows, columns = (min(int(size / share) + 2 * reach, most) for size, most in zip(WINDOW, ink.shape, strict=True))
    top, left = (ink.shape[0] - rows) // 2, (ink.shape[1] - columns) // 2
    model = ageing_model()
    sigma_px = float(np.hypot(model.sigma_mm(view.year, view.spread, view.site), OPTICS_MM) * across / view.mm)
    around = np.ascontiguousarray(ink[top : top + rows, left : left + columns])
    blurred = spread_ink(around, Spreading(sigma_px, sigma_px, None))
    middles = (ink.shape[0] / 2 - top, ink.shape[1] / 2 - left)
    sides = [
        (np.arange(size) + 0.5 - size / 2) / share + middle - 0.5 for size, middle in zip(WINDOW, middles, strict=True)
    ]
    at = np.meshgrid(*sides, indexing="ij")
    stays = np.maximum(ndimage.map_coordinates(blurred, at), 0) * model.retained(view.year, view.sun)
    shown = stays * stays / np.maximum(stays + model.weak_loss * view.year, 1e-9)
    return np.rint(255 * np.clip(flat_skin(shown, view.tone, view.year), 0, 1)).astype(np.uint8)


def lab(srgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """Return CIELAB, D65."""
    values = np.arange(256) / 255
    light = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)[srgb]
    white = np.array([0.95047, 1, 1.08883])
    xyz = light @ np.array(
        [[0.4124564, 0.2126729, 0.0193339], [0.3575761, 0.7151522, 0.119192], [0.1804375, 0.072175, 0.9503041]] / white
    )
    root = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_canvas_shows_what_the_model_makes_of_the_whole_map(page: Page, site: SmallSite, subject: str) -> None:
    figure = open_preview(page, site, f"?subject={subject}")
    script = """(figure, [states, rows, columns]) => states.reduce(async (before, state) => {
        const drawn = await before;
        Object.assign(figure.state, state);
        figure.draw();
        while (figure.waits) await new Promise(requestAnimationFrame);
        const canvas = figure.querySelector('.preview__stage:not([hidden]) canvas');
        const [left, top] = [(canvas.width - columns) / 2, (canvas.height - rows) / 2];
        const pixels = canvas.getContext('2d').getImageData(left, top, columns, rows).data;
        let text = '';
        for (let k = 0; k < pixels.length; k += 8192) text += String.fromCharCode(...pixels.subarray(k, k + 8192));
        return [...drawn, btoa(text)];
    }, [])"""
    views = [
        View(mm=22, year=year, spread=spread, site=1.0, sun=0.35, tone=tone)  # type: ignore[arg-type]
        for year in YEARS
        for spread in SPREADS
        for tone in TONES
    ]
    states = [{"mm": one.mm, "year": one.year, "spread": one.spread, "tone": f"{one.tone}"} for one in views]
    drawn = figure.evaluate(script, [states, *WINDOW])
    off = {}
    for view, text in zip(views, drawn, strict=True):
        ours = np.frombuffer(base64.b64decode(text), np.uint8).reshape(*WINDOW, 4)[..., :3]
        apart = np.linalg.norm(lab(ours) - lab(draw_reference(subject, view)), axis=-1)
        off[f"{view.year} years, {view.spread}, tone {view.tone}"] = float(apart.max())
    worst = max(off, key=lambda name: off[name])
    print(f"{subject}: worst ΔE {off[worst]:.2f} at {worst}")
    assert off[worst] <= MOST_OFF, f"{worst}: ΔE {off[worst]:.2f}"


def test_one_below_a_heading_waits_for_the_reader_to_come(page: Page, tmp_path: Path) -> None:
    with small_site(tmp_path) as small:
        marker = "ageing-preview subject=eye mm=12 controls=few"
        page.goto(write_figure(small, marker, before='<h2 id="below">Below</h2>' + "<p>Words.</p>" * 80))
        page.wait_for_load_state("networkidle")
        assert [path for path in small.asked if "ageing-preview" in path] == []
        page.locator(".figure").scroll_into_view_if_needed()
        expect(page.locator("ageing-preview")).to_have_attribute("data-figure", "live", timeout=WAIT_MS)
