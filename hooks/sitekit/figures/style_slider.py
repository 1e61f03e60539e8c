"""One subject from lines to full rendering, healed to 10 years: four plates that the script lays over each other."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from sitekit.markup import render

from .model import Choice, Figure, FigureContext, Kind, Number, Parts
from .stills import render_stills

NAME: Final = "style-slider"
MOST_YEARS: Final = 10
MOST_RENDERING: Final = 100
_SUBJECTS: Final = (("nautilus", "Nautilus"), ("botanical-sprig", "Sprig"))
_PLATES: Final = (
    ("fine-line", "healed", "Fine-line, healed"),
    ("fine-line", "10-years", "Fine-line, 10 years"),
    ("micro-realism", "healed", "Micro-realism, healed"),
    ("micro-realism", "10-years", "Micro-realism, 10 years"),
)
"""In the order in which the script weighs them."""
_WORDS: Final = {
    "fine-line": {
        "name": "Fine-line",
        "healed": {
            "gains": "A clear shape from very little ink, with bare skin between the lines.",
            "loses": "Light, shadow and depth. A likeness needs those.",
        },
        "aged": {
            "gains": "A lone line has nothing to run into: it is wider and paler, and still a line.",
            "loses": "Gaps. Where lines stood close together, they have met.",
        },
    },
    "blend": {
        "name": "Between the two",
        "healed": {
            "gains": "An edge to hold on to, with shade where the meaning is.",
            "loses": "Room. Lines and shade now share the same few millimetres.",
        },
        "aged": {
            "gains": "Dark shade still shows the form where the lines have gone soft.",
            "loses": "Both ways at once: close lines meet, and small pale details fill in.",
        },
    },
    "micro-realism": {
        "name": "Micro-realism",
        "healed": {
            "gains": "Form, light and shadow, told by soft greys.",
            "loses": "A clear outline. Shade alone has to say where one thing ends.",
        },
        "aged": {
            "gains": "Soft shading and large dark parts have changed least.",
            "loses": "The small pale details between dark parts, which close first.",
        },
    },
}
"""What the plates show and docs/compare/fine-line.md says; the script and the table without it read the same words."""


def _render(options: Mapping[str, str], context: FigureContext) -> Parts | None:
    first = options.get("subject", _SUBJECTS[0][0])
    subjects = [one for one in sorted(_SUBJECTS, key=lambda one: one[0] != first) if _is_shown(one[0], context)]
    if not subjects:
        return None
    stills = [
        render_stills([(f"{key}-{style}-{age}", f"{name}: {words}") for style, age, words in _PLATES], context)
        for key, name in subjects
    ]
    rows = [
        (f"{words['name']}, {age}", words[key])
        for words in (_WORDS["fine-line"], _WORDS["micro-realism"])
        for key, age in (("healed", "healed"), ("aged", f"{MOST_YEARS} years"))
    ]
    return Parts(
        fallback=render("style-slider.html", stills=stills, rows=rows),
        caption=render("style-slider-caption.html"),
        how=render("style-slider-how.html", root=context.root, years=MOST_YEARS),
    )


def _is_shown(subject: str, context: FigureContext) -> bool:
    return all(f"{subject}-{style}-{age}" in context.catalogue.exhibits for style, age, _ in _PLATES)


def _list_options(_: FigureContext) -> Mapping[str, Kind]:
    return {
        "subject": Choice(tuple(key for key, _ in _SUBJECTS)),
        "rendering": Number(0, MOST_RENDERING),
        "year": Number(0, MOST_YEARS),
    }


def _publish(context: FigureContext) -> Iterator[tuple[str, str | bytes]]:
    data = {
        "most_years": MOST_YEARS,
        "subjects": [{"value": key, "name": name} for key, name in _SUBJECTS if _is_shown(key, context)],
        "plates": [f"{style}-{age}" for style, age, _ in _PLATES],
        "words": _WORDS,
    }
    yield FIGURE.data_url, json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


FIGURE: Final = Figure(name=NAME, options=_list_options, render=_render, publish=_publish)
