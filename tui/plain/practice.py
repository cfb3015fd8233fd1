"""Practising: the items of a quiz, one after the other, in rounds."""

from __future__ import annotations

from functools import partial

from tui.course.markdown import plain
from tui.course.target import MAP, Target
from tui.plain.afterwards import put
from tui.plain.asides import ask
from tui.plain.past import look_back
from tui.plain.prompts import Face, Keys, attempt, enter_leads
from tui.tutor.practice import PracticeSession
from tui.tutor.summing import round_ended, standing, way_in_words
from tui.tutor.wording import MATE_NEXT

_KEYS: Keys = {
    "m": "another round, of those that you missed",
    "r": "another round, of all again",
    "l": "look back at your answers here",
    "b": "back to the course map",
    "t": "table of contents: the course map",
}


def practise(face: Face, session: PracticeSession) -> Target:
    """Go through the items of a quiz, or of a review.

    Args:
        face: Where to ask.
        session: What is practised.

    Returns:
        Where to go then.
    """
    session.ask_for(face.wishes.asks)
    attempt(face, session.visit)
    try:
        while _go_round(face, session):
            target = _end(face, session)
            if target is not None:
                return target
        return MAP
    finally:
        attempt(face, session.leave)


def _go_round(face: Face, session: PracticeSession) -> bool:
    """Ask the items of a round; False where the learner goes back to the map."""
    lines = face.lines
    while True:
        lines.part()
        lines.say(f"{plain(session.quiz.title)}, {standing(session).replace(' · ', ', ')}.")
        lead = "Enter ends this round." if session.upcoming is None else "Enter goes on to the next one."
        if session.is_mate_next:
            lead = f"{MATE_NEXT} {lead}"
        question = session.question
        try:
            move = put(face, question, back="back to the course map", lead=lead)
        finally:
            if question.is_answered or question.hints:
                session.did()
        if move == "back":
            return False
        before = session.question
        while not attempt(face, session.skip if move == "skip" else session.next):
            ask(face, "next", (), {"": "try again"}, lead="Enter tries again.")
        if session.question is before:
            if move == "skip":
                lines.say("This is the only one left; it waits for you.")
            return True
        if move == "skip":
            lines.say("It comes again at the end.")


def _end(face: Face, session: PracticeSession) -> Target | None:
    """Say what the round came to; returns where to go, or None for another round."""
    face.lines.part()
    for line in round_ended(session.sum):
        face.lines.say(line)
    way = session.sum.way
    keys = {"": way_in_words(way), **_KEYS}
    while True:
        reply = ask(face, "go", (), keys, goes=True, lead=f"{enter_leads(way)} m asks the missed ones, r all again.")
        if reply == "":
            return way.target
        if reply in ("b", "t"):
            return MAP
        if reply == "l":
            look_back(face, session.quiz.id)
            continue
        last = session.question
        if attempt(face, partial(session.again, "missed" if reply == "m" else "all")) and session.question is last:
            face.lines.say("None of this quiz was wrong at the latest answer.")
        if session.question is not last:
            return None
