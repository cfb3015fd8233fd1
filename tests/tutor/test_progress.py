"""Counting what has been done."""

from __future__ import annotations

from collections.abc import Callable

from tests.tutor.asking import answer, ask, practise
from tui.course.course import Course
from tui.course.model import Pair
from tui.journal.events import StepRead
from tui.tutor.comparing import compare
from tui.tutor.judging import ChoiceAnswer
from tui.tutor.progress import LessonProgress, QuizProgress, progress
from tui.tutor.question import PairQuestion
from tui.tutor.record import Record


def test_counts(course: Course, record: Record) -> None:
    practise(course, record, 3)
    record.add(StepRead(), "leaf#plant")
    counted = progress(course, record)
    assert (counted.learner, counted.answers, counted.right) == ("ada", 3, 3)
    assert counted.quizzes == {"questions": QuizProgress(2, 0), "teas": QuizProgress(4, 3)}
    assert counted.lessons == {"leaf": LessonProgress(2, 1, 0), "making": LessonProgress(2, 0, 0)}


def test_what_is_answered_in_a_lesson_counts_as_seen_in_its_quiz(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant", "leaf#plant"))
    assert progress(course, record).quizzes["questions"] == QuizProgress(2, 1)


def test_a_question_that_was_skipped_counts_until_it_is_answered(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant", "leaf#plant")
    question.skip()
    question.skip()
    assert progress(course, record).lessons["leaf"].skipped == 1
    answer(question)
    assert progress(course, record).lessons["leaf"].skipped == 0


def test_a_question_that_was_skipped_and_answered_in_its_quiz_waits_no_longer(course: Course, record: Record) -> None:
    ask(course, record, "same-plant", "leaf#plant").skip()
    answer(ask(course, record, "same-plant"))
    assert progress(course, record).lessons["leaf"].skipped == 0


def test_a_pair_that_was_skipped_counts_until_it_is_told_apart(course: Course, record: Record) -> None:
    question = PairQuestion(course, record, compare(course, Pair("olu-black", "olu-open")), "leaf#care")
    question.skip()
    assert progress(course, record).lessons["leaf"].skipped == 1
    question.give(ChoiceAnswer(1))
    assert progress(course, record).lessons["leaf"].skipped == 0


def test_what_was_skipped_in_a_step_that_is_no_more_does_not_wait(course: Course, record: Record) -> None:
    ask(course, record, "same-plant", "leaf#gone").skip()
    assert progress(course, record).lessons["leaf"].skipped == 0


def test_skimming_counts_the_same_as_reading(bundled: Course, open_record: Callable[[], Record]) -> None:
    record = open_record()
    assert progress(bundled, record, exact=False) == progress(bundled, record)


def test_a_quiz_that_cannot_be_read_has_no_count(course: Course, record: Record) -> None:
    path = course.root / "quizzes/teas.yaml"
    path.write_text(path.read_text().partition("items:")[0] + "items: []\n")
    assert "teas" not in progress(Course.open(course.root), record).quizzes
