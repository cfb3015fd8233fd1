"""The map in lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.answering import judge
from tests.courses import add_express, ask_in_lessons
from tests.plain.conftest import Session
from tui.course.course import Course
from tui.journal.store import Journal
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.record import Record

AT_MAP = ("x", "t")
PLANT = "lesson:leaf#plant"


def test_lessons_and_quizzes_are_numbered_with_progress(session: Session) -> None:
    said = session(*AT_MAP, "q", at=PLANT)
    assert (
        "Two Teas. 0 of 4 steps read, 0 of 6 questions answered.\n\n"
        "The leaf\n 1  One leaf: 2 steps, 1 question skipped, 3 minutes\n"
        " 2  Making tea: 2 steps, 4 minutes\n 3  Questions on the leaf, a quiz: 0 of 2 answered\n\n"
        "Tasting\n 4  Which tea, a quiz: 0 of 4 answered\n 5  The last form, a form: 1 text\n\n"
        "Continue: One leaf, step 1 of 2. Enter goes there. A number opens what it\nstands before.\ngo> "
    ) in said


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2", "Making tea. Step 1 of 2."),
        ("4", "Which tea, 1 of 4"),
        ("", "One leaf. Step 1 of 2."),
        ("3", "Question: "),
    ],
)
def test_a_number_opens_and_enter_continues(session: Session, typed: str, expected: str) -> None:
    said = session(*AT_MAP, typed, "q", at=PLANT)
    assert expected in said[said.index("A number opens") :]


def test_what_is_typed_amiss_is_said(session: Session) -> None:
    said = session(*AT_MAP, "9", "h", "u", "b", "l", "n", "m", "d", "?", "q", at=PLANT)
    for sentence in (
        "That is not a choice here.",
        "There is no hint here.",
        "There is no answer to take back here.",
        "There is no way back from here.",
        "There is no answer to look back at yet.",
        "You have no notes yet.",
        "You have no bookmarks yet.",
        "You dispute no key yet.",
        "a number: choose what is listed beside it",
    ):
        assert sentence in said


def test_a_broken_part_is_named_and_the_rest_works(session: Session, course_root: Path) -> None:
    (course_root / "quizzes/teas.yaml").write_text("format: 1\n")
    (course_root / "lessons/02-making.md").write_text("nothing")
    said = session("x", "t", "2", "4", "1", "q", at=PLANT, course=Course.open(course_root))
    assert "Making tea" not in said
    assert "lesson 'making' cannot be opened: lessons/02-making.md:1:1: front-matter:" in " ".join(said.split())
    assert "quiz 'teas' cannot be opened" in " ".join(said.split())


def test_read_answered_and_skipped_are_told_apart(session: Session) -> None:
    session("1", "", "", "q", at=PLANT)
    said = session("x", "", "q", at="lesson:making#heat")
    said = session("q", at="map")
    assert " 1  One leaf: read, 3 minutes\n" in said
    assert " 2  Making tea: read, 1 question skipped, 4 minutes\n" in said
    assert " 3  Questions on the leaf, a quiz: 1 of 2 answered\n" in said


def test_what_is_asked_inside_lessons_or_kept_for_a_room_has_no_row(session: Session, course_root: Path) -> None:
    ask_in_lessons(course_root)
    course = Course.open(course_root)
    said = session(*AT_MAP, "q", at=PLANT, course=course)
    assert "0 of 4 steps read, 0 of 6 questions answered.\n" in said
    assert " 2  Making tea: 2 steps, 4 minutes\n\nTasting\n 3  Which tea, a quiz: 0 of 4 answered\n" in said
    said = " ".join(session("q", at="quiz:questions", course=course).split())
    assert "its questions stand in lessons" in said
    said = session("1", "", "", "q", at="item:same-plant", course=course)
    assert "Questions on the leaf, 1 of 1" in said
    assert "Continue: One leaf, step 1 of 2. Enter goes there." in said
    assert "This item is kept for a workshop." not in said
    assert "is kept for a workshop" in session("q", at="item:ana-green", course=course)


def test_the_short_way_is_marked_offered_and_followed(session: Session, course_root: Path) -> None:
    add_express(course_root)
    course = Course.open(course_root)
    said = session("t", "e", "?", "e", "q", at="map", course=course)
    assert "The short way, about 10 minutes: e follows it.\n\nThe leaf\n 1  One leaf: 2 steps, 3 minutes\n" in said
    assert " 2  Making tea, on the short way: 2 steps, 4 minutes\n" in said
    assert " 4  Which tea, a quiz, on the short way: 0 of 4 answered\n" in said
    said = " ".join(said.split())
    assert "t reads the course map. e takes the short way, about 10 minutes. go>" in said
    assert "go> On the short way, about 10 minutes: e leaves it. Begin: Making tea, step 1 of 2. Enter goes" in said
    assert "e: follow the short way, or leave it" in said
    assert "go> The short way, about 10 minutes: e follows it. Begin: One leaf, step 1 of 2." in said


def test_a_new_learner_may_begin_with_the_short_way(session: Session, course_root: Path) -> None:
    add_express(course_root)
    said = session("e", "q", at="map", course=Course.open(course_root))
    assert "go> \nMaking tea. Step 1 of 2." in said
    said = session("x", "", "x", "", "", "t", "q", course=Course.open(course_root))
    assert "Next: Which tea, 4 new" in said


def test_a_course_without_a_short_way_says_nothing_of_it(session: Session) -> None:
    said = session("e", "t", "e", "q", at="map")
    assert said.count("That is not a choice here.") == 2
    assert "short way" not in said


def test_an_empty_record_is_welcomed(session: Session) -> None:
    said = session("", "q", at="map")
    assert said.split("\n\n")[1:3] == [
        "Welcome to Two Teas.\n"
        "Green tea and black tea come from one leaf.\n"
        "2 lessons, about 7 minutes to read, 6 questions to answer. Stop anywhere:\n"
        "you come back to the same place.\n"
        "Three keys are enough: Enter goes on, a question mark lists what else can be\n"
        "typed, q leaves.",
        "Begin: One leaf, step 1 of 2. Enter goes there. t reads the course map.\n"
        "go> \nOne leaf. Step 1 of 2.\nOne plant\n"
        "Who speaks? The article: chapter 1.",
    ]
    assert "Two Teas. 0 of 4 steps read" in session("t", "q", at="map")
    session("1", "q", at=PLANT)
    assert "Welcome" not in session("q", at="map")


def test_a_welcome_stands_in_the_way_of_nothing_that_was_asked_for(session: Session) -> None:
    assert "Welcome" not in session("q", at="quiz:teas")


def test_where_one_stands_is_read_in_sentences(session: Session, course: Course, record: Record) -> None:
    judge(course, record, "mira-green", ClassifyAnswer("black", "sure", 0))
    said = " ".join(session("i", "q", at="map").split())
    assert "i: where you stand" in " ".join(session("?", "q", at="map").split())
    assert "Conflation: 1 of 1, 100% (21 to 100%)." in said
    assert "“A green tea”: you answered “A black tea” once." in said
    assert "Do next: - Reread “Heat”" in said


def test_review_says_where_nothing_is_due(session: Session, course: Course, record: Record) -> None:
    judge(course, record, "mira-green", ClassifyAnswer("green", "sure", 2))
    said = session("v", "q", at="map")
    assert "nothing is due for review today; next is “Tells by the heat”, on" in " ".join(said.split())


@pytest.mark.parametrize(
    ("long_ago", "expected"),
    [
        ({}, ""),
        ({"mira-green": "green"}, "1 skill due today: v reviews it."),
        ({"mira-green": "green", "olu-open": "open"}, "2 skills due today: v reviews them."),
    ],
)
def test_it_says_what_is_due_for_review(
    session: Session, tmp_path: Path, course: Course, long_ago: dict[str, str], expected: str
) -> None:
    then = datetime.now(UTC) - timedelta(days=60)
    with Journal.open(tmp_path / "journal.sqlite", clock=lambda: then) as journal:
        for item, verdict in long_ago.items():
            judge(course, Record(journal, "ada", course.id), item, ClassifyAnswer(verdict, "sure", 0))
    said = session(*AT_MAP, "q", at=PLANT)
    assert expected in said if expected else "due today" not in said
