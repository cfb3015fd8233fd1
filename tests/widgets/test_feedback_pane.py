"""What is said about a judgement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from tui.course.course import Course
from tui.course.model import Classify
from tui.journal.events import Certainty
from tui.tutor.judging import ClassifyAnswer, ClassifyJudgement, judge, judge_classify
from tui.widgets.feedback_pane import blank_ledger, feedback, ledger, outcome


def judged(
    course: Course, item: str, verdict: str, certainty: Certainty = "sure", sentence: int = 0
) -> ClassifyJudgement:
    found = course.find_item(item)[1]
    assert isinstance(found, Classify)
    judgement = judge(found, ClassifyAnswer(verdict, certainty, sentence), course.rubric)
    assert isinstance(judgement, ClassifyJudgement)
    return judgement


@pytest.mark.parametrize(
    ("item", "verdict", "certainty", "sentence", "line"),
    [
        ("mira-green", "green", "sure", 2, "✓ Right, and sure  +3   ✓ for the right reason"),
        ("mira-green", "green", "leaning", 1, "✓ Right, and leaning  +2   sentence 2 decides; yours was 1"),
        ("mira-green", "green", "guess", 0, "✓ Right, by a guess  +1   sentence 2 decides; you said none"),
        ("mira-green", "black", "guess", 2, "✗ Wrong, by a guess  0   ✓ though you found a sentence that decides"),
        ("mira-green", "open", "sure", 4, "✗ Wrong, and sure  -6   sentence 2 decides; yours was 4"),
        ("olu-open", "open", "sure", 0, "✓ Right, and sure  +3   ✓ for the right reason"),
        ("olu-open", "open", "sure", 2, "✓ Right, and sure  +3   no sentence decides this one; yours was 2"),
    ],
)
def test_the_first_line(
    course: Course, item: str, verdict: str, certainty: Certainty, sentence: int, line: str
) -> None:
    assert outcome(judged(course, item, verdict, certainty, sentence), course.rubric).plain == line


def said(course: Course, judgement: ClassifyJudgement, with_ledger: bool = False, width: int = 60) -> str:
    return feedback(judgement, course.rubric, "Heat [/x]", "A note.", with_ledger, width).plain


def test_a_right_answer_needs_no_refutation(course: Course) -> None:
    text = said(course, judged(course, "mira-green", "green"))
    assert "A green tea. The pan comes at once" in text
    assert "Why not" not in text
    assert "Conflation" not in text
    assert "Reread  Heat [/x]   o" in text
    assert text.endswith("A note.")


def test_a_wrong_answer_is_told_why_not_and_refuted(course: Course) -> None:
    text = said(course, judged(course, "mira-green", "black"))
    order = ["A green tea. ", "Why not: a black tea? ", "Conflation. ", "What would change it", "Reread", "A note."]
    assert sorted(order, key=text.index) == order


def test_a_wrong_answer_without_a_refutation(course: Course) -> None:
    assert "Conflation" not in said(course, judged(course, "mira-green", "open"))


def test_what_would_settle_a_text_that_settles_nothing(course: Course) -> None:
    text = said(course, judged(course, "olu-open", "open"))
    assert "A black tea, if the text also stated “Left to darken”." in " ".join(text.split())


def test_the_outcome_and_why_come_first_and_the_ledger_last(course: Course) -> None:
    judgement = judged(course, "mira-green", "black")
    text = feedback(judgement, course.rubric, "Heat", "A note.", True, 60, airy=False).plain
    assert text.split("\n")[1].startswith("A green tea. The pan comes at once")
    order = ["✗ Wrong", "A green tea. ", "Why not", "Conflation. ", "Reread", "A note.", "What the text says"]
    assert sorted(order, key=text.index) == order
    assert "What the text says" not in said(course, judgement)


def test_what_was_not_asked_is_not_spoken_of(course: Course) -> None:
    found = course.find_item("mira-green")[1]
    assert isinstance(found, Classify)
    assert outcome(judge_classify(found, ClassifyAnswer("green"), course.rubric), course.rubric).plain == "✓ Right"


@pytest.mark.parametrize("width", [30, 41, 74])
def test_the_ledger_fits(course: Course, width: int) -> None:
    text = ledger(judged(course, "mira-black", "black"), width).plain
    assert all(cell_len(line) <= width for line in text.split("\n"))


def test_the_ledger_row_by_row(course: Course) -> None:
    rows = [" ".join(row.split()) for row in ledger(judged(course, "mira-black", "black"), 74).plain.split("\n")]
    assert rows == [
        "What the text says",
        "",
        "Heated at once ruled out",
        "2 Rolled stated",
        "“She rolls the leaves”",
        "2 Left to darken stated",
        "“leaves them in the air until they are brown.”",
        "Scented silent",
        "",
        "So the text supports",
        "",
        "no Green tea",
        "yes Black tea",
    ]


def test_before_the_answer_the_ledger_gives_nothing_away(course: Course) -> None:
    text = blank_ledger(course.rubric, 42, 8).plain
    assert text.split("\n")[0] == "What to look for"
    assert "stated" not in text
    assert "Heated at once" in text
    assert "Scented" not in text
    assert "Is the leaf heated at once?" not in text
    assert text.endswith("F6 the rule: what counts, what does not")


def test_with_room_it_says_what_to_ask_of_the_text(course: Course) -> None:
    text = blank_ledger(course.rubric, 20, 30).plain
    assert "Heated at once\n Is the leaf heated\n at once?\nRolled\n Is the leaf rolled?\n" in text
    assert text.endswith("F6 the rule: what counts, what does not")


@pytest.mark.parametrize(
    ("sentences", "said"),
    [((), ""), ((4,), "4"), ((4, 5), "4,5"), ((4, 5, 6), "4-6"), ((1, 4, 5, 6, 9), "1,4-6,9")],
)
def test_sentences_in_a_row_are_said_in_short(course: Course, sentences: tuple[int, ...], said: str) -> None:
    judgement = judged(course, "mira-green", "green")
    rows = tuple(replace(row, sentences=sentences) for row in judgement.ledger)
    first = ledger(replace(judgement, ledger=rows), 60).plain.split("\n")[2]
    assert first.split("  ")[0].strip() == said
