"""Several sites served side by side over HTTP/2 with brotli, as a good host does."""

import contextlib
import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from .pages_npm import NODE

_SERVER: Final = Path(__file__).with_name("pages_server.mjs")


@contextlib.contextmanager
def serve(sites: Mapping[str, Path], folder: Path) -> Iterator[dict[str, str]]:
    """Yield the address of each site, with its slash; `folder` keeps a certificate nobody trusts."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    if not certificate.exists():
        command = [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "3650",
            "-subj",
            "/CN=localhost",
        ]
        command += ["-keyout", str(key), "-out", str(certificate)]
        subprocess.run(command, check=True, capture_output=True)
    command = [NODE, str(_SERVER), str(key), str(certificate), *map(str, sites.values())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None  # noqa: S101 - it is a pipe
            ports = json.loads(server.stdout.readline())
            yield {name: f"https://localhost:{port}/" for name, port in zip(sites, ports, strict=True)}
        finally:
            server.terminate()
