"""The facts a page states about itself, and what is wrong with them."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError, model_validator
from pydantic_core import ErrorDetails

from sitekit.loading import UnreadableError, parse_yaml
from sitekit.problems import Problem, did_you_mean
from sitekit.wording import word_shape_fault

from .prose import strip_front_matter

_DATE = TypeAdapter(dt.date)


class FrontMatter(BaseModel):
    """Between the two lines of dashes at the top of a page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[str, StringConstraints(min_length=3, max_length=60)]
    description: Annotated[str, StringConstraints(min_length=70, max_length=160)]
    checked: dt.date
    next_check: dt.date
    audience: str = ""
    template: Literal["", "home.html"] = ""
    robots: str = ""
    picture: str = ""
    """The id of the piece whose picture stands for the page when its address is shared."""

    @model_validator(mode="after")
    def _dates_in_order(self) -> "FrontMatter":
        if self.next_check <= self.checked:
            raise ValueError("must be later than checked.")
        return self


def read_front_matter(source: str, *, file: str) -> tuple[dict[str, Any], list[Problem]]:
    """Return the facts in the whole text of a page, fit for templates, and what is wrong with them.

    Dates are dates. A fact of the wrong kind is left out; words that are only too long or too short are not.
    """
    text, _ = strip_front_matter(source)
    head = source[: len(source) - len(text)].rstrip()
    if not head:
        message = "the page has no front matter. Begin with --- and title: as others do."
        return {}, [Problem(file, 1, "page-front-matter", message)]
    try:
        written, _ = parse_yaml(head[3:-3])  # from the end of the first line on, so that lines count
    except UnreadableError as error:
        return {}, [Problem(file, error.line, "page-front-matter", str(error))]
    if not isinstance(written, dict):
        return {}, [Problem(file, 2, "page-front-matter", 'the front matter should begin with "title:".')]
    try:
        return FrontMatter.model_validate(written).model_dump(exclude_defaults=True), []
    except ValidationError as error:
        faults = error.errors()
    return _keep_fit(written, faults), list(_tell(faults, source, file))


def _keep_fit(written: Mapping[Any, Any], faults: list[ErrorDetails]) -> dict[str, Any]:
    unfit = {
        fault["loc"][0]
        for fault in faults
        if fault["loc"] and fault["type"] not in ("string_too_short", "string_too_long")
    }
    facts = {name: written[name] for name in FrontMatter.model_fields if written.get(name) and name not in unfit}
    return facts | {name: _DATE.validate_python(facts[name]) for name in ("checked", "next_check") if name in facts}


def _tell(faults: list[ErrorDetails], source: str, file: str) -> Iterator[Problem]:
    for fault in faults:
        field = str(fault["loc"][0]) if fault["loc"] else "next_check"
        if fault["type"] in ("extra_forbidden", "invalid_key"):
            message = f'"{field}" is not a field of a page.{did_you_mean(field, FrontMatter.model_fields)}'
        else:
            message = f"{field}: {word_shape_fault(fault)}"
        yield Problem(file, line_of_field(source, field), "page-front-matter", message)


def line_of_field(source: str, field: str) -> int:
    """Return the line of `field:` in the front matter of a page, or 1."""
    head = source.split("\n---", 1)[0]
    match = re.search(rf"^{re.escape(field)}:", head, re.MULTILINE)
    return head.count("\n", 0, match.start()) + 1 if match else 1
