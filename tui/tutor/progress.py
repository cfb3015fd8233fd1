"""Counting what has been done. What it says of ability is measured in `tutor.measures`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from tui.course.course import Course
from tui.course.errors import CourseError
from tui.tutor.forms import Standing, standings
from tui.tutor.record import Record


class LessonProgress(msgspec.Struct, frozen=True):
    """How far a lesson has been read, and its questions answered."""

    steps: int
    read: int
    skipped: int = 0
    """How many questions asked in it were skipped, and have been answered nowhere since."""
    questions: int = 0
    """How many items are asked in it that no round asks."""
    answered: int = 0
    """How many of these were answered, wherever that was."""


class QuizProgress(msgspec.Struct, frozen=True):
    """How far a quiz has been answered."""

    items: int
    seen: int
    """How many of its items were answered, in it or in a lesson."""


class SoFar(NamedTuple):
    """How much there is, and how much of it has been done."""

    read: int
    steps: int
    answered: int
    questions: int
    """Of rounds, and those that lessons alone ask."""


def so_far(lessons: Iterable[LessonProgress], quizzes: Iterable[QuizProgress]) -> SoFar:
    """Lessons and quizzes together."""
    lessons, quizzes = list(lessons), list(quizzes)
    return SoFar(
        read=sum(lesson.read for lesson in lessons),
        steps=sum(lesson.steps for lesson in lessons),
        answered=sum(lesson.answered for lesson in lessons) + sum(quiz.seen for quiz in quizzes),
        questions=sum(lesson.questions for lesson in lessons) + sum(quiz.items for quiz in quizzes),
    )


class Progress(msgspec.Struct, frozen=True):
    """What a learner has done in a course."""

    learner: str
    answers: int
    """All answers, repeats included; slips are left out."""
    right: int
    """Those that were right."""
    lessons: dict[str, LessonProgress]
    """By lesson, in the course's order."""
    quizzes: dict[str, QuizProgress]
    """By quiz that is asked as a round, in the course's order."""
    forms: dict[str, Standing]
    """By form, in the course's order."""

    @property
    def so_far(self) -> SoFar:
        """All of it together."""
        return so_far(self.lessons.values(), self.quizzes.values())


def lesson_progress(course: Course, record: Record) -> dict[str, LessonProgress]:
    """How far each lesson has been read; needs no more than outlines, and the names of items."""
    read = record.history.read
    waiting = record.history.waiting()
    only_here = {name for quiz in course.quiz_titles if quiz.use.only_in_lessons for name in course.item_names(quiz.id)}
    result = {}
    for head in course.lesson_heads:
        asked = [name for name in head.asks if name in only_here]
        result[head.id] = LessonProgress(
            steps=len(head.steps),
            read=sum(step.id in read for step in head.steps),
            skipped=sum(waiting[step.id] for step in head.steps),
            questions=len(asked),
            answered=sum(bool(record.history.times_met(name)) for name in asked),
        )
    return result


def quiz_progress(course: Course, record: Record, exact: bool = True) -> dict[str, QuizProgress]:
    """How far each quiz that is asked as a round has been answered.

    Args:
        course: The course.
        record: The learner's record.
        exact: Whether to read the quizzes, so that items that are not sound do not count; else their files are only
            skimmed, which is a hundred times quicker.
    """
    result = {}
    for title in course.quiz_titles:
        if not title.use.is_round or title.flaw:
            continue
        if exact:
            try:
                names = tuple(item.id for item in course.quiz(title.id).items)
            except CourseError:
                continue
        else:
            names = course.item_names(title.id)
        seen = sum(bool(record.history.times_met(name)) for name in names)
        result[title.id] = QuizProgress(len(names), seen)
    return result


def progress(course: Course, record: Record, exact: bool = True) -> Progress:
    """Count everything but what nothing is said of yet; see `quiz_progress` for what `exact` means."""
    untold = record.history.untold()
    return Progress(
        learner=record.learner,
        answers=record.history.answered - len(untold),
        right=record.history.right - sum(given.data.right for given in untold),
        lessons=lesson_progress(course, record),
        quizzes=quiz_progress(course, record, exact),
        forms=standings(course, record.history, record.journal.now()),
    )
