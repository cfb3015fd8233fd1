"""Where a run leads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.journal.events import Reset, StepRead, Visited
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record
from tui.tutor.start import Start, lead

LAST = Start("last")


def test_the_first_run_leads_to_the_first_step(course: Course, record: Record) -> None:
    assert lead(course, record.history, LAST) == "lesson:leaf#plant"


def test_the_map_is_the_map(course: Course, record: Record) -> None:
    record.add(Visited(place="lesson"), "making#air")
    assert lead(course, record.history, Start("map")) == "map"


def test_the_first_run_passes_over_a_lesson_that_cannot_be_opened(course_root: Path, record: Record) -> None:
    (course_root / "lessons/01-leaf.md").write_text("nothing")
    assert lead(Course.open(course_root), record.history, LAST).startswith("lesson:making#")


@pytest.mark.parametrize(
    ("visited", "subject", "target"),
    [
        ("lesson", "making#air", "lesson:making#air"),
        ("practice", "teas", "quiz:teas"),
        ("practice", "questions", "quiz:questions"),
        ("lesson", "gone#gone", "lesson:leaf#plant"),
        ("practice", "gone", "lesson:leaf#plant"),
        ("practice", "last", "lesson:leaf#plant"),
    ],
)
def test_a_later_run_leads_to_the_last_place_or_what_is_unread(
    course: Course, record: Record, visited: str, subject: str, target: str
) -> None:
    record.add(Visited(place=visited), subject)  # type: ignore[arg-type]
    assert lead(course, record.history, LAST) == target


def test_after_the_end_of_a_lesson_comes_the_next_and_then_practice(course: Course, record: Record) -> None:
    lessons = [course.lesson(head.id) for head in course.lesson_heads]
    for step in lessons[0].steps:
        record.add(Visited(place="lesson"), step.id)
        record.add(StepRead(), step.id)
    assert lead(course, record.history, LAST) == f"lesson:{lessons[1].steps[0].id}"
    record.add(Visited(place="lesson"), lessons[0].steps[0].id)
    assert lead(course, record.history, LAST) == f"lesson:{lessons[0].steps[0].id}", "rereading is gone on with"
    for step in lessons[1].steps:
        record.add(Visited(place="lesson"), step.id)
        record.add(StepRead(), step.id)
    assert lead(course, record.history, LAST) == "quiz:teas"


def test_after_resets(course: Course, record: Record) -> None:
    record.add(StepRead(), "leaf#plant")
    record.add(Visited(place="lesson"), "making#air")
    record.add(Reset(), "making")
    assert lead(course, record.history, LAST).startswith("lesson:leaf#")
    record.add(Reset(), "")
    assert lead(course, record.history, LAST) == "lesson:leaf#plant"


@pytest.mark.parametrize(
    ("start", "target"),
    [
        (Start("lesson", "making"), "lesson:making"),
        (Start("lesson", "making#air"), "lesson:making#air"),
        (Start("lesson"), "lesson:leaf#plant"),
        (Start("practice", "questions"), "quiz:questions"),
        (Start("practice"), "quiz:teas"),
    ],
)
def test_what_is_asked_for(course: Course, record: Record, start: Start, target: str) -> None:
    assert lead(course, record.history, start) == target


@pytest.mark.parametrize("start", [Start("lesson", "making#no"), Start("lesson", "teas"), Start("practice", "leaf")])
def test_what_is_not_there(course: Course, record: Record, start: Start) -> None:
    with pytest.raises(UnknownIdError):
        lead(course, record.history, start)


def test_practice_prefers_the_quiz_that_was_left(course: Course, record: Record) -> None:
    record.add(Visited(place="practice"), "questions")
    assert lead(course, record.history, Start("practice")) == "quiz:questions"


def test_practice_of_what_is_all_seen_begins_anew(course: Course, open_record: Callable[[], Record]) -> None:
    session = PracticeSession(course, open_record(), "teas")
    for _ in session.quiz.items:
        session.answer(ClassifyAnswer("green", "guess", 0))
        session.next()
    session.record.add(Visited(place="lesson"), "leaf#plant")
    assert lead(course, open_record().history, Start("practice")) == "quiz:teas"


def test_a_quiz_that_cannot_be_practised(course_root: Path, record: Record) -> None:
    course = Course.open(course_root)
    with pytest.raises(CourseError, match="kept for a test"):
        lead(course, record.history, Start("practice", "last"))
    (course_root / "quizzes/teas.yaml").write_text("[")
    course = Course.open(course_root)
    with pytest.raises(CourseError, match="yaml-syntax"):
        lead(course, record.history, Start("practice", "teas"))
    with pytest.raises(CourseError, match="no practice"):
        lead(course, record.history, Start("practice"))
