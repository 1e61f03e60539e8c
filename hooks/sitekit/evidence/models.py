"""The shapes of `claims.yml`, `sources.yml` and `marks.yml`."""

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Grade = Literal["A", "A-", "B", "B-", "C", "D"]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _refuse_unseen(value: object) -> object:
    if value == "U":
        raise ValueError("grade U facts are not published. Open the source, then grade the claim A to D")
    return value


SeenGrade = Annotated[Grade, BeforeValidator(_refuse_unseen)]


def _refuse_all_but_the_doi(value: str) -> str:
    if value and not re.fullmatch(r"10\.\d{4,}/\S+", value):
        raise ValueError(f'"{value}" is not a DOI: write only the part that begins with 10., such as 10.1000/182.')
    return value


class Entry(BaseModel):
    """Common to all entries people write: no unknown fields, no changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Entry):
    """Something the site cites."""

    key: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$")]
    title: Text
    container: Text
    """Journal, newspaper, site or shop it appeared in."""
    grade: SeenGrade
    authors: str = ""
    year: int | None = Field(default=None, ge=1500, le=2100)
    doi: Annotated[str, AfterValidator(_refuse_all_but_the_doi)] = ""
    url: Annotated[str, StringConstraints(pattern=r"^(https?://.*)?$")] = ""
    note: str = ""
    """What a reader should know about how the source was seen."""
    licence: str = ""
    known_by: str = ""
    """The mark when a page cites the source itself; by default the one usual for its grade."""

    @property
    def address(self) -> str:
        """Where the original can be found: the DOI where there is one, else the address, else nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


class Claim(Entry):
    """One fact the site states."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]+-[0-9]+$")]
    sentence: Text
    grade: SeenGrade
    known_by: Text
    checked: dt.date
    numbers: str = ""
    """Every number a page may print beside the claim's mark, with its unit."""
    limits: str = ""
    sources: tuple[str, ...] = ()
    from_: tuple[str, ...] = Field(default=(), alias="from")
    """Claims this one is worked out from."""

    @property
    def contested(self) -> bool:
        """Whether pages must name the claim as contested."""
        return self.known_by == "contested"


class Mark(Entry):
    """The words beside a claim, and which grades may carry them."""

    known_by: Text
    grades: tuple[Grade, ...]
    meaning: Text


class Claims(Entry):
    """The file `claims.yml`."""

    claims: tuple[Claim, ...]


class Sources(Entry):
    """The file `sources.yml`."""

    sources: tuple[Source, ...]


class Marks(Entry):
    """The file `marks.yml`."""

    marks: tuple[Mark, ...]
