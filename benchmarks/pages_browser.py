"""One page as a phone loads it: 390 × 844 px at 3 device pixels, slow 4G, a fourth of this machine's speed."""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser

SLOW_4G: Final = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6e6 * 0.9 / 8,
    "uploadThroughput": 750e3 * 0.9 / 8,
}
"""ms and bytes a second: what Lighthouse gives a browser to stand for 150 ms and 1.6 Mbit/s."""
_SLOWER: Final = 4
_SETTLED_MS: Final = 1500

_OBSERVE: Final = """\
window.seen = { lcp: 0, cls: 0, tbt: 0 };
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) seen.lcp = one.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) seen.cls += one.value;
}).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) seen.tbt += Math.max(0, one.duration - 50);
}).observe({ type: "longtask", buffered: true });
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What one load took before anybody scrolled."""

    kb: dict[str, float]
    """Thousands of bytes on the wire by kind: document, stylesheet, script, font, image, other."""
    requests: int
    other_hosts: int
    """Requests to any host but the page's own."""
    lcp_ms: float
    cls: float
    tbt_ms: float


def load(browser: Browser, address: str, *, slow: bool = True) -> Load:
    """Load a page into an empty cache and wait until nothing more comes; without `slow` at this machine's own speed."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        device_scale_factor=3,
        is_mobile=True,
        has_touch=True,
        ignore_https_errors=True,
    )
    page = context.new_page()
    page.add_init_script(_OBSERVE)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    asked: dict[str, tuple[str, str]] = {}
    weight: Counter[str] = Counter()

    def note(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            asked[event["requestId"]] = event.get("type", "Other"), urlsplit(event["request"]["url"]).netloc

    def weigh(event: dict[str, Any]) -> None:
        if event["requestId"] in asked:
            weight[asked[event["requestId"]][0].lower()] += int(event["encodedDataLength"])

    session.on("Network.requestWillBeSent", note)
    session.on("Network.loadingFinished", weigh)
    page.goto(address, wait_until="networkidle", timeout=120_000)
    page.wait_for_timeout(_SETTLED_MS)
    seen = page.evaluate("window.seen")
    context.close()
    own = urlsplit(address).netloc
    return Load(
        {kind: size / 1000 for kind, size in weight.items()},
        len(asked),
        sum(host != own for _, host in asked.values()),
        seen["lcp"],
        seen["cls"],
        seen["tbt"],
    )


def take_median(loads: Sequence[Load]) -> Load:
    """Return the load in the middle by LCP, with the median of CLS and blocking."""
    middle = sorted(loads, key=lambda one: one.lcp_ms)[len(loads) // 2]
    return Load(
        middle.kb,
        middle.requests,
        max(one.other_hosts for one in loads),
        statistics.median(one.lcp_ms for one in loads),
        statistics.median(one.cls for one in loads),
        statistics.median(one.tbt_ms for one in loads),
    )
