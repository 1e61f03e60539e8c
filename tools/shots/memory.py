"""What the page of the style looked like when somebody last said that it was right.

Each part of the page, from one heading to the next, is kept as a small grey picture. Letters blur into tone at that
size, so another machine's rendering changes little; a lost box, picture, typeface or column changes much. Too coarse
for a single hairline: those are looked at by people.
"""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageFilter, ImageStat
from playwright.sync_api import Browser, Page

from .camera import Scheme, open_window, settle

WINDOWS: Final[tuple[tuple[int, Scheme], ...]] = ((390, "light"), (1440, "dark"))
ADDRESS: Final = "about/style/"
_BLOCK: Final = 20
"""So many px of the page, across and down, become one of the picture."""
_MOST_GROWTH: Final = 0.06
"""Of a part's height: one line more or less in a paragraph."""
_MOST_OFF: Final = 2.5
"""Mean difference of a part, of 255 greys; without hinting and with other spacing of letters it is 1.0."""
_MOST_OFF_SOMEWHERE: Final = 20
"""Largest difference of a spot of about two blocks, of 255 greys; likewise 11."""

_PARTS: Final = """() => {
    const body = document.querySelector(".prose");
    const marks = [...body.querySelectorAll(":scope > .heading")];
    const top = (element) => element.getBoundingClientRect().top + scrollY;
    const ends = [...marks.slice(1).map(top), body.getBoundingClientRect().bottom + scrollY];
    return [["head", 0, top(marks[0])], ...marks.map((mark, n) => [mark.querySelector("h2").id, top(mark), ends[n]])];
}"""


def look(browser: Browser, root: str, width: int, scheme: Scheme, *, extra_style: str = "") -> dict[str, Image.Image]:
    """Return the parts of the page of the style as small pictures, by the ids of their headings.

    `root` is the address of the site's root; `extra_style` is added to the page's own.
    """
    with open_window(browser, width, scheme, reduced_motion=True) as page:
        page.goto(root + ADDRESS)
        if extra_style:
            page.add_style_tag(content=extra_style)
        settle(page)
        return dict(_take_parts(page, width))


def save(folder: Path, window: str, parts: Mapping[str, Image.Image]) -> None:
    """Keep `parts` in `folder` in the place of those kept before."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{window}-*.png"):
        old.unlink()
    for name, part in parts.items():
        part.save(folder / f"{window}-{name}.png", optimize=True)


def compare(folder: Path, window: str, parts: Mapping[str, Image.Image]) -> list[str]:
    """Return what is different from the pictures kept in `folder`, one line a part; nothing if all is as it was."""
    kept = {path.stem.removeprefix(f"{window}-"): path for path in sorted(folder.glob(f"{window}-*.png"))}
    faults = [f"{window}: {name} is new" for name in parts if name not in kept]
    faults += [f"{window}: {name} is gone" for name in kept if name not in parts]
    for name in kept.keys() & parts.keys():
        with Image.open(kept[name]) as before:
            difference = _tell(before.convert("L"), parts[name])
        faults += [f"{window}: {name}: {difference}"] if difference else []
    return sorted(faults)


def _take_parts(page: Page, width: int) -> Iterator[tuple[str, Image.Image]]:
    whole = Image.open(io.BytesIO(page.screenshot(full_page=True, animations="disabled", caret="hide"))).convert("L")
    for name, top, bottom in page.evaluate(_PARTS):
        part = whole.crop((0, round(top), width, round(bottom)))
        yield name, part.resize((width // _BLOCK, max(1, part.height // _BLOCK)), Image.Resampling.BOX)


def _tell(before: Image.Image, now: Image.Image) -> str:
    growth = now.height / before.height - 1
    if abs(growth) > _MOST_GROWTH + 1 / before.height:
        return f"{abs(growth):.0%} {'taller' if growth > 0 else 'shorter'}"
    soft = ImageFilter.GaussianBlur(1)
    off = ImageChops.difference(before.filter(soft), now.resize(before.size).filter(soft))
    mean, most = ImageStat.Stat(off).mean[0], ImageStat.Stat(off).extrema[0][1]
    return f"off by {mean:.1f} greys, {most:.0f} somewhere" if mean > _MOST_OFF or most > _MOST_OFF_SOMEWHERE else ""
