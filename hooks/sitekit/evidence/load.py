"""Reads the evidence and makes sure that its parts fit together."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import AliasChoices, BaseModel, Field, ValidationError

from sitekit.loading import load_model
from sitekit.problems import Problem, did_you_mean

from .models import Claim, Claims, Entry, Mark, Marks, Source, Sources

EntryType = TypeVar("EntryType", bound=Entry)

USUAL_MARK = {
    "A": "measured",
    "A-": "measured",
    "B": "reported",
    "B-": "reported",
    "C": "artists say",
    "D": "worked out here",
}


@dataclass(frozen=True)
class Evidence:
    """All claims by id, all sources by key, all marks by their words."""

    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    faulty: frozenset[str] = frozenset()
    """Ids, keys and words of the entries that stand in the files and were refused."""
    unread: frozenset[str] = frozenset()
    """Which of `claims`, `sources` and `marks` could not be read at all."""

    def may_hold(self, key: str) -> bool:
        """Whether there is such a claim or source, or could be one among what was refused or not read."""
        home = "claims" if key[:1].isupper() else "sources"
        return key in self.claims or key in self.sources or key in self.faulty or home in self.unread

    def is_whole(self, key: str) -> bool:
        """Whether nothing behind a claim or source was refused or not read, so that it can be held to its words."""
        behind = [name for claim in self._claims_behind(key) for name in (*claim.sources, *claim.from_)]
        return not self.faulty.intersection([key, *behind]) and not self.unread & {"claims", "sources"}

    def sources_behind(self, key: str) -> list[Source]:
        """Return the sources behind a claim or source: own ones first, then those of the claims behind it."""
        if key in self.sources:
            return [self.sources[key]]
        keys = dict.fromkeys(name for claim in self._claims_behind(key) for name in claim.sources)
        return [self.sources[name] for name in keys if name in self.sources]

    def _claims_behind(self, key: str) -> list[Claim]:
        """Return the claim itself, if it is one, and all it is worked out from."""
        found: dict[str, Claim] = {}
        todo = [key]
        while todo:
            claim_id = todo.pop(0)
            if claim_id in self.claims and claim_id not in found:
                found[claim_id] = self.claims[claim_id]
                todo.extend(found[claim_id].from_)
        return list(found.values())

    def known_by(self, key: str) -> str:
        """Return the words of the mark for a claim id or source key."""
        if key in self.claims:
            return self.claims[key].known_by
        source = self.sources[key]
        return source.known_by or USUAL_MARK[source.grade]


def load_evidence(data_dir: Path, *, shown_as: str = "docs/_data") -> tuple[Evidence, list[Problem]]:
    """Read the three files of evidence in `data_dir`; return every entry that has no fault, and every fault."""
    claims_file, claim_faults = load_model(data_dir / "claims.yml", Claims, shown_as=f"{shown_as}/claims.yml")
    sources_file, source_faults = load_model(data_dir / "sources.yml", Sources, shown_as=f"{shown_as}/sources.yml")
    marks_file, mark_faults = load_model(data_dir / "marks.yml", Marks, shown_as=f"{shown_as}/marks.yml")
    claims = _Sound(claims_file.claims) if claims_file else _keep_sound(data_dir / "claims.yml", Claim, "id")
    sources = _Sound(sources_file.sources) if sources_file else _keep_sound(data_dir / "sources.yml", Source, "key")
    marks = _Sound(marks_file.marks) if marks_file else _keep_sound(data_dir / "marks.yml", Mark, "known_by")
    read = {"claims": claims, "sources": sources, "marks": marks}
    evidence = Evidence(
        claims={claim.id: claim for claim in claims.entries} if claims else {},
        sources={source.key: source for source in sources.entries} if sources else {},
        marks={mark.known_by: mark for mark in marks.entries} if marks else {},
        faulty=frozenset().union(*(part.faulty for part in read.values() if part)),
        unread=frozenset(name for name, part in read.items() if not part),
    )
    problems = [*claim_faults, *source_faults, *mark_faults]
    if claims:
        claim_lines = _Lines(data_dir / "claims.yml", f"{shown_as}/claims.yml", "id")
        problems += claim_lines.twice("claim-twice", [claim.id for claim in claims.entries])
        for claim in claims.entries:
            problems += _claim_problems(claim, evidence, claim_lines)
    if sources:
        source_lines = _Lines(data_dir / "sources.yml", f"{shown_as}/sources.yml", "key")
        problems += source_lines.twice("source-twice", [source.key for source in sources.entries])
        for source in sources.entries:
            problems += _source_problems(source, evidence, source_lines)
    return evidence, problems


@dataclass(frozen=True)
class _Sound(Generic[EntryType]):
    """The entries of a file that have no fault, and the names of the others."""

    entries: tuple[EntryType, ...]
    faulty: frozenset[str] = frozenset()


class _AnyEntries(BaseModel):
    entries: list[object] = Field(validation_alias=AliasChoices("claims", "sources", "marks"))


def _keep_sound(path: Path, shape: type[EntryType], label: str) -> _Sound[EntryType] | None:
    """Read a faulty file again, each entry by itself; None if it has no entries to read."""
    file, _ = load_model(path, _AnyEntries)
    if file is None:
        return None
    sound, faulty = [], set()
    for entry in file.entries:
        try:
            sound.append(shape.model_validate(entry))
        except ValidationError:
            if isinstance(entry, dict):
                faulty.add(str(entry.get(label)))
    return _Sound(tuple(sound), frozenset(faulty))


def find_uncited_sources(evidence: Evidence, cited: set[str], data_dir: Path, *, shown_as: str) -> list[Problem]:
    """Return a problem for each source that no page cites, neither itself nor through a claim in `cited`.

    There is none while an entry is faulty: nobody knows what it would cite.
    """
    if evidence.faulty or evidence.unread:
        return []
    used = {source.key for key in cited for source in evidence.sources_behind(key)}
    lines = _Lines(data_dir / "sources.yml", f"{shown_as}/sources.yml", "key")
    return [
        lines.problem(
            key, "source-uncited", f'No page cites "{key}". Cite it ([@{key}] or a claim of it) or remove it.'
        )
        for key in evidence.sources
        if key not in used
    ]


class _Lines:
    """Finds the line where an entry begins; reads the file only once a fault asks for it."""

    def __init__(self, path: Path, shown_as: str, label: str) -> None:
        self._path, self._shown_as, self._label = path, shown_as, label
        self._lines: dict[str, list[int]] | None = None

    def _of(self, name: str) -> list[int]:
        if self._lines is None:
            self._lines = {}
            pattern = re.compile(rf"\s*-\s*\{{?\s*{self._label}:\s*[\"']?([\w-]+)")
            for number, line in enumerate(self._path.read_text(encoding="utf-8").splitlines(), 1):
                if match := pattern.match(line):
                    self._lines.setdefault(match[1], []).append(number)
        return self._lines.get(name, [0])

    def problem(self, name: str, code: str, message: str, *, nth: int = 0) -> Problem:
        lines = self._of(name)
        return Problem(self._shown_as, lines[min(nth, len(lines) - 1)], code, message)

    def twice(self, code: str, names: list[str]) -> Iterator[Problem]:
        for name in sorted({n for n in names if names.count(n) > 1}):
            first = self._of(name)[0]
            yield self.problem(
                name, code, f'"{name}" is already the name of the entry in line {first}. Choose another.', nth=1
            )


def _claim_problems(claim: Claim, evidence: Evidence, lines: _Lines) -> Iterator[Problem]:
    for key in claim.sources:
        if key not in evidence.sources and key not in evidence.faulty and "sources" not in evidence.unread:
            hint = did_you_mean(key, evidence.sources)
            yield lines.problem(
                claim.id, "claim-unknown-source", f'{claim.id} names the source "{key}", which sources.yml lacks.{hint}'
            )
    for key in claim.from_:
        if key not in evidence.claims and key not in evidence.faulty:
            hint = did_you_mean(key, evidence.claims)
            yield lines.problem(
                claim.id, "claim-unknown-claim", f'{claim.id} is worked out from "{key}", which is no claim.{hint}'
            )
    if evidence.is_whole(claim.id) and not evidence.sources_behind(claim.id):
        yield lines.problem(
            claim.id, "claim-no-source", f"{claim.id} has no source left. Name one under sources: or remove the claim."
        )
    yield from _mark_problems(claim.id, claim.known_by, claim.grade, evidence, lines)


def _source_problems(source: Source, evidence: Evidence, lines: _Lines) -> Iterator[Problem]:
    if source.known_by:
        yield from _mark_problems(source.key, source.known_by, source.grade, evidence, lines)


def _mark_problems(name: str, known_by: str, grade: str, evidence: Evidence, lines: _Lines) -> Iterator[Problem]:
    if known_by in evidence.faulty or "marks" in evidence.unread:
        return
    mark = evidence.marks.get(known_by)
    if mark is None:
        hint = did_you_mean(known_by, evidence.marks)
        yield lines.problem(name, "mark-unknown", f'{name}: known_by "{known_by}" is not in marks.yml.{hint}')
    elif grade not in mark.grades:
        allowed = " or ".join(mark.grades)
        yield lines.problem(
            name, "mark-grade", f'{name}: "{known_by}" is for grade {allowed}, but the grade here is {grade}.'
        )
