"""The hosts that pages may lead to, in `docs/_data/hosts.yml`: the model, and changes to single lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, field_validator

from sitekit.loading import load_model
from sitekit.problems import Problem

Https = Literal["yes", "no", "unknown"]


class Host(BaseModel):
    """One host that somebody decided to send readers to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str
    https: Https
    last_worked: date | Literal["never"]

    @field_validator("host")
    @classmethod
    def _check_host(cls, value: str) -> str:
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", value):
            raise ValueError(
                f'"{value}" is not a host: write it as in "doi.org", in small letters, without "https://".'
            )
        return value

    @field_validator("https", mode="before")
    @classmethod
    def _read_yes_and_no(cls, value: object) -> object:
        # YAML reads a bare yes as true.
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class _HostsFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    hosts: list[Host]


@dataclass(frozen=True, slots=True)
class Hosts:
    """Every host listed, by its name."""

    entries: Mapping[str, Host]
    shown_as: str
    """The file's path as messages print it."""


def load_hosts(path: Path, *, shown_as: str | None = None) -> tuple[Hosts | None, list[Problem]]:
    """Read the file; return it, or None with every fault in it."""
    name = shown_as or str(path)
    model, problems = load_model(path, _HostsFile, shown_as=name)
    if model is None:
        return None, problems
    entries: dict[str, Host] = {}
    for entry in model.hosts:
        if entry.host in entries:
            problems.append(Problem(name, 0, "host-twice", f'"{entry.host}" is listed twice: keep one of them.'))
        entries[entry.host] = entry
    return Hosts(entries, name), problems


def render_entry(host: str, https: Https, last_worked: date | Literal["never"] = "never") -> str:
    """Return the line that lists a host."""
    return f"- {{host: {host}, https: {https}, last_worked: {last_worked}}}"


# One line or three, as in the header of the file.
_ENTRY: Final = re.compile(r"(\bhost:\s*)([a-z0-9.-]+)(\b[^:]*\bhttps:\s*)\w+([^:]*\blast_worked:\s*)[\w-]+")


def rewrite_hosts(text: str, changes: Mapping[str, Host]) -> str:
    """Return the file's text with new values for some hosts; order, comments and all else stay as they are."""

    def rewrite(match: re.Match[str]) -> str:
        new = changes.get(match[2])
        return f"{match[1]}{match[2]}{match[3]}{new.https}{match[4]}{new.last_worked}" if new else match[0]

    return _ENTRY.sub(rewrite, text)
