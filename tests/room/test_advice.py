"""What to do after a first vote."""

from __future__ import annotations

import pytest

from tui.room.advice import FEW, HIGH, LOW, advise, knowing
from tui.room.asked import Share
from tui.room.tally import share


def of(count: int, people: int) -> Share:
    found = share(count, people)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("right", "options", "know"),
    [(0.5, 2, 0.0), (1.0, 2, 1.0), (0.75, 2, 0.5), (1 / 3, 3, 0.0), (0.25, 4, 0.0), (0.4, 4, 0.2), (0.0, 2, -1.0)],
)
def test_knowing_is_the_share_right_corrected_for_guessing(right: float, options: int, know: float) -> None:
    assert knowing(right, options) == pytest.approx(know)


@pytest.mark.parametrize(("options", "low", "high"), [(2, 0.57, 0.80), (3, 0.42, 0.73), (4, 0.35, 0.70)])
def test_the_band_is_that_of_four_options_carried_to_others(options: int, low: float, high: float) -> None:
    chance = 1 / options
    assert chance + LOW * (1 - chance) == pytest.approx(low, abs=0.01)
    assert chance + HIGH * (1 - chance) == pytest.approx(high, abs=0.01)


@pytest.mark.parametrize(
    ("options", "first", "last"),
    # Of 100 people: how few and how many may be right for talk to be the thing.
    [(2, 57, 80), (3, 42, 73), (4, 35, 70)],
)
def test_talk_pays_within_the_band(options: int, first: int, last: int) -> None:
    said = {right: advise(of(right, 100), of(0, 100), options).do for right in range(101)}
    assert {right for right, do in said.items() if do == "discuss"} == set(range(first, last + 1))
    assert {said[right] for right in range(first)} == {"hint"}
    assert {said[right] for right in range(last + 1, 101)} == {"reveal"}


@pytest.mark.parametrize(("right", "people"), [(4, 5), (8, 10), (24, 30)])
def test_four_of_five_of_two_options_are_within_it(right: int, people: int) -> None:
    assert advise(of(right, people), of(0, people), 2).do == "discuss"


@pytest.mark.parametrize("right", range(FEW))
def test_few_votes_say_little(right: int) -> None:
    assert advise(of(right, FEW - 1), of(0, FEW - 1), 4).do == "discuss"
    assert advise(None, None, 4).do == "discuss"


def test_five_votes_say_something() -> None:
    assert advise(of(5, FEW), of(0, FEW), 4).do == "reveal"
    assert advise(of(0, FEW), of(0, FEW), 4).do == "hint"


def test_many_who_are_sure_and_wrong_are_to_talk_whatever_else_holds() -> None:
    for right in (0, 1, 8):
        assert advise(of(right, 10), of(2, 10), 4).do == "discuss"
    assert advise(of(8, 10), of(1, 10), 4).do == "reveal"
    assert advise(of(0, 10), of(1, 10), 4).do == "hint"
    assert advise(of(8, 10), None, 4).do == "reveal"


def test_it_gives_its_reason_in_numbers() -> None:
    assert advise(of(6, 10), of(3, 10), 4).why == "3 of 10 are sure and wrong: talk will show it to them."
    assert advise(of(10, 20), of(0, 20), 4).why.startswith("10 of 20 are right; with 4 options about 33% know")
    assert "about 0% know" in advise(of(1, 20), of(0, 20), 4).why
