"""Quotes and dashes as a printer sets them."""

from __future__ import annotations

import pytest

from sitekit.typography import curl


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ('"Yes," she said.', "“Yes,” she said."),
        ("It's the dog's.", "It’s the dog’s."),
        ("the '50s", "the ’50s"),
        ("'single' and (\"double\")", "‘single’ and (“double”)"),
        ("She said 'he said \"no\"'.", "She said ‘he said “no”’."),
        ("Wait... now -- go", "Wait… now – go"),
        ('<p>the <em>"rose"</em>\'s</p>', "<p>the <em>“rose”</em>’s</p>"),
        ('<a href="x" title="it\'s">"a"</a>', '<a href="x" title="it\'s">“a”</a>'),
        ('<p><code>"a"</code>\'s <pre>"b"</pre></p>', '<p><code>"a"</code>’s <pre>"b"</pre></p>'),
        ('<li>one\'s</li><li>"two"</li>', "<li>one’s</li><li>“two”</li>"),
        ("&quot;in&quot; and it&#39;s", "“in” and it’s"),
        ('<!-- "x" -->"y"', '<!-- "x" -->“y”'),
        ("a < b and 'c'", "a < b and ‘c’"),
        ("--- stays", "--- stays"),
        ("about 30 mm or 3 cm, 5 minutes", "about 30\u00a0mm or 3\u00a0cm, 5 minutes"),
        ("30--80 mm, in 2019–2021 – or so", "30–\u206080\u00a0mm, in 2019–\u20602021 – or so"),
    ],
)
def test_text_is_set_as_print_would(plain: str, set_: str) -> None:
    assert curl(plain) == set_


def test_setting_twice_changes_nothing() -> None:
    once = curl('<p>"It\'s" -- so... 30–80</p>')
    assert curl(once) == once


def test_a_number_at_the_end_of_a_line_of_source_keeps_its_unit() -> None:
    assert curl("about ±0.2\nmm each") == "about ±0.2\u00a0mm each"
