"""Which of several renditions a phone asks for decides what a page weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from check.sites import page

from sitekit.budgets.phone import choose, matches, measure_sizes

if TYPE_CHECKING:
    from collections.abc import Callable

SRCSET = "a-320.avif 320w, a-640.avif 640w, a-960.avif 960w, a-1600.avif 1600w"


@pytest.mark.parametrize(
    ("sizes", "px"),
    [
        ("", 390),
        ("92vw", 358.8),
        ("(min-width: 51em) 45em, (min-resolution: 2.5dppx) 74vw, 92vw", 288.6),
        ("(min-width: 40em) calc(0.75 * 20em), (min-resolution: 4dppx) calc(0.75 * 49vw), calc(0.75 * 92vw)", 269.1),
        ("(max-width: 390px) and (min-height: 800px) 10rem, 92vw", 160),
        ("min(30em, 100vw - 2rem)", 358),
        ("clamp(10px, 50vw, 100px)", 100),
        ("max(1px, (2px + 4px) / 2)", 3),
    ],
)
def test_sizes_are_measured_on_a_phone_of_390_px(sizes: str, px: float) -> None:
    assert measure_sizes(sizes) == pytest.approx(px)


@pytest.mark.parametrize(
    "sizes", ["wide", "92furlongs", "calc(1px +)", "(hover) 92vw", "1px / 0px", "((((1px", "(" * 5000 + "1px"]
)
def test_sizes_that_cannot_be_read_are_told(sizes: str) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        measure_sizes(sizes)


@pytest.mark.parametrize(
    ("sizes", "chosen"),
    [("100px", "a-320.avif"), ("107px", "a-640.avif"), ("320px", "a-960.avif"), ("321px", "a-1600.avif")],
)
def test_the_smallest_rendition_that_fills_three_pixels_a_px_is_chosen(sizes: str, chosen: str) -> None:
    assert choose(SRCSET, sizes) == chosen


def test_without_one_large_enough_the_largest_is_chosen() -> None:
    assert choose(SRCSET, "1000px") == "a-1600.avif"
    assert choose("a.avif 1x, b.avif 2x", "") == "b.avif"


def test_print_and_dark_are_not_what_a_phone_shows_first() -> None:
    assert matches("")
    assert matches("screen and (max-width: 40em)")
    assert not matches("print")
    assert not matches("(prefers-color-scheme: dark)")


def test_a_page_weighs_as_much_as_the_rendition_it_shows_in_the_first_format(check: Callable[..., list[str]]) -> None:
    picture = (
        '<picture><source media="(min-width: 40em)" srcset="wide.avif 1600w"><source srcset="a-320.avif 320w, '
        'a-960.avif 960w" sizes="50vw"><img src="a.jpg" srcset="a-320.jpg 320w, a-960.jpg 960w"'
        ' sizes="50vw" alt=""></picture>'
    )
    files = {f"{name}": b"x" * size for name, size in
             (("wide.avif", 50_000), ("a-320.avif", 10_000), ("a-960.avif", 20_000), ("a.jpg", 30_000),
              ("a-320.jpg", 30_000), ("a-960.jpg", 40_000))}  # fmt: skip
    assert check({"index.html": page(picture), **files}, pictures_kb=20) == []
    (line,) = check({"index.html": page(picture), **files}, pictures_kb=19)
    assert "loads 20 kB of pictures before anybody scrolls; 19 kB is the most. Heaviest: a-960.avif 20 kB." in line
