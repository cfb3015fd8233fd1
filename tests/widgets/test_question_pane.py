"""The three questions of a judgement."""

from __future__ import annotations

import pytest

from tui.course.course import Course
from tui.course.model import Classify
from tui.tutor.judging import Certainty
from tui.widgets.question_pane import Draft, Part, questions


@pytest.fixture
def item(course: Course) -> Classify:
    found = course.find_item("mira-green")[1]
    assert isinstance(found, Classify)
    return found


def shown(
    course: Course,
    item: Classify,
    draft: Draft,
    hints: tuple[str, ...] = (),
    asked: Part | None = None,
    airy: bool = False,
) -> str:
    return questions(item, course.rubric.verdicts, draft, hints, asked, airy).plain


@pytest.mark.parametrize(
    ("verdict", "certainty", "sentence", "missing"),
    [
        ("", None, None, "verdict"),
        ("green", None, None, "certainty"),
        ("", "sure", 0, "verdict"),
        ("green", "guess", None, "sentence"),
        ("green", "guess", 0, None),
        ("green", "guess", 3, None),
    ],
)
def test_what_is_missing(verdict: str, certainty: Certainty | None, sentence: int | None, missing: Part | None) -> None:
    assert Draft(verdict, certainty, sentence).missing == missing


def test_an_empty_draft_marks_nothing(course: Course, item: Classify) -> None:
    text = shown(course, item, Draft())
    assert "●" not in text
    assert text.split("\n")[1:5] == [
        "   1  A green tea",
        "   2  A black tea",
        "   3  Another tea",
        "   4  The text does not settle it",
    ]
    assert text.count("\n") == 6


def test_what_is_chosen_is_marked(course: Course, item: Classify) -> None:
    text = shown(course, item, Draft("black", "leaning", 4))
    assert " ● 2  A black tea" in text
    assert "l leaning ●" in text
    assert "● 4  “Her neighbours praise …”" in text
    assert "● No sentence decides it" in shown(course, item, Draft("black", "leaning", 0))


def test_choosing_moves_nothing(course: Course, item: Classify) -> None:
    before = shown(course, item, Draft()).split("\n")
    after = shown(course, item, Draft("black", "sure")).split("\n")
    assert len(before) == len(after)
    for one, other in zip(before, after, strict=True):
        assert len(one.rstrip()) <= len(other)
        assert one.replace(" ", "") == other.replace("●", "").replace(" ", "")


@pytest.mark.parametrize("asked", ["verdict", "certainty", "sentence"])
def test_the_question_that_was_missed(course: Course, item: Classify, asked: Part) -> None:
    text = shown(course, item, Draft(), asked=asked)
    assert text.count("▸") == 1
    heading = {"verdict": "What does", "certainty": "How sure", "sentence": "Which sentence"}[asked]
    assert f"▸ {heading}" in text


def test_hints_and_air(course: Course, item: Classify) -> None:
    text = shown(course, item, Draft(), hints=("One [/x].", "Two."))
    assert text.endswith("Hint 1  One [/x].\nHint 2  Two.")
    airy = shown(course, item, Draft(), airy=True)
    assert airy.count("\n\n") == 2
