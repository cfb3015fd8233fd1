"""The map in lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.plain.conftest import Session
from tui.course.course import Course
from tui.tutor.record import Record
from tui.tutor.start import Start

AT_MAP = ("x", "t")
PLANT = Start("lesson", "leaf#plant")


def test_lessons_and_quizzes_are_numbered_with_progress(session: Session) -> None:
    said = session(*AT_MAP, "q", start=PLANT)
    assert (
        "Two Teas. 0 of 4 steps read.\n\nThe leaf\n 1  One leaf: 2 steps, 3 minutes\n"
        " 2  Making tea: 2 steps, 4 minutes\n 3  Questions on the leaf, a quiz: 0 of 2 answered\n\n"
        "Tasting\n 4  Which tea, a quiz: 0 of 4 answered\n\n"
        "Continue: One leaf, step 1 of 2. Enter does this.\ngo> "
    ) in said
    assert "The last form" not in said


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2", "Making tea. Step 1 of 2."),
        ("4", "Which tea: 0 of 4"),
        ("", "One leaf. Step 1 of 2."),
        ("3", "Question: "),
    ],
)
def test_a_number_opens_and_enter_continues(session: Session, typed: str, expected: str) -> None:
    said = session(*AT_MAP, typed, "q", start=PLANT)
    assert expected in said[said.index("0 of 4 steps read") :]


def test_what_is_typed_amiss_is_said(session: Session) -> None:
    said = session(*AT_MAP, "9", "h", "x", "b", "l", "n", "m", "?", "q", start=PLANT)
    for sentence in (
        "That is not a choice here.",
        "There is no hint here.",
        "There is nothing to skip here.",
        "There is no way back from here.",
        "There is no answer to look back at yet.",
        "You have no notes yet.",
        "You have no bookmarks yet.",
        "1 to 4: open the lesson or quiz with this number",
    ):
        assert sentence in said


def test_a_broken_part_is_named_and_the_rest_works(session: Session, course_root: Path) -> None:
    (course_root / "quizzes/teas.yaml").write_text("format: 1\n")
    (course_root / "lessons/02-making.md").write_text("nothing")
    said = session("x", "t", "2", "4", "1", "q", start=PLANT, course=Course.open(course_root))
    assert "Making tea" not in said
    assert "lesson 'making' cannot be opened: lessons/02-making.md:1:1: front-matter:" in " ".join(said.split())
    assert "quiz 'teas' cannot be opened" in " ".join(said.split())


def test_the_notes_of_an_item_lead_to_its_text(session: Session, open_record: Callable[[], Record]) -> None:
    session("n", "mine", ".", "m", "q", start=PLANT)
    said = session("x", "t", "m", "1", "q", start=PLANT)
    assert " 1  How many plants give the two teas?" in said
    assert "In Questions on the leaf: How many plants give the two teas?" in said
    assert open_record().history.notes == {"same-plant": "mine"}
