"""What a short address is made of on the web: a tiny page, and a line for servers that redirect by themselves."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup

from sitekit.markup import render


def render_redirect(short: str, target_url: str, title: str, site_url: str) -> Markup:
    """Return the page at `short` that leads on without script.

    `target_url` is relative to the site's root, as in `ageing/#by-when` or `./`; the page's own addresses are relative
    to itself, so the site works below any path. `title` is the target's. Without `site_url` there is no canonical one.
    """
    target_url = target_url.removeprefix("./")
    page, _, _ = target_url.partition("#")
    return render(
        "redirect.html",
        address="../" * short.strip("/").count("/") + "../" + target_url,
        canonical=site_url.rstrip("/") + "/" + page if site_url else "",
        title=title,
    )


def render_redirects_file(targets: Iterable[tuple[str, str]], site_url: str) -> str:
    """Return a `_redirects` file from pairs of short address and target as in `render_redirect`.

    302, since a target may change and browsers keep a 301 for good; each with and without its last slash, since some
    hosts compare to the letter.
    """
    base = urlsplit(site_url).path.rstrip("/")
    lines = ["# Made by the build from docs/_data/links.yml."]
    for short, target_url in targets:
        lines += [f"{base}{form} {base}/{target_url.removeprefix('./')} 302" for form in (short, short.rstrip("/"))]
    return "\n".join(lines) + "\n"
