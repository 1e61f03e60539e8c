"""All that is checked of one page as it is written."""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

from sitekit.problems import Problem

from .frontmatter import find_front_matter_problems, line_of_field
from .headings import find_heading_problems
from .prose import strip_front_matter


def find_page_problems(
    meta: Mapping[str, Any], source: str, descriptions: MutableMapping[str, str], *, file: str
) -> Iterator[Problem]:
    """Yield the faults of a page: front matter, a description used before, headings without ids.

    `meta` is the front matter as read, `source` the whole text; `descriptions` maps each description seen so far to
    its page and is added to.
    """
    yield from find_front_matter_problems(meta, source, file=file)
    description = str(meta.get("description", ""))
    first = descriptions.setdefault(description, file)
    if description and first != file:
        yield Problem(
            file,
            line_of_field(source, "description"),
            "page-description-twice",
            f"{first} has the same description. Say what is different about this page.",
        )
    markdown, first_line = strip_front_matter(source)
    yield from find_heading_problems(markdown, file=file, first_line=first_line)
