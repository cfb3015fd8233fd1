"""Sentences that every face says."""

from __future__ import annotations

import pytest

from tui.course.course import Course
from tui.course.logic import Value
from tui.tutor import wording


@pytest.mark.parametrize(
    ("words", "expected"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_enumeration(words: list[str], expected: str) -> None:
    assert wording.enumeration(words) == expected


def test_circled_numbers() -> None:
    assert [wording.circled(number) for number in (1, 20, 21)] == ["①", "⑳", "(21)"]


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
