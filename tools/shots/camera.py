"""Builds the site, serves it and takes pictures of its pages."""

import functools
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, Literal

from playwright.sync_api import Browser, Page

from sitekit.publish.runner import runner_environment

HEIGHTS: Final = {390: 844, 768: 1024, 1440: 900}
"""Of the window at each width, in px."""
Scheme = Literal["light", "dark"]

_SETTLE: Final = """async () => {
    const letters = new Promise((resolve) => {
        const waiting = () => document.documentElement.matches(".stand-ins");
        const look = () => (waiting() ? setTimeout(look, 50) : resolve(document.fonts.ready));
        look();
    });
    for (const image of document.images) image.loading = "eager";
    const shown = [...document.images].filter((image) => image.checkVisibility());
    const all = Promise.all([letters, ...shown.map((image) => image.decode().catch(() => {}))]);
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 60000))]);
}"""


class CameraError(Exception):
    """There is nothing to take a picture of; the message says why."""


def build_site(root: Path, site: Path) -> None:
    """Build the project at `root` into `site`; raises `CameraError` with what the build said if it fails."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml"), "-d", str(site)]
    done = subprocess.run(command, cwd=root, env=runner_environment(root), capture_output=True, text=True, check=False)
    if done.returncode:
        raise CameraError(f"{done.stdout}{done.stderr}\nThe site could not be built, so there are no pictures.")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - the base class has it so
        """Say nothing."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address of its root."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def open_window(browser: Browser, width: int, scheme: Scheme, *, reduced_motion: bool = False) -> Iterator[Page]:
    """Open a window of one of the widths in `HEIGHTS`, light or dark."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme=scheme,
        reduced_motion="reduce" if reduced_motion else "no-preference",
    )
    yield context.new_page()
    context.close()


def settle(page: Page) -> None:
    """Load all pictures, those further down too, and wait until they and the letters are there."""
    page.evaluate(_SETTLE)
