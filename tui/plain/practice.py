"""Practising judgements, one item after the other."""

from __future__ import annotations

from tui.course.markdown import plain
from tui.course.model import Reflect
from tui.plain.afterwards import ask_next
from tui.plain.feedback import read_feedback
from tui.plain.prompts import Face
from tui.plain.questions import Asked, Move, ask_item
from tui.plain.reflecting import Reflecting, ask_reflect
from tui.tutor.judging import Judgement, Reflection
from tui.tutor.practice import PracticeSession
from tui.tutor.start import MAP


def practise(face: Face, quiz: str) -> str:
    """Go through the items of a quiz.

    Returns:
        Where to go then: the map.

    Raises:
        UnknownIdError: There is no such quiz.
        CourseError: It cannot be opened.
    """
    session = PracticeSession(face.course, face.record, quiz)
    lines = face.lines
    while True:
        _announce(face, session)
        result = _ask(face, session)
        if result == "back":
            return MAP
        if result == "skip":
            if not session.skip():
                lines.say("This is the only one left; it stays open.")
                return MAP
            lines.say("It comes again at the end.")
            continue
        read_feedback(face, result)
        last = session.upcoming is None
        lead = "Enter ends this round; everything in it has been asked." if last else "Enter goes on to the next one."
        if not ask_next(face, session.item, lead, session.past()):
            return MAP
        if not session.next():
            _sum_up(face, session)
            return MAP


def _ask(face: Face, session: PracticeSession) -> Judgement | Reflection | Move:
    item = session.item
    if isinstance(item, Reflect):
        return ask_reflect(Reflecting(face, item, session.write, session.rate))
    back = "back to the course map"
    return ask_item(Asked(face, item, session.quiz.verdicts, session.answer, session.hint, back, session.hints_shown))


def _announce(face: Face, session: PracticeSession) -> None:
    lines = face.lines
    lines.part()
    lines.say(f"{plain(session.quiz.title)}: {session.seen} of {len(session.quiz.items)} answered.")
    if session.times:
        lines.say("You have answered this one before.")
    elif session.is_new_skill and face.course.skill_label(session.item.skill) != session.item.skill:
        lines.say("A skill that is new here.")


def _sum_up(face: Face, session: PracticeSession) -> None:
    answers = face.record.history.answers_in(session.quiz.id)
    right = sum(given.data.right for given in answers)
    counted = f" {right} of your {len(answers)} answers here were right." if answers else ""
    count = len(session.quiz.items)
    face.lines.part()
    face.lines.say(f"All {count} items of this quiz have been asked.{counted} Open it again for another round.")
