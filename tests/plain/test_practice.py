"""Practice in lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.courses import recall
from tests.documents import add_documents
from tests.plain.conftest import Session
from tui.course.course import Course
from tui.journal.errors import JournalBusy
from tui.journal.store import Journal
from tui.tutor.record import Record

TEAS = "quiz:teas"
GREEN = "item:mira-green"
KEYS = {"wide pan": "1", "pale cups": "2", "They darken": "2", "Nobody has": "4"}


def test_practice_starts_with_the_first_item(session: Session) -> None:
    said = session(at=TEAS)
    assert said.split("\n\n")[1] == "Which tea, 1 of 4, new skill: Tells by the heat."
    assert (
        "What does this text support?\n 1  A green tea\n 2  A black tea\n 4  The text does not settle it\nverdict> "
        in said
    )


def test_three_questions_then_feedback_then_next(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("1", "3", "0", "q", at=TEAS)
    prompts = re.findall(r"^(\w+)> ", said, re.M)
    assert prompts == ["verdict", "certainty", "sentence", "next"]
    guess, leaning = "guess: 1 mark if right, no marks if wrong", "leaning: 2 marks if right, minus 2 marks if wrong"
    sure = "sure: 3 marks if right, minus 6 marks if wrong"
    assert f"How sure are you?\n 1  {guess}\n 2  {leaning}\n 3  {sure}\ncertainty> " in said
    assert "Which sentence decides?\n 0  No sentence decides it\n 1  " in said
    given = next(open_record().history.answers()).data
    assert (given.given, given.certainty, given.sentence, given.context) == ("green", "sure", 0, "teas")


def test_the_first_judgement_ever_begins_with_the_rule_in_short(session: Session) -> None:
    said = " ".join(session("x", "1", "1", "1", "", "q", at=TEAS).split())
    short = "This is your first judgement."
    assert said.count(short) == 2
    assert "1 A green tea: Heated at once. 2 A black tea: Rolled and left to darken." in said
    assert "sure: 3 marks if right, minus 6 marks if wrong. At each of the three questions, r reads the" in said
    assert short not in session("q", at=TEAS)


def test_the_rule_in_short_is_not_read_again_after_a_slip(session: Session) -> None:
    said = session("1", "3", "1", "u", "q", at=TEAS)
    assert said.count("What does this text support?") == 2
    assert said.count("This is your first judgement.") == 1


def test_the_rule_is_read_at_each_question_of_a_judgement(session: Session) -> None:
    said = session("r", "1", "r", "1", "r", "q", at=TEAS)
    assert said.count("The rule.\n") == 3
    assert "- Heated at once. Is the leaf heated at once?\n" in said
    assert "- Scented. Is a scent added? It is noted, and never decides.\n" in said
    assert re.findall(r"^(\w+)> ", said, re.M) == [*["verdict"] * 2, *["certainty"] * 2, *["sentence"] * 2]


def test_sentences_are_numbered_and_paragraphs_parted(session: Session) -> None:
    said = session("x", "x", "x", "q", at=TEAS)
    assert (
        " 2  She heats every leaf in a wide pan at once.\n 3  A flower scents the box.\n\n"
        " 4  Her neighbours praise the dark cups" in said
    )


def test_feedback_has_its_parts_in_order_with_one_numbering(session: Session) -> None:
    said = session("2", "3", "2", "q", at=GREEN)
    parts = (
        "Wrong, and sure: minus 6 marks.\nThough you found a sentence that decides.\n",
        "You answered: A black tea.\nThe text supports: A green tea.\n\n",
        "Sentence 2: “She heats every leaf in a wide pan at once.” This states\n“Heated at once”, and decides.\n",
        "Sentence 3: “A flower scents the box.” This states “Scented”.\n\n",
        "What the text says of each feature:\n- Heated at once: stated [sentence 2], decides.\n",
        "- Left to darken: ruled out by what is stated.\n- Scented: stated [sentence 3], noted, never decides.\n",
        "- Silent on: Rolled.\n\n",
        "Why: A green tea.\nThe pan comes at once",
        "Why not: A black tea.\nThe cups are dark",
        "Conflation.\nA dark cup is not a darkened leaf.\n\n",
        "What would change it:\n- Without “Heated at once”: the text does not settle it.\n\n",
        "To reread: Heat, in “Making tea”. Type o for it.\n\n",
        "next> ",
    )
    places = [said.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_a_sentence_that_does_not_decide_is_named(session: Session) -> None:
    assert "Sentence 2 decides.\nYou pointed at sentence 1.\n" in session("1", "3", "1", "q", at=GREEN)
    said = session("a", "1", "3", "0", "q", at=GREEN)
    assert "Sentence 2 decides.\nYou said that none decides.\n" in said


def test_back_goes_one_question_back_and_nothing_counts_before_the_last(
    session: Session, open_record: Callable[[], Record]
) -> None:
    said = session("1", "3", "b", "b", "2", "g", "q", at=TEAS)
    assert re.findall(r"^(\w+)> ", said, re.M) == [
        *("verdict", "certainty", "sentence", "certainty", "verdict", "certainty", "sentence"),
    ]
    assert not list(open_record().history.answers())
    assert "Two Teas. 0 of 4 steps read," in session("b", "q", at=TEAS)


@pytest.mark.parametrize("certainty", ["2", "l", "L", "leaning"])
def test_certainty_by_number_letter_or_word(
    session: Session, open_record: Callable[[], Record], certainty: str
) -> None:
    session("1", certainty, "0", at=TEAS)
    assert next(open_record().history.answers()).data.certainty == "leaning"


@pytest.mark.parametrize("typed", ["3", "0", "5", "-1", "1.0", "¹", "１", "1 1", "y"])
def test_what_is_not_offered_is_no_verdict(session: Session, open_record: Callable[[], Record], typed: str) -> None:
    said = session(typed, "q", at=TEAS)
    assert said.count("verdict> ") == 2
    assert "That is not a choice here." in said


def test_skipped_items_come_again_at_the_end(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("x", "1", "x", "1", "1", "x", "q", at=TEAS)
    assert said.count("It comes again at the end.") == 3
    assert not list(open_record().history.answers())


def test_a_round_ends_with_what_it_came_to_and_the_way_on(session: Session, open_record: Callable[[], Record]) -> None:
    said = ""
    for _ in range(4):
        said = session(_right(session(at=TEAS)), "3", "0", "", "q", at=TEAS)
        assert "Right, and sure: 3 marks." in said
    end = "The end of this round of “Which tea”.\n1 of 1 answer right, +3 marks.\n"
    assert f"Enter ends this round.\nnext> \n{end}" in said
    way = "Next: One leaf, step 1 of 2. Enter goes there. m asks the missed ones, r all again. go> "
    assert way in " ".join(said.split())
    said = session("l", "", "m", "r", "q", at=TEAS)
    assert "Which tea, 1 of 4, seen before." in said
    assert len(list(open_record().history.answers())) == 4


def test_another_round_asks_what_was_missed_or_everything(session: Session) -> None:
    wrong = ["4", "1", "0", ""]
    said = session(*wrong * 4, "m", "x", "x", "x", "t", "q", at=TEAS)
    assert "Which tea, 1 of 3, missed before." in said
    assert "3 items of this quiz wrong at the latest answer." in said
    said = session("b", "q", at="quiz:questions")
    assert "None of this quiz" not in said
    said = session("1", "", "1", "", "m", "r", "m", "b", "q", at="quiz:questions")
    assert "Questions on the leaf, 1 of " in said


def test_enter_at_the_end_of_a_round_goes_on_along_the_path(session: Session) -> None:
    said = session(*["4", "1", "0", ""] * 4, "", "q", at=TEAS)
    assert said.index("The end of this round") < said.index("One leaf. Step 1 of 2.")


def test_the_only_one_left_ends_the_round_when_it_is_skipped(session: Session) -> None:
    said = session(*["4", "1", "0", ""] * 3, "x", "b", "q", at=TEAS)
    assert "This is the only one left; it waits for you.\n\nThe end of this round" in said


def test_a_slip_is_taken_back_and_asked_again(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("1", "3", "1", "u", "2", "1", "0", "q", at=TEAS)
    assert "Taken back as a slip" in said
    assert said.count("What does this text support?") == 2
    (given,) = open_record().history.answers()
    assert given.data.given == "black"


def test_an_answer_can_be_given_again(session: Session, open_record: Callable[[], Record]) -> None:
    session("1", "3", "1", "a", "2", "1", "0", "q", at=TEAS)
    given = list(open_record().history.answers())
    assert [one.data.given for one in given] == ["green", "black"]


def test_the_other_one_of_a_pair_is_announced(session: Session) -> None:
    assert "The next text has the same setting. Look for what has changed." in session("1", "1", "0", "q", at=TEAS)


def test_a_key_can_be_disputed_and_the_step_reread(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("1", "1", "0", "!", "I know", "better.", ".", "o", "!", ".", "", "q", at=TEAS)
    history = open_record().history
    assert history.disputes == {next(history.answers()).item: "I know\nbetter."}
    assert said.index("Your objection is kept.") < said.index("To reread: ", said.index("next> ") + 1)
    assert "You wrote before:\n    I know\n    better.\n" in said
    assert "Your objection stays as it was." in said
    assert said.count("verdict> ") == 2


def test_a_look_at_a_quiz_moves_no_place(session: Session) -> None:
    session("1", "", "q", at="lesson:leaf#plant")
    session("b", "q", at=TEAS)
    assert "Continue: One leaf, step 1 of 2." in session("q", at="map")
    session("1", "1", "0", at=TEAS)
    assert "Continue: Which tea, 3 new." in session("q", at="map")


def test_a_quiz_of_questions_can_be_practised(session: Session) -> None:
    said = session("1", "", "1", "", "q", at="quiz:questions")
    assert re.findall(r"^(\w+)> ", said, re.M) == ["answer", "next", "answer", "next", "go"]


def test_hints_in_practice(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("h", "1", "h", "3", "2", "q", at=GREEN)
    assert "Hint: Look at the pan." in said
    assert "There is no further hint." in said
    assert list(open_record().history.answers())[-1].data.hints == 1


def test_what_is_asked_again_on_purpose_says_so(session: Session, course_root: Path) -> None:
    for item in ("mira-green", "what-heat-does"):
        recall(course_root, item, "same-plant")
    course = Course.open(course_root)
    said = session("1", "q", at="item:what-heat-does", course=course)
    assert "\n\nOn purpose: “One leaf” asks this, too.\n\nQuestion: What does heat do?\n" in said
    session("1", "", "q", at="lesson:leaf#plant", course=course)
    said = session("q", at=GREEN, course=course)
    assert "\n\nAgain on purpose: you met this in “One leaf”.\n\n 1  Mira carries" in said


def test_what_is_kept_for_a_test_cannot_be_practised(session: Session) -> None:
    said = session("q", at="quiz:last")
    assert "quiz 'last' is kept for a test, and cannot be practised.\n\nTwo Teas. 0 of 4" in said


@pytest.mark.parametrize("typed", [("1", "1", "0", ""), ("x",)])
def test_going_on_is_tried_again_while_the_record_is_busy(
    session: Session, open_record: Callable[[], Record], monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...]
) -> None:
    append = Journal.append
    come: list[object] = []

    def busy(self: Journal, data: object, **names: str) -> object:
        if type(data).__name__ == "Visited":
            come.append(data)
            if len(come) == 2:
                raise JournalBusy(self.path)
        return append(self, data, **names)  # type: ignore[arg-type]

    monkeypatch.setattr(Journal, "append", busy)
    said = session(*typed, "", "1", "1", "0", "q", at=TEAS)
    assert "Nothing was saved: try again.\nEnter tries again.\nnext> " in said
    assert len(list(open_record().history.answers())) == (2 if len(typed) > 1 else 1)


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
    said = session("1", "1", "0", "0", "q", at=TEAS)
    assert "has not let go of it. Nothing was saved: try again." in said
    assert re.findall(r"^(\w+)> ", said, re.M) == ["verdict", "certainty", "sentence", "sentence", "next"]
    assert len(list(open_record().history.answers())) == 1


def test_nothing_that_is_said_is_wider_than_a_line_or_drawn(session: Session) -> None:
    said = session("?", "2", "3", "2", "?", "l", "1", "", "b", "?", "q", at=GREEN)
    assert max(map(len, said.split("\n"))) <= 76
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f─-▿①-⓿→✓•]", said)


def _right(said: str) -> str:
    text = " ".join(said.split())
    return next(verdict for words, verdict in KEYS.items() if words in text)


def test_blocks_of_an_item_stay_what_they_are(session: Session, course: Course) -> None:
    file = course.root / "quizzes/questions.yaml"
    text = file.read_text(encoding="utf-8")
    stem = "What does this print?", "", "```", "for i in range(2):", "    print(i)", "```"
    block = "stem: |\n" + "\n".join(f"      {line}".rstrip() for line in stem)
    option = "{text: One, correct: yes,"
    code = '{text: "Twice:\\n\\n- zero\\n- one", correct: yes,'
    old = "stem: How many *plants* give the two teas?"
    assert old in text
    assert option in text
    file.write_text(text.replace(old, block).replace(option, code), encoding="utf-8")
    said = session("q", at="item:same-plant", course=Course.open(course.root))
    assert "Question: What does this print?" in said
    assert "for i in range(2):\n" in said
    assert "    print(i)\n" in said
    assert "- zero\n" in said


def test_a_document_is_read_line_by_line(session: Session, course_root: Path) -> None:
    add_documents(course_root)
    said = session("1", "3", "3", "q", at="item:mixed", course=Course.open(course_root))
    assert (
        "Audit note, tea shed, batch 4200.\n"
        " 1  About a fifth of its leaves are picked by hand.\n\n"
        " 2  user: Please stop and put them back.\n"
        " 3  shed (reasoning): Waiting turns them brown.\n"
        " 4  Heat them now, keep them green.\n"
        " 5  shed: Heated.\n\n"
        " 6  14:02 opened rack 7\n"
        " 7  14:05 rolled the leaves of rack 7 by hand\n\n"
        " 8  stage: morning; racks: 200; left to darken: 0\n"
        " 9  stage: night; racks: 200; left to darken: 0\n"
    ) in said
    assert " 0  No sentence decides it\n 1  About a fifth of its leaves are picked by hand.\n 2  user: Please" in said
    assert "Right, and sure" in said
    assert "Sentences 3 and 4: “Waiting turns them brown. Heat them now, keep them green.” This" in " ".join(
        said.split()
    )
    assert "- Rolled: stated [sentence 7]" in said
