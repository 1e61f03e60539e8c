"""The pages and rules that short addresses are made of."""

from __future__ import annotations

from sitekit.ledger import render_redirect, render_redirects_file

PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fine line &amp; blur</title>
<meta http-equiv="refresh" content="0; url=../../ageing/#by-when">
<link rel="canonical" href="https://example.org/micro/ageing/">
<meta name="robots" content="noindex">
</head>
<body>
<p><a href="../../ageing/#by-when">Fine line &amp; blur</a></p>
</body>
</html>"""


def test_a_short_address_leads_on_without_script_below_any_path() -> None:
    assert render_redirect("/q/blur/", "ageing/#by-when", "Fine line & blur", "https://example.org/micro/") == PAGE


def test_the_home_page_has_its_plain_address() -> None:
    html = render_redirect("/q/begin/", "./", "Home", "https://example.org/")

    assert '<a href="../../">Home</a>' in html
    assert '<link rel="canonical" href="https://example.org/">' in html


def test_a_site_without_address_has_no_canonical_one() -> None:
    assert "canonical" not in render_redirect("/q/blur/", "ageing/", "Blur", "")


def test_servers_get_a_rule_with_and_without_the_last_slash() -> None:
    targets = [("/q/blur/", "ageing/#by-when"), ("/c/day-3/", "care/")]

    assert render_redirects_file(targets, "https://example.org/micro/") == (
        "# Made by the build from docs/_data/links.yml.\n"
        "/micro/q/blur/ /micro/ageing/#by-when 302\n"
        "/micro/q/blur /micro/ageing/#by-when 302\n"
        "/micro/c/day-3/ /micro/care/ 302\n"
        "/micro/c/day-3 /micro/care/ 302\n"
    )


def test_rules_of_a_site_at_the_root_begin_with_a_slash() -> None:
    assert render_redirects_file([("/q/blur/", "./")], "https://example.org/") == (
        "# Made by the build from docs/_data/links.yml.\n/q/blur/ / 302\n/q/blur / 302\n"
    )
