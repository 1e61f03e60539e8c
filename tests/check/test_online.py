"""Fetching addresses outside the site. Everything here is asked of a server of the tests' own, on this machine."""

from __future__ import annotations

import itertools
import threading
import time
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from check.sites import page, write_files

from sitekit.check.fetch import Fetcher, find_faults
from sitekit.check.online import check_online
from sitekit.check.tree import read_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 11, 21)
HOSTS = """\
# Where readers may go.
hosts:
  - {host: new.example, https: unknown, last_worked: never} # asked for by the studio
  - {host: gone.example, https: yes, last_worked: 2026-01-01}
  - host: old.example
    https: unknown
    last_worked: never
  # The best of all.
  - {host: good.example, https: yes, last_worked: 2026-01-01}
"""


class World(ThreadingHTTPServer):
    """All hosts there are: the first step of the path is the host that was meant."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Host)
        self.requests: list[tuple[str, str, float]] = []
        self.agents: set[str] = set()

    def lead_here(self, address: str) -> str:
        """Return the address on this machine that stands for one out there."""
        scheme, _, rest = address.partition("://")
        if scheme == "https" and rest.startswith("old.example"):
            return "http://127.0.0.1:1/"  # nobody listens
        return f"http://127.0.0.1:{self.server_port}/{rest}"

    def fetcher(self, **options: Any) -> Fetcher:
        return Fetcher(
            "Link check of https://here.example/",
            **{"pause_s": 0.0, "timeout_s": 0.2} | options,
            resolve=self.lead_here,
        )

    def asked(self) -> list[str]:
        return [f"{method} {path}" for method, path, _ in self.requests]


class _Host(BaseHTTPRequestHandler):
    server: World

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def _answer(self, method: str) -> None:
        self.server.requests.append((method, self.path, time.monotonic()))
        self.server.agents.add(self.headers["User-Agent"])
        name = self.path.rpartition("/")[2]
        status = 200
        if name == "gone":
            status = 404
        elif name == "shy" and method == "HEAD":
            status = 405
        elif name == "busy":
            status = 429
        elif name == "slow":
            time.sleep(0.4)
        elif name.startswith("hop"):
            status = 302
        self.send_response(status)
        if status == 302:
            left = int(name[3:])
            self.send_header("Location", f"hop{left - 1}" if left > 1 else "https://other.example/end")
        self.end_headers()


@pytest.fixture
def world() -> Iterator[World]:
    with World() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


def test_an_address_that_answers_works(world: World) -> None:
    assert world.fetcher().find_fault("https://good.example/a?b=1#c") == ""
    assert world.asked() == ["HEAD /good.example/a?b=1"]
    assert world.agents == {"Link check of https://here.example/"}


def test_a_server_that_knows_no_head_is_asked_again(world: World) -> None:
    assert world.fetcher().find_fault("https://good.example/shy") == ""
    assert world.asked() == ["HEAD /good.example/shy", "GET /good.example/shy"]


def test_a_page_that_is_gone_is_told(world: World) -> None:
    assert world.fetcher().find_fault("https://good.example/gone") == "answers 404 (Not Found)"


def test_a_server_that_asks_for_rest_is_left_in_peace(world: World) -> None:
    assert world.fetcher().find_fault("https://good.example/busy") == "answers 429 (Too Many Requests)"
    assert world.asked() == ["HEAD /good.example/busy"]


def test_a_server_that_takes_too_long_is_told(world: World) -> None:
    assert world.fetcher().find_fault("https://good.example/slow") == "does not answer within 0.2 seconds"


def test_a_server_that_is_not_there_is_told(world: World) -> None:
    assert world.fetcher().find_fault("https://old.example/") == "cannot be reached"


def test_three_redirects_are_followed(world: World) -> None:
    assert world.fetcher().find_fault("https://good.example/hop3") == ""
    assert world.asked()[-1] == "HEAD /other.example/end"


def test_four_redirects_are_too_many(world: World) -> None:
    assert world.fetcher().find_fault("https://good.example/hop4") == "redirects more than 3 times"
    assert len(world.requests) == 4


def test_a_host_is_asked_once_a_pause_and_hosts_side_by_side(world: World) -> None:
    addresses = [f"https://{host}.example/{number}" for host in "abcd" for number in range(3)]

    assert set(find_faults(addresses, world.fetcher(pause_s=0.15)).values()) == {""}

    begin = min(moment for _, _, moment in world.requests)
    for host in "abcd":
        moments = sorted(moment for _, path, moment in world.requests if path.startswith(f"/{host}.example/"))
        assert all(later - earlier > 0.1 for earlier, later in itertools.pairwise(moments))
        assert moments[0] - begin < 0.1


def test_each_step_of_a_redirect_waits_for_its_turn(world: World) -> None:
    world.fetcher(pause_s=0.15).find_fault("https://good.example/hop2")

    (_, _, first), (_, _, second), _ = world.requests
    assert second - first > 0.1


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page that leads to four hosts, one of them by two addresses, and to its own site."""
    body = (
        '<a href="https://here.example/">x</a> <a href="https://good.example/a">x</a> '
        '<a href="https://good.example/gone">x</a> <a href="http://new.example/">x</a> '
        '<a href="http://old.example/">x</a> <a href="https://gone.example/gone">x</a> <a href="https://good.example/a">x</a>'
    )
    write_files(tmp_path / "site", {"index.html": page(body)})
    (tmp_path / "hosts.yml").write_text(HOSTS, encoding="utf-8")
    return tmp_path / "site"


def test_addresses_that_fail_are_told_and_the_others_noted(world: World, site: Path, tmp_path: Path) -> None:
    found = read_site(site)

    problems = check_online(found, "https://here.example/", tmp_path / "hosts.yml", world.fetcher(), today=TODAY)

    assert [str(problem) for problem in problems] == [
        f'{site}/index.html: "https://gone.example/gone" answers 404 (Not Found).',
        f'{site}/index.html: "https://good.example/gone" answers 404 (Not Found).',
    ]
    assert world.asked().count("HEAD /good.example/a") == 1
    assert not any("here.example" in line for line in world.asked())
    assert (
        (tmp_path / "hosts.yml").read_text(encoding="utf-8")
        == """\
# Where readers may go.
hosts:
  - {host: new.example, https: yes, last_worked: 2026-11-21} # asked for by the studio
  - {host: gone.example, https: yes, last_worked: 2026-01-01}
  - host: old.example
    https: no
    last_worked: 2026-11-21
  # The best of all.
  - {host: good.example, https: yes, last_worked: 2026-11-21}
"""
    )


def test_a_list_that_cannot_be_read_stops_it(world: World, site: Path, tmp_path: Path) -> None:
    hosts = tmp_path / "hosts.yml"
    hosts.write_text("hosts:\n  - {host: good.example}\n", encoding="utf-8")

    problems = check_online(read_site(site), None, hosts, world.fetcher(), today=TODAY)

    assert [str(problem) for problem in problems] == [
        f"{hosts}:2: entry 1: hosts.https: is missing.",
        f"{hosts}:2: entry 1: hosts.last_worked: is missing.",
    ]
    assert world.requests == []
