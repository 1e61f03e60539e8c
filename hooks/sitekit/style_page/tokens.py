"""Reads `tokens.css`: the colours of the light and the dark page, and the sizes of type."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"([^{};]+)\{([^{}]*)\}")
_DECLARATION: Final = re.compile(r"--([\w-]+)\s*:\s*([^;]+);")
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")
_TYPE: Final = "type-"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the custom properties say, by their names without the dashes, in the order of the file."""

    light: Mapping[str, str]
    """Colours as `#rrggbb`."""
    dark: Mapping[str, str]
    """The same colours where the device asks for a dark page."""
    chosen_dark: Mapping[str, str]
    """The same colours where the reader asks for a dark page."""
    sizes: Mapping[str, str]
    """`type-caption` and others, as written: `0.894rem`, `clamp(…)`."""


def read_tokens(css: str) -> Tokens:
    """Return the tokens of a stylesheet; what is missing in it is missing here."""
    rules = [(selector.strip(), dict(_DECLARATION.findall(body))) for selector, body in _RULE.findall(strip(css))]

    def of(selector: str) -> dict[str, str]:
        return {
            name: value.strip() for where, found in rules if where.endswith(selector) for name, value in found.items()
        }

    light = of(":root")
    return Tokens(
        light=_keep_colours(light),
        dark=_keep_colours(of(':not([data-theme="light"]))')),
        chosen_dark=_keep_colours(of(':where([data-theme="dark"])')),
        sizes={name: value for name, value in light.items() if name.startswith(_TYPE)},
    )


def strip(css: str) -> str:
    """Return a stylesheet without its comments."""
    return _COMMENT.sub("", css)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (`#rrggbb`) as WCAG 2 counts it: 1 to 21."""
    pale, deep = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (pale + 0.05) / (deep + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - the formula of WCAG
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _keep_colours(found: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in found.items() if _COLOUR.fullmatch(value)}
