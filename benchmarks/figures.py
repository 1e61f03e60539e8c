"""What the living figures cost a reader: frames a second, time to the first frame, weight, and memory.

Run as `python -m benchmarks.figures`. The real site is served over HTTP/2 with brotli and opened in a real browser
whose processor is slowed four times; medians count. Takes about four minutes; `--quick` measures once. Whatever else
the machine is doing takes frames away: "busy ms" are the main thread's own, and say how many frames it could make.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from playwright.async_api import Browser, async_playwright

from tools.browser import find_browser, launch_arguments

from .figures_drag import Drag, measure_drag
from .figures_own import PIXELS, Opened, make_photograph, open_own
from .figures_page import SLOWER, Start, Subject, measure_start
from .figures_weight import weigh
from .pages import Verdicts, build_ours
from .pages_npm import PROJECT
from .pages_served import serve

FOLDER: Final = PROJECT / ".bench/figures"
PREVIEW: Final = Subject("ageing-preview", "ageing/preview/")
FIGURES: Final = (
    PREVIEW,
    Subject("style-slider", "compare/see/"),
    Subject("detail-budget", "design/detail-budget/"),
    Subject("size-sheet", "design/sheet/", control="input[type=number] >> nth=0", styles="sheet"),
    Subject("true-size", "design/true-size/", method="place", script="true-size/index"),
)
LEAST_FRAMES: Final = 50
"""A second, of the preview at `CANVAS`."""
CANVAS: Final = (800, 600)
"""CSS px."""
MOST_MB: Final = 60
MOST_KB: Final = 12

One = TypeVar("One")


def main() -> int:
    """Measure, print tables and verdicts, and return 0 if all promises hold, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="of each measurement")
    parser.add_argument("--quick", action="store_true", help="one run, to see whether it works")
    parser.add_argument("--site", type=Path, help="a built site to take, instead of building one")
    arguments = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    site = arguments.site or build_ours(FOLDER / "site")
    verdicts = judge_weights(site) | asyncio.run(_measure(site, 1 if arguments.quick else arguments.runs))
    print()
    for promise, holds in verdicts.items():
        print(f"- {'holds' if holds else 'MISSED'}: {promise}")
    return 0 if all(verdicts.values()) else 1


def judge_weights(site: Path) -> Verdicts:
    """Print what each figure weighs, the common ground apart."""
    print("kB after gzip -6, each file by itself; own = own scripts and styles\n")
    print("| figure | own | scripts | later scripts | styles | common ground | data |")
    print("|---|---|---|---|---|---|---|")
    verdicts: Verdicts = {}
    for one in FIGURES:
        found = weigh(site, one.name, one.script or one.name, one.styles or one.name)
        parts = (found.own, found.scripts, found.later, found.styles, found.shared, found.data)
        print(f"| {one.name} | {' | '.join(f'{part:.1f}' for part in parts)} |", flush=True)
        verdicts[f"{one.name}: {found.own:.1f} kB of its own (at most {MOST_KB})"] = found.own <= MOST_KB
    return verdicts


async def _measure(site: Path, runs: int) -> Verdicts:
    verdicts: Verdicts = {}
    with serve({"ours": site}, FOLDER) as at, tempfile.TemporaryDirectory() as folder:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
            print(f"\nChromium {browser.version} without a graphics card, medians of {runs}")
            await _report_starts(browser, at["ours"], runs)
            verdicts |= await _judge_drags(browser, at["ours"], runs)
            verdicts |= await _judge_own(browser, at["ours"], make_photograph(Path(folder) / "photograph.jpg"), runs)
            await browser.close()
    return verdicts


async def _repeat(measure: Callable[[], Awaitable[One]], runs: int) -> Sequence[One]:
    return [await measure() for _ in range(runs)]


