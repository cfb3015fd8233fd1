"""A place is gone on with only if something was done there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.tutor.asking import answer
from tui.course.course import Course
from tui.course.target import Target
from tui.journal.events import Reset
from tui.tutor.history import Whereabouts
from tui.tutor.lesson import LessonSession
from tui.tutor.path import way_on
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record
from tui.tutor.stay import Stay


def left_at_making(course: Course, record: Record) -> None:
    session = LessonSession(course, record, "making")
    session.visit()
    session.forward()
    session.leave()


def test_opening_something_writes_nothing(course: Course, record: Record) -> None:
    LessonSession(course, record, "leaf")
    PracticeSession(course, record, "teas")
    assert record.journal.events("ada", course.id) == []


def test_a_run_that_is_killed_is_gone_on_with_where_it_was(course: Course, open_record: Callable[[], Record]) -> None:
    record = open_record()
    left_at_making(course, record)
    PracticeSession(course, record, "teas").visit()
    assert way_on(course, open_record().history).target == Target("quiz", "teas")


def test_a_look_at_practice_does_not_move_the_place(course: Course, record: Record) -> None:
    left_at_making(course, record)
    session = PracticeSession(course, record, "teas")
    session.visit()
    session.leave()
    assert way_on(course, record.history).target == Target("lesson", "making#air")


def test_a_look_at_a_lesson_does_not_move_the_place(course: Course, open_record: Callable[[], Record]) -> None:
    record = open_record()
    practice = PracticeSession(course, record, "teas")
    practice.visit()
    answer(practice.question)
    practice.did()
    lesson = LessonSession(course, record, "leaf")
    lesson.visit()
    lesson.leave()
    assert way_on(course, open_record().history).target == Target("quiz", "teas")
    assert record.history.last is not None
    assert record.history.last.item == practice.item.id


def test_what_is_done_there_makes_it_the_place(course: Course, record: Record) -> None:
    left_at_making(course, record)
    answered = PracticeSession(course, record, "teas")
    answered.visit()
    answer(answered.question)
    answered.did()
    answered.leave()
    assert way_on(course, record.history).target == Target("quiz", "teas")
    turned = LessonSession(course, record, "leaf")
    turned.visit()
    turned.forward()
    turned.leave()
    assert way_on(course, record.history).target == Target("lesson", "leaf#care")
    skipped = PracticeSession(course, record, "teas")
    skipped.visit()
    skipped.skip()
    skipped.leave()
    assert way_on(course, record.history).target == Target("quiz", "teas")


def test_an_answer_or_a_turned_page_makes_a_lesson_the_place(course: Course, record: Record) -> None:
    left_at_making(course, record)
    answered = LessonSession(course, record, "leaf")
    answered.visit()
    answer(answered.questions[0])
    answered.did()
    answered.leave()
    assert way_on(course, record.history).target == Target("lesson", "leaf#plant")
    for start, turn in (("leaf#plant", "go"), ("leaf#care", "back")):
        left_at_making(course, record)
        turned = LessonSession(course, record, "leaf", start)
        turned.visit()
        turned.go(1) if turn == "go" else turned.back()
        turned.leave()
        assert way_on(course, record.history).target == Target("lesson", turned.step.id)


@pytest.mark.parametrize("place", ["lesson", "practice"])
def test_a_first_look_leaves_no_place(course: Course, open_record: Callable[[], Record], place: str) -> None:
    record = open_record()
    begin = way_on(course, record.history)
    session = LessonSession(course, record, "making") if place == "lesson" else PracticeSession(course, record, "teas")
    session.visit()
    session.visit()
    session.leave()
    session.leave()
    assert way_on(course, open_record().history) == begin
    assert not open_record().history.is_new, "somebody who has looked around is not welcomed again"
    session.visit()
    assert way_on(course, open_record().history) != begin, "a run that is killed here"
    session.leave()
    assert way_on(course, open_record().history) == begin


def test_a_place_that_was_left_in_an_earlier_run_stays_the_place(
    course: Course, open_record: Callable[[], Record]
) -> None:
    left_at_making(course, open_record())
    record = open_record()
    session = LessonSession(course, record, "making")
    session.visit()
    session.leave()
    assert way_on(course, record.history).target == Target("lesson", "making#air")


def test_a_look_within_a_look_comes_back_to_the_place(course: Course, record: Record) -> None:
    left_at_making(course, record)
    practice = PracticeSession(course, record, "teas")
    practice.visit()
    lesson = LessonSession(course, record, "leaf")
    lesson.visit()
    lesson.leave()
    practice.visit()
    practice.leave()
    assert way_on(course, record.history).target == Target("lesson", "making#air")


def test_practice_from_within_a_look_is_the_place(course: Course, record: Record) -> None:
    left_at_making(course, record)
    lesson = LessonSession(course, record, "leaf")
    lesson.visit()
    practice = PracticeSession(course, record, "teas")
    practice.visit()
    answer(practice.question)
    practice.did()
    practice.leave()
    lesson.visit()
    assert way_on(course, record.history).target == Target("lesson", "leaf#plant"), "a run that is killed here"
    lesson.leave()
    assert way_on(course, record.history).target == Target("quiz", "teas")


def test_leaving_everything_at_once_keeps_the_place(course: Course, record: Record) -> None:
    left_at_making(course, record)
    lesson = LessonSession(course, record, "leaf")
    lesson.visit()
    practice = PracticeSession(course, record, "teas")
    practice.visit()
    answer(practice.question)
    practice.did()
    practice.leave()
    lesson.leave()
    assert way_on(course, record.history).target == Target("quiz", "teas")


def test_looks_left_at_once_come_back_to_the_place(course: Course, record: Record) -> None:
    left_at_making(course, record)
    lesson = LessonSession(course, record, "leaf")
    lesson.visit()
    practice = PracticeSession(course, record, "teas")
    practice.visit()
    practice.leave()
    lesson.leave()
    assert way_on(course, record.history).target == Target("lesson", "making#air")


def test_a_look_at_another_step_of_the_same_lesson_does_not_move_the_place(course: Course, record: Record) -> None:
    left_at_making(course, record)
    session = LessonSession(course, record, "making", "making#heat")
    session.visit()
    session.leave()
    session.leave()
    assert way_on(course, record.history).target == Target("lesson", "making#air")
    assert [e.subject for e in record.journal.events("ada", course.id)][-2:] == ["making#heat", "making#air"]


def test_a_quiz_and_a_lesson_are_not_the_same_place(course: Course, record: Record) -> None:
    Stay(record, "practice", "leaf").visit("leaf", "")
    stay = Stay(record, "lesson", "leaf")
    stay.visit("leaf#plant", "")
    stay.leave()
    assert record.history.last == Whereabouts("practice", "leaf", "")


def test_being_where_one_is_is_not_put_on_record_again(course: Course, record: Record) -> None:
    session = LessonSession(course, record, "leaf")
    session.visit()
    session.visit()
    assert len(record.journal.events("ada", course.id)) == 1


def test_leaving_after_a_reset_of_everything(course: Course, record: Record) -> None:
    left_at_making(course, record)
    session = LessonSession(course, record, "leaf")
    session.visit()
    record.add(Reset(), "")
    session.leave()
    assert record.history.last is None
