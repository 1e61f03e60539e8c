"""The mark on a reader's home screen."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image
from samples import ROOT

from sitekit.icon import draw_icon

if TYPE_CHECKING:
    from pathlib import Path

PAPER, INK, VIOLET = (250, 247, 242), (26, 23, 27), (75, 46, 131)


def test_the_icon_is_the_mark_on_paper_with_its_edges_left_free() -> None:
    icon = Image.open(io.BytesIO(draw_icon((ROOT / "overrides/assets/mark.svg").read_text(encoding="utf-8"))))
    assert (icon.format, icon.size, icon.mode) == ("PNG", (180, 180), "RGB")
    shares = {colour: count / 180**2 for count, colour in icon.getcolors() or ()}
    assert set(shares) == {PAPER, INK, VIOLET}
    assert 0.08 < shares[VIOLET] < 0.2, "the stamp is small"
    assert {icon.getpixel((x, y)) for x in range(180) for y in (*range(27), *range(153, 180))} == {PAPER}


def test_each_part_stands_where_the_mark_has_it() -> None:
    mark = '<svg viewBox="0 0 32 32"><rect class="stamp" x="0" y="0" width="16" height="16"/></svg>'
    icon = Image.open(io.BytesIO(draw_icon(mark)))
    assert [icon.getpixel(at) for at in ((27, 27), (89, 89), (90, 90), (26, 26))] == [VIOLET, VIOLET, PAPER, PAPER]


def test_every_page_names_it(real_site: Path) -> None:
    assert (real_site / "assets/touch-icon.png").is_file()
    html = (real_site / "care/normal/index.html").read_text(encoding="utf-8")
    assert '<link rel="apple-touch-icon" href="../../assets/touch-icon.png">' in html
