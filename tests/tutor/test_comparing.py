"""Two texts side by side."""

from __future__ import annotations

from random import Random

import pytest

from tests.properties import always, joined
from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.model import Pair
from tui.tutor.comparing import compare, differences
from tui.tutor.judging import ChoiceAnswer


def words(random: Random) -> tuple[str, str]:
    one, other = (joined(random, ["a", "b", "c", "d."], 12, " ") for _ in range(2))
    return one, other


@always(words)
def test_what_is_left_without_the_differences_is_shared(one: str, other: str) -> None:
    def rest(text: str, parts: tuple[tuple[int, int], ...]) -> list[str]:
        for start, end in reversed(parts):
            text = text[:start] + text[end:]
        return text.split()

    mine, theirs = differences(one, other)
    assert rest(one, mine) == rest(other, theirs)


def test_equal_texts_do_not_differ() -> None:
    assert differences("a b c", "a b c") == ((), ())


def test_the_pairs_of_the_bundled_lessons_can_be_told_apart(bundled: Course) -> None:
    pairs = [
        block
        for head in bundled.lesson_heads
        for step in bundled.lesson(head.id).steps
        for block in step.blocks
        if isinstance(block, Pair)
    ]
    assert len(pairs) >= 2
    for pair in pairs:
        comparison = compare(bundled, pair)
        right = ChoiceAnswer(comparison.question.key)
        assert [comparison.given(right, number) for number in (0, 1)] == [v.key for v in comparison.vignettes]
        assert comparison.option(comparison.vignettes[0].key) == right.option
        assert all(comparison.differences)


def test_what_cannot_be_compared(bundled: Course) -> None:
    items = [item for item in bundled.quiz("two-way").items if item.key == "worst-case"]  # type: ignore[union-attr]
    with pytest.raises(ValueError, match="same key"):
        compare(bundled, Pair(items[0].id, items[1].id))
    with pytest.raises(UnknownIdError):
        compare(bundled, Pair(items[0].id, "nobody"))
    with pytest.raises(UnknownIdError):
        compare(bundled, Pair(items[0].id, bundled.quiz("checks-the-word").items[0].id))


def test_the_options_have_the_keys_in_the_rubrics_order(course: Course) -> None:
    for pair in (Pair("mira-black", "mira-green"), Pair("mira-green", "mira-black")):
        comparison = compare(course, pair)
        assert comparison.keys == ("green", "black")
        assert comparison.question.options[0].text == "The first: a green tea. The second: a black tea."
