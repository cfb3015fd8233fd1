"""Judging an answer, on the bundled course."""

from __future__ import annotations

import pytest

from tui.course.course import Course
from tui.course.logic import Truth
from tui.course.model import Choice, Classify, Flip
from tui.journal.events import Certainty
from tui.tutor.judging import (
    CERTAINTIES,
    MARKS,
    NONE_DECIDES,
    ChoiceAnswer,
    ChoiceJudgement,
    ClassifyAnswer,
    ClassifyJudgement,
    deciding_sentences,
    judge,
    ledger,
)


def vignettes(course: Course, quiz: str) -> list[Classify]:
    return [item for item in course.quiz(quiz).items if isinstance(item, Classify)]


def judged(course: Course, item: Classify, answer: ClassifyAnswer) -> ClassifyJudgement:
    judgement = judge(item, answer, course.rubric)
    assert isinstance(judgement, ClassifyJudgement)
    return judgement


def test_marks_reward_honesty() -> None:
    """The best choice of certainty changes at a chance of being right of 67% and of 80%."""

    def expected(chance: float, certainty: Certainty) -> float:
        return chance * MARKS[True, certainty] + (1 - chance) * MARKS[False, certainty]

    for chance, best in ((0.5, "guess"), (0.66, "guess"), (0.68, "leaning"), (0.79, "leaning"), (0.81, "sure")):
        scores = {certainty: expected(chance, certainty) for certainty in CERTAINTIES}
        assert max(scores, key=scores.__getitem__) == best


@pytest.mark.parametrize("quiz", ["two-way", "open", "pretest", "final", "retest"])
def test_the_key_with_a_deciding_sentence_is_right_for_the_right_reason(bundled: Course, quiz: str) -> None:
    for item in vignettes(bundled, quiz):
        deciding = deciding_sentences(item, bundled.rubric)
        for sentence in deciding or (NONE_DECIDES,):
            judgement = judged(bundled, item, ClassifyAnswer(item.key, "sure", sentence))
            assert judgement.right
            assert judgement.right_reason, item.id
            assert judgement.marks == 3
            assert (judgement.why_not, judgement.refutation, judgement.conflation) == ("", "", False)
            assert judgement.explanation == item.explain[item.key]


def test_a_wrong_answer_is_explained_and_refuted(bundled: Course) -> None:
    for item in vignettes(bundled, "open"):
        for verdict in bundled.quiz("open").verdicts:
            if verdict == item.key:
                continue
            judgement = judged(bundled, item, ClassifyAnswer(verdict, "sure", NONE_DECIDES))
            assert not judgement.right
            assert judgement.marks == -6
            assert judgement.why_not == item.explain[verdict]
            assert judgement.refutation
            assert judgement.confusion in bundled.rubric.kind
            assert (verdict == "worst-case") or not judgement.conflation


def test_nothing_decides_where_the_text_settles_nothing(bundled: Course) -> None:
    unsettled = [item for item in vignettes(bundled, "open") if item.key == "unsettled"]
    assert unsettled
    for item in unsettled:
        judgement = judged(bundled, item, ClassifyAnswer("unsettled", "leaning", NONE_DECIDES))
        assert judgement.deciding_sentences == ()
        assert not any(mark.decides for mark in judgement.evidence)
        assert judgement.unsettling == ()
        if item.vignette.sentences:
            assert not judged(bundled, item, ClassifyAnswer("unsettled", "leaning", 1)).right_reason


def test_a_sentence_that_rules_out_one_verdict_and_settles_no_more_is_half_right(bundled: Course) -> None:
    item = next(
        item for item in vignettes(bundled, "open") if item.key == "unsettled" and "limited" in item.vignette.stated
    )
    carries = {n for n, sentence in enumerate(item.vignette.sentences, 1) if "limited" in sentence.features}
    for number in range(1, len(item.vignette.sentences) + 1):
        judgement = judged(bundled, item, ClassifyAnswer("unsettled", "leaning", number))
        assert bool(judgement.half_right) == (number in carries)
        assert judgement.right_reason is (None if number in carries else False)
    assert judged(bundled, item, ClassifyAnswer("unsettled", "leaning", NONE_DECIDES)).right_reason


def test_nothing_is_half_right_where_something_decides(bundled: Course) -> None:
    for item in vignettes(bundled, "two-way"):
        for number in range(1, len(item.vignette.sentences) + 1):
            assert judged(bundled, item, ClassifyAnswer(item.key, "sure", number)).half_right == ()


