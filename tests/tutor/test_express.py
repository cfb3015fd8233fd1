"""The short way: how long it takes, and being led along it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.courses import add_express
from tests.tutor.asking import answer, ask
from tests.tutor.test_path import finish, read
from tui.course.course import Course
from tui.course.target import Target
from tui.journal.events import Followed, Reset, StepRead, Visited
from tui.tutor import express
from tui.tutor.history import History
from tui.tutor.lesson import LessonSession
from tui.tutor.parts import parts, short_way
from tui.tutor.path import after, way_on
from tui.tutor.record import Record
from tui.tutor.summing import lesson_ended

END = "This is the end of the short way. What comes next is the rest of the course."


@pytest.fixture
def course(course_root: Path) -> Course:
    """The small course, with a short way: its second lesson, then the practice."""
    add_express(course_root)
    return Course.open(course_root)


def led(course: Course, record: Record) -> str:
    return str(way_on(course, record.history).target)


def test_it_takes_the_minutes_of_lessons_and_some_for_each_question(course: Course, record: Record) -> None:
    assert express.minutes(course, History()) == 4 + 4 * 1.5
    assert express.called(course) == "the short way, about 10 minutes"
    record.add(StepRead(), "making#heat")
    answer(ask(course, record, "mira-green"))
    assert express.minutes(course, record.history) == 7, (
        "2 minutes of the lesson, and a minute and a half for each of 3 texts"
    )
    assert express.minutes(course, History()) == 10


def test_it_says_where_one_stands_with_it(course: Course, record: Record) -> None:
    history = record.history
    assert express.offered(course, history) == "The short way, about 10 minutes: e follows it"
    express.follow(record, True)
    assert express.offered(course, history) == "On the short way, about 10 minutes: e leaves it"
    read(course, record, "making")
    assert express.offered(course, history) == "On the short way, 6 of 10 minutes left: e leaves it"
    express.follow(record, False)
    assert express.offered(course, history) == "The short way, 6 of 10 minutes left: e follows it"
    finish(course, record, "teas")
    assert express.offered(course, history) == "The short way is done"


@pytest.mark.parametrize("names", [("gone",), ("last",), ()])
def test_a_way_of_nothing_that_can_be_opened_is_none(course_root: Path, record: Record, names: tuple[str, ...]) -> None:
    head = course_root / "lessons/course.yaml"
    head.write_text(head.read_text().replace("express: [making, teas]", f"express: [{', '.join(names)}]"))
    course = Course.open(course_root)
    assert short_way(course) == ()
    assert express.offered(course, record.history) == ""
    express.follow(record, True)
    assert led(course, record) == "lesson:leaf#plant"


def test_it_has_an_order_of_its_own(course_root: Path, record: Record) -> None:
    head = course_root / "lessons/course.yaml"
    head.write_text(head.read_text().replace("[making, teas]", "[teas, leaf, teas]"))
    course = Course.open(course_root)
    assert [part.id for part in short_way(course)] == ["teas", "leaf"]
    express.follow(record, True)
    assert led(course, record) == "quiz:teas"


def test_who_follows_it_is_led_along_it_alone_and_then_through_the_rest_from_its_beginning(
    course: Course, record: Record
) -> None:
    express.follow(record, True)
    seen = []
    for _ in range(4):
        name = led(course, record)
        seen.append(name)
        kind, _, part = name.partition(":")
        read(course, record, part.partition("#")[0]) if kind == "lesson" else finish(course, record, part)
    assert seen == ["lesson:making#heat", "quiz:teas", "lesson:leaf#plant", "quiz:questions"]
    assert sorted(part.id for part in parts(course)) == ["leaf", "making", "questions", "teas"]
    assert way_on(course, record.history).target == Target("form", "last")


def test_a_place_off_the_short_way_is_not_gone_on_with(course: Course, record: Record) -> None:
    record.add(Visited(place="lesson"), "leaf#care")
    express.follow(record, True)
    assert led(course, record) == "lesson:making#heat"
    express.follow(record, False)
    assert led(course, record) == "lesson:leaf#care"


def test_a_place_on_it_is_gone_on_with(course: Course, record: Record) -> None:
    express.follow(record, True)
    record.add(Visited(place="lesson"), "making#air")
    assert (led(course, record), way_on(course, record.history).verb) == ("lesson:making#air", "Continue")
    record.add(Visited(place="practice"), "teas")
    assert led(course, record) == "quiz:teas"


def test_after_a_lesson_beside_it_comes_what_is_next_on_it(course: Course, record: Record) -> None:
    express.follow(record, True)
    assert after(course, record.history, "leaf").target == Target("lesson", "making#heat")


def test_its_end_is_told_and_leads_to_the_rest(course: Course, record: Record) -> None:
    finish(course, record, "teas")
    express.follow(record, True)
    session = LessonSession(course, record, "making")
    while session.forward():
        pass
    way = session.ending.way
    assert (way.verb, way.target, way.news) == ("Next", Target("lesson", "leaf#plant"), END)
    assert lesson_ended(session.ending)[-1] == END
    assert after(course, record.history, "leaf").news == ""
    assert after(course, record.history, "leaf").target == Target("quiz", "questions"), "in the order of the course"
    express.follow(record, False)
    assert END not in lesson_ended(session.ending)


def test_the_choice_is_kept_and_is_nothing_done(course: Course, open_record: Callable[[], Record]) -> None:
    record = open_record()
    express.follow(record, True)
    assert open_record().history.follows_short_way
    assert record.history.is_new
    record.add(Reset(), "making")
    assert record.history.follows_short_way
    record.add(Reset(), "")
    assert not record.history.follows_short_way


def test_it_is_the_learner_that_follows(record: Record) -> None:
    record.add(Followed(way="short"), "")
    assert record.history.follows_short_way
    record.add(Followed(way="whole"), "")
    assert not record.history.follows_short_way


@pytest.fixture
def parted(course_root: Path) -> Course:
    """The small course, with a short way of the second step of a lesson, the practice, the first step of another."""
    add_express(course_root, "making#air", "teas", "leaf#plant")
    return Course.open(course_root)


def test_single_steps_of_a_lesson_take_their_share_of_its_minutes(parted: Course) -> None:
    assert [(part.id, getattr(part, "minutes", None)) for part in short_way(parted)] == [
        ("making", 2),
        ("teas", None),
        ("leaf", 2),
    ]
    assert express.minutes(parted, History()) == 2 + 6 + 2


def test_who_follows_single_steps_is_led_past_the_others(parted: Course, record: Record) -> None:
    express.follow(record, True)
    assert led(parted, record) == "lesson:making#air"
    session = LessonSession(parted, record, "making", "making#air")
    assert (session.preceding, session.following, session.is_last) == (None, None, True)
    assert not session.forward()
    assert session.ending.way.target == Target("quiz", "teas")
    finish(parted, record, "teas")
    session = LessonSession(parted, record, "leaf", "leaf#plant")
    assert not session.forward()
    assert session.ending.way.news == END
    assert led(parted, record) == "lesson:leaf#care"


def test_only_the_questions_that_one_was_led_to_count_at_the_end(parted: Course, record: Record) -> None:
    whole = LessonSession(parted, record, "making", "making#air").ending
    express.follow(record, True)
    short = LessonSession(parted, record, "making", "making#air").ending
    assert (whole.asked, short.asked) == (1, 0)


def test_who_has_gone_to_another_step_is_led_on_from_there(parted: Course, record: Record) -> None:
    express.follow(record, True)
    session = LessonSession(parted, record, "making", "making#heat")
    assert session.forward()
    assert (session.step.id, session.preceding) == ("making#air", None)


def test_who_does_not_follow_it_is_led_through_all(parted: Course, record: Record) -> None:
    session = LessonSession(parted, record, "making", "making#heat")
    assert (session.short_way, session.following) == ((), 1)
    express.follow(record, True)
    assert session.short_way == ("making#air",)


def test_steps_that_are_gone_belong_to_no_way(course_root: Path) -> None:
    add_express(course_root, "making#gone", "leaf#plant")
    assert [part.id for part in short_way(Course.open(course_root))] == ["leaf"]
