"""Sentences that every face says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.courses import recall
from tests.tutor.asking import answer, ask
from tui.course.course import Course
from tui.course.logic import Value
from tui.course.model import Classify
from tui.tutor import wording
from tui.tutor.judging import CERTAINTIES, ClassifyAnswer, judge_classify
from tui.tutor.record import Record


@pytest.mark.parametrize(
    ("words", "expected"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_enumeration(words: list[str], expected: str) -> None:
    assert wording.enumeration(words) == expected


def test_the_stakes_are_those_of_the_marks() -> None:
    assert [wording.stakes(certainty) for certainty in CERTAINTIES] == ["+1/0", "+2/-2", "+3/-6"]
    assert wording.all_stakes().startswith("guess: +1 if right, 0 if wrong; leaning: ")
    assert [wording.marks_in_words(marks) for marks in (0, 1, 3, -6)] == [
        "no marks",
        "1 mark",
        "3 marks",
        "minus 6 marks",
    ]


def test_first_words_end_at_a_word(course: Course) -> None:
    item = course.find_item("mira-green")[1]
    assert wording.first_words(item, 40) == "Mira carries her baskets down before ..."
    assert wording.first_words(course.find_item("same-plant")[1]) == "How many plants give the two teas?"


@pytest.mark.parametrize(
    ("other", "before", "after"),
    [
        ("same-plant", "On purpose: “One leaf” asks this, too.", "Again on purpose: you met this in “One leaf”."),
        ("gone", "", ""),
        ("teas", "", ""),
    ],
)
def test_what_is_asked_again_on_purpose(course_root: Path, record: Record, other: str, before: str, after: str) -> None:
    recall(course_root, "what-heat-does", other)
    course = Course.open(course_root)
    item = course.find_item("what-heat-does")[1]
    assert wording.asked_again(course, record.history, item) == before
    answer(ask(course, record, "same-plant"))
    assert wording.asked_again(course, record.history, item) == after
    assert wording.asked_again(course, record.history, course.find_item("same-plant")[1]) == ""


def test_what_is_asked_again_without_a_place_was_in_a_lesson(course_root: Path, record: Record) -> None:
    recall(course_root, "what-heat-does", "same-plant")
    path = course_root / "quizzes/questions.yaml"
    path.write_text(path.read_text().replace("    lesson: leaf#plant\n", ""))
    course = Course.open(course_root)
    answer(ask(course, record, "same-plant"))
    assert ask(course, record, "what-heat-does").asked_again == "Again on purpose: you met this in a lesson."


def test_a_text_is_shortened_at_a_blank_where_it_has_one_and_never_longer_than_asked() -> None:
    for text in ("one two three four five six", "a" * 27, "one " + "a" * 23):
        assert wording.shortened(text, len(text)) == text
        for most in range(5, len(text)):
            short = wording.shortened(text, most)
            assert len(short) <= most
            assert text.startswith(short.removesuffix(" ..."))
    assert wording.shortened("one two three", 11) == "one two ..."
    assert wording.shortened("one two three", 10) == "one ..."
    assert wording.shortened("a" * 30, 10) == "aaaaaa ..."


def test_sets_that_are_a_choice_from_groups_are_factored() -> None:
    a, b, c, d = [(name, "yes") for name in "abcd"]
    product: list[list[tuple[str, Value | None]]] = [[a, c], [a, d], [b, c], [b, d]]  # type: ignore[list-item]
    assert wording.factor(product) == [[a, b], [c, d]]
    assert wording.factor(product[:3]) is None


def test_what_would_settle_a_consistent_gamer(bundled: Course) -> None:
    from tests.tutor.test_judging import judged, vignettes
    from tui.tutor.judging import ClassifyAnswer

    for item in vignettes(bundled, "open"):
        judgement = judged(bundled, item, ClassifyAnswer(item.key, "sure", 0))
        lines = wording.changes(judgement, bundled.rubric)
        assert lines, item.id
        if item.key == "unsettled":
            assert any(line.startswith("A worst-case model, if the text also stated") for line in lines)


def test_who_speaks(bundled: Course) -> None:
    steps = [step for head in bundled.lesson_heads for step in bundled.lesson(head.id).steps]
    for step in steps:
        said = wording.voice(bundled, step)
        assert {"article": "The article", "carlsmith": "Carlsmith", "course": "This course"}[step.voice] in said


@pytest.mark.parametrize(
    ("item", "answer", "said"),
    [
        ("mira-green", ClassifyAnswer("green", "sure", 2), "for the right reason"),
        ("mira-green", ClassifyAnswer("black", "sure", 2), "though you found a sentence that decides"),
        ("mira-green", ClassifyAnswer("green", "sure", 1), "sentence 2 decides"),
        ("olu-open", ClassifyAnswer("open", "sure", 0), "for the right reason"),
        ("olu-open", ClassifyAnswer("black", "sure", 0), "though none decides, as you said"),
        ("olu-open", ClassifyAnswer("black", "sure", 1), "no sentence decides this one"),
    ],
)
def test_the_reason(course: Course, item: str, answer: ClassifyAnswer, said: str) -> None:
    found = course.find_item(item)[1]
    assert isinstance(found, Classify)
    assert wording.reason(judge_classify(found, answer, course.rubric)) == said


def test_a_conflation_is_called_so_and_another_mistake_is_not(course: Course) -> None:
    found = course.find_item("mira-green")[1]
    assert isinstance(found, Classify)
    labels = [
        wording.refutation_label(judge_classify(found, ClassifyAnswer(verdict), course.rubric), course.rubric)
        for verdict in ("black", "open")
    ]
    assert labels == ["Conflation", "In general"]
