from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.content.surface_cues import MANY, Example, figures, report, two_way_examples, worst_case_examples

BANKS = {"two-way practice": (two_way_examples, 24), "worst-case against the rest": (worst_case_examples, MANY)}
both = pytest.mark.parametrize(("find", "fewest"), BANKS.values(), ids=BANKS)


@both
def test_no_surface_cue_gives_the_key_away(find: Callable[[], list[Example]], fewest: int) -> None:
    examples = find()
    assert len(examples) >= fewest
    found = figures(examples)
    print(report(find.__name__, examples, found))
    assert [figure.name for figure in found if figure.leaks(len(examples))] == []


def _planted(examples: list[Example], words: str) -> set[str]:
    """Which classifiers tell the key once words stand in the vignettes with the second key."""
    changed = [each._replace(text=f"{each.text} {words}") if each.positive else each for each in examples]
    return {figure.name for figure in figures(changed) if figure.leaks(len(examples))}


@both
def test_a_planted_word_is_caught(find: Callable[[], list[Example]], fewest: int) -> None:
    assert "bag of words" in _planted(find(), "Indeed it is so.")


@both
def test_planted_length_and_hedges_are_caught(find: Callable[[], list[Example]], fewest: int) -> None:
    assert {"length", "hedges"} <= _planted(find(), "never only " * 12)
