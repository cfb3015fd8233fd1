"""A lesson in lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.plain.conftest import Session
from tui.course.errors import CourseError, UnknownIdError
from tui.journal.events import Answered
from tui.tutor.record import Record
from tui.tutor.start import Start

PLANT = Start("lesson", "leaf#plant")


def test_the_first_run_leads_to_the_first_step(session: Session) -> None:
    said = session()
    assert "One leaf. Step 1 of 2.\nOne plant\n" in said
    assert said.endswith("answer> \nYou have left the course. Everything is saved.\n")


def test_a_step_is_read_and_its_question_asked_in_place(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("1", "", "q", start=PLANT)
    figure = "Figure: One bush, two cups. A bush with two branches, one to a green cup and one to a black one."
    assert figure in " ".join(said.split())
    assert "bush -> cup" not in said
    question = "Question: How many plants give the two teas?\n 1  One\n 2  Two\nanswer> \nRight.\nYou chose 1: One.\n"
    assert question in said
    assert "One bush gives both.\n" in said
    assert said.index("next> ") < said.index("After the question a last word") < said.index("go> ")
    assert "Who speaks? The article: chapter 1.\n" in said
    given = open_record().history.answers[0]
    assert (given.item, given.data.context, given.data.right) == ("same-plant", "leaf#plant", True)


def test_a_wrong_answer_is_explained(session: Session) -> None:
    said = session("2", "q", start=PLANT)
    assert "Not this one.\nYou chose 2: Two.\nThere is only one.\n\nRight is 1: One.\nOne bush gives both.\n" in said


def test_an_empty_line_asks_again_at_a_question(session: Session) -> None:
    said = session("", "7", "one", "q", start=PLANT)
    assert said.count(" 1  One\n 2  Two\nanswer> ") == 4
    assert said.count("That is not a choice here.") == 2


def test_hints_come_in_order_and_are_recalled(session: Session) -> None:
    said = session("h", "q", start=PLANT)
    assert "Hint: Think of the bush." in said
    said = session("h", "h", "q", start=PLANT)
    assert "A hint that you were given: Think of the bush." in said
    assert said.index("Hint: Count its branches.") < said.index("There is no further hint.")


def test_back_from_a_question_rereads_the_step_and_leaves_it_open(session: Session) -> None:
    said = session("b", "a", "1", "", "q", start=PLANT)
    assert "Question, still open: How many plants" in said
    assert said.count("Step 1 of 2.") == 3
    assert "Question, answered before rightly: How many plants" in said


def test_a_skipped_question_stays_open(session: Session, open_record: Callable[[], Record]) -> None:
    assert "The question stays open." in session("x", "q", start=PLANT)
    assert not open_record().history.answers


def test_links_are_numbered_and_followed(session: Session) -> None:
    said = session("x", "1", "3", "4", "q", start=PLANT)
    assert (
        " 1  oxidation, in the glossary\n 2  says: go to Air, in “Making tea”\n 3  note 1\n 4  page, an address\ngo> "
        in said
    )
    assert "oxidation (also: browning)\n\nWhat air does to a cut leaf.\nSource: chapter 3\nSee also: firing." in said
    assert "Note 1: A note about chapter three." in said
    assert "The address is https://example.org/leaves" in said
    assert "Making tea. Step 2 of 2.\nAir\n" in session("x", "2", "q", start=PLANT)


def test_going_on_leads_through_the_course_to_the_map(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("1", "", "", "", "2", "", "", "", "q", start=PLANT)
    assert "- two leaves\n- one bud\n\ntea: green; cup: pale\n" in said
    assert "This was the last step of “One leaf”.\n" in said
    assert "Enter ends this lesson and opens the next: Making tea\ngo> " in said
    assert "Two Teas. 4 of 4 steps read." in said
    assert open_record().history.read == {"leaf#plant", "leaf#care", "making#heat", "making#air"}


def test_skipping_a_step_does_not_count_as_reading_it(session: Session, open_record: Callable[[], Record]) -> None:
    assert "Step 2 of 2.\nCare" in session("x", "x", "q", start=PLANT)
    assert not open_record().history.read


def test_back_goes_to_the_step_before_and_then_to_the_map(session: Session) -> None:
    said = session("b", "b", "b", "q", start=Start("lesson", "leaf#care"))
    assert said.index("Care") < said.index("One plant") < said.index("0 of 4 steps read")


def test_the_outline_leads_to_a_step(session: Session) -> None:
    said = session("o", "2", "q", start=Start("lesson", "leaf#care"))
    assert " 1  One plant\n 2  Care, you are here\ngo> " in said
    assert "One leaf. Step 1 of 2." in session("o", "1", "q", start=Start("lesson", "leaf#care"))


def test_a_session_is_gone_on_with_where_it_was(session: Session) -> None:
    session("1", "", "", "q", start=PLANT)
    assert "Step 2 of 2.\nCare" in session()


def test_notes_and_bookmarks_are_kept_and_listed(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("n", "Two", "lines", ".", "m", "n", ".", "q", start=Start("lesson", "leaf#care"))
    assert said.count("text> ") == 4
    assert "The note is kept." in said
    assert "    Two\n    lines\n" in said
    assert "The note stays as it was." in said
    history = open_record().history
    assert history.notes == {"leaf#care": "Two\nlines"}
    assert list(history.bookmarks) == ["leaf#care"]
    said = session("t", "n", "", "m", "1", "n", "-", ".", "m", "q", start=Start("lesson", "leaf#care"))
    assert "Care, in “One leaf”. Your note: Two lines" in said
    assert "The note is removed." in said
    assert not open_record().history.notes
    assert not open_record().history.bookmarks


def test_a_text_that_the_input_ends_is_kept(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("n", "half a thought", start=Start("lesson", "leaf#care"))
    assert said.endswith("Everything is saved.\n")
    assert open_record().history.notes == {"leaf#care": "half a thought"}


def test_help_names_every_key_once(session: Session) -> None:
    said = session("?", "q", start=Start("lesson", "leaf#care"))
    helped = said[said.index("What you can type here:") :].split("\n\n")[0]
    keys = [line.split(":")[0] for line in helped.split("\n")[1:] if not line.startswith(" ")]
    assert len(keys) == len(set(keys))
    assert {"Enter", "b", "x", "o", "n", "m", "w", "?", "q"} <= set(keys)


def test_search_goes_to_a_step_from_a_lesson_and_reads_it_at_a_question(session: Session) -> None:
    said = session("/ DARK rolled", "1", "q", start=Start("lesson", "leaf#care"))
    assert "One place found." in said
    assert "Making tea. Step 2 of 2." in said
    said = session("/ dark rolled", "1", "q", start=PLANT)
    assert "To reread: Air, in “Making tea”" in said
    assert said.count("answer> ") == 2
    assert "Nothing was found for: zebra" in session("/ zebra", "q", start=PLANT)


def test_the_glossary_is_at_hand(session: Session) -> None:
    said = session("w", "1", "w browning", "w zebra", "w i", "", "q", start=PLANT)
    assert " 1  firing\n 2  oxidation\ngo> " in said
    assert "Heating a leaf" in said
    assert "Taught in: Air, in “Making tea”." in said
    assert "The glossary has no such word." in said


@pytest.mark.parametrize("target", ["tea", "leaf#tea"])
def test_an_unknown_target_is_refused(session: Session, target: str) -> None:
    with pytest.raises(UnknownIdError):
        session(start=Start("lesson", target))


def test_a_lesson_that_is_not_sound_is_refused(session: Session, course_root: Path) -> None:
    (course_root / "lessons/01-leaf.md").write_text("nothing")
    with pytest.raises(CourseError):
        session(start=Start("lesson", "leaf"))


def test_answers_to_a_step_can_be_looked_at_again(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("l", "q", start=Start("lesson", "making#air"))
    assert "You have answered nothing in this step yet." in said
    session("2", "q", start=PLANT)
    said = session("l", "q", start=PLANT)
    assert "Not this one.\nYou chose 2: Two." in said
    assert isinstance(open_record().history.answers[0].data, Answered)
