"""Where a run of the program leads. Every face starts by the same rule."""

from __future__ import annotations

from tui.course.course import Course
from tui.course.errors import UnaskedError, UnknownIdError
from tui.course.heads import QuizTitle
from tui.course.problem import did_you_mean
from tui.course.target import MAP, Target
from tui.tutor.errors import NoPracticeError, refuse_what_is_kept, refuse_what_is_no_round
from tui.tutor.history import History
from tui.tutor.parts import can_be_opened, practices
from tui.tutor.path import unanswered, way_on
from tui.tutor.start import Start


def has_judged(history: History) -> bool:
    """Whether a learner has judged a text, and so has met the rule. Early answers do not say what was offered."""
    return any(given.data.offered or given.data.certainty is not None for given in history.answers())


def lead(course: Course, history: History, start: Start) -> Target:
    """The target that a start leads to.

    What is named is opened, whichever command names it. Practice that is not named is the one that was left last, or
    else the first one that has new items.

    Raises:
        UnknownIdError: Nothing in the course that could be opened has the id.
        KeptUnseenError: It is kept for a test or a workshop.
        AskedInLessonsError: It is a quiz that is asked inside lessons only.
        CourseError: It is not sound enough to be shown.
        NoPracticeError: No practice of the course is.
        LabError: The facts for the lab cannot be read.
    """
    if start.kind == "review":
        return Target("review")
    if start.kind == "lab":
        from tui.tutor.lab import read

        read(course.rubric, start.name)
        return Target("lab", start.name)
    if start.name:
        return _named(course, start.name)
    if start.kind == "practice":
        return next_practice(course, history)
    return MAP if start.kind == "map" else way_on(course, history).target


def _named(course: Course, name: str) -> Target:
    if "#" in name:
        return Target("lesson", course.step(name).id)
    lessons = [head.id for head in course.lesson_heads]
    if name in lessons:
        return Target("lesson", course.lesson(name).id)
    title = _title(course, name)
    if title is not None and title.use.is_sat:
        return Target("form", course.quiz(name).id)
    if title is not None:
        refuse_what_is_no_round(title)
        return Target("quiz", course.quiz(name).id)
    try:
        quiz, item = course.find_item(name)
    except UnaskedError:
        raise
    except UnknownIdError:
        known = [*lessons, *(title.id for title in course.quiz_titles)]
        raise UnknownIdError(name, did_you_mean(name, known)) from None
    refuse_what_is_kept(quiz)
    return Target("item", item.id)


def _title(course: Course, name: str) -> QuizTitle | None:
    return next((title for title in course.quiz_titles if title.id == name), None)


def open_item(course: Course, history: History, name: str) -> Target:
    """Where an item is looked at: among past answers where it has been answered, else asked in its quiz.

    Raises:
        UnknownIdError: No sound item has this id.
        KeptUnseenError: It is kept for a test or a workshop, and its key was not told yet.
    """
    quiz, item = course.find_item(name)
    if not history.sittings.is_told(quiz.id, item.id):
        refuse_what_is_kept(quiz)
    return Target("past", f"#{item.id}") if history.times_met(item.id) else ask_item(course, item.id)


def ask_item(course: Course, name: str) -> Target:
    """Where an item is asked, whether it was answered before or not.

    Raises:
        UnknownIdError: No sound item has this id.
        KeptUnseenError: It is kept for a test or a workshop.
    """
    quiz, item = course.find_item(name)
    refuse_what_is_kept(quiz)
    return Target("quiz", f"{quiz.id}#{item.id}")


def by_the_rule(course: Course, history: History, practice: Target) -> Target:
    """Where practice begins: before a learner's first judgement at the rule card, which leads on to it.

    Args:
        course: The course.
        history: What the learner has done.
        practice: A quiz that can be opened.
    """
    from tui.course.model import Classify

    asks = not has_judged(history) and any(isinstance(item, Classify) for item in course.quiz(practice.quiz).items)
    return Target("rule", str(practice)) if asks else practice


def next_practice(course: Course, history: History) -> Target:
    """The practice that was left last, or else the first one that has new items, or else the first one.

    Raises:
        NoPracticeError: The course has no practice that can be opened.
    """
    last = history.last
    left = _title(course, last.subject) if last is not None else None
    if left is not None and left.use.is_round and can_be_opened(course, left):
        return Target("quiz", left.id)
    found = practices(course)
    if not found:
        raise NoPracticeError
    return Target("quiz", next((p.id for p in found if unanswered(course, p.id, history)), found[0].id))
