"""Practice in lines."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.plain.conftest import Session
from tui.course.errors import CourseError, UnknownIdError
from tui.journal.errors import JournalBusy
from tui.journal.store import Journal
from tui.tutor.record import Record
from tui.tutor.start import Start

TEAS = Start("practice", "teas")
KEYS = {"wide pan": "1", "pale cups": "2", "darken": "2", "Nobody has": "4"}


def test_practice_starts_with_the_first_item(session: Session) -> None:
    said = session(start=TEAS)
    assert said.split("\n\n")[1] == "Which tea: 0 of 4 answered.\nA skill that is new here."
    assert (
        "What does this text support?\n 1  A green tea\n 2  A black tea\n 4  The text does not settle it\nverdict> "
        in said
    )


def test_three_questions_then_feedback_then_next(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("1", "3", "0", "q", start=TEAS)
    prompts = re.findall(r"^(\w+)> ", said, re.M)
    assert prompts == ["verdict", "certainty", "sentence", "next"]
    assert "How sure are you?\n 1  guess\n 2  leaning\n 3  sure\ncertainty> " in said
    assert "Which sentence decides?\n 0  No sentence decides it\n 1  " in said
    given = open_record().history.answers[0].data
    assert (given.given, given.certainty, given.sentence, given.context) == ("green", "sure", 0, "teas")


def test_sentences_are_numbered_and_paragraphs_parted(session: Session) -> None:
    said = session("x", "x", "x", "q", start=TEAS)
    assert (
        " 2  She heats every leaf in a wide pan at once.\n 3  A flower scents the box.\n\n"
        " 4  Her neighbours praise the dark cups" in said
    )


def test_feedback_has_its_parts_in_order(session: Session) -> None:
    said = _until_green(session, "2", "3", "2", "q")
    parts = (
        "Wrong, and sure: minus 6 marks.\nThough you found a sentence that decides.\n",
        "You answered: A black tea.\nThe text supports: A green tea.\n\n",
        "Evidence 1: “She heats every leaf in a wide pan at once.”",
        "Evidence 2: “A flower scents the box.” This states “Scented”.\n\n",
        "What the text says of each feature:\n- Heated at once: stated [evidence 1], decides.\n",
        "- Left to darken: ruled out by what is stated.\n- Scented: stated [evidence 2], noted, never decides.\n",
        "- Silent on: Rolled.\n\n",
        "Why: A green tea.\nThe pan comes at once",
        "Why not: A black tea.\nThe cups are dark",
        "On this mistake.\nA dark cup is not a darkened leaf.\n\n",
        "What would change it:\n- Without “Heated at once”: the text does not settle it.\n\n",
        "To reread: Heat, in “Making tea”. Type o for it.\n\n",
        "next> ",
    )
    places = [said.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_back_goes_one_question_back_and_nothing_counts_before_the_last(
    session: Session, open_record: Callable[[], Record]
) -> None:
    said = session("1", "3", "b", "b", "2", "g", "q", start=TEAS)
    assert re.findall(r"^(\w+)> ", said, re.M) == [
        *("verdict", "certainty", "sentence", "certainty", "verdict", "certainty", "sentence"),
    ]
    assert not open_record().history.answers
    assert "Two Teas. 0 of 4 steps read." in session("b", "q", start=TEAS)


@pytest.mark.parametrize("certainty", ["2", "l", "L", "leaning"])
def test_certainty_by_number_letter_or_word(
    session: Session, open_record: Callable[[], Record], certainty: str
) -> None:
    session("1", certainty, "0", start=TEAS)
    assert open_record().history.answers[0].data.certainty == "leaning"


@pytest.mark.parametrize("typed", ["3", "0", "5", "-1", "1.0", "¹", "１", "1 1", "y"])
def test_what_is_not_offered_is_no_verdict(session: Session, open_record: Callable[[], Record], typed: str) -> None:
    said = session(typed, "q", start=TEAS)
    assert said.count("verdict> ") == 2
    assert "That is not a choice here." in said


def test_skipped_items_come_again_at_the_end(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("x", "1", "x", "1", "1", "x", "q", start=TEAS)
    assert said.count("It comes again at the end.") == 3
    assert not open_record().history.answers


def test_all_right_answers_end_the_round_at_the_map(session: Session, open_record: Callable[[], Record]) -> None:
    for _ in range(4):
        verdict = _right(session(start=TEAS))
        said = session(verdict, "3", "0", "", "q", start=TEAS)
        assert "Right, and sure: 3 marks." in said
    said = session("1", "1", "0", "", "1", "1", "0", "", "1", "1", "0", "", "1", "1", "0", "", "q", start=TEAS)
    assert "You have answered this one before." in said
    assert "Enter ends this round; everything in it has been asked.\nnext> " in said
    assert "answers here were right. Open it again for another round." in " ".join(said.split())
    assert "Which tea, a quiz: 4 of 4 answered" in said
    assert len(open_record().history.answers) == 8


def test_a_key_can_be_disputed_and_the_step_reread(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("1", "1", "0", "!", "I know", "better.", ".", "o", "!", ".", "", "q", start=TEAS)
    history = open_record().history
    assert history.disputes == {history.answers[0].item: "I know\nbetter."}
    assert said.index("Your objection is kept.") < said.index("To reread: ", said.index("next> ") + 1)
    assert "Nothing was kept." in said
    assert said.count("verdict> ") == 2


def test_past_answers_can_be_looked_at_again(session: Session) -> None:
    said = session("1", "1", "0", "l", "1", "", "b", "l", "1", "q", start=TEAS)
    assert said.count("Your answers, the newest first. A number reads one, Enter leaves.\n 1  ") == 2
    assert said.count("Answered on ") == 2


def test_a_quiz_of_questions_can_be_practised(session: Session) -> None:
    said = session("1", "", "1", "", "q", start=Start("practice", "questions"))
    assert re.findall(r"^(\w+)> ", said, re.M) == ["answer", "next", "answer", "next", "go"]


def test_hints_in_practice(session: Session, open_record: Callable[[], Record]) -> None:
    said = _until_green(session, "h", "1", "h", "3", "2", "q")
    assert "Hint: Look at the pan." in said
    assert "There is no further hint." in said
    assert open_record().history.answers[-1].data.hints == 1


def test_test_forms_and_unknown_quizzes_are_refused(session: Session) -> None:
    with pytest.raises(CourseError, match="kept for a test"):
        session(start=Start("practice", "last"))
    with pytest.raises(UnknownIdError):
        session(start=Start("practice", "tea"))


def test_without_a_name_the_first_practice_opens(session: Session) -> None:
    assert "Which tea: 0 of 4 answered." in session(start=Start("practice"))


def test_an_answer_that_could_not_be_saved_is_asked_again(
    session: Session, open_record: Callable[[], Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Journal.append
    refused: list[object] = []

    def busy(self: Journal, data: object, **names: str) -> object:
        if type(data).__name__ == "Answered" and not refused:
            refused.append(data)
            raise JournalBusy(self.path)
        return append(self, data, **names)  # type: ignore[arg-type]

    monkeypatch.setattr(Journal, "append", busy)
    said = session("1", "1", "0", "0", "q", start=TEAS)
    assert "has not let go of it. Nothing was saved: try again." in said
    assert re.findall(r"^(\w+)> ", said, re.M) == ["verdict", "certainty", "sentence", "sentence", "next"]
    assert len(open_record().history.answers) == 1


def test_nothing_that_is_said_is_wider_than_a_line_or_drawn(session: Session) -> None:
    said = _until_green(session, "?", "2", "3", "2", "?", "l", "1", "", "b", "?", "q")
    assert max(map(len, said.split("\n"))) <= 76
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f─-▿①-⓿→✓•]", said)


def _right(said: str) -> str:
    text = " ".join(said.split())
    return next(verdict for words, verdict in KEYS.items() if words in text)


def _until_green(session: Session, *typed: str) -> str:
    """Skip to the item about the pan, then type."""
    skips = 0
    while _right(session(*["x"] * skips, start=TEAS).rpartition("It comes again")[2]) != "1":
        session("x", start=TEAS)
    return session(*typed, start=TEAS)
