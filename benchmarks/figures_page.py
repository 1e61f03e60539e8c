"""A living figure on a page of its own, and how soon it lives."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

from playwright.async_api import Browser, CDPSession, Locator, Page

SLOWER: Final = 4
"""Times slower than this machine: what a promise calls a throttled processor."""
WAIT_MS: Final = 60_000
_PHONE: Final[dict[str, Any]] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "is_mobile": True}
_DESK: Final[dict[str, Any]] = {"viewport": {"width": 1280, "height": 1000}, "device_scale_factor": 1}

_WATCH: Final = """\
(() => {
  const marks = (window.marks = { tasks: [] });
  const define = customElements.define.bind(customElements);
  const note = (name) => (marks[name] ??= performance.now());
  const shown = (name) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => note(name);
    port2.postMessage(0);
  });
  customElements.define = (name, made, options) => {
    const { start, draw } = made.prototype;
    if (start && draw) {
      made.prototype.start = function () { note("start"); return start.call(this); };
      made.prototype.draw = function () {
        draw.call(this);
        if (this.own) note("ownDrawn"), shown("own");
        else shown("live");
      };
      note("upgrade");
    }
    define(name, made, options);
  };
  document.addEventListener("change", ({ target }) => { if (target.type === "file") note("chosen"); }, true);
  new PerformanceObserver((list) => marks.tasks.push(...list.getEntries().map((one) => [one.startTime, one.duration])))
    .observe({ type: "longtask", buffered: true });
})();
"""
"""Notes when a figure comes to life, when a file is chosen and drawn, and every long task."""
_PREPARED: Final = """\
(figure) => new Promise((done) => {
  let made = -1;
  const look = () => {
    const now = figure.levels?.made?.length ?? 0;
    if (now === made) done();
    else setTimeout(look, 2000);
    made = now;
  };
  look();
})
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """A living figure and what a reader moves in it."""

    name: str
    """Of its element."""
    address: str
    """Of its page, below the site's root."""
    control: str = ".figure__range >> nth=0"
    """The slider that is dragged, or the number whose arrow key is held."""
    method: str = "draw"
    """Of the element: shows its state."""
    script: str = ""
    """Where its script begins, below `assets/js`, if not in one of its own name."""
    styles: str = ""
    """Its stylesheet, if not of its own name."""


@dataclass(frozen=True, slots=True)
class Start:
    """From the page's address being asked for, in ms."""

    upgraded: float
    """The element's class is known."""
    near: float
    """It is near the window, by itself or because the reader came there, and starts."""
    living: float
    """Its first living frame is on the screen."""

    @property
    def took(self) -> float:
        """From being near to the first frame [ms]."""
        return self.living - self.near


@asynccontextmanager
async def open_page(browser: Browser, *, phone: bool, slower: float) -> AsyncIterator[tuple[Page, CDPSession]]:
    """Yield an empty page that notes what happens in it."""
    context = await browser.new_context(**(_PHONE if phone else _DESK), ignore_https_errors=True)
    page = await context.new_page()
    await page.add_init_script(_WATCH)
    session = await context.new_cdp_session(page)
    await session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    yield page, session
    await context.close()


async def wait_until_live(page: Page, name: str) -> Locator:
    """Go to the figure as a reader does, wait for its first frame and return it."""
    figure = page.locator(name).first
    await page.wait_for_load_state("load")
    await figure.scroll_into_view_if_needed(timeout=WAIT_MS)
    await page.wait_for_function("window.marks.live !== undefined", timeout=WAIT_MS)
    if await figure.get_attribute("data-figure") != "live":
        raise RuntimeError(f"{name} does not come to life on {page.url}")
    return figure


async def wait_until_prepared(figure: Locator) -> None:
    """Wait until the preview has made all it makes ahead of a drag; other figures make nothing."""
    await figure.evaluate(_PREPARED)


async def measure_start(browser: Browser, base: str, subject: Subject) -> Start:
    """Load a figure's page on a slow phone into an empty cache."""
    async with open_page(browser, phone=True, slower=SLOWER) as (page, _):
        await page.goto(base + subject.address, wait_until="commit")
        await wait_until_live(page, subject.name)
        marks = await page.evaluate("window.marks")
        return Start(marks["upgrade"], marks["start"], marks["live"])
