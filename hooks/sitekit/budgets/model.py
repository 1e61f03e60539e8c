"""The budget of each kind of page, in `docs/_data/budgets.yml`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sitekit.loading import load_model
from sitekit.problems import Problem

Kilobytes = Annotated[float, Field(ge=0, le=10_000)]
"""1,000 bytes, as they travel: text compressed with gzip at level 6."""


class Limits(BaseModel):
    """The most a page may cost its reader; the file's header says what counts for what."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    first_view_kb: Kilobytes
    html_kb: Kilobytes
    html_unpacked_kb: Kilobytes
    code_kb: Kilobytes
    code_opened_kb: Kilobytes
    fonts_kb: Kilobytes
    pictures_kb: Kilobytes
    requests: Annotated[int, Field(ge=1, le=1000)]
    depth: Annotated[int, Field(ge=1, le=1000)]


class Kind(BaseModel):
    """One kind of page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Annotated[str, Field(min_length=1)]
    pages: Annotated[list[str], Field(min_length=1)]
    """Patterns of addresses below the site's root: `*` stands for one step, `**` for anything."""
    limits: Limits


class _BudgetsFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    kinds: Annotated[list[Kind], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Budgets:
    """Every kind of page, in the order in which a page's address is tried."""

    kinds: Sequence[Kind]
    shown_as: str
    """The file's path as messages print it."""

    def find_kind(self, path: str) -> Kind | None:
        """Return the first kind that takes in a page, by its file below the site's root: `pain/index.html`."""
        address = path.removesuffix("index.html")
        return next((kind for kind in self.kinds if any(_read(one).fullmatch(address) for one in kind.pages)), None)


@cache
def _read(pattern: str) -> re.Pattern[str]:
    steps = re.escape(pattern).replace(r"\*\*", ".*").replace(r"\*", "[^/]+")
    return re.compile(steps)


def load_budgets(path: Path, *, shown_as: str | None = None) -> tuple[Budgets | None, list[Problem]]:
    """Read the file; return it, or None with every fault in it."""
    name = shown_as or str(path)
    model, problems = load_model(path, _BudgetsFile, shown_as=name)
    if model is None:
        return None, problems
    kinds = [kind.kind for kind in model.kinds]
    for twice in sorted({kind for kind in kinds if kinds.count(kind) > 1}):
        problems.append(Problem(name, 0, "budget-twice", f'"{twice}" is listed twice: keep one of them.'))
    return Budgets(model.kinds, name), problems
