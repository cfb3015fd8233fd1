"""A question from its first prompt to `next`: asked, answered, explained, and what can be done before going on."""

from __future__ import annotations

from typing import Literal

from tui.course.model import Reflect
from tui.plain.asides import ask
from tui.plain.feedback import read_feedback
from tui.plain.past import look_back
from tui.plain.prompts import Face, attempt
from tui.plain.questions import Move, ask_item, subject
from tui.plain.reading import read_differences, read_step
from tui.plain.reflecting import ask_reflect
from tui.plain.writing import write
from tui.tutor.question import PairQuestion, Question

_OBJECTION = "Why do you hold this key to be wrong? Your words are kept with your answer."


def put(face: Face, question: Question, *, back: str, lead: str, here: str = "") -> Move:
    """Ask a question, explain the answer, and wait until the learner goes on.

    Args:
        face: Where to ask.
        question: The question.
        back: Where `b` leads before the answer.
        lead: What Enter does after it.
        here: The step that is being read.

    Returns:
        `done` to go on, `back` to go back, `skip` where it was not answered. A skip is not yet put on record.
    """
    is_asked_again = False
    while True:
        item = question.item
        if isinstance(item, Reflect):
            move = ask_reflect(face, question, item)
        else:
            move = ask_item(face, question, back, introduces=not is_asked_again)
        if move == "done":
            judged = question.judgement or question.reflection
            assert judged is not None
            read_feedback(face, judged, here, staged=face.guest)
        if move != "back" and isinstance(question, PairQuestion):
            read_differences(face, question.comparison)
        if move != "done":
            return move
        reply = _ask_next(face, question, lead)
        if reply != "again":
            return reply
        is_asked_again = True


def _ask_next(face: Face, question: Question, lead: str) -> Literal["done", "back", "again"]:
    keys = {"": "go on", "a": "answer it again; this answer stays on record, and counts as the first"}
    if question.can_undo:
        keys["u"] = "undo: it was a slip; it does not count, and the question is asked again"
    keys["o"] = "reread the step that teaches this"
    if question.judgement is not None and not face.guest:
        keys["!"] = "exclamation mark: dispute this key, in your own words"
    keys |= {"l": "look back at your answers here", "b": "back", "x": "go on"}
    while True:
        reply = ask(face, "next", (), keys, subject=subject(question), lead=lead)
        if reply in ("", "x"):
            return "done"
        if reply == "b":
            return "back"
        if reply == "a":
            question.again()
            return "again"
        if reply == "u":
            if attempt(face, question.undo):
                face.lines.say("Taken back as a slip: that answer does not count. Here is the question again.")
                return "again"
        elif reply == "!":
            _dispute(face, question)
        elif reply == "l":
            look_back(face, question.context)
        elif question.item.step:
            read_step(face, question.item.step)
        else:
            face.lines.say("No step is named for this one.")


def _dispute(face: Face, question: Question) -> None:
    before = face.record.history.disputes.get(question.subject, "")
    if write(face, "dispute", question.subject, _OBJECTION, question.dispute) != before:
        face.lines.say("Your objection is kept.")
    else:
        face.lines.say("Your objection stays as it was." if before else "Nothing was kept.")
