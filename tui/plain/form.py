"""A form in lines: what is to be known before it, its items one after the other, and what came of it at the end."""

from __future__ import annotations

from functools import partial

from tui.course.heads import QuizTitle
from tui.course.markdown import plain
from tui.course.target import MAP, Target
from tui.plain.asides import ask
from tui.plain.past import look_back
from tui.plain.prompts import Face, Keys, attempt, enter_leads
from tui.plain.questions import ask_item
from tui.tutor import form_words, result_words
from tui.tutor.forms import Standing, form_named, pass_over, standing
from tui.tutor.path import way_on
from tui.tutor.results import result, results
from tui.tutor.sitting import FormSession, finish, left
from tui.tutor.summing import standing as place
from tui.tutor.summing import way_in_words


def at_form(face: Face, quiz: str) -> Target:
    """Be at a form until the learner wants to be elsewhere, and return where.

    Raises:
        UnknownIdError: There is no such form.
    """
    title = form_named(face.course, quiz)
    while True:
        stands = standing(face.course, face.record.history, title, face.record.journal.now())
        if stands.state == "finished":
            return _ended(face, title)
        face.lines.part()
        face.lines.say(f"{plain(title.title)}.")
        for sentence in form_words.front(title, stands):
            face.lines.say(sentence)
        early = form_words.early(stands, way_on(face.course, face.record.history))
        if early:
            face.lines.say(early)
        if not stands.can_be_sat:
            return MAP
        target = _begin(face, title, stands)
        if target is not None:
            return target


def _begin(face: Face, title: QuizTitle, stands: Standing) -> Target | None:
    """Sit it, where the learner wants to; None once it has come to its end."""
    keys = {"": "go on with it" if stands.state == "begun" else "begin", "b": "back to the course map"}
    lead = f"Enter {'goes on with it' if stands.state == 'begun' else 'begins'}."
    if stands.can_be_passed_over:
        keys[form_words.PASS_OVER] = "pass it over, and begin the course"
        lead = f"{lead} {form_words.PASS_OVER} passes it over, and begins the course."
    reply = ask(face, "go", (), keys, goes=True, lead=lead)
    if reply == "b":
        return MAP
    if reply == form_words.PASS_OVER:
        done = attempt(face, partial(pass_over, face.record, title.id))
        return way_on(face.course, face.record.history).target if done else MAP
    if not left(face.course.quiz(title.id), face.record.history):
        return None if attempt(face, partial(finish, face.record, title.id)) else MAP
    return None if _sit(face, FormSession(face.course, face.record, title.id)) else MAP


def _sit(face: Face, session: FormSession) -> bool:
    """Ask what is left of it; False where the learner leaves before the end."""
    attempt(face, session.visit)
    try:
        while True:
            face.lines.part()
            face.lines.say(f"{plain(session.quiz.title)}, {place(session).replace(' · ', ', ')}.")
            move = ask_item(face, session.question, "back to the course map; what you have answered is kept")
            if move == "back":
                return False
            if session.question.is_answered:
                session.did()
            before = session.question
            while not attempt(face, session.skip if move == "skip" else session.next):
                ask(face, "next", (), {"": "try again"}, lead="Enter tries again.")
            if session.question is before:
                if move != "skip":
                    return True
                face.lines.say("This is the only one left.")
            elif move == "skip":
                face.lines.say("It comes again at the end.")
    finally:
        attempt(face, session.leave)


def _ended(face: Face, title: QuizTitle) -> Target:
    """Say what came of it."""
    course, history, lines = face.course, face.record.history, face.lines
    sitting = history.sittings.of(title.id)
    assert sitting is not None
    lines.part()
    lines.say(f"The end of “{plain(title.title)}”.")
    for sentence in result_words.outcome(result(course, sitting)):
        lines.say(sentence)
    for sentence in result_words.side_by_side(results(course, history)):
        lines.say(sentence)
    if title.form != "pretest":
        lines.say(result_words.HAND_ON)
    way = way_on(course, history)
    keys: Keys = {
        "": way_in_words(way),
        "l": "look back at your answers: what each text supports, and why",
        "b": "back to the course map",
    }
    lead = f"{enter_leads(way)} l reads what each text supports, and why."
    while True:
        reply = ask(face, "go", (), keys, goes=True, lead=lead)
        if reply != "l":
            return way.target if reply == "" else MAP
        look_back(face, title.id)
