"""The path through the course."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tutor.asking import answer, ask, practise, sit
from tests.tutor.test_question import WORDS
from tui.course.course import Course
from tui.course.target import MAP, Target
from tui.journal.events import Place, Reset, StepRead, Visited
from tui.tutor.lesson import LessonSession
from tui.tutor.parts import parts
from tui.tutor.path import after, way_on
from tui.tutor.record import Record


def read(course: Course, record: Record, lesson: str) -> None:
    """Read a lesson to its end, without its questions."""
    for step in course.lesson(lesson).steps:
        record.add(Visited(place="lesson"), step.id)
        record.add(StepRead(), step.id)


def finish(course: Course, record: Record, quiz: str) -> None:
    """Answer all of a quiz."""
    for item in course.quiz(quiz).items:
        answer(ask(course, record, item.id, quiz))


def names(course: Course) -> list[str]:
    return [part.id for part in parts(course)]


def test_it_leads_through_lessons_questions_and_practice_and_leaves_tests_out(course: Course) -> None:
    assert names(course) == ["leaf", "making", "questions", "teas"]


def test_it_is_the_path_from_beginning_to_end(course: Course, record: Record) -> None:
    way = way_on(course, record.history)
    assert (way.verb, way.title, way.detail, way.target) == (
        "Begin",
        "One leaf",
        "step 1 of 2",
        Target("lesson", "leaf#plant"),
    )
    seen = []
    for name in names(course):
        seen.append(str(way_on(course, record.history).target))
        read(course, record, name) if name in ("leaf", "making") else finish(course, record, name)
    assert seen == ["lesson:leaf#plant", "lesson:making#heat", "quiz:questions", "quiz:teas"]
    way = way_on(course, record.history)
    assert (way.verb, way.title, way.detail, str(way.target)) == ("Sit", "The last form", "1 text", "form:last")
    sit(course, record, "last")
    assert way_on(course, record.history).verb == "Practise"
    assert way_on(course, record.history).target == Target("quiz", "teas")


def test_the_place_that_was_left_is_gone_on_with(course: Course, record: Record) -> None:
    record.add(Visited(place="lesson"), "making#air")
    way = way_on(course, record.history)
    assert (way.verb, way.detail, str(way.target)) == ("Continue", "step 2 of 2", "lesson:making#air")
    record.add(Visited(place="practice"), "teas")
    way = way_on(course, record.history)
    assert (way.verb, way.title, way.detail, str(way.target)) == ("Continue", "Which tea", "4 new", "quiz:teas")


def test_rereading_is_gone_on_with(course: Course, record: Record) -> None:
    read(course, record, "leaf")
    record.add(Visited(place="lesson"), "leaf#plant")
    assert way_on(course, record.history).target == Target("lesson", "leaf#plant")


def test_what_was_passed_by_is_come_back_to(course: Course, record: Record) -> None:
    read(course, record, "making")
    finish(course, record, "questions")
    finish(course, record, "teas")
    assert after(course, record.history, "teas").target == Target("lesson", "leaf#plant")


def test_a_lesson_half_read_is_gone_on_with_at_the_first_step_not_read(course: Course, record: Record) -> None:
    record.add(StepRead(), "leaf#plant")
    assert way_on(course, record.history).target == Target("lesson", "leaf#care")
    assert way_on(course, record.history).verb == "Continue"
    assert after(course, record.history, "teas").target == Target("lesson", "leaf#care")


def test_questions_that_were_answered_in_a_lesson_are_not_new(course: Course, record: Record) -> None:
    read(course, record, "leaf")
    read(course, record, "making")
    answer(ask(course, record, "same-plant", "leaf#plant"))
    assert way_on(course, record.history).detail == "1 new"
    answer(ask(course, record, "what-heat-does", "making#heat"))
    assert way_on(course, record.history).target == Target("quiz", "teas")


@pytest.mark.parametrize(
    ("place", "subject"),
    [("lesson", "gone#gone"), ("practice", "gone"), ("practice", "last")],
)
def test_a_place_that_is_gone_is_no_place(course: Course, record: Record, place: Place, subject: str) -> None:
    record.add(Visited(place=place), subject)
    way = way_on(course, record.history)
    assert (way.verb, way.target) == ("Begin", Target("lesson", "leaf#plant"))


def test_a_step_that_is_gone_leads_to_what_is_unread_in_its_lesson(course: Course, record: Record) -> None:
    read(course, record, "leaf")
    record.add(StepRead(), "making#heat")
    record.add(Visited(place="lesson"), "making#gone")
    assert way_on(course, record.history).target == Target("lesson", "making#air")
    record.add(StepRead(), "making#air")
    assert way_on(course, record.history).target == Target("quiz", "questions")


def test_who_has_read_a_lesson_to_its_end_goes_on_though_a_step_was_left_out(course: Course, record: Record) -> None:
    session = LessonSession(course, record, "leaf", "leaf#care")
    session.visit()
    assert way_on(course, record.history).target == Target("lesson", "leaf#care"), "it is still being read"
    session.reached_end()
    assert way_on(course, record.history) == session.ending.way
    assert session.ending.way.target == Target("lesson", "making#heat")


def test_what_was_left_out_comes_when_all_else_is_done(course: Course, record: Record) -> None:
    for name in ("questions", "teas"):
        finish(course, record, name)
    read(course, record, "leaf")
    session = LessonSession(course, record, "making", "making#air")
    session.visit()
    session.forward()
    way = way_on(course, record.history)
    assert way == session.ending.way
    assert (way.verb, way.target) == ("Continue", Target("lesson", "making#heat"))


def test_the_way_on_is_the_same_on_the_map_and_at_the_end_of_practice(course: Course, record: Record) -> None:
    session = practise(course, record, 4)
    session.visit()
    assert way_on(course, record.history) == session.sum.way


FLAWED = "  - id: flawed\n    kind: choice\n    stem: No options?\n"


def test_an_item_that_cannot_be_asked_holds_nobody_up(course_root: Path, record: Record) -> None:
    path = course_root / "quizzes/questions.yaml"
    path.write_text(path.read_text() + FLAWED)
    course = Course.open(course_root)
    read(course, record, "leaf")
    read(course, record, "making")
    assert way_on(course, record.history).detail == "2 new"
    finish(course, record, "questions")
    assert way_on(Course.open(course_root), record.history).target == Target("quiz", "teas")


def test_a_quiz_without_an_item_that_can_be_asked_holds_nobody_up(course_root: Path, record: Record) -> None:
    path = course_root / "quizzes/questions.yaml"
    path.write_text(path.read_text().partition("  - id")[0] + FLAWED)
    course = Course.open(course_root)
    assert "questions" in names(course), "its head is sound"
    read(course, record, "leaf")
    read(course, record, "making")
    record.add(Visited(place="practice"), "questions")
    assert way_on(course, record.history).target == Target("quiz", "teas")
    finish(course, record, "teas")
    path = course_root / "quizzes/teas.yaml"
    path.write_text(path.read_text().partition("  - id")[0] + FLAWED)
    course = Course.open(course_root)
    assert way_on(course, record.history).target == Target("form", "last")
    sit(course, record, "last")
    assert way_on(course, record.history).verb == "Again"


def test_only_the_quiz_that_comes_next_is_opened(course: Course, record: Record) -> None:
    way_on(course, record.history)
    assert not course._quizzes
    read(course, record, "leaf")
    read(course, record, "making")
    way_on(course, record.history)
    assert list(course._quizzes) == ["questions"]


def test_what_cannot_be_opened_is_left_out(course_root: Path, record: Record) -> None:
    (course_root / "lessons/01-leaf.md").write_text("nothing")
    (course_root / "quizzes/questions.yaml").write_text("nothing")
    assert names(Course.open(course_root)) == ["making", "teas"]


def test_without_practice_one_begins_again(course_root: Path, record: Record) -> None:
    for name in ("teas", "questions", "last"):
        (course_root / f"quizzes/{name}.yaml").unlink()
    course = Course.open(course_root)
    read(course, record, "leaf")
    read(course, record, "making")
    way = way_on(course, record.history)
    assert (way.verb, way.target) == ("Again", Target("lesson", "leaf#plant"))
    for path in (course_root / "lessons").glob("0*.md"):
        path.unlink()
    way = way_on(Course.open(course_root), record.history)
    assert (way.verb, way.target) == ("", MAP)


def test_where_all_is_done_another_practice_comes_each_time(course_root: Path, record: Record) -> None:
    (course_root / "quizzes/words.yaml").write_text(WORDS)
    path = course_root / "lessons/course.yaml"
    path.write_text(path.read_text().replace("teas, last]", "teas, words, last]"))
    course = Course.open(course_root)
    for name in ("leaf", "making"):
        read(course, record, name)
    for name in ("questions", "teas"):
        finish(course, record, name)
    ask(course, record, "say-it").rate([])
    sit(course, record, "last")
    assert after(course, record.history, "making").target == Target("quiz", "teas")
    assert after(course, record.history, "teas").target == Target("quiz", "words")
    assert after(course, record.history, "words").target == Target("quiz", "teas")


def test_after_resets(course: Course, record: Record) -> None:
    record.add(StepRead(), "leaf#plant")
    record.add(Visited(place="lesson"), "making#air")
    record.add(Reset(), "making")
    way = way_on(course, record.history)
    assert (way.verb, way.target) == ("Begin", Target("lesson", "making#heat")), "it is begun anew"
    record.add(Visited(place="practice"), "teas")
    record.add(Reset(), "teas")
    assert way_on(course, record.history).target == Target("quiz", "teas")
    record.add(Reset(), "making")
    assert way_on(course, record.history).target == Target("quiz", "teas"), "the place is another one"
    record.add(Reset(), "")
    assert way_on(course, record.history).target == Target("lesson", "leaf#plant")
    assert way_on(course, record.history).verb == "Begin"