async def _report_starts(browser: Browser, base: str, runs: int) -> None:
    """Print how soon each figure lives on a phone."""
    print(
        f"\nms on a phone (390 × 844 at 3) slowed {SLOWER} times, from the address being asked for on a fast network\n"
    )
    print("| figure | upgraded | near the window | first living frame | took |")
    print("|---|---|---|---|---|")
    for one in FIGURES:
        starts: Sequence[Start] = await _repeat(lambda one=one: measure_start(browser, base, one), runs)  # type: ignore[misc]
        parts = [[start.upgraded, start.near, start.living, start.took] for start in starts]
        print(f"| {one.name} | {' | '.join(f'{statistics.median(each):.0f}' for each in zip(*parts, strict=True))} |")


async def _judge_drags(browser: Browser, base: str, runs: int) -> Verdicts:
    """Print how each figure follows a hand."""
    print(f"\nslowed {SLOWER} times, dragged up and down its range for three seconds (size-sheet: an arrow key held)\n")
    print("| figure | frames a second | that showed something new | longest ms between them | drawing ms "
          "| busy ms a frame | of that styles | canvas px |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|")

    async def measure(one: Subject, name: str, *, at_once: bool = False) -> Drag:
        drags = await _repeat(lambda: measure_drag(browser, base, one, at_once=at_once), runs)
        middle = _take_median(drags)
        cells = [f"{middle.frames:.0f}", f"{middle.redrawn:.0f}", f"{middle.longest:.0f}", f"{middle.drawing:.1f}"]
        cells += [
            f"{middle.busy:.1f}",
            f"{middle.styling:.1f}",
            " × ".join(map(str, middle.canvas)) if middle.canvas[0] else "",
        ]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
        return middle

    drags = {one.name: await measure(one, one.name) for one in FIGURES}
    await measure(PREVIEW, f"{PREVIEW.name}, at once", at_once=True)
    mine = drags[PREVIEW.name]
    if mine.canvas != CANVAS:
        raise RuntimeError(f"the preview was measured at {mine.canvas}, not at {CANVAS}")
    size = " × ".join(map(str, CANVAS))
    says = f"the preview draws {mine.redrawn:.0f} pictures a second while dragged at {size} (at least {LEAST_FRAMES})"
    return {says: mine.redrawn >= LEAST_FRAMES}


def _take_median(drags: Sequence[Drag]) -> Drag:
    def middle(part: Callable[[Drag], float]) -> float:
        return statistics.median(map(part, drags))

    return Drag(
        frames=middle(lambda one: one.frames),
        redrawn=middle(lambda one: one.redrawn),
        longest=middle(lambda one: one.longest),
        drawing=middle(lambda one: one.drawing),
        busy=middle(lambda one: one.busy),
        styling=middle(lambda one: one.styling),
        canvas=drags[0].canvas,
    )


async def _judge_own(browser: Browser, base: str, photograph: Path, runs: int) -> Verdicts:
    """Print what a picture of 40 megapixels costs in the preview."""
    print(f"\na reader's own JPEG of {PIXELS[0] * PIXELS[1] / 1e6:.1f} megapixels\n")
    print("| slowed | ms to its first frame | longest task ms | longest task ms afterwards | heap and arrays MB "
          "| process MB before | after | most ever |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|")
    held = 0.0
    for slower in (1, SLOWER):
        found: Sequence[Opened] = [await open_own(browser, base, PREVIEW, photograph, slower) for _ in range(runs)]
        parts = [(one.first, one.longest, one.longest_after, one.held) for one in found]
        cells = [f"{statistics.median(each):.0f}" for each in zip(*parts, strict=True)]
        for each in zip(*((one.process_before, one.process_after, one.process_most) for one in found), strict=True):
            known = [value for value in each if value is not None]
            cells.append(f"{statistics.median(known):.0f}" if known else "not told")
        print(f"| {slower} × | {' | '.join(cells)} |", flush=True)
        held = max(held, *(one.held for one in found))
    return {f"the preview holds {held:.0f} MB with such a picture, in the worst run (under {MOST_MB})": held < MOST_MB}


if __name__ == "__main__":
    sys.exit(main())
