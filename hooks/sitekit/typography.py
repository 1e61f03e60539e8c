"""Curly quotes, dashes, dots, and units that stay with their number, set in one pass over the finished text."""

import re

_TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)[^>]*>|[^<]+|<", re.DOTALL)
_SIGN = re.compile(r"\"|'|&quot;|&#39;|&#34;|\.\.\.|(?<!-)--(?!-)")
_BEFORE_UNIT = re.compile(r"(?<=\d)[ \n](?=(?:mm|cm|µm)\b)")
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_JOINED = "–\u2060"
_VERBATIM = frozenset({"code", "pre", "script", "style", "kbd", "textarea"})
_INLINE = frozenset({"a", "abbr", "b", "cite", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "time"})
_OPENS_AFTER = frozenset(" \n\t\u00a0\u202f([{—–/“‘")
_DECADE = re.compile(r"\d\ds\b")


def curl(html: str) -> str:
    """Return HTML (or plain text) set as print would have it.

    Quotes become curly, `--` an en dash, three dots one sign; no line breaks between a number and mm, cm or µm, nor in
    a range of numbers (`30–80`).
    What stands in tags, code and comments is left as it is. A quote opens after white space or an opening bracket, also
    across inline tags, and closes elsewhere; before a decade (`'50s`) it is an apostrophe.
    """
    parts: list[str] = []
    before = " "
    verbatim = ""
    for match in _TOKEN.finditer(html):
        text, name = match[0], (match[2] or "").lower()
        if verbatim:
            if match[1] and name == verbatim:
                verbatim, before = "", "x"
        elif name:
            if name in _VERBATIM and not match[1]:
                verbatim = name
            elif name not in _INLINE:
                before = " "
        elif not text.startswith("<!--"):
            text = _curl_text(text, before)
            before = text[-1]
        parts.append(text)
    return "".join(parts)


def _curl_text(text: str, before: str) -> str:
    def replace(match: re.Match[str]) -> str:
        sign, start = match[0], match.start()
        if sign == "...":
            return "…"
        if sign == "--":
            return "–"
        opens = (text[start - 1] if start else before) in _OPENS_AFTER
        if sign in {'"', "&quot;", "&#34;"}:
            return "“" if opens else "”"
        return "‘" if opens and not _DECADE.match(text, match.end()) else "’"

    return _RANGE.sub(_JOINED, _BEFORE_UNIT.sub("\u00a0", _SIGN.sub(replace, text)))
