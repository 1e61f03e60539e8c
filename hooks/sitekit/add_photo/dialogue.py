"""Asking on a terminal: one thing at a time, a suggestion for Enter, `?` for help, as often as it takes."""

from collections.abc import Callable

from .questions import AnswerError, Answers, Background, Question, questions

Ask = Callable[[str], str]
Say = Callable[[str], None]


def hold(known: Background, answers: Answers, ask: Ask, say: Say) -> None:
    """Ask for everything `answers` does not hold yet, and put it there. Raises EOFError when nobody answers."""
    while question := questions(known, answers):
        answers[question.field] = _ask_once(question, ask, say)


def _ask_once(question: Question, ask: Ask, say: Say) -> object:
    for number, choice in enumerate(question.choices, 1):
        say(f"  {number:2} {choice.name}")
    shown = f" [{question.suggestion}]" if question.suggestion else ""
    while True:
        written = ask(f"{question.ask}{shown}: ").strip()
        if written == "?":
            say(f"  {question.help}")
            continue
        if not written and not question.optional and not question.suggestion:
            say(f"  This is needed. {question.help}")
            continue
        try:
            return question.read(written or question.suggestion)
        except AnswerError as error:
            say(f"  {error}")
