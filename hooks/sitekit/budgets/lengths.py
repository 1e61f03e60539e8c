"""CSS lengths as the phone of the budgets measures them: `92vw`, `calc(0.75 * 49vw)`, `min(30em, 100vw - 2rem)`."""

import re
from typing import Final

WIDTH_PX: Final = 390
HEIGHT_PX: Final = 844

UNITS_PX: Final = {"px": 1.0, "em": 16.0, "rem": 16.0, "vw": WIDTH_PX / 100, "vh": HEIGHT_PX / 100, "": 1.0}
"""Px in each unit; `em` is the browser's own font size where nothing of the page is known yet."""

_TOKEN: Final = re.compile(r"\s*(?:(\d*\.?\d+)([a-z]*)|([a-z]*\(|[-+*/),]))")


def measure(length: str) -> float:
    """Return a length in CSS px. Raises ValueError if it cannot be read."""
    tokens: list[float | str] = []
    end = 0
    while end < len(length.rstrip()):
        token = _TOKEN.match(length, end)
        if token is None or (token[1] and token[2] not in UNITS_PX):
            raise ValueError
        tokens.append(float(token[1]) * UNITS_PX[token[2]] if token[1] else token[3])
        end = token.end()
    value = _add(tokens)
    if tokens:
        raise ValueError
    return value


def _add(tokens: list[float | str]) -> float:
    value = _multiply(tokens)
    while tokens and tokens[0] in {"+", "-"}:
        sign = 1 if tokens.pop(0) == "+" else -1
        value += sign * _multiply(tokens)
    return value


def _multiply(tokens: list[float | str]) -> float:
    value = _take(tokens)
    while tokens and tokens[0] in {"*", "/"}:
        if tokens.pop(0) == "*":
            value *= _take(tokens)
        else:
            divisor = _take(tokens)
            if divisor == 0:
                raise ValueError
            value /= divisor
    return value


def _take(tokens: list[float | str]) -> float:
    token = tokens.pop(0) if tokens else ""
    if isinstance(token, float):
        return token
    if not token.endswith("("):
        raise ValueError
    values = [_add(tokens)]
    while tokens and tokens[0] == ",":
        tokens.pop(0)
        values.append(_add(tokens))
    if not tokens or tokens.pop(0) != ")":
        raise ValueError
    return _call(token, values)


def _call(name: str, values: list[float]) -> float:
    if name in {"(", "calc("} and len(values) == 1:
        return values[0]
    if name in {"min(", "max("}:
        return min(values) if name == "min(" else max(values)
    if name == "clamp(" and len(values) == 3:  # noqa: PLR2004 - least, wanted, most
        return max(values[0], min(values[1], values[2]))
    raise ValueError
