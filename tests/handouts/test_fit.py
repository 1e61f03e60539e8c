"""What goes on half a page: the beginning and the warnings always, the rest whole or not at all."""

from __future__ import annotations

from markupsafe import Markup

from sitekit.handouts.fit import choose
from sitekit.handouts.model import Block, Figure, Part

POINTS = ["A point of some sixty characters, which is how long they are."] * 3
FIGURE = Figure("a.jpg", "A rose.", "26 mm", 44, 33, true_size=True)


def text(length: int, *, leads_on: bool = False, leans_back: bool = False) -> Block:
    return Block(Markup("<p></p>"), (length,), leads_on=leads_on, leans_back=leans_back)


def box(kind: str, rows: int) -> Block:
    return Block(Markup("<p></p>"), (60,) * rows, kind, "Title")


def test_what_is_short_goes_on_whole() -> None:
    part = Part((text(200), text(100)), box("ask", 2), (box("health", 1),), FIGURE)
    chosen = choose(part, question="Will it blur?", points=POINTS)
    assert (chosen.answer, chosen.health, chosen.ask, chosen.figure) == (part.answer, part.health, part.ask, FIGURE)


def test_the_answer_stops_between_paragraphs_and_skips_none() -> None:
    part = Part((text(400), text(900), text(50)))
    assert choose(part, question="Why?", points=POINTS).answer == part.answer[:1]


def test_a_long_answer_gives_way_to_the_question_to_ask_and_the_picture() -> None:
    part = Part((text(300), text(700)), box("ask", 4), (), FIGURE)
    chosen = choose(part, question="Why?", points=POINTS)
    assert (len(chosen.answer), chosen.ask, chosen.figure) == (1, part.ask, FIGURE)


def test_a_warning_is_never_left_out() -> None:
    part = Part((text(600),), box("ask", 6), (box("health", 12),), FIGURE)
    chosen = choose(part, question="Why?", points=POINTS)
    assert (chosen.health, chosen.ask, chosen.figure) == (part.health, None, None)


def test_words_that_announce_a_list_go_on_with_it_or_not_at_all() -> None:
    announced = (text(100), text(50, leads_on=True), text(1300, leans_back=True))
    assert choose(Part(announced), question="Why?", points=POINTS).answer == announced[:1]
    assert choose(Part((text(100), text(50, leads_on=True))), question="Why?", points=POINTS).answer == announced[:1]


def test_a_list_stays_with_the_paragraph_before_it() -> None:
    part = Part((text(100), text(200), text(1100, leans_back=True)))
    assert choose(part, question="Why?", points=POINTS).answer == part.answer[:1]
