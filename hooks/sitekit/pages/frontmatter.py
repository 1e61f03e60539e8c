"""The facts a page states about itself, and what is wrong with them."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator

from sitekit.problems import Problem, did_you_mean

_MESSAGES = {
    "missing": "is missing.",
    "string_too_short": "is too short; write at least {min_length} characters.",
    "string_too_long": "is too long; write at most {max_length} characters.",
    **dict.fromkeys(("date_from_datetime_parsing", "date_type", "date_parsing"), "write a date like 2026-11-21."),
}


class FrontMatter(BaseModel):
    """Between the two lines of dashes at the top of a page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[str, StringConstraints(min_length=3, max_length=60)]
    description: Annotated[str, StringConstraints(min_length=70, max_length=160)]
    checked: dt.date
    next_check: dt.date
    audience: str = ""
    template: str = ""
    robots: str = ""

    @model_validator(mode="after")
    def _dates_in_order(self) -> "FrontMatter":
        if self.next_check <= self.checked:
            raise ValueError("must be later than checked.")
        return self


def find_front_matter_problems(meta: Mapping[str, Any], source: str, *, file: str) -> Iterator[Problem]:
    """Yield what is wrong with the front matter `meta` of the page whose whole text is `source`."""
    if not meta and (unreadable := _find_syntax_problem(source, file)):
        yield unreadable
        return
    try:
        FrontMatter.model_validate(dict(meta))
    except ValidationError as error:
        for fault in error.errors():
            field = str(fault["loc"][0]) if fault["loc"] else "next_check"
            if fault["type"] == "extra_forbidden":
                hint = did_you_mean(field, FrontMatter.model_fields)
                message = f'"{field}" is not a field of a page.{hint}'
            else:
                words = _MESSAGES.get(fault["type"], fault["msg"].removeprefix("Value error, "))
                message = f"{field}: " + words.format(**fault.get("ctx", {}))
            yield Problem(file, line_of_field(source, field), "page-front-matter", message)


def _find_syntax_problem(source: str, file: str) -> Problem | None:
    head = source.split("\n---", 1)[0].removeprefix("---")
    if head == source:
        return Problem(
            file, 1, "page-front-matter", "the page has no front matter. Begin with --- and title: as others do."
        )
    try:
        yaml.safe_load(head)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        what = error.problem or "this is not YAML"
        return Problem(
            file, line, "page-front-matter", f"the front matter cannot be read here: {what}. Quotes may be missing."
        )
    return None


def line_of_field(source: str, field: str) -> int:
    """Return the line of `field:` in the front matter of a page, or 1."""
    head = source.split("\n---", 1)[0]
    match = re.search(rf"^{re.escape(field)}:", head, re.MULTILINE)
    return head.count("\n", 0, match.start()) + 1 if match else 1
