"""Asking other people's servers whether an address still works, without being a nuisance."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

import requests

THREADS: Final = 4
"""Hosts asked at the same time."""
_MOST_REDIRECTS: Final = 3
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_FIRST_ERROR: Final = 400


@dataclass(slots=True)
class Fetcher:
    """Asks for addresses: one request a pause to each host, headers first, at most three redirects."""

    user_agent: str
    pause_s: float = 1.0
    timeout_s: float = 15.0
    resolve: Callable[[str], str] = str
    """Turns an address into the one that is really fetched; tests lead it to a server of their own."""
    _free_at: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def find_fault(self, address: str) -> str:
        """Return what is wrong with an address, in words that follow it, or an empty string if it works."""
        here = urldefrag(address).url
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                status, onward = self._ask("HEAD", here)
                if status >= _FIRST_ERROR and status != HTTPStatus.TOO_MANY_REQUESTS:
                    status, onward = self._ask("GET", here)  # many servers know no HEAD
                if status not in _REDIRECTS or not onward:
                    return "" if status < _FIRST_ERROR else f"answers {_name_status(status)}"
                here = urldefrag(urljoin(here, onward)).url
        except requests.exceptions.SSLError:
            return "has a certificate that is not in order"
        except requests.exceptions.Timeout:
            return f"does not answer within {self.timeout_s:g} seconds"
        except (requests.exceptions.RequestException, ValueError):
            return "cannot be reached"
        return f"redirects more than {_MOST_REDIRECTS} times"

    def _ask(self, method: str, address: str) -> tuple[int, str]:
        self._wait_for_turn(urlsplit(address).hostname or "")
        with requests.request(
            method,
            self.resolve(address),
            headers={"User-Agent": self.user_agent},
            timeout=self.timeout_s,
            allow_redirects=False,  # followed by us, so that each step waits for its turn
            stream=True,  # the body is never read
        ) as answer:
            return answer.status_code, answer.headers.get("Location", "")

    def _wait_for_turn(self, host: str) -> None:
        with self._lock:
            turn = max(time.monotonic(), self._free_at.get(host, 0.0))
            self._free_at[host] = turn + self.pause_s
        time.sleep(max(0.0, turn - time.monotonic()))


def find_faults(addresses: Iterable[str], fetcher: Fetcher) -> Mapping[str, str]:
    """Return what is wrong with each address (empty if it works); hosts are asked side by side, each in order."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[urlsplit(address).hostname or ""].append(address)

    def ask_host(of_host: list[str]) -> list[tuple[str, str]]:
        return [(address, fetcher.find_fault(address)) for address in of_host]

    with ThreadPoolExecutor(THREADS) as pool:
        return dict(answer for answers in pool.map(ask_host, by_host.values()) for answer in answers)


def _name_status(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
