"""What all tests share: tiny evidence to cite, the real site, a browser."""

from __future__ import annotations

import fcntl
import functools
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from samples import ROOT, write_evidence

from sitekit.evidence.load import Evidence, load_evidence
from sitekit.publish.runner import runner_environment
from tools.browser import find_browser, launch_arguments

# Tiny sites are built in folders of their own; cutting the fonts anew for each would take longer than all the rest.
os.environ.setdefault("FONTS_CACHE", str(ROOT / ".cache/fonts"))


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    """Three claims on two sources."""
    loaded, problems = load_evidence(write_evidence(tmp_path / "evidence"))
    assert problems == []
    return loaded


@pytest.fixture(autouse=True)
def _restored_surroundings() -> Iterator[None]:
    """A test that leaves the import path or MkDocs' logger changed would decide what the next one sees."""
    path = list(sys.path)
    logger = logging.getLogger("mkdocs")
    before = (logger.level, logger.propagate, list(logger.handlers))
    yield
    logger.setLevel(before[0])
    logger.propagate = before[1]
    logger.handlers[:] = before[2]
    assert sys.path == path


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly, once for all test processes."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site = shared / "real-site"
    with (shared / "real-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (site / "index.html").exists():
            build_real_site(site)
    return site


def build_real_site(site: Path, *, runner: tuple[str, ...] = ("-m", "mkdocs")) -> None:
    """Build the project into `site`; fail with everything the generator said if it fails."""
    command = [sys.executable, *runner, "build", "--strict", "-f", str(ROOT / "mkdocs.yml"), "-d", str(site)]
    done = subprocess.run(command, cwd=ROOT, env=runner_environment(ROOT), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: requests are not what a test run is about."""


@pytest.fixture(scope="session")
def address(real_site: Path) -> Iterator[str]:
    """Where the real site is served while the tests run."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(real_site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser. A machine without one fails these tests: they are never skipped."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone's window."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()
