"""Finds what is wrong with the citations of a text."""

import re
from collections.abc import Iterator

from sitekit.evidence.load import Evidence
from sitekit.problems import Problem, did_you_mean

from .numbers import find_strangers, without_links
from .parse import Citation, Passage, find_mistyped, find_passages

_NAMED_CONTESTED = re.compile(r"contested|disputed|disagree|unsettled|no evidence", re.IGNORECASE)


def find_citation_problems(markdown: str, evidence: Evidence, *, file: str, first_line: int = 1) -> Iterator[Problem]:
    """Yield a problem for each mistyped or unknown key, each number not in the data, each unnamed contested claim.

    `file` is printed in the problems; `first_line` is the line of the file on which `markdown` begins.
    """
    mistyped = {(line, text): meant for line, text, meant in find_mistyped(markdown)}
    for (line, text), meant in mistyped.items():
        message = f'"{text}" would be printed as it stands: write "{meant}".'
        yield Problem(file, line + first_line - 1, "cite-mistyped", message)
    if "[@" not in markdown:  # most pages of a large site cite nothing
        return
    for passage in find_passages(markdown):
        citations = [c for c in passage.citations if (c.line, c.text) not in mistyped]
        for citation in citations:
            yield from _key_problems(citation, passage, evidence, file, citation.line + first_line - 1)
        if all(evidence.may_hold(key) and evidence.is_whole(key) for key in passage.keys):
            yield from _number_problems(passage, evidence, file, first_line)


def _key_problems(citation: Citation, passage: Passage, evidence: Evidence, file: str, line: int) -> Iterator[Problem]:
    names_it = _NAMED_CONTESTED.search(without_links(f"{passage.frame} {passage.text}"))
    for key in citation.keys:
        if not evidence.may_hold(key):
            yield Problem(file, line, "cite-unknown", _unknown(key, evidence))
        elif key in evidence.claims and evidence.claims[key].contested and not names_it:
            message = f'{key} is contested: say so in its sentence, with "contested", "disputed" or "no evidence".'
            yield Problem(file, line, "cite-contested", message)


def _unknown(key: str, evidence: Evidence) -> str:
    if key.startswith("U-"):
        return f'"[@{key}]": grade U facts are not published. Open the source, grade it, and add a claim.'
    hint = did_you_mean(key, [*evidence.claims, *evidence.sources])
    return f'"[@{key}]" is neither a claim nor a source.{hint}'


def _number_problems(passage: Passage, evidence: Evidence, file: str, first_line: int) -> Iterator[Problem]:
    claims = [evidence.claims[key] for key in passage.keys if key in evidence.claims]
    if not claims:
        return
    line = (passage.citations[0].line if passage.citations else passage.line) + first_line - 1
    data = [text for claim in claims for text in (claim.sentence, claim.numbers, claim.limits)]
    years = [source.year for key in passage.keys for source in evidence.sources_behind(key) if source.year]
    for number in find_strangers(passage.text, data, years):
        names = " or ".join(claim.id for claim in claims)
        yield Problem(
            file,
            line,
            "cite-number",
            f'"{number.text}" is not among the numbers of {names}. '
            "Correct it, move it to a sentence without that mark, or add it to the claim's numbers in claims.yml.",
        )
