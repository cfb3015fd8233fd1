"""No feature and no look of an option gives a key away; planted shortcuts are caught."""

from __future__ import annotations

from dataclasses import replace

from tests.content.bank import asked_in_full, choices, course, vignettes
from tests.content.near_misses import near_misses
from tests.content.near_misses import report as table_in_words
from tests.content.shortcuts import FEWEST, feature_shares, pickers, report
from tui.course.model import Choice


def test_no_feature_and_no_look_gives_a_key_away() -> None:
    print("\n".join(report(vignettes(), choices())))
    assert [share for share in feature_shares(vignettes()) if share.leaks] == []
    assert [picker for picker in pickers(choices()) if picker.leaks] == []


def test_a_feature_that_gives_the_verdict_away_is_caught() -> None:
    kept = [item for item in vignettes() if item.vignette.stated.get("sustained") != "yes" or item.key == "worst-case"]
    leaks = {share.feature for share in feature_shares(kept) if share.leaks}
    assert "sustained" in leaks


def test_a_feature_that_few_texts_state_is_set_aside() -> None:
    few = [item for item in vignettes() if item.vignette.stated.get("sustained") == "yes"][: FEWEST - 1]
    assert not any(share.leaks for share in feature_shares(few))


def _with_key(item: Choice, words: str) -> Choice:
    """An item whose right option says something more."""
    options = tuple(replace(each, text=each.text + words) if each.correct else each for each in item.options)
    return replace(item, options=options)


def test_options_that_give_themselves_away_are_caught() -> None:
    planted = [_with_key(item, ", but perhaps only in some cases, as far as one may say") for item in choices()]
    assert {picker.name for picker in pickers(planted) if picker.leaks} >= {"the most hedged", "the longest"}
    half = [_with_key(item, ", but not in every case") for item in choices()]
    assert "the one of two clauses" in {picker.name for picker in pickers(half) if picker.leaks}


def test_each_part_of_each_sense_is_missed_alone() -> None:
    table = near_misses(course().rubric, asked_in_full())
    print("\n".join(table_in_words(table)))
    assert [(row.sense, row.part, row.gap) for row in table if row.gap] == []
    assert {row.sense for row in table} == {sense.id for sense in course().rubric.senses}


def test_a_near_miss_that_goes_is_noticed() -> None:
    table = near_misses(course().rubric, asked_in_full())
    row = next(row for row in table if row.part == "An effort not to be caught")
    without = [item for item in asked_in_full() if item.id not in row.denied]
    gaps = [each.gap for each in near_misses(course().rubric, without) if each.part == row.part]
    assert gaps == ["0 denied, 1 wanted"]
