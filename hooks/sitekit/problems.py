"""What is wrong with the site, said to the person who can mend it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in one place."""

    file: str
    """Path as the writer knows it, relative to the project: `docs/pain/index.md`."""
    line: int
    """Line in that file, from 1; 0 where a line makes no sense."""
    code: str
    """What kind of fault, as `area-what`: `link-no-heading`."""
    message: str
    """What is wrong and what to write instead, one or two short sentences."""
    advice: bool = False
    """Worth saying, but no reason to fail a build."""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message}"


def did_you_mean(wrong: str, choices: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the choice nearest to `wrong`, or an empty string."""
    pool = {choice.lower(): choice for choice in choices}
    near = difflib.get_close_matches(wrong.lower(), pool, n=1, cutoff=0.6)
    return f' Did you mean "{pool[near[0]]}"?' if near else ""
