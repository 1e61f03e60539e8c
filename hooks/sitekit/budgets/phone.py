"""What a phone makes of `srcset`, `sizes` and `media`: which rendition of a picture it asks for."""

import re
from typing import Final

from .lengths import HEIGHT_PX, UNITS_PX, WIDTH_PX, measure

DENSITY: Final = 3
"""Device pixels a CSS pixel."""

_SCREEN: Final = {"width": WIDTH_PX, "height": HEIGHT_PX, "resolution": DENSITY}
_UNITS_DPPX: Final = {"dppx": 1.0, "x": 1.0, "dpi": 1 / 96}
_FEATURE: Final = re.compile(r"\((min|max)-(width|height|resolution):\s*(\d*\.?\d+)([a-z]+)\)")
_CANDIDATE: Final = re.compile(r"(\S+)\s+(\d*\.?\d+)([wx])\s*(?:,|$)")
_MEDIUM: Final = re.compile(r"(?:only\s+)?(?:screen|all)(?:\s+and\s+|$)")
_LENGTH: Final = re.compile(r"(?:^|\s)((?:calc|min|max|clamp)\(.*\)|\d*\.?\d+[a-z]*)$")
_ALWAYS: Final = "(prefers-color-scheme: light)"
_NEVER: Final = frozenset({"print", "(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"})


def choose(srcset: str, sizes: str) -> str:
    """Return the address of the smallest rendition that fills the phone's pixels, else of the largest.

    Some browsers take one size less; none takes more. Raises ValueError with a sentence that says what cannot be read.
    """
    width = measure_sizes(sizes)
    found: list[tuple[float, str]] = sorted(
        (float(size) / (width if unit == "w" else 1), address) for address, size, unit in _CANDIDATE.findall(srcset)
    )
    if not found:
        raise ValueError(f'srcset "{srcset}" names no picture with its width: write "small.avif 320w".')
    return next((address for density, address in found if density >= DENSITY), found[-1][1])


def measure_sizes(sizes: str) -> float:
    """Return how wide `sizes` says a picture is shown on the phone, in CSS px; empty means the whole screen.

    Raises ValueError with a sentence.
    """
    try:
        for entry in _split(sizes.strip().lower() or "100vw"):
            length = _LENGTH.search(entry)
            if length is None:
                raise ValueError  # noqa: TRY301 - said once, for every way to be unreadable
            if matches(entry[: length.start()]):
                return max(measure(length[1]), 1.0)
    except (ValueError, RecursionError) as error:
        says = 'cannot be read: write "(min-width: 40em) 20em, 92vw", with conditions of width and resolution only.'
        raise ValueError(f'sizes "{sizes}" {says}') from error
    return float(WIDTH_PX)


def matches(media: str) -> bool:
    """Tell whether a media condition, as `(min-width: 40em) and (max-resolution: 2dppx)`, holds on the phone.

    Raises ValueError with a sentence.
    """
    wanted = _MEDIUM.sub("", media.strip().lower(), count=1)
    return all(_holds(test.strip(), media) for test in wanted.split(" and ")) if wanted else True


def _holds(test: str, media: str) -> bool:
    if test in _NEVER or test == _ALWAYS:
        return test == _ALWAYS
    feature = _FEATURE.fullmatch(test)
    units = _UNITS_DPPX if feature and feature[2] == "resolution" else UNITS_PX
    if feature is None or feature[4] not in units:
        raise ValueError(f'media "{media}" cannot be read: use min-width, max-width and min-resolution with "and".')
    limit, has = float(feature[3]) * units[feature[4]], _SCREEN[feature[2]]
    return has >= limit if feature[1] == "min" else has <= limit


def _split(text: str) -> list[str]:
    """Split at the commas that stand in no brackets."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]
