"""Writes each table as Markdown, so that links and citations in its cells work as in any text."""

from collections.abc import Callable, Mapping

from sitekit.ageing.load import build_model
from sitekit.ageing.table import render_fit, render_line_pairs, render_parameters, render_reality, render_sites
from sitekit.evidence.load import Evidence

from .data import TableData
from .markdown import write_citation, write_table

Render = Callable[[TableData, Evidence], str]


def _needles(data: TableData, _: Evidence) -> str:
    rows = (
        (needle.code, f"{needle.diameter_mm:.2f} mm{write_citation(needle.claims)}", needle.note)
        for needle in data.needles
    )
    return write_table(("Needle", "Thickness", "Note"), rows)


def _placements(data: TableData, _: Evidence) -> str:
    rows = ((f"**{place.name}**", place.wear, place.seen, place.suits) for place in data.placements)
    return write_table(("Place", "Wear and sun", "Who sees it", "What it suits"), rows)


def _placements_pain(data: TableData, _: Evidence) -> str:
    rows = ((f"**{place.name}**", place.pain, place.pain_note) for place in data.placements)
    return write_table(("Place", "Pain, as reported", "What else to weigh"), rows)


def _unknowns(data: TableData, _: Evidence) -> str:
    return "\n".join(f"{n}. **{u.question}** {u.why_it_matters}" for n, u in enumerate(data.unknowns, 1))


def _unknowns_ageing(data: TableData, _: Evidence) -> str:
    ageing = [unknown for unknown in data.unknowns if unknown.ageing]
    return "\n".join(f"{n}. **{u.question}** {u.why_it_matters}" for n, u in enumerate(ageing, 1))


def _disagreements(data: TableData, _: Evidence) -> str:
    rows = ((f"**{d.topic}**", d.one_side, d.other_side, d.meanwhile) for d in data.disagreements)
    return write_table(("Question", "Some say", "Others say", "Until somebody knows"), rows)


def _marks(_: TableData, evidence: Evidence) -> str:
    rows = ((f"**{m.known_by}**", m.meaning) for m in evidence.marks.values())
    return write_table(("The words", "What they tell you"), rows)


def _ageing_parameters(data: TableData, _: Evidence) -> str:
    return render_parameters(data.ageing) if data.ageing else ""


def _ageing_sites(data: TableData, _: Evidence) -> str:
    return render_sites(data.ageing) if data.ageing else ""


def _ageing_line_pairs(data: TableData, _: Evidence) -> str:
    return render_line_pairs(build_model(data.ageing)) if data.ageing else ""


def _ageing_fit(data: TableData, _: Evidence) -> str:
    if not data.ageing or not data.fit:
        return ""
    return render_fit(data.fit, low=build_model(data.ageing).spread["low"])


def _ageing_reality(data: TableData, _: Evidence) -> str:
    return render_reality(data.fit) if data.fit else ""


TABLES: Mapping[str, Render] = {
    "ageing-fit": _ageing_fit,
    "ageing-line-pairs": _ageing_line_pairs,
    "ageing-parameters": _ageing_parameters,
    "ageing-reality": _ageing_reality,
    "ageing-sites": _ageing_sites,
    "disagreements": _disagreements,
    "marks": _marks,
    "needles": _needles,
    "placements": _placements,
    "placements-pain": _placements_pain,
    "unknowns": _unknowns,
    "unknowns-ageing": _unknowns_ageing,
}
