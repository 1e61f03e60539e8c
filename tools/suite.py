"""The whole test suite, in as many processes as there are cores, with a browser or not at all."""

import os
import sys

from .browser import BrowserMissingError, find_or_install_browser


def main() -> None:
    """Find or install a browser, then become pytest."""
    try:
        os.environ["BROWSER_PATH"] = find_or_install_browser()
    except BrowserMissingError as error:
        sys.exit(str(error))
    sys.stdout.write(f"Testing with {os.environ['BROWSER_PATH']}\n")
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "pytest", "-n", "auto", *sys.argv[1:]])  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main()
