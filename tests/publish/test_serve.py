"""`make serve` says where the site is, shows changes by itself, and ends without fuss."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitekit.publish.serve import choose_port


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def test_a_free_port_is_taken_as_it_is() -> None:
    port = free_port()

    assert choose_port(str(port)) == (port, "")


def test_a_taken_port_is_named_with_a_free_one_to_choose(taken: int) -> None:
    _, fault = choose_port(str(taken))

    start, _, other = fault.rpartition("=")
    assert start == f"Port {taken} is taken by another program. Choose another: make serve PORT"
    assert choose_port(other) == (int(other), "")


@pytest.mark.parametrize("text", ["eight", "0", "65536", "-1", "80 80", "8000.0", "٣"])
def test_what_is_no_port_is_refused(text: str) -> None:
    assert choose_port(text) == (
        0,
        f'PORT="{text}" is not a port. Write a number from 1 to 65535: make serve PORT=8001',
    )


def test_a_taken_port_ends_the_command_with_that_line_alone(taken: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sitekit.publish.serve"],
        env={**os.environ, "PORT": str(taken)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Port {taken} is taken by another program.")
    assert done.stderr.count("\n") == 1


def fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
            text: str = answer.read().decode()
            return text
    except (urllib.error.URLError, ConnectionError):
        return ""


def wait_for(text: str, address: str) -> None:
    limit = time.monotonic() + 20
    while text not in fetch(address):
        assert time.monotonic() < limit, f"{text} never came"
        time.sleep(0.05)


def test_the_site_is_served_shows_changes_and_ends_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# First\n\n[a fault](nowhere.md)\n")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("<body>{{ page.content }}</body>")
    (tmp_path / "mkdocs.yml").write_text("site_name: Tiny\nstrict: true\ntheme: {name: null, custom_dir: theme}\n")
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "sitekit.publish.serve"],
        cwd=tmp_path,
        env={**os.environ, "PORT": str(port), "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    wait_for("First", f"http://127.0.0.1:{port}/")
    (tmp_path / "docs/index.md").write_text("# Second\n")
    wait_for("Second", f"http://127.0.0.1:{port}/")

    os.killpg(server.pid, signal.SIGINT)
    out, _ = server.communicate(timeout=20)

    assert out.startswith(f"The site will be at http://127.0.0.1:{port}/ in a moment. Ctrl-C ends it.\n")
    assert "Traceback" not in out
    assert "zensical" not in out.lower(), "a package's banner came through"
    assert server.returncode == 0
    assert not list(tmp_path.glob("mkdocs_*")), "the served copy was left behind"
