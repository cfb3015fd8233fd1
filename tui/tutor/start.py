"""Where a run of the program leads. Every face starts by the same rule."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.heads import QuizTitle
from tui.course.problem import did_you_mean
from tui.tutor.history import History
from tui.tutor.resume import resume

MAP = "map"
"""The target that is the course map."""


class Start(NamedTuple):
    """What a run was asked to begin with."""

    kind: Literal["map", "last", "lesson", "practice"]
    """The course map, the way on (see `resume`), a lesson, or a quiz."""
    target: str = ""
    """A lesson, a step (`lesson#step`) or a quiz; empty for the one that suggests itself."""


def lead(course: Course, history: History, start: Start) -> str:
    """The target that a start leads to: `map`, `lesson:ID`, `lesson:ID#STEP` or `quiz:ID`.

    A practice that is not named is the one that was left last, or else the first one that has unseen items.

    Raises:
        UnknownIdError: The lesson, step or quiz asked for is not in the course.
        CourseError: It is not sound enough to be shown, or the course has none.
    """
    if start.kind == "practice":
        return f"quiz:{_quiz(course, history, start.target)}"
    if start.kind == "lesson" and start.target:
        if "#" in start.target:
            return f"lesson:{course.step(start.target).id}"
        return f"lesson:{course.lesson(start.target).id}"
    return MAP if start.kind == "map" else resume(course, history).target


def _title(course: Course, name: str) -> QuizTitle | None:
    return next((title for title in course.quiz_titles if title.id == name), None)


def _quiz(course: Course, history: History, name: str) -> str:
    if not name:
        return _next_practice(course, history)
    title = _title(course, name)
    if title is None:
        raise UnknownIdError(name, did_you_mean(name, [title.id for title in course.quiz_titles]))
    if title.is_test:
        raise CourseError(f"quiz {name!r} is kept for a test, and", ())
    return course.quiz(name).id


def _next_practice(course: Course, history: History) -> str:
    last = history.last
    if last is not None and last.place == "practice":
        left = _title(course, last.subject)
        if left is not None and not left.flaw and not left.is_test:
            return left.id
    sound = []
    for title in course.quiz_titles:
        if title.form != "practice":
            continue
        try:
            quiz = course.quiz(title.id)
        except CourseError:
            continue
        if any(not history.times_answered(quiz.id, item.id) for item in quiz.items):
            return quiz.id
        sound.append(quiz.id)
    if not sound:
        raise CourseError("this course has no practice that is sound, so practice", ())
    return sound[0]
