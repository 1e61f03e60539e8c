"""All that is checked of one page as it is written."""

from collections.abc import MutableMapping
from typing import Any

from sitekit.problems import Problem

from .frontmatter import line_of_field, read_front_matter
from .headings import find_heading_problems
from .prose import strip_front_matter


def check_page(
    source: str, descriptions: MutableMapping[str, str], *, file: str
) -> tuple[dict[str, Any], list[Problem]]:
    """Return the facts a page states about itself, fit for templates, and every fault of the page.

    `source` is the whole text; `descriptions` maps each description seen so far to its page and is added to.
    """
    facts, problems = read_front_matter(source, file=file)
    description = facts.get("description", "")
    first = descriptions.setdefault(description, file)
    if description and first != file:
        message = f"{first} has the same description. Say what is different about this page."
        problems.append(Problem(file, line_of_field(source, "description"), "page-description-twice", message))
    markdown, first_line = strip_front_matter(source)
    problems += find_heading_problems(markdown, file=file, first_line=first_line)
    return facts, problems