def test_what_is_noted_is_called_so_and_decides_nothing(course: Course) -> None:
    item = course.find_item("mira-green")[1]
    assert isinstance(item, Classify)
    rows = {row.feature: row for row in ledger(item, course.rubric)}
    assert {name for name, row in rows.items() if row.noted} == {"scented"}
    assert not rows["scented"].decides
    assert rows["scented"].standing == "stated"


def test_the_ledger_says_of_each_feature_what_the_text_says(bundled: Course) -> None:
    for item in vignettes(bundled, "two-way"):
        judgement = judged(bundled, item, ClassifyAnswer(item.key, "guess", NONE_DECIDES))
        assert [row.feature for row in judgement.ledger] == [feature.id for feature in bundled.rubric.features]
        stated = item.vignette.stated
        for row in judgement.ledger:
            expected = {"yes": "stated", "no": "denied"}.get(stated.get(row.feature, ""))
            assert expected in (None, row.standing)
            assert bool(row.quotes) == (row.feature in stated)
            assert all(quote.rpartition(": ")[2] in item.vignette.text for quote in row.quotes)
            assert not (row.noted and row.decides)
        truths = {report.sense: report.truth for report in judgement.senses}
        assert truths[item.key] is Truth.YES


@pytest.mark.parametrize("quiz", ["two-way", "open", "pretest", "final", "retest"])
def test_evidence_and_ledger_go_by_the_numbers_of_sentences(bundled: Course, quiz: str) -> None:
    for item in vignettes(bundled, quiz):
        judgement = judged(bundled, item, ClassifyAnswer(item.key, "guess", NONE_DECIDES))
        sentences = item.vignette.sentences
        for mark, span in zip(judgement.evidence, item.vignette.spans, strict=True):
            carrying = [n for n, each in enumerate(sentences, 1) if span.features.items() <= each.features.items()]
            assert mark.sentences
            assert set(mark.sentences) <= set(carrying)
        deciding = {number for mark in judgement.evidence if mark.decides for number in mark.sentences}
        assert deciding == set(judgement.deciding_sentences)
        for row in judgement.ledger:
            assert row.sentences == tuple(n for n, each in enumerate(sentences, 1) if row.feature in each.features)


def test_what_was_not_asked_is_not_judged(bundled: Course) -> None:
    item = vignettes(bundled, "two-way")[0]
    judgement = judged(bundled, item, ClassifyAnswer(item.key))
    assert (judgement.right, judgement.right_reason, judgement.marks) == (True, None, None)


def test_a_choice(bundled: Course) -> None:
    item = bundled.quiz("checks-the-word").items[0]
    assert isinstance(item, Choice)
    for number in range(1, len(item.options) + 1):
        judgement = judge(item, ChoiceAnswer(number), bundled.rubric)
        assert isinstance(judgement, ChoiceJudgement)
        assert judgement.right == (number == item.key)
        assert judgement.why == item.options[number - 1].why
        assert judgement.why_key == item.options[item.key - 1].why


def test_a_flip_names_the_verdict_that_each_option_leads_to(bundled: Course) -> None:
    labels = {verdict.label for verdict in bundled.rubric.verdicts}
    for item in bundled.quiz("flips").items:
        assert isinstance(item, Flip)
        assert {option.outcome for option in item.options} <= labels
        right = item.options[item.key - 1].outcome
        assert [option.outcome for option in item.options].count(right) == 1
        assert bundled.rubric.verdict_entry[item.original.key].label != right


def test_answers_that_an_item_does_not_allow(bundled: Course) -> None:
    item = vignettes(bundled, "two-way")[0]
    choice = bundled.quiz("checks-the-word").items[0]
    assert isinstance(choice, Choice)
    for keyed, answer in (
        (item, ClassifyAnswer("no-such", "sure", 0)),
        (item, ClassifyAnswer(item.key, "sure", 99)),
        (item, ClassifyAnswer(item.key, "sure", -1)),
        (item, ChoiceAnswer(1)),
        (choice, ChoiceAnswer(0)),
        (choice, ChoiceAnswer(99)),
        (choice, ClassifyAnswer("worst-case", "sure", 0)),
    ):
        with pytest.raises(ValueError, match=r"."):
            judge(keyed, answer, bundled.rubric)
