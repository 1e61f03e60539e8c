"""`python -m tools.letter_widths FILE…`: how wide a character of our texts is in each font file, in em.

For the widths in `hooks/sitekit/fonts/faces.py`, when a face or a stand-in changes. Set in a browser, since a font
brings pairs of letters closer together than their widths say.
"""

import base64
import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from tools.browser import find_or_install_browser, launch_arguments

from .shots.camera import build_site, serve

ROOT: Final = Path(__file__).parents[1]
_PAGES: Final = ("ageing/", "ageing/measured/", "basics/", "care/", "decide/health/", "design/size/", "pain/")
_MEASURE: Final = """async (url) => {
  document.fonts.add(await new FontFace("measured", `url(${url})`).load());
  const texts = [...document.querySelectorAll("main :is(p, li)")].map((one) => one.innerText.trim());
  const line = document.body.appendChild(document.createElement("span"));
  Object.assign(line.style, { position: "absolute", whiteSpace: "nowrap", font: "100px measured" });
  const sums = [0, 0];
  for (line.textContent of texts) {
    sums[0] += line.getBoundingClientRect().width / 100;
    sums[1] += line.textContent.length;
  }
  line.remove();
  return sums;
}"""


def main(files: list[str]) -> int:
    """Print a line for each of the font `files` (WOFF2, TTF or OTF)."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build_site(ROOT, Path(folder))
        browser = playwright.chromium.launch(executable_path=find_or_install_browser(), args=launch_arguments())
        page = browser.new_page()
        page.route("**/assets/pictures/*", lambda route: route.abort())
        with serve(Path(folder)) as address:
            for file in files:
                url = "data:font/ttf;base64," + base64.b64encode(Path(file).read_bytes()).decode()
                sums = [0.0, 0.0]
                for name in _PAGES:
                    page.goto(address + name)
                    sums = [a + b for a, b in zip(sums, page.evaluate(_MEASURE, url), strict=True)]
                print(f"{sums[0] / sums[1]:.4f}  {file}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
