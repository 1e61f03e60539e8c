"""What the preview does with a reader's own picture of 40 megapixels: how soon it is drawn, and what it holds."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw
from playwright.async_api import Browser, CDPSession

from .figures_page import WAIT_MS, Subject, open_page, wait_until_live, wait_until_prepared

PIXELS: Final = (7304, 5476)
"""Width and height, 40 megapixels."""
_GRAIN_PX: Final = 8
_QUALITY: Final = 88
_MB: Final = 1e6


@dataclass(frozen=True, slots=True)
class Opened:
    """One picture chosen and drawn."""

    first: float
    """From the choice to its first frame on the screen [ms]."""
    longest: float
    """The longest task of the main thread meanwhile [ms]; 0 if none took 50 ms."""
    longest_after: float
    """The same from then until all that a drag needs is made."""
    held: float
    """The page's JavaScript heap with what its arrays hold, once all is made and swept [MB]."""
    process_before: float | None
    process_after: float | None
    process_most: float | None
    """Memory of the page's process: its own before and after, and the most it ever had with what it shares [MB].

    None where the system does not tell."""


def make_photograph(path: Path) -> Path:
    """Write a JPEG of a dark ring on grainy paper and return its path."""
    width, height = PIXELS
    grain = Image.effect_noise((width // _GRAIN_PX, height // _GRAIN_PX), 12).resize(PIXELS, Image.Resampling.BICUBIC)
    picture = grain.point(lambda value: min(255, value + 105))
    box = (width * 0.2, height * 0.15, width * 0.75, height * 0.85)
    ImageDraw.Draw(picture).ellipse(box, outline=20, width=width // 40)
    picture.convert("RGB").save(path, "JPEG", quality=_QUALITY)
    return path


async def open_own(browser: Browser, base: str, subject: Subject, photograph: Path, slower: float) -> Opened:
    """Choose `photograph` in the preview on a desk computer `slower` times slower than this one."""
    async with open_page(browser, phone=False, slower=slower) as (page, session):
        await page.goto(base + subject.address)
        figure = await wait_until_live(page, subject.name)
        await wait_until_prepared(figure)
        process = await _find_process(browser)
        await session.send("HeapProfiler.collectGarbage")
        before = _read_private(process)
        await figure.locator("input[type=file]").set_input_files(photograph)
        await page.wait_for_function("window.marks.own !== undefined", timeout=WAIT_MS)
        await wait_until_prepared(figure)
        held = await _read_held(session)
        marks = await page.evaluate("window.marks")
        after, most = _read_private(process), _read_kb(process, "status", "VmHWM:")
    chosen, own = marks["chosen"], marks["own"]
    tasks = [(start, took) for start, took in marks["tasks"] if start + took > chosen]
    return Opened(
        first=own - chosen,
        longest=max((took for start, took in tasks if start < own), default=0),
        longest_after=max((took for start, took in tasks if start >= own), default=0),
        held=held,
        process_before=before,
        process_after=after,
        process_most=most,
    )


async def _read_held(session: CDPSession) -> float:
    await session.send("HeapProfiler.collectGarbage")
    heap: dict[str, Any] = await session.send("Runtime.getHeapUsage")
    return float(heap["usedSize"] + heap.get("backingStorageSize", 0)) / _MB


async def _find_process(browser: Browser) -> int:
    """Return the id of the renderer that has worked most: the one of the only page."""
    session = await browser.new_browser_cdp_session()
    answer = await session.send("SystemInfo.getProcessInfo")
    await session.detach()
    found = [one for one in answer["processInfo"] if one["type"] == "renderer"]
    return int(max(found, key=lambda one: one["cpuTime"])["id"])


def _read_private(process: int) -> float | None:
    parts = [_read_kb(process, "smaps_rollup", f"Private_{kind}:") for kind in ("Clean", "Dirty")]
    return None if None in parts else sum(filter(None, parts))


def _read_kb(process: int, file: str, field: str) -> float | None:
    """Return one number of /proc in MB."""
    try:
        lines = Path(f"/proc/{process}/{file}").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 / _MB for line in lines if line.startswith(field)), None)
