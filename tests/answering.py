"""A learner's record, filled without a face."""

from __future__ import annotations

from tui.course.course import Course
from tui.tutor.judging import ChoiceAnswer, ClassifyAnswer
from tui.tutor.lesson import LessonSession
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record


def judge(course: Course, record: Record, item: str, answer: ClassifyAnswer, quiz: str = "teas") -> None:
    """Give an answer to a vignette, in practice."""
    session = PracticeSession(course, record, quiz, item)
    session.visit()
    session.question.give(answer)
    session.did()


def choose(course: Course, record: Record, item: str, right: bool, quiz: str = "questions") -> None:
    """Answer a question, in practice."""
    session = PracticeSession(course, record, quiz, item)
    session.question.give(ChoiceAnswer(_number(session.question.item, right)))


def answer_in_lesson(course: Course, record: Record, step: str, right: bool) -> None:
    """Answer the first question of a step."""
    session = LessonSession(course, record, step.partition("#")[0], step)
    session.visit()
    question = session.questions[0]
    question.give(ChoiceAnswer(_number(question.item, right)))
    session.did()


def read(course: Course, record: Record, lesson: str, skip: bool = False) -> None:
    """Go through a lesson to its end; its questions are answered rightly, or skipped."""
    session = LessonSession(course, record, lesson, course.lesson(lesson).steps[0].id)
    session.visit()
    while True:
        for question in session.questions:
            if question.is_open:
                question.skip() if skip else question.give(ChoiceAnswer(_number(question.item, True)))
        if not session.forward():
            return


def _number(item: object, right: bool) -> int:
    """An option of a choice, right or wrong, from 1."""
    options = getattr(item, "options", ())
    return next(number for number, option in enumerate(options, 1) if option.correct is right)
