"""The site on this machine, shown anew whenever a file changes: `PORT=8001 python -m sitekit.publish.serve`."""

import errno
import os
import socket
import sys
from pathlib import Path
from typing import Final

from .runner import CONFIG, RUNNERS, runner_environment

HOST: Final = "127.0.0.1"
LAST_PORT: Final = 65535


def main() -> None:
    """Become the runner's server at the port in `PORT` (8000 if unset), or say why it cannot be that one."""
    port, fault = choose_port(os.environ.get("PORT") or "8000")
    if fault:
        sys.exit(fault)
    sys.stdout.write(f"The site will be at http://{HOST}:{port}/ in a moment. Ctrl-C ends it.\n")
    sys.stdout.flush()
    # A writer sees faults as warnings and goes on; only `make build` refuses. Some versions of click forget that live
    # reload is on unless it is said.
    command = [*RUNNERS["mkdocs"], "serve", "-f", CONFIG, "--dev-addr", f"{HOST}:{port}", "--no-strict", "--livereload"]
    os.execve(command[0], command, runner_environment(Path()))  # noqa: S606 - no shell is wanted


def choose_port(text: str) -> tuple[int, str]:
    """Return the port `text` names and an empty string, or a sentence that says why it cannot be had."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= LAST_PORT):
        return 0, f'PORT="{text}" is not a port. Write a number from 1 to {LAST_PORT}: make serve PORT=8001'
    port = int(text)
    reason = _why_not(port)
    if not reason:
        return port, ""
    other = next((n for n in range(max(port, 1024) + 1, LAST_PORT + 1) if not _why_not(n)), 8001)
    return port, f"Port {port} {reason}. Choose another: make serve PORT={other}"


def _why_not(port: int) -> str:
    # On some systems a port can be bound although a program answers there on all addresses, so knock first.
    with socket.socket() as knock:
        if knock.connect_ex((HOST, port)) == 0:
            return "is taken by another program"
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            return "is taken by another program" if error.errno == errno.EADDRINUSE else "is not open to you"
    return ""


if __name__ == "__main__":
    main()
