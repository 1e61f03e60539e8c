"""A page with plates on it, the library where the build puts it, and ways to look at the open lightbox."""

from __future__ import annotations

import contextlib
import functools
import html
import io
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Locator, Page, expect
from small_pages import SmallSite, small_site

NAMES: Final = ("rose", "cat", "moth", "eye")
LIBRARY: Final = ("/assets/stylesheets/glightbox.min.css", "/assets/javascripts/glightbox.min.js")
WIDTH, HEIGHT, FRAME_MM = 800, 600, 52
TALL: Final = f"<p>{'And so on. ' * 400}</p>"


@functools.cache
def _picture(width: int, kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, width * HEIGHT // WIDTH), (150, 110, 90)).save(file, kind)
    return file.getvalue()


def alt_of(name: str) -> str:
    """Return what the plate says of its picture to those who cannot see it."""
    return f"{name.capitalize()} 26 mm wide on brown skin"


def plate(name: str, **other: str | None) -> str:
    """Return a plate as the site writes it. `other` changes or, with None, leaves out a `data-` attribute."""
    words: dict[str, str | None] = {
        "gallery": "pieces",
        "alt": alt_of(name),
        "caption": f"Look at the {name}.",
        "facts": "26 × 26.7 mm · forearm · healed · brown skin",
        "page": f"piece/{name}/",
        "avif": f"pictures/{name}-800.avif",
        "width": "800",
        "height": "600",
        "frame_mm": str(FRAME_MM),
        **other,
    }
    data = " ".join(
        f'data-{key.replace("_", "-")}="{html.escape(value)}"' for key, value in words.items() if value is not None
    )
    small, large = f"pictures/{name}-160", f"pictures/{name}-800"
    return (
        f'<figure class="plate"><a class="glightbox plate__open" id="view-{name}" href="{large}.jpg" {data}>'
        f'<picture><source type="image/avif" srcset="{small}.avif 160w" sizes="160px">'
        f'<img class="off-glb" src="{small}.jpg" width="160" height="120" alt="{alt_of(name)}"></picture></a>'
        f"<figcaption>The {name}</figcaption></figure>"
    )


@contextlib.contextmanager
def plates_site(folder: Path) -> Iterator[SmallSite]:
    """Serve a folder with the pictures of all `NAMES` and the library's own files."""
    (folder / "pictures").mkdir()
    for name in NAMES:
        for width in (160, WIDTH):
            (folder / "pictures" / f"{name}-{width}.jpg").write_bytes(_picture(width, "JPEG"))
            (folder / "pictures" / f"{name}-{width}.avif").write_bytes(_picture(width, "AVIF"))
    with small_site(folder) as served:
        for path in LIBRARY:
            (folder / path[1:]).parent.mkdir()
            shutil.copy(str(files("mkdocs_glightbox") / "glightbox" / Path(path).name), folder / path[1:])
        yield served


def write_plates(site: SmallSite, *plates: str, where: str = "") -> str:
    """Write a page of plates (without any: of all `NAMES`, far apart), and return its address."""
    figures = TALL.join(plates or [plate(name) for name in NAMES])
    return site.write(where, f'<div class="prose"><h1>Pieces</h1>{figures}</div>', "lightbox.mjs")


def opened(page: Page) -> Locator:
    """Return the open dialog, its picture there and at rest."""
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(picture(page)).to_have_js_property("naturalWidth", WIDTH)
    rest(page)
    return dialog


def rest(page: Page) -> None:
    """Wait until nothing moves."""
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0)))")


def picture(page: Page) -> Locator:
    """Return the enlarged picture in view."""
    return page.locator("dialog .gslide:not([hidden]) img")


def box_of(page: Page) -> dict[str, float]:
    """Return where the picture in view lies in the window, once it has come to rest."""
    rest(page)
    return picture(page).evaluate("image => image.getBoundingClientRect().toJSON()")  # type: ignore[no-any-return]


def press(page: Page, keys: str) -> list[str]:
    """Press keys one after the other, as "Tab Tab Enter"; return what had the focus after each."""
    stops = []
    for key in keys.split():
        page.keyboard.press(key)
        stops.append(focused(page))
    return stops


def focused(page: Page) -> str:
    """Return what has the focus: the name of a control, "dialog", or an id."""
    script = "(e => e.id.startsWith('view-') ? e.id : e.ariaLabel && e.matches('button') ? e.ariaLabel"
    script += " : e.matches('dialog, body') ? e.localName : e.textContent)(document.activeElement)"
    return str(page.evaluate(script))


def calibrate(page: Page, px_per_mm: float = 5.5, **other: Any) -> None:
    """Keep, as the calibration does, how large a millimetre is on this screen."""
    kept = {"pxPerMm": px_per_mm, "devicePixelRatio": 1, "screen": [390, 844]} | other
    page.add_init_script(f"localStorage.setItem('micro-realism.true-size', JSON.stringify({kept!r}))")
