"""Where a run leads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.tutor.asking import answer, ask
from tests.tutor.test_question import WORDS
from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.target import MAP, Target
from tui.journal.events import Visited
from tui.tutor.errors import KeptUnseenError, NoPracticeError
from tui.tutor.leading import lead
from tui.tutor.record import Record
from tui.tutor.start import Start


@pytest.mark.parametrize(
    ("start", "target"),
    [
        (Start("map"), "map"),
        (Start("learn"), "lesson:leaf#plant"),
        (Start("learn", "making"), "lesson:making"),
        (Start("learn", "making#air"), "lesson:making#air"),
        (Start("learn", "teas"), "quiz:teas"),
        (Start("learn", "mira-green"), "item:mira-green"),
        (Start("practice"), "quiz:teas"),
        (Start("practice", "questions"), "quiz:questions"),
        (Start("practice", "mira-green"), "item:mira-green"),
        (Start("practice", "same-plant"), "item:same-plant"),
        (Start("practice", "leaf"), "lesson:leaf"),
    ],
)
def test_what_is_asked_for(course: Course, record: Record, start: Start, target: str) -> None:
    assert str(lead(course, record.history, start)) == target


@pytest.mark.parametrize("name", ["making#no", "no#no", "no", "oxidation"])
def test_what_is_not_there(course: Course, record: Record, name: str) -> None:
    for start in (Start("learn", name), Start("practice", name)):
        with pytest.raises(UnknownIdError):
            lead(course, record.history, start)


def test_a_near_name_is_suggested(course: Course, record: Record) -> None:
    with pytest.raises(UnknownIdError, match="did you mean 'making'"):
        lead(course, record.history, Start("learn", "makin"))


def test_what_is_kept_for_a_test_is_met_in_its_form_alone(course: Course, record: Record) -> None:
    assert lead(course, record.history, Start("practice", "last")) == Target("form", "last")
    with pytest.raises(KeptUnseenError, match="quiz 'last' is kept for a test"):
        lead(course, record.history, Start("practice", "secret-cup"))


def test_the_map_is_the_map_and_learning_the_place_that_was_left(course: Course, record: Record) -> None:
    record.add(Visited(place="lesson"), "making#air")
    assert lead(course, record.history, Start("map")) == MAP
    assert lead(course, record.history, Start("learn")) == Target("lesson", "making#air")


def test_practice_prefers_the_quiz_that_was_left(course: Course, record: Record) -> None:
    record.add(Visited(place="practice"), "questions")
    assert lead(course, record.history, Start("practice")) == Target("quiz", "questions")
    for name in ("gone", "last"):
        record.add(Visited(place="practice"), name)
        assert lead(course, record.history, Start("practice")) == Target("quiz", "teas")


def test_practice_is_the_first_one_that_has_new_items(course: Course, record: Record) -> None:
    (course.root / "quizzes/words.yaml").write_text(WORDS)
    path = course.root / "lessons/course.yaml"
    path.write_text(path.read_text().replace("teas, last]", "teas, words, last]"))
    course = Course.open(course.root)
    for item in course.quiz("teas").items:
        answer(ask(course, record, item.id))
    assert lead(course, record.history, Start("practice")) == Target("quiz", "words")


def test_practice_of_what_is_all_seen_begins_anew(course: Course, open_record: Callable[[], Record]) -> None:
    record = open_record()
    for item in course.quiz("teas").items:
        answer(ask(course, record, item.id))
    assert lead(course, open_record().history, Start("practice")) == Target("quiz", "teas")


def test_practice_that_is_not_sound(course: Course, record: Record) -> None:
    (course.root / "quizzes/teas.yaml").unlink()
    course = Course.open(course.root)
    with pytest.raises(CourseError):
        lead(course, record.history, Start("practice", "teas"))
    record.add(Visited(place="practice"), "teas")
    with pytest.raises(NoPracticeError, match="no practice that can be opened"):
        lead(course, record.history, Start("practice"))


def test_practice_that_was_left_and_is_no_longer_sound(course: Course, record: Record) -> None:
    path = course.root / "quizzes/questions.yaml"
    path.write_text(path.read_text().partition("  - id")[0] + "  - id: flawed\n    kind: choice\n    stem: What?\n")
    record.add(Visited(place="practice"), "questions")
    assert lead(Course.open(course.root), record.history, Start("practice")) == Target("quiz", "teas")
