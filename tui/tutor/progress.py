"""Counting what has been done. Measures of ability are not made here."""

from __future__ import annotations

import msgspec

from tui.course.course import Course
from tui.course.errors import CourseError
from tui.tutor.record import Record


class LessonProgress(msgspec.Struct, frozen=True):
    """How far a lesson has been read."""

    steps: int
    read: int


class QuizProgress(msgspec.Struct, frozen=True):
    """How far a quiz has been answered."""

    items: int
    seen: int


class Progress(msgspec.Struct, frozen=True):
    """What a learner has done in a course."""

    learner: str
    answers: int
    """All answers, repeats included."""
    right: int
    """Those that were right."""
    lessons: dict[str, LessonProgress]
    """By lesson, in the course's order."""
    quizzes: dict[str, QuizProgress]
    """By quiz, in the course's order."""
    table: dict[str, dict[str, int]]
    """First answers to vignettes: how often each key was given each answer."""


def lesson_progress(course: Course, record: Record) -> dict[str, LessonProgress]:
    """How far each lesson has been read; needs no more than the outline."""
    read = record.history.read
    return {
        head.id: LessonProgress(len(head.steps), sum(step.id in read for step in head.steps))
        for head in course.lesson_heads
    }


def quiz_progress(course: Course, record: Record, exact: bool = True) -> dict[str, QuizProgress]:
    """How far each quiz that can be practised has been answered.

    Args:
        course: The course.
        record: The learner's record.
        exact: Whether to read the quizzes, so that items that are not sound do not count; else their files are only
            skimmed, which is a hundred times quicker.
    """
    result = {}
    for title in course.quiz_titles:
        if title.is_test or title.flaw:
            continue
        if exact:
            try:
                names = tuple(item.id for item in course.quiz(title.id).items)
            except CourseError:
                continue
        else:
            names = course.item_names(title.id)
        seen = sum(bool(record.history.times_answered(title.id, name)) for name in names)
        result[title.id] = QuizProgress(len(names), seen)
    return result


def progress(course: Course, record: Record, exact: bool = True) -> Progress:
    """Count everything; see `quiz_progress` for what `exact` means."""
    current = list(record.history.current_answers())
    table: dict[str, dict[str, int]] = {}
    for given in current:
        if given.first and given.data.certainty is not None:
            row = table.setdefault(given.data.key, {})
            row[given.data.given] = row.get(given.data.given, 0) + 1
    return Progress(
        record.learner,
        len(current),
        sum(given.data.right for given in current),
        lesson_progress(course, record),
        quiz_progress(course, record, exact),
        table,
    )
