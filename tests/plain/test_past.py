"""Looking back in lines: answers of earlier, objections, notes and bookmarks, one item."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.plain.conftest import Session
from tui.course.course import Course
from tui.tutor import notes
from tui.tutor.record import Record

PLANT = "lesson:leaf#plant"
TEAS = "quiz:teas"


def test_answers_of_lessons_comparisons_and_own_words_are_listed_newest_first(session: Session, richer: Course) -> None:
    session("2", "", "q", at=PLANT, course=richer)
    session("1", "", "mine", ".", "1", "", "q", at="lesson:leaf#care", course=richer)
    session("a", "2", "3", "0", "q", at="item:mira-green", course=richer)
    said = session("l", "", "q", at="map", course=richer)
    rows = " ".join(said.split())
    for row in (
        " 1 Mira carries her baskets down before noon. She heats ... Wrong, and sure, minus 6 marks: “A black tea”. "
        "Conflation. “Which tea”, ",
        " 2 What makes a tea black? In your own words, 1 of 2 covered. “Care”, ",
        " 3 Mira carries her baskets down before noon. She rolls the ... Right: “A black tea”. “Care”, ",
        " 4 Mira carries her baskets down before noon. She heats ... Right: “A green tea”. “Care”, ",
        " 5 How many plants give the two teas? Wrong: “",
    ):
        assert row in rows


def test_answers_are_read_again_one_after_the_other(session: Session) -> None:
    said = session("1", "1", "0", "l", "1", "1", "0", "", "q", at=TEAS)
    assert said.count("Answered on ") == 2
    assert said.count(", in “Which tea”.\n") == 2
    lead = "Your answers, the newest first. A number reads one, 0 lists them again, Enter leaves. go> "
    assert " ".join(said.split()).count(lead) == 4


def test_answers_can_be_narrowed_to_what_was_wrong_or_conflated(session: Session) -> None:
    session("2", "3", "2", "", "2", "1", "0", "q", at="item:mira-green")
    listed = session("l", "w", "w", "c", "2", "", "q", at="map").split("go> ")
    assert [part.count("Mira carries") for part in listed[2:5]] == [1, 2, 1]
    assert "What was wrong, the newest first." in listed[2]
    assert "Your conflations, the newest first." in listed[4]
    assert "That is not a choice here." in listed[5]


def test_older_answers_are_listed_page_by_page(session: Session) -> None:
    session(*["1", "a"] * 22, at="item:same-plant")
    said = session("l", "0", "22", "0", "", "q", at="map")
    assert "0 lists older ones, of 22 in all" in " ".join(said.split())
    assert "\n22  How many plants" in said
    assert said.count("\n 1  How many plants") == 2


def test_objections_are_listed_with_their_items(session: Session) -> None:
    session("1", "1", "0", "!", "The pan", "is cold.", ".", "q", at="item:mira-green")
    for typed in (("d", "1"), ("l", "d", "1", "")):
        said = session(*typed, "q", at="map")
        row = " 1 Mira carries her baskets down before noon. She heats ... Your objection: The pan is cold."
        assert row in " ".join(said.split())
        assert "You dispute this key: The pan is cold." in " ".join(said.split())


def test_a_note_on_an_item_leads_to_it(session: Session) -> None:
    session("n", "mine", ".", "m", "q", at="item:mira-green")
    said = session("n", "1", "1", "3", "2", "", "q", at="map")
    assert (
        " 1  Mira carries her baskets down before noon. She heats ..., in “Which\n    tea”. Your note: mine\n" in said
    )
    assert said.index("Right, and sure: 3 marks.") > said.index("verdict> ")
    said = session("m", "1", "", "q", at="map")
    assert "Your note: mine" in said
    assert "Right, and sure: 3 marks." in said
    assert "verdict> " not in said
    assert "Enter leaves this item. a answers it again.\nnext> " in said


def test_a_note_on_a_step_leads_to_it(session: Session) -> None:
    session("n", "mine", ".", "n", "more", at="lesson:leaf#care")
    said = session("n", "1", "q", at="map")
    assert " 1  Care, in “One leaf”. Your note: mine You began: more\n" in said
    assert said.rindex("One leaf. Step 2 of 2.\nCare") > said.index("go> ")


def test_a_bookmark_on_what_is_gone_is_said(session: Session, open_record: Callable[[], Record]) -> None:
    session("1", "q", at=PLANT)
    notes.toggle_bookmark(open_record(), "gone")
    said = session("m", "1", "q", at="map")
    assert " 1  gone.\n" in said
    assert "This is no longer in the course." in said


def test_an_item_is_practised_or_where_it_was_answered_read(
    session: Session, open_record: Callable[[], Record]
) -> None:
    said = session("1", "1", "2", "", "q", at="item:olu-open")
    assert "Which tea, 1 of 4" in said
    assert "Nobody has\n    seen" in said or "Nobody has seen" in said
    assert "Which tea, 2 of 4" in said
    said = session("o", "a", "4", "3", "0", "", "q", at="item:olu-open")
    assert said.index("Answered on ") < said.index("To reread: Air") < said.index("verdict> ")
    assert "Right, and sure: 3 marks." in said
    given = [one for one in open_record().history.answers() if one.item == "olu-open"]
    assert [one.data.given for one in given] == ["green", "open"]


def test_an_item_that_is_kept_for_a_test_is_not_shown(session: Session) -> None:
    said = session("q", at="item:secret-cup")
    assert "kept for a test" in said
    assert "stranger" not in said


@pytest.mark.parametrize("at", ["term:firing", "lesson:no", "quiz:no", "item:no", "back", "what"])
def test_every_target_leads_on_to_the_map(session: Session, at: str) -> None:
    assert "Two Teas. 0 of 4 steps read" in session("q", at=at)


def test_past_answers_can_be_where_one_begins(session: Session) -> None:
    session("1", "q", at=PLANT)
    said = session("", "q", at="past")
    assert said.index("Your answers, the newest first.") < said.index("Two Teas. 0 of 4 steps read")
