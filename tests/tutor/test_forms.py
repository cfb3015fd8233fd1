"""Questions that are asked inside lessons only, and items that are kept for a room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.courses import add_more, ask_in_lessons
from tests.tutor.asking import answer, ask
from tests.tutor.test_path import finish, read
from tui.course.course import Course
from tui.course.model import Pair
from tui.course.search import search
from tui.course.target import Target
from tui.journal.events import Visited
from tui.tutor.comparing import compare
from tui.tutor.errors import AskedInLessonsError, KeptUnseenError
from tui.tutor.leading import lead, next_practice, open_item
from tui.tutor.lesson import LessonSession
from tui.tutor.notes import kept, note
from tui.tutor.parts import listed, parts, rows_expected
from tui.tutor.past import past
from tui.tutor.path import way_on
from tui.tutor.practice import PracticeSession
from tui.tutor.progress import LessonProgress, progress
from tui.tutor.record import Record
from tui.tutor.start import Start

IN_LESSONS = "its questions stand in lessons"


@pytest.fixture
def course(course_root: Path) -> Course:
    """The small course, whose questions are asked inside its lessons only, and with a quiz for a room."""
    ask_in_lessons(course_root)
    return Course.open(course_root)


def test_neither_is_on_the_path_or_a_map(course: Course) -> None:
    assert [part.id for part in parts(course)] == ["leaf", "making", "teas"]
    assert [[part.id for part in listed(module)] for module in course.modules] == [["leaf", "making"], ["teas", "last"]]
    assert [rows_expected(course, entry) for entry in course.module_entries] == [2, 2]


def test_the_path_leads_from_the_lessons_to_practice(course: Course, record: Record) -> None:
    for name in ("leaf", "making"):
        read(course, record, name)
    assert way_on(course, record.history).target == Target("quiz", "teas")
    finish(course, record, "teas")
    assert way_on(course, record.history).target == Target("form", "last")


def test_a_round_of_the_questions_is_refused_with_the_reason(course: Course, record: Record) -> None:
    with pytest.raises(AskedInLessonsError, match=IN_LESSONS):
        lead(course, record.history, Start("practice", "questions"))
    with pytest.raises(AskedInLessonsError, match=IN_LESSONS):
        PracticeSession(course, record, "questions")
    record.add(Visited(place="practice"), "questions")
    assert next_practice(course, record.history) == Target("quiz", "teas")


def test_one_question_can_be_asked_by_itself_and_moves_nothing(course: Course, record: Record) -> None:
    record.add(Visited(place="lesson"), "making#air")
    before = record.history.last
    assert lead(course, record.history, Start("practice", "same-plant")) == Target("item", "same-plant")
    assert open_item(course, record.history, "same-plant") == Target("quiz", "questions#same-plant")
    session = PracticeSession(course, record, "questions", "same-plant")
    session.visit()
    answer(session.question, right=False)
    session.did()
    assert (session.size, session.next()) == (1, False)
    assert (session.sum.asked, session.sum.missed, session.sum.new) == (1, 1, 0)
    assert session.sum.way == way_on(course, record.history)
    assert session.again("missed")
    assert session.item.id == "same-plant"
    session.leave()
    assert record.history.last == before
    assert [(one.item.id, one.place) for one in past(course, record)] == [("same-plant", "One plant")]


def test_questions_are_counted_in_their_lesson(course: Course, record: Record) -> None:
    counted = progress(course, record, exact=False)
    assert list(counted.quizzes) == ["teas"]
    assert counted.so_far == (0, 4, 0, 6)
    answer(ask(course, record, "same-plant", "leaf#plant"))
    counted = progress(course, record)
    assert counted.lessons["leaf"] == LessonProgress(2, 0, questions=1, answered=1)
    assert counted.lessons["making"] == LessonProgress(2, 0, questions=1, answered=0)
    assert counted.so_far == (0, 4, 1, 6)


def test_texts_that_a_lesson_compares_are_counted_in_it(course_root: Path, record: Record) -> None:
    add_more(course_root)
    path = course_root / "quizzes/teas.yaml"
    path.write_text(path.read_text().replace("form: practice", "form: lesson"))
    course = Course.open(course_root)
    assert progress(course, record).lessons["leaf"].questions == 3, "its own, and two compared"


def test_questions_are_found_again_in_their_lesson(course: Course, record: Record) -> None:
    LessonSession(course, record, "leaf").questions[0].skip()
    answer(ask(course, record, "same-plant", "leaf#plant"))
    assert past(course, record)[0].place == "One plant"
    note(record, "same-plant", "remember")
    assert kept(course, record)[0].place == "One leaf"


def test_a_search_finds_what_a_lesson_asks_and_not_what_answers_it(course: Course) -> None:
    (found,) = search(course, "how many plants give")
    assert (found.place, found.id) == ("step", "leaf#plant")
    assert found.snippet[slice(*found.marks[-1])] == "give"
    assert not search(course, "one bush gives both")
    assert not search(course, "questions on the leaf"), "there is nothing to open"


def test_a_search_finds_nothing_of_a_room(course: Course) -> None:
    assert not search(course, "for a room")
    assert not search(course, "cart by the bridge")


def _room(course: Course, record: Record) -> Iterator[object]:
    yield lambda: lead(course, record.history, Start("practice", "room"))
    yield lambda: lead(course, record.history, Start("practice", "ana-green"))
    yield lambda: PracticeSession(course, record, "room")
    yield lambda: PracticeSession(course, record, "room", "ana-green")
    yield lambda: open_item(course, record.history, "ana-green")
    yield lambda: compare(course, Pair("ana-green", "ana-black"))


def test_nobody_alone_meets_what_is_kept_for_a_room(course: Course, record: Record) -> None:
    for attempt in _room(course, record):
        with pytest.raises(KeptUnseenError, match="quiz 'room' is kept for a workshop, and cannot be practised"):
            attempt()  # type: ignore[operator]
    answer(ask(course, record, "ana-green"))
    assert not past(course, record)
    assert "room" not in progress(course, record).quizzes
