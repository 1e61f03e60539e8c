"""Reads the evidence and makes sure that its parts fit together."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitekit.loading import load_model
from sitekit.problems import Problem, did_you_mean

from .models import Claim, Claims, Mark, Marks, Source, Sources

USUAL_MARK = {"A": "measured", "A-": "measured", "B": "reported", "B-": "reported", "C": "artists say"}


@dataclass(frozen=True)
class Evidence:
    """All claims by id, all sources by key, all marks by their words."""

    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)

    def sources_behind(self, key: str) -> list[Source]:
        """Return the sources behind a claim or source: own ones first, then those of the claims behind it."""
        if key in self.sources:
            return [self.sources[key]]
        found: dict[str, Source] = {}
        seen: set[str] = set()
        todo = [key]
        while todo:
            claim_id = todo.pop(0)
            claim = self.claims.get(claim_id)
            if claim is None or claim_id in seen:
                continue
            seen.add(claim_id)
            found.update((k, self.sources[k]) for k in claim.sources if k in self.sources and k not in found)
            todo.extend(claim.from_)
        return list(found.values())

    def known_by(self, key: str) -> str:
        """Return the words of the mark for a claim id or source key."""
        if key in self.claims:
            return self.claims[key].known_by
        source = self.sources[key]
        return source.known_by or USUAL_MARK[source.grade]


def load_evidence(data_dir: Path, *, shown_as: str = "docs/_data") -> tuple[Evidence, list[Problem]]:
    """Read the three files of evidence in `data_dir`; return what could be read, and every fault."""
    claims, claim_faults = load_model(data_dir / "claims.yml", Claims, shown_as=f"{shown_as}/claims.yml")
    sources, source_faults = load_model(data_dir / "sources.yml", Sources, shown_as=f"{shown_as}/sources.yml")
    marks, mark_faults = load_model(data_dir / "marks.yml", Marks, shown_as=f"{shown_as}/marks.yml")
    problems = [*claim_faults, *source_faults, *mark_faults]
    evidence = Evidence(
        claims={claim.id: claim for claim in claims.claims} if claims else {},
        sources={source.key: source for source in sources.sources} if sources else {},
        marks={mark.known_by: mark for mark in marks.marks} if marks else {},
    )
    if not problems and claims and sources:
        claim_lines = _Lines(data_dir / "claims.yml", f"{shown_as}/claims.yml", "id")
        source_lines = _Lines(data_dir / "sources.yml", f"{shown_as}/sources.yml", "key")
        problems += claim_lines.twice("claim-twice", [claim.id for claim in claims.claims])
        problems += source_lines.twice("source-twice", [source.key for source in sources.sources])
        for claim in claims.claims:
            problems += _claim_problems(claim, evidence, claim_lines)
        for source in sources.sources:
            problems += _source_problems(source, evidence, source_lines)
    return evidence, problems


def find_uncited_sources(evidence: Evidence, cited: set[str], data_dir: Path, *, shown_as: str) -> list[Problem]:
    """Return a problem for each source that no page cites, neither itself nor through a claim in `cited`."""
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
        if key not in evidence.sources:
            hint = did_you_mean(key, evidence.sources)
            yield lines.problem(
                claim.id, "claim-unknown-source", f'{claim.id} names the source "{key}", which sources.yml lacks.{hint}'
            )
    for key in claim.from_:
        if key not in evidence.claims:
            hint = did_you_mean(key, evidence.claims)
            yield lines.problem(
                claim.id, "claim-unknown-claim", f'{claim.id} is worked out from "{key}", which is no claim.{hint}'
            )
    if not evidence.sources_behind(claim.id):
        yield lines.problem(
            claim.id, "claim-no-source", f"{claim.id} has no source left. Name one under sources: or remove the claim."
        )
    yield from _mark_problems(claim.id, claim.known_by, claim.grade, evidence, lines)


def _source_problems(source: Source, evidence: Evidence, lines: _Lines) -> Iterator[Problem]:
    if source.known_by:
        yield from _mark_problems(source.key, source.known_by, source.grade, evidence, lines)


def _mark_problems(name: str, known_by: str, grade: str, evidence: Evidence, lines: _Lines) -> Iterator[Problem]:
    mark = evidence.marks.get(known_by)
    if mark is None:
        hint = did_you_mean(known_by, evidence.marks)
        yield lines.problem(name, "mark-unknown", f'{name}: known_by "{known_by}" is not in marks.yml.{hint}')
    elif grade not in mark.grades:
        allowed = " or ".join(mark.grades)
        yield lines.problem(
            name, "mark-grade", f'{name}: "{known_by}" is for grade {allowed}, but the grade here is {grade}.'
        )
