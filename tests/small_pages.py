"""Small pages with the real scripts and styles, served while a test looks at them."""

from __future__ import annotations

import contextlib
import functools
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from samples import ROOT

from sitekit.assets import join_styles

ASSETS = ROOT / "overrides" / "assets"


@dataclass(frozen=True, slots=True)
class SmallSite:
    """A folder that is served, and what was asked of it."""

    folder: Path
    address: str
    """Ends with a slash."""
    asked: list[str] = field(default_factory=list)
    """The path of every request, in order, without the query."""

    def write(self, where: str, main: str, *scripts: str, title: str = "A page", head: str = "") -> str:
        """Write a page at `where` ("" or "a/b/") and return its address.

        `scripts` are names in assets/js, `head` goes before them.
        """
        root = "../" * where.count("/")
        modules = "".join(f'<script type="module" src="{root}assets/js/{script}"></script>' for script in scripts)
        page = self.folder / where / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
            f'<link rel="stylesheet" href="{root}assets/css/print.css" media="print">'
            f'<link rel="icon" href="{root}assets/mark.svg"><link rel="stylesheet" href="{root}assets/site.css">'
            f'{head}{modules}</head><body><main id="main">{main}</main></body></html>',
            encoding="utf-8",
        )
        return self.address + where


@contextlib.contextmanager
def small_site(folder: Path) -> Iterator[SmallSite]:
    """Serve `folder` with our scripts and our stylesheets in one in it."""
    shutil.copytree(ASSETS / "js", folder / "assets" / "js")
    shutil.copy(ASSETS / "mark.svg", folder / "assets")
    styles = join_styles({part.name: part.read_text(encoding="utf-8") for part in (ASSETS / "css").glob("*.css")})
    later = {url: text for url, text in styles.files.items() if url.startswith("assets/css/")}
    at_once = "".join(text for url, text in styles.files.items() if url not in later)
    (folder / "assets" / "css").mkdir()
    for url, text in {"assets/site.css": at_once, **later}.items():
        (folder / url).write_text(text, encoding="utf-8")
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            asked.append(self.path.partition("?")[0])

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield SmallSite(folder, f"http://127.0.0.1:{server.server_port}/", asked)
        server.shutdown()
