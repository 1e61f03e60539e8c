"""Writes each table as Markdown, so that links and citations in its cells work as in any text."""

from collections.abc import Callable, Iterable, Mapping

from sitekit.evidence.load import Evidence

from .data import TableData

Render = Callable[[TableData, Evidence], str]


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [_row(head), _row(["---"] * len(head)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def _cite(keys: Iterable[str]) -> str:
    keys = list(keys)
    return f" [@{'; '.join(keys)}]" if keys else ""


def _needles(data: TableData, _: Evidence) -> str:
    rows = ((needle.code, f"{needle.diameter_mm:.2f} mm{_cite(needle.claims)}", needle.note) for needle in data.needles)
    return _table(("Needle", "Thickness", "Note"), rows)


def _placements(data: TableData, _: Evidence) -> str:
    rows = ((f"**{place.name}**", place.wear, place.seen, place.suits) for place in data.placements)
    return _table(("Place", "Wear and sun", "Who sees it", "What it suits"), rows)


def _placements_pain(data: TableData, _: Evidence) -> str:
    rows = ((f"**{place.name}**", place.pain, place.pain_note) for place in data.placements)
    return _table(("Place", "Pain, as reported", "What else to weigh"), rows)


def _unknowns(data: TableData, _: Evidence) -> str:
    return "\n".join(f"{n}. **{u.question}** {u.why_it_matters}" for n, u in enumerate(data.unknowns, 1))


def _unknowns_ageing(data: TableData, _: Evidence) -> str:
    ageing = [unknown for unknown in data.unknowns if unknown.ageing]
    return "\n".join(f"{n}. **{u.question}** {u.why_it_matters}" for n, u in enumerate(ageing, 1))


def _disagreements(data: TableData, _: Evidence) -> str:
    rows = ((f"**{d.topic}**", d.one_side, d.other_side, d.meanwhile) for d in data.disagreements)
    return _table(("Question", "Some say", "Others say", "Until somebody knows"), rows)


def _marks(_: TableData, evidence: Evidence) -> str:
    rows = ((f"**{m.known_by}**", m.meaning) for m in evidence.marks.values())
    return _table(("The words", "What they tell you"), rows)


TABLES: Mapping[str, Render] = {
    "disagreements": _disagreements,
    "marks": _marks,
    "needles": _needles,
    "placements": _placements,
    "placements-pain": _placements_pain,
    "unknowns": _unknowns,
    "unknowns-ageing": _unknowns_ageing,
}
