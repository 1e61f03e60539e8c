"""`python -m tools.shots [--renew]`: look at one page of every template as readers see it.

Pictures at three widths, light and dark, and as printed on A4, go into `shots/` with an index. With `--renew` the page
of the style as it is now becomes the one that the tests compare with.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from tools.browser import BrowserMissingError, find_or_install_browser, launch_arguments

from . import memory
from .camera import HEIGHTS, CameraError, Scheme, build_site, open_window, serve, settle
from .contact import write_contact
from .pages import PAGES

ROOT: Final = Path(__file__).parents[2]
KEPT: Final = ROOT / "tests/style/seen"
_SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
_QUALITY: Final = 90
_PAPER_DPI: Final = "80"


def main() -> int:
    """Build, take the pictures and say where they are; return 1 if there is nothing to take them of."""
    parser = argparse.ArgumentParser(prog="make shots", description=__doc__)
    parser.add_argument("--renew", action="store_true", help="only keep the page of the style as it is now")
    arguments = parser.parse_args()
    try:
        program = find_or_install_browser()
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            build_site(ROOT, Path(folder))
            browser = playwright.chromium.launch(executable_path=program, args=launch_arguments())
            with serve(Path(folder)) as root:
                if arguments.renew:
                    _renew(browser, root)
                else:
                    _take_all(browser, root, ROOT / "shots")
            browser.close()
    except (BrowserMissingError, CameraError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _renew(browser: Browser, root: str) -> None:
    for width, scheme in memory.WINDOWS:
        memory.save(KEPT, f"{width}-{scheme}", memory.look(browser, root, width, scheme))
    print(f"The tests now compare with the page of the style as it is; see {KEPT.relative_to(ROOT)}/")


def _take_all(browser: Browser, root: str, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    pictures: dict[str, list[Path]] = {name: [] for name in PAGES}
    for width in HEIGHTS:
        for scheme in _SCHEMES:
            print(f"{width} px, {scheme}", flush=True)
            with open_window(browser, width, scheme) as page:
                for name, address in PAGES.items():
                    page.goto(root + address)
                    settle(page)
                    pictures[name].append(folder / f"{name}-{width}-{scheme}.jpg")
                    page.screenshot(
                        path=pictures[name][-1], type="jpeg", quality=_QUALITY, full_page=True, animations="disabled"
                    )
    print("printed", flush=True)
    with open_window(browser, 1440, "light") as page:
        for name, address in PAGES.items():
            page.goto(root + address)
            settle(page)
            pdf = folder / f"{name}-printed.pdf"
            page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
            pictures[name] += _draw_paper(pdf)
    print(f"Look at them: {write_contact(folder, pictures)}")


def _draw_paper(pdf: Path) -> list[Path]:
    """Return a picture of each sheet where `pdftoppm` is there to draw them, else the PDF itself."""
    if not shutil.which("pdftoppm"):
        return [pdf]
    subprocess.run(["pdftoppm", "-r", _PAPER_DPI, "-jpeg", str(pdf), str(pdf.with_suffix(""))], check=True)  # noqa: S607 - found on the path
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.jpg"))


if __name__ == "__main__":
    sys.exit(main())
