"""A lesson in lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.courses import add_express
from tests.plain.conftest import Session
from tui.course.course import Course
from tui.journal.events import Answered
from tui.tutor.record import Record

PLANT = "lesson:leaf#plant"
CARE = "lesson:leaf#care"


def test_the_first_run_leads_to_the_first_step(session: Session) -> None:
    said = session()
    assert "One leaf. Step 1 of 2.\nOne plant\n" in said
    farewell = "You have left the course: 0 of 4 steps read, 0 of 6 questions answered.\nEverything is saved.\n"
    assert said.endswith(f"answer> \n{farewell}")


def test_a_step_is_read_and_its_question_asked_in_place(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("1", "", "q", at=PLANT)
    figure = "Figure: One bush, two cups. A bush with two branches, one to a green cup and one to a black one."
    assert figure in " ".join(said.split())
    assert "bush -> cup" not in said
    question = "Question: How many plants give the two teas?\n 1  One\n 2  Two\nanswer> \nRight.\nYou chose 1: One.\n"
    assert question in said
    assert "One bush gives both.\n" in said
    assert said.index("next> ") < said.index("After the question a last word") < said.index("go> ")
    assert "Who speaks? The article: chapter 1.\n" in said
    given = next(open_record().history.answers())
    assert (given.item, given.data.context, given.data.right) == ("same-plant", "leaf#plant", True)


def test_one_enter_leads_from_the_last_question_of_a_step_to_the_next(
    session: Session, open_record: Callable[[], Record]
) -> None:
    said = session("1", "", "q", at="lesson:making#heat")
    assert "Enter goes on to: Air.\nnext> \n" in said
    assert "Making tea. Step 2 of 2.\nAir\n" in said
    assert open_record().history.read >= {"making#heat"}
    said = session("a", "1", "b", "q", at="lesson:making#heat")
    assert "Step 2 of 2." not in said
    assert said.endswith("go> \n" + said[said.rindex("You have left") :])


def test_what_follows_the_last_question_of_a_step_is_heard_first(session: Session) -> None:
    said = session("1", "", "q", at=PLANT)
    assert "Enter goes on with the step.\nnext> \n" in said
    assert "Step 2 of 2." not in said


def test_a_wrong_answer_is_explained(session: Session) -> None:
    said = session("2", "q", at=PLANT)
    assert "Wrong.\nYou chose 2: Two.\nThere is only one.\n\nRight is 1: One.\nOne bush gives both.\n" in said


def test_an_empty_line_asks_again_at_a_question(session: Session) -> None:
    said = session("", "7", "one", "q", at=PLANT)
    assert said.count(" 1  One\n 2  Two\nanswer> ") == 4
    assert said.count("answer> \nEnter chooses nothing here: type a number.") == 1
    assert said.count("That is not a choice here.") == 2


def test_hints_come_in_order_and_are_recalled(session: Session) -> None:
    said = session("h", "q", at=PLANT)
    assert "Hint: Think of the bush." in said
    said = session("h", "h", "q", at=PLANT)
    assert "A hint that you were given: Think of the bush." in said
    assert said.index("Hint: Count its branches.") < said.index("There is no further hint.")


def test_back_from_a_question_rereads_the_step_and_leaves_it_open(session: Session) -> None:
    said = session("b", "a", "1", "", "r", "q", at=PLANT)
    assert "Question, still open; a asks it: How many plants" in said
    assert said.count("Step 1 of 2.") == 3
    assert "Question, answered. Right: How many plants" in said


def test_a_skipped_question_waits_until_it_is_asked_for(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("x", "q", at=PLANT)
    assert "Skipped. The question waits for you; a asks it." in said
    assert "After the question a last word" in said
    record = open_record()
    assert not list(record.history.answers())
    assert record.history.waiting()["leaf#plant"] == 1
    said = session("a", "1", "", "q", at=PLANT)
    assert "Question, skipped; a asks it: How many plants" in said
    assert "Right.\nYou chose " in said
    assert not open_record().history.waiting()


def test_a_wrong_answer_can_be_tried_again_and_the_first_one_counts(
    session: Session, open_record: Callable[[], Record]
) -> None:
    said = session("2", "a", "1", "a", "1", "", "q", at=PLANT)
    assert said.count("Question: How many plants") == 3
    given = list(open_record().history.answers())
    assert len(given) == 3
    assert open_record().history.first()["same-plant"] == given[0]
    assert [one.data.right for one in given].count(True) in (1, 2)


def test_a_slip_is_taken_back_and_asked_again(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("2", "u", "1", "", "q", at=PLANT)
    assert "Taken back as a slip: that answer does not count. Here is the question again." in " ".join(said.split())
    assert said.count("Question: How many plants") == 2
    (given,) = open_record().history.answers()
    assert given.data.right


def test_an_answer_of_earlier_is_no_slip(session: Session) -> None:
    session("1", "", "q", at=PLANT)
    assert "There is no answer to take back here." in session("u", "q", at=PLANT)


def test_links_are_numbered_and_followed(session: Session) -> None:
    said = session("x", "1", "3", "4", "q", at=PLANT)
    assert (
        " 1  oxidation, in the glossary\n 2  says: go to Air, in “Making tea”\n 3  note 1\n 4  page, an address\ngo> "
        in said
    )
    assert "oxidation (also: browning)\n\nWhat air does to a cut leaf.\nSource: chapter 3\nSee also: firing." in said
    assert "Note 1: A note about chapter three." in said
    assert "The address is https://example.org/leaves" in said
    assert "Making tea. Step 2 of 2.\nAir\n" in session("2", "q", at=PLANT)


def test_the_path_leads_from_a_lesson_to_the_next_to_practice_to_the_map(
    session: Session, open_record: Callable[[], Record]
) -> None:
    lessons = ["1", "", "", "", "", "2", "", "", "", ""]
    said = session(*lessons, "q", at=PLANT)
    end = "You have come to the end of “One leaf”.\n1 of 1 question right at the first try.\n"
    assert f"{end}Next: Making tea, step 1 of 2. Enter goes there.\ngo> " in said
    assert "Next: Which tea, 4 new. Enter goes there.\ngo> " in said
    assert "Which tea, 1 of 4, new skill: Tells by the heat.\n" in said
    assert open_record().history.read == {"leaf#plant", "leaf#care", "making#heat", "making#air"}


def test_the_path_leads_to_the_new_questions_of_a_lesson(session: Session) -> None:
    said = session("x", "", "", "q", at=PLANT)
    assert "1 not answered: it waits for you.\n" in said
    said = session("", "", "", "x", "", "", "", "q", at=PLANT)
    assert "Next: Questions on the leaf, 2 new. Enter goes there." in said
    assert "Questions on the leaf, 1 of 2.\n" in said


def test_one_can_go_back_from_the_end_of_a_lesson(session: Session) -> None:
    said = session("", "b", "t", "q", at=CARE)
    assert said.count("Step 2 of 2.\nCare") == 2
    assert said.index("You have come to the end") < said.rindex("Step 2 of 2.") < said.index("Two Teas. 1 of 4 steps")


def test_the_last_step_is_read_once_it_is_heard_to_its_end(session: Session, open_record: Callable[[], Record]) -> None:
    session("q", at=CARE)
    assert open_record().history.read == {"leaf#care"}


def test_tables_are_read_as_sentences(session: Session) -> None:
    assert "- two leaves\n- one bud\n\ntea: green; cup: pale\n" in session("q", at=CARE)


def test_skipping_a_step_with_an_open_question_does_not_count_as_reading_it(
    session: Session, open_record: Callable[[], Record]
) -> None:
    assert "Step 2 of 2.\nCare" in session("b", "x", "q", at=PLANT)
    assert "leaf#plant" not in open_record().history.read


@pytest.mark.parametrize("typed", [("1", "", "x"), ("x", "x")], ids=["answered", "skipped"])
def test_a_step_that_waits_for_nothing_is_read_however_one_goes_on(
    session: Session, open_record: Callable[[], Record], typed: tuple[str, ...]
) -> None:
    assert "Step 2 of 2.\nCare" in session(*typed, "q", at=PLANT)
    assert "leaf#plant" in open_record().history.read


def test_a_hint_is_offered_only_while_there_is_one(session: Session) -> None:
    offers = "h: a hint\n"
    assert session("?", "h", "?", "h", "?", "q", at=PLANT).count(offers) == 2
    said = session("?", "h", "r", "q", at="item:what-heat-does")
    assert offers not in said
    assert "There is no hint for this one." in said
    assert "The rule." not in said


def test_a_note_on_a_question_is_listed_under_its_lesson(session: Session) -> None:
    said = session("n", "Mine", ".", "b", "t", "n", "", "q", at=PLANT)
    assert "How many plants give the two teas?, in “One leaf”. Your note: Mine" in said


def test_a_look_at_a_lesson_moves_no_place(session: Session) -> None:
    session("1", "", "q", at=PLANT)
    assert "Making tea. Step 1 of 2." in session("q", at="lesson:making#heat")
    assert "One leaf. Step 1 of 2." in session()


def test_back_goes_to_the_step_before_and_then_to_the_map(session: Session) -> None:
    said = session("b", "b", "b", "q", at=CARE)
    assert said.index("Care") < said.index("One plant\n") < said.index("steps read, 0 of 6")


def test_the_outline_leads_to_a_step(session: Session) -> None:
    said = session("o", "2", "q", at=CARE)
    assert " 1  One plant\n 2  Care, you are here\ngo> " in said
    assert "One leaf. Step 1 of 2." in session("o", "1", "q", at=CARE)


def test_single_steps_of_a_short_way_are_named_and_lead_to_the_end(session: Session, course_root: Path) -> None:
    add_express(course_root, "leaf#plant", "making#heat")
    course = Course.open(course_root)
    session("e", "q", at="map", course=course)
    said = session("o", "", "q", at=CARE, course=course)
    assert " 1  One plant, on the short way\n 2  Care, you are here\ngo> " in said
    said = session("x", "", "q", at=PLANT, course=course)
    assert "Enter ends this lesson." in said
    assert "That is all of “One leaf” on the short way." in said


def test_a_session_is_gone_on_with_where_it_was(session: Session) -> None:
    session("1", "", "q", at=PLANT)
    assert "One leaf. Step 1 of 2." in session()


def test_notes_and_bookmarks_are_kept_and_listed(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("n", "Two", "lines", ".", "m", "n", ".", "q", at=CARE)
    assert said.count("text> ") == 4
    assert "The note is kept." in said
    assert "    Two\n    lines\n" in said
    assert "The note stays as it was." in said
    history = open_record().history
    assert history.notes == {"leaf#care": "Two\nlines"}
    assert list(history.bookmarks) == ["leaf#care"]
    said = session("t", "n", "", "m", "1", "n", "-", ".", "m", "q", at=CARE)
    assert "Care, in “One leaf”. Your note: Two lines" in said
    assert "The note is removed." in said
    assert not open_record().history.notes
    assert not open_record().history.bookmarks


def test_help_names_every_key_once(session: Session) -> None:
    said = session("?", "q", at=CARE)
    helped = said[said.index("What you can type here:") :].split("\n\n")[0]
    keys = [line.split(":")[0] for line in helped.split("\n")[1:] if not line.startswith(" ")]
    assert len(keys) == len(set(keys))
    assert {"Enter", "b", "x", "o", "n", "m", "w", "?", "q"} <= set(keys)


def test_search_goes_to_a_step_from_a_lesson_and_reads_it_at_a_question(session: Session) -> None:
    said = session("/ DARK rolled", "1", "q", at=CARE)
    assert "1 place found." in said
    assert "Making tea. Step 2 of 2." in said
    said = session("/ dark rolled", "1", "q", at=PLANT)
    assert "To reread: Air, in “Making tea”" in said
    assert said.count("answer> ") == 2
    assert "Nothing was found for: zebra" in session("/ zebra", "q", at=PLANT)


def test_the_glossary_is_at_hand(session: Session) -> None:
    said = session("w", "1", "w browning", "w zebra", "w i", "", "q", at=PLANT)
    assert " 1  firing\n 2  oxidation\ngo> " in said
    assert "Heating a leaf" in said
    assert "Taught in: Air, in “Making tea”." in said
    assert "The glossary has no such word." in said


def test_answers_to_a_step_can_be_looked_at_again(session: Session, open_record: Callable[[], Record]) -> None:
    assert "There is no answer to look back at yet." in session("l", "q", at="lesson:making#air")
    session("2", "q", at=PLANT)
    said = session("l", "1", "", "q", at=PLANT)
    assert "Wrong.\nYou chose 2: Two." in said
    assert isinstance(next(open_record().history.answers()).data, Answered)
