"""A gallery of 2,000 pieces: how soon the finder answers on a slow phone, and how large its pages are."""

import functools
import statistics
import sys
import threading
from collections import defaultdict
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from .pages_npm import PROJECT

PIECES: Final = 2000
_SLOWER: Final = 4
_ROUNDS: Final = 5
"""Of the same taps; the median of each counts, so that a busy machine is not taken for a slow finder."""
_PAUSE_MS: Final = 50
_SUBJECTS: Final = ("rose", "moth", "eye")
_PLACES: Final = ("forearm", "ankle")
_TONES: Final = (2, 6, 9)

_ANSWER: Final = """\
async (pair) => {
  const link = document.querySelector(`[data-facet="${pair[0]}"] [data-value="${pair[1]}"]`);
  if (!link.href) return null;
  const finder = document.querySelector("piece-finder");
  const answered = new Promise((done) => new MutationObserver((_, observer) => {
    if (!finder.hasAttribute("aria-busy")) done(observer.disconnect());
  }).observe(finder, { attributeFilter: ["aria-busy"] }));
  const start = performance.now();
  link.click();
  await answered;
  document.body.getBoundingClientRect();
  return performance.now() - start;
}
"""
_LINKS: Final = """() => [...document.querySelectorAll("[data-facet] [data-value]")].map(
  (link) => [link.closest("[data-facet]").dataset.facet, link.dataset.value])"""


@dataclass(frozen=True, slots=True)
class Found:
    """What 2,000 pieces cost."""

    median_ms: float
    worst_ms: float
    """From the tap to the new cards being laid out, with the processor at a fourth of its speed."""
    answers: int
    index_kb: float
    largest_kb: float
    """HTML of the index, and of the largest of its pages and those of filters, uncompressed."""
    data_kb: float
    """`pieces.json`, uncompressed."""


def measure_finder(browser: Browser, ours: Path, folder: Path) -> Found:
    """Make the pages around what our built site puts around its own index, and tap every filter one after another."""
    for place in ("hooks", "tests"):
        if str(PROJECT / place) not in sys.path:
            sys.path.insert(0, str(PROJECT / place))
    small = import_module("small_galleries")  # of the tests
    from sitekit.catalogue.finder import Finder  # noqa: PLC0415 - its folder is on the path only now
    from sitekit.catalogue.index_data import write_index_data  # noqa: PLC0415
    from sitekit.catalogue.made import make_pages  # noqa: PLC0415

    entries = [
        small.make_entry(
            f"piece-with-a-name-{n}",
            subject=_SUBJECTS[n % 3],
            placement=_PLACES[n % 2],
            skin_tone=_TONES[n // 7 % 3],
            width_mm=10 + n % 11,
        )
        for n in range(PIECES)
    ]
    many = small.make_catalogue({"one": entries})
    index = str(Finder(many).render_index(1, root="../"))
    before, after = _read_frame(ours)
    page = f"{before}{index}{after}"
    data = write_index_data(tuple(many.exhibits.values()), many.facets)
    sizes = [len(made.content.encode()) for made in make_pages(many, "") if made.kind == "finder"]
    gallery = folder / "gallery"
    gallery.mkdir(parents=True, exist_ok=True)
    (gallery / "index.html").write_text(page, encoding="utf-8")
    (gallery / "pieces.json").write_text(data, encoding="utf-8")
    if not (folder / "assets").exists():
        (folder / "assets").symlink_to(ours / "assets")
    answers = _tap(browser, folder)
    frame = len(before.encode()) + len(after.encode())
    return Found(
        statistics.median(answers),
        max(answers),
        len(answers),
        len(page.encode()) / 1000,
        (max(sizes) + frame) / 1000,
        len(data.encode()) / 1000,
    )


def _read_frame(ours: Path) -> tuple[str, str]:
    """Return what stands before and after the finder in the built index."""
    html = (ours / "gallery/index.html").read_text(encoding="utf-8")
    before, _, rest = html.partition("<piece-finder")
    return before, rest.partition("</piece-finder>")[2]


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _tap(browser: Browser, folder: Path) -> list[float]:
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=3)
        page = context.new_page()
        page.route("**/assets/pictures/**", lambda route: route.fulfill(body=b"", content_type="image/avif"))
        page.goto(f"http://127.0.0.1:{server.server_port}/gallery/")
        pairs = page.evaluate(_LINKS)
        page.evaluate(_ANSWER, pairs[0])  # fetches the data, which a hint does for a reader before the first tap
        page.evaluate(_ANSWER, pairs[0])
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        taps: dict[tuple[str, ...], list[float]] = defaultdict(list)
        for _ in range(_ROUNDS):
            for chosen in (None, pairs[0]):
                if chosen is not None:
                    page.evaluate(_ANSWER, chosen)
                for pair in pairs:
                    if chosen is not None and pair[0] == chosen[0]:
                        continue
                    for turn in ("choose", "take back"):
                        took = page.evaluate(_ANSWER, pair)
                        page.wait_for_timeout(_PAUSE_MS)
                        if took is not None:
                            taps[turn, str(chosen), *pair].append(took)
            page.evaluate(_ANSWER, pairs[0])  # so that the next round begins with nothing chosen
        context.close()
        server.shutdown()
    return [statistics.median(times) for times in taps.values()]
