"""Items of a form: difficulty, fit, options that nobody chooses; each against a case worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from scipy.stats import pearsonr

from tui.tutor.cohort_items import HARDLY_ANYBODY, ItemFigures, correlation, item_figures
from tui.tutor.cohort_titles import Titles
from tui.tutor.completion import FormAnswer
from tui.tutor.intervals import wilson
from tui.tutor.measures import Share

NOTHING = Titles(None)


def answer(item: str, given: str, key: str = "a", seen: bool = False, confusion: str = "") -> FormAnswer:
    return FormAnswer(
        form="final",
        item=item,
        revision="1",
        skill="",
        seen=seen,
        key=key,
        given=given,
        right=given == key,
        certainty="sure",
        right_reason=None,
        confusion=confusion,
        label=confusion.capitalize(),
    )


def of(item: str, people: Sequence[Sequence[FormAnswer]], options: Sequence[str] = ()) -> ItemFigures:
    return next(each for each in item_figures(people, NOTHING, options) if each.item == item)


def person(*rights: int) -> list[FormAnswer]:
    """Answers to items 1, 2, 3, ... that are right or not."""
    return [answer(str(place), "a" if right else "b") for place, right in enumerate(rights, 1)]


PEOPLE = [person(1, 1, 1), person(1, 1, 0), person(0, 1, 0), person(0, 0, 0)]


def test_difficulty_with_its_interval_the_hardest_first() -> None:
    found = item_figures(PEOPLE, NOTHING)
    assert [each.item for each in found] == ["3", "1", "2"]
    assert found[0].right == Share(1, 4, *wilson(1, 4))
    assert found[2].right == Share(3, 4, *wilson(3, 4))


def test_the_correlation_is_with_the_rest_and_leaves_the_item_itself_out() -> None:
    # Item 1: 1 1 0 0; the others of each person: 2, 1, 1, 0 right of two.
    expected = pearsonr([1, 1, 0, 0], [2, 1, 1, 0]).statistic
    assert expected == pytest.approx(0.7071, abs=1e-4)
    assert of("1", PEOPLE).correlation == pytest.approx(expected)


def test_an_item_that_goes_against_the_rest_is_flagged() -> None:
    people = [person(0, 1, 1), person(0, 1, 1), person(1, 0, 0), person(1, 0, 1)]
    found = of("1", people)
    assert found.correlation is not None
    assert found.correlation < 0
    assert found.is_against_the_rest
    # The others of each are one of two right: nothing varies.
    assert of("3", people).correlation is None
    assert not of("2", PEOPLE).is_against_the_rest


@pytest.mark.parametrize(
    "people",
    [
        [person(1, 1), person(0, 0)],
        [person(1, 1), person(1, 0), person(1, 1)],
        [person(1, 1), person(0, 1), person(1, 1)],
        [person(1), person(0), person(1)],
    ],
    ids=["two people", "all had it right", "all had the same elsewhere", "there is no other item"],
)
def test_where_it_is_undefined_there_is_no_correlation(people: list[list[FormAnswer]]) -> None:
    assert of("1", people).correlation is None
    assert not of("1", people).is_against_the_rest


def test_shares_that_differ_in_their_last_bit_are_the_same() -> None:
    assert correlation([(0, 0.1 + 0.2), (1, 0.3), (0, 0.3)]) is None


def test_what_was_seen_before_does_not_count() -> None:
    people = [*PEOPLE, [answer("1", "a", seen=True), answer("2", "a")]]
    assert of("1", people).right.of == 4
    assert of("2", people).right.of == 5


def test_an_item_in_another_wording_is_another_item() -> None:
    later = msgspec.structs.replace(answer("1", "b"), revision="2")
    assert [each.right.of for each in item_figures([*PEOPLE, [later]], NOTHING) if each.item == "1"] == [1, 4]


def test_what_was_answered_instead_the_most_frequent_first() -> None:
    people = [[answer("1", given, confusion=kind)] for given, kind in [("b", "x"), ("c", "y"), ("c", "y"), ("a", "")]]
    assert [(each.answer, each.label, each.people) for each in of("1", people).wrong] == [("c", "Y", 2), ("b", "X", 1)]


def test_options_that_hardly_anybody_chooses_are_named_from_forty_people_on() -> None:
    # Of 40, b has 2, which is 5%, c has 1, and d is offered and has none.
    given = ["a"] * 37 + ["b"] * 2 + ["c"]
    people = [[answer("1", each)] for each in given]
    assert HARDLY_ANYBODY * 40 == 2
    assert of("1", people, "abcd").unused == ("c", "d")
    assert of("1", people).unused == ("c",)
    assert of("1", people[1:], "abcd").unused is None
