"""Answering in one's own words: write, then hear the model answer, and say which criteria were covered."""

from __future__ import annotations

from functools import partial

from tui.course.markdown import plain
from tui.course.model import Reflect
from tui.plain.asides import ask
from tui.plain.prompts import Choices, Face, Keys, attempt, not_here
from tui.plain.questions import Move, Wish
from tui.plain.reading import read_question
from tui.plain.writing import write
from tui.tutor.judging import Reflection
from tui.tutor.question import Question
from tui.tutor.wording import SKIP

_KEYS: Keys = {
    "b": "back, to write anew",
    "x": f"{SKIP.lower()} this for now; what you wrote is kept",
}
_INVITATION = "Answer in your own words. With no text the question stays open."


def ask_reflect(face: Face, question: Question, item: Reflect) -> Move:
    """Ask for an own text, and put the learner's own reading of it on record."""
    while True:
        read_question(face, question)
        if not write(face, "note", item.id, _INVITATION, question.write):
            return "skip"
        _read_model_answer(face, item)
        covered = _covered(face, item)
        if covered == "skip":
            return "skip"
        if covered != "back" and attempt(face, partial(question.rate, covered)):
            return "done"


def read_reflection(face: Face, reflection: Reflection) -> None:
    """Read a text of the learner's again, with the model answer and what it covers."""
    face.lines.part()
    if reflection.text:
        face.lines.say("You wrote:")
        face.lines.quote(reflection.text)
    _read_model_answer(face, reflection.item)
    read_rating(face, reflection)


def read_rating(face: Face, reflection: Reflection) -> None:
    """Say which criteria the learner found covered."""
    for number, text in enumerate(reflection.item.criteria, 1):
        verb = "Covered" if number in reflection.covered else "Not covered"
        face.lines.say(f"{verb}: {plain(text)}", "- ")
    face.lines.say(f"{len(reflection.covered)} of {len(reflection.item.criteria)}, by your own reading.")
    face.lines.say()


def _read_model_answer(face: Face, item: Reflect) -> None:
    face.lines.part()
    face.lines.say("A model answer:")
    face.lines.markdown(item.model_answer)
    face.lines.part()


def _covered(face: Face, item: Reflect) -> tuple[int, ...] | Wish:
    choices: Choices = [(0, "none of them"), *enumerate(map(plain, item.criteria), 1)]
    lead = "Which of these does your text cover? Type their numbers with blanks between them, such as: 1 2"
    while True:
        reply = ask(face, "answer", choices, _KEYS, lead=lead, free=True)
        if reply in ("b", "x"):
            return "back" if reply == "b" else "skip"
        words = reply.replace(",", " ").split()
        if words and all(word.isascii() and word.isdecimal() and int(word) <= len(item.criteria) for word in words):
            return tuple(sorted({int(word) for word in words} - {0}))
        not_here(face, reply)
