"""`python -m tools JOB`: make `.venv` fit for a job, then become that job."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .environment import SetupError, prepare

ROOT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Job:
    """What to run in `.venv`, and whether the test tools must be there."""

    arguments: tuple[str, ...]
    with_tests: bool = False


JOBS: Final = {
    "serve": Job(("-m", "sitekit.publish.serve")),
    "build": Job(("-m", "sitekit", "build")),
    "photo": Job(("-m", "sitekit", "add-photo")),
    "links-online": Job(("-m", "sitekit", "links-online")),
    "test": Job(("-m", "tools.suite"), with_tests=True),
    "check": Job(("-m", "tools.checks"), with_tests=True),
    "lock": Job(("-m", "tools.lock"), with_tests=True),
    "pictures": Job(("-m", "illustrations", "pictures"), with_tests=True),
    "shots": Job(("-m", "tools.shots"), with_tests=True),
    "references": Job(("-m", "tools.references"), with_tests=True),
    "bench": Job(("-m", "benchmarks"), with_tests=True),
    "bench-plates": Job(("-m", "benchmarks.plates"), with_tests=True),
    "bench-figures": Job(("-m", "benchmarks.figures"), with_tests=True),
    "bench-pages": Job(("-m", "benchmarks.pages"), with_tests=True),
    "bench-renditions": Job(("-m", "benchmarks.renditions"), with_tests=True),
}


def main(arguments: list[str]) -> None:
    """Replace this process by the job named first in `arguments`; the rest is passed on to it."""
    if not arguments or arguments[0] not in JOBS:
        sys.exit(f"usage: python -m tools {{{','.join(JOBS)}}}")
    job = JOBS[arguments[0]]
    os.chdir(ROOT)
    try:
        python = prepare(ROOT, with_tests=job.with_tests)
    except SetupError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("\nThe set-up was interrupted; the next command begins it again.")
    sys.stdout.flush()
    # The job takes this process over, so a signal or an exit code has no one to pass through.
    os.execv(python, [str(python), *job.arguments, *arguments[1:]])  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main(sys.argv[1:])
