from __future__ import annotations

from tests.content.surface_cues import LEVEL, Example, figures, report, two_way_examples


def test_no_surface_cue_gives_the_key_away() -> None:
    examples = two_way_examples()
    assert len(examples) >= 24
    found = figures(examples)
    print(report(examples, found))
    assert [figure.name for figure in found if figure.p <= LEVEL] == []


def test_a_planted_word_is_caught() -> None:
    planted = [
        Example(
            f"{example.text} Indeed it is so." if example.positive else example.text, example.pair, example.positive
        )
        for example in two_way_examples()
    ]
    caught = {figure.name for figure in figures(planted) if figure.p <= LEVEL}
    assert "bag of words" in caught


def test_planted_length_and_hedges_are_caught() -> None:
    planted = [
        Example(
            f"{example.text} {'never only ' * 12}" if example.positive else example.text, example.pair, example.positive
        )
        for example in two_way_examples()
    ]
    caught = {figure.name for figure in figures(planted) if figure.p <= LEVEL}
    assert {"length", "hedges"} <= caught
