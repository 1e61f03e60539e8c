"""Runs a small program with one thread and with two, for tests that a picture does not depend on the machine."""

import os
import subprocess
import sys


def outputs_by_threads(program: str) -> set[str]:
    """Return the distinct texts the Python `program` prints when numba may use 1 thread and 2."""
    return {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "NUMBA_NUM_THREADS": threads, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for threads in ("1", "2")
    }
