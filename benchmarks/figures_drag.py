"""How smoothly a living figure follows a hand that drags."""

import asyncio
import statistics
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from playwright.async_api import Browser, CDPSession, FloatRect

from .figures_page import SLOWER, Subject, open_page, wait_until_live, wait_until_prepared

_DRAG_S: Final = 3.0
_SWEEP_S: Final = 0.3
"""From one end of a slider to the other: so fast that nearly every frame asks for another picture."""
_MOUSE_S: Final = 0.008
"""Between two reports of an ordinary mouse."""
_TASKS: Final = "TaskDuration"
_STYLES: Final = "RecalcStyleDuration"

_FOLLOW: Final = """\
(figure, method) => {
  const seen = (window.seen = { frames: [], draws: [], costs: [], on: true });
  const plain = figure[method];
  const draws = new Set();
  figure[method] = function (...given) {
    const from = performance.now();
    const result = plain.apply(this, given);
    seen.costs.push(performance.now() - from);
    draws.add(document.timeline.currentTime);
    return result;
  };
  const beat = (time) => {
    seen.frames.push(time);
    seen.draws = [...draws];
    if (seen.on) requestAnimationFrame(beat);
    else delete figure[method];
  };
  requestAnimationFrame(beat);
}
"""
_WIDEN: Final = """\
(figure) => {
  const canvas = figure.querySelector(".preview__stage:not([hidden]) canvas");
  if (canvas) {
    figure.querySelector(".figure__live").style.display = "block";
    figure.querySelector(".preview__pictures").style.width = "800px";
  }
  const shown = canvas ?? figure.querySelector("canvas");
  const { width, height } = shown?.getBoundingClientRect() ?? { width: 0, height: 0 };
  return [Math.round(width), Math.round(height)];
}
"""
"""Gives the preview's picture the size of the promise."""


@dataclass(frozen=True, slots=True)
class Drag:
    """What three seconds of dragging looked like."""

    frames: float
    """A second, whether something changed or not."""
    redrawn: float
    """Frames a second that showed something new."""
    longest: float
    """Between two frames that showed something new [ms]."""
    drawing: float
    """The figure's own drawing, once, the median [ms of the slowed processor]."""
    busy: float
    """All that the main thread does, a frame [ms of the slowed processor, whatever else the machine is doing]."""
    styling: float
    """Of that, finding out which styles hold."""
    canvas: tuple[int, int]
    """CSS px of the largest canvas; zeros where there is none."""


async def measure_drag(browser: Browser, base: str, subject: Subject, *, at_once: bool = False) -> Drag:
    """Drag a figure's main control on a slowed desk computer; `at_once` as soon as the figure lives."""
    async with open_page(browser, phone=False, slower=SLOWER) as (page, session):
        await page.goto(base + subject.address)
        figure = await wait_until_live(page, subject.name)
        canvas = await figure.evaluate(_WIDEN)
        if not at_once:
            await wait_until_prepared(figure)
        control = figure.locator(subject.control)
        await control.scroll_into_view_if_needed()
        is_slider = await control.get_attribute("type") == "range"
        box = await control.bounding_box()
        if box is None:
            raise RuntimeError(f"{subject.name} has no {subject.control} in sight")
        await control.focus()
        await session.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = await _read_tasks(session)
        await figure.evaluate(_FOLLOW, subject.method)
        await (_drag(session, box) if is_slider else _hold_arrow(session))
        seen = await page.evaluate("() => { window.seen.on = false; return window.seen; }")
        after = await _read_tasks(session)
    busy = {name: 1000 * (after[name] - before[name]) / len(seen["frames"]) for name in (_TASKS, _STYLES)}
    return _read_drag(seen, busy, (canvas[0], canvas[1]))


async def _read_tasks(session: CDPSession) -> dict[str, float]:
    answer = await session.send("Performance.getMetrics")
    return {one["name"]: one["value"] for one in answer["metrics"]}


async def _drag(session: CDPSession, box: FloatRect) -> None:
    """Sweep a slider from end to end and back; nothing waits for the page, as no hand does."""
    y, inset = box["y"] + box["height"] / 2, 12
    loop = asyncio.get_running_loop()

    def send(kind: str, x: float) -> asyncio.Task[Any]:
        event = {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1, "pointerType": "mouse"}
        return asyncio.ensure_future(session.send("Input.dispatchMouseEvent", event))

    await send("mousePressed", box["x"] + inset)
    began = loop.time()
    sent = []
    while (passed := loop.time() - began) < _DRAG_S:
        turn = passed / _SWEEP_S % 2
        sent.append(send("mouseMoved", box["x"] + inset + min(turn, 2 - turn) * (box["width"] - 2 * inset)))
        await asyncio.sleep(_MOUSE_S)
    await asyncio.gather(*sent)
    await send("mouseReleased", box["x"] + inset)


async def _hold_arrow(session: CDPSession) -> None:
    """Hold the arrow up, then down, and so on, at the rate of a fast keyboard."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    sent = []
    while (passed := loop.time() - began) < _DRAG_S:
        key = "ArrowUp" if int(passed) % 2 == 0 else "ArrowDown"
        code = 38 if key == "ArrowUp" else 40
        event = {"type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": code}
        sent.append(asyncio.ensure_future(session.send("Input.dispatchKeyEvent", event)))
        await asyncio.sleep(2 * _MOUSE_S)
    await asyncio.gather(*sent)


def _read_drag(seen: dict[str, Any], busy: dict[str, float], canvas: tuple[int, int]) -> Drag:
    frames, draws = seen["frames"], seen["draws"]
    gaps = [after - before for before, after in pairwise(draws)]
    return Drag(
        frames=1000 * (len(frames) - 1) / (frames[-1] - frames[0]),
        redrawn=1000 * len(gaps) / sum(gaps),
        longest=max(gaps),
        drawing=statistics.median(seen["costs"]),
        busy=busy[_TASKS],
        styling=busy[_STYLES],
        canvas=canvas,
    )
