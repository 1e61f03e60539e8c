"""A wearer who takes their consent back is obeyed at once: nothing is shown, and no fault stops the build."""

from collections.abc import Sequence

from .cases import Case


def spread_withdrawals(cases: Sequence[Case]) -> None:
    """Take down every entry with the same consent or the same picture as a withdrawn one; advise what is left to do."""
    gone = [case for case in cases if case.withdrawn]
    by_consent = {key: case for case in reversed(gone) if (key := _find_consent(case))}
    by_picture = {case.facts.digest: case for case in reversed(gone) if case.facts}
    by_master = {case.master: case for case in reversed(gone) if case.master}
    for case in cases:
        if not case.is_live:
            continue
        papers = by_consent.get(_find_consent(case))
        picture = by_picture.get(case.facts.digest) if case.facts else None
        source = papers or (by_master.get(case.master) if case.master else None) or picture
        if source is None:
            continue
        case.withdrawn = source.withdrawn
        case.faults.clear()
        what = f'the consent "{_find_consent(case)}"' if papers else "the consent for this picture"
        says = f"{what} was withdrawn ({source.place}), so it is not shown: write the same day under withdrawn here."
        case.blame(("consent",), "gallery-withdrawn", says, advice=True)
    for case in cases:
        if case.withdrawn and case.master:
            says = f'was taken down and is still in the project: delete "{case.master.name}" from this folder.'
            case.blame(("file",), "gallery-withdrawn", says, advice=True)


def _find_consent(case: Case) -> str:
    consent = case.written.data.get("consent") if isinstance(case.written.data, dict) else None
    key = consent.get("id") if isinstance(consent, dict) else None
    return str(key).strip().lower() if isinstance(key, str | int) else ""
