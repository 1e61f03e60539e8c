"""What one build of the site knows."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .catalogue.build import GalleryBuild
from .evidence.load import Evidence, load_evidence
from .ledger import Ledger, load_ledger
from .problems import Problem
from .tables.data import TableData, load_tables


@dataclass(frozen=True)
class SiteData:
    """Everything read from `docs/_data`, once a build."""

    evidence: Evidence
    tables: TableData
    ledger: Ledger
    data_dir: Path
    shown_as: str
    """The folder of data as problems name it: `docs/_data`."""


@dataclass
class Build:
    """One run of the generator: the data, and what the pages leave behind for the end."""

    data: SiteData
    problems: list[Problem] = field(default_factory=list)
    cited_on: Mapping[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """For each claim or source key, the source paths of the pages that cite it."""
    origins: dict[str, str] = field(default_factory=dict)
    """For each built page, the Markdown file it was written in."""
    galleries: GalleryBuild = field(default_factory=GalleryBuild)
    entrances: list[str] = field(default_factory=lambda: ["index.html"])
    """Built pages by which readers come in."""
    descriptions: dict[str, str] = field(default_factory=dict)
    """Each description and the page it stands on, to find doubles."""


def load_site(data_dir: Path, *, shown_as: str) -> tuple[SiteData, list[Problem]]:
    """Read all data; return it with every fault of it."""
    evidence, evidence_faults = load_evidence(data_dir, shown_as=shown_as)
    tables, table_faults = load_tables(data_dir, evidence, shown_as=shown_as)
    ledger, ledger_faults = load_ledger(data_dir / "links.yml", shown_as=f"{shown_as}/links.yml")
    data = SiteData(evidence, tables, ledger, data_dir, shown_as)
    return data, [*evidence_faults, *table_faults, *ledger_faults]
