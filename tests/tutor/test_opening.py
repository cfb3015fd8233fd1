"""Where an item is opened, when the rule is shown first, and what is left of a lesson."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answering import answer_in_lesson, choose, judge, read
from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.target import Target
from tui.journal.events import Bookmarked, Drafted, Noted, Visited
from tui.tutor.errors import KeptUnseenError
from tui.tutor.history import History
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.leading import ask_item, by_the_rule, open_item
from tui.tutor.path import lesson_before, minutes_left
from tui.tutor.record import Record

SURE = ClassifyAnswer("green", "sure", 2)
TEAS = Target("quiz", "teas")


def test_an_item_never_answered_is_asked_in_its_quiz(course: Course, record: Record) -> None:
    assert open_item(course, record.history, "mira-green") == Target("quiz", "teas#mira-green")


def test_an_item_answered_anywhere_is_looked_back_at(course: Course, record: Record) -> None:
    answer_in_lesson(course, record, "leaf#plant", right=False)
    assert open_item(course, record.history, "same-plant") == Target("past", "#same-plant")
    judge(course, record, "mira-green", SURE)
    assert open_item(course, record.history, "mira-green") == Target("past", "#mira-green")
    assert ask_item(course, "mira-green") == Target("quiz", "teas#mira-green")


def test_an_item_kept_for_a_test_is_not_opened(course: Course, record: Record) -> None:
    with pytest.raises(KeptUnseenError):
        open_item(course, record.history, "secret-cup")
    with pytest.raises(KeptUnseenError):
        ask_item(course, "secret-cup")
    with pytest.raises(UnknownIdError):
        open_item(course, record.history, "gone")


def test_the_rule_comes_before_the_first_judgement_only(course: Course, record: Record) -> None:
    assert by_the_rule(course, record.history, TEAS) == Target("rule", "quiz:teas")
    choose(course, record, "same-plant", right=True)
    assert by_the_rule(course, record.history, TEAS) == Target("rule", "quiz:teas"), "a choice is no judgement"
    judge(course, record, "mira-green", SURE)
    assert by_the_rule(course, record.history, TEAS) == TEAS


def test_questions_of_another_kind_need_no_rule(course: Course, record: Record) -> None:
    questions = Target("quiz", "questions")
    assert by_the_rule(course, record.history, questions) == questions


def test_the_lesson_before_a_quiz(course: Course) -> None:
    found = lesson_before(course, "teas", History())
    assert found is not None
    assert found.id == "making"
    assert lesson_before(course, "gone", History()) is None


def test_no_lesson_before_a_quiz(course_root: Path) -> None:
    file = course_root / "lessons/course.yaml"
    file.write_text(file.read_text().replace("[leaf, making, questions]", "[questions, leaf, making]"))
    assert lesson_before(Course.open(course_root), "questions", History()) is None


def test_minutes_are_left_for_what_is_unread(course: Course, record: Record) -> None:
    making = course.lesson_heads[1]
    assert minutes_left(making, record.history) == 4
    record.history.read.add("making#heat")
    assert minutes_left(making, record.history) == 2
    read(course, record, "making")
    assert minutes_left(making, record.history) == 0


def test_a_record_is_new_until_something_is_done(course: Course, record: Record) -> None:
    assert record.history.is_new
    record.add(Visited(place="lesson"), "leaf#plant")
    assert not record.history.is_new


@pytest.mark.parametrize("event", [Noted(text="n"), Bookmarked(on=True), Drafted(what="note", text="n")])
def test_what_was_written_is_something_done(record: Record, event: Noted | Bookmarked | Drafted) -> None:
    record.add(event, "leaf#plant")
    assert not record.history.is_new
