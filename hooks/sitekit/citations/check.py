"""Finds what is wrong with the citations of a text."""

from collections.abc import Iterator

from sitekit.evidence.load import Evidence
from sitekit.problems import Problem, did_you_mean

from .numbers import find_strangers
from .parse import Citation, find_citations


def find_citation_problems(markdown: str, evidence: Evidence, *, file: str, first_line: int = 1) -> Iterator[Problem]:
    """Yield a problem for each unknown key, each number that differs from the data, each unnamed contested claim.

    `file` is printed in the problems; `first_line` is the line of the file on which `markdown` begins.
    """
    if "[@" not in markdown:  # most pages of a large site cite nothing
        return
    citations = list(find_citations(markdown))
    for citation in citations:
        line = citation.line + first_line - 1
        unknown = [key for key in citation.keys if key not in evidence.claims and key not in evidence.sources]
        for key in unknown:
            yield Problem(file, line, "cite-unknown", _unknown(key, evidence))
        if not unknown:
            together = tuple(k for c in citations if c.sentence_id == citation.sentence_id for k in c.keys)
            yield from _number_problems(citation, together, evidence, file, line)


def _unknown(key: str, evidence: Evidence) -> str:
    if key.startswith("U-"):
        return f'"[@{key}]": grade U facts are not published. Open the source, grade it, and add a claim.'
    hint = did_you_mean(key, [*evidence.claims, *evidence.sources])
    return f'"[@{key}]" is neither a claim nor a source.{hint}'


def _number_problems(
    citation: Citation, keys: tuple[str, ...], evidence: Evidence, file: str, line: int
) -> Iterator[Problem]:
    claims = [evidence.claims[key] for key in keys if key in evidence.claims]
    if not claims or citation.keys != keys[: len(citation.keys)]:  # once a sentence, at its first bracket
        return
    data = [text for claim in claims for text in (claim.sentence, claim.numbers, claim.limits)]
    data += [str(source.year) for key in keys for source in evidence.sources_behind(key) if source.year]
    for number in find_strangers(citation.sentence, data):
        names = " or ".join(claim.id for claim in claims)
        yield Problem(
            file,
            line,
            "cite-number",
            f'"{number.text}" is not among the numbers of {names}. '
            "Correct it, move it to a sentence without that mark, or add it to the claim's numbers in claims.yml.",
        )
