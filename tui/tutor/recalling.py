"""Answers in the form in which they are kept, and kept answers as they were given."""

from __future__ import annotations

from dataclasses import replace

from tui.course.course import Course
from tui.course.model import Choice, Classify, Keyed
from tui.tutor.given import Given
from tui.tutor.judging import (
    ChoiceAnswer,
    ChoiceJudgement,
    ClassifyAnswer,
    ClassifyJudgement,
    Judgement,
    judge_choice,
    judge_classify,
)
from tui.tutor.presenting import presented, seed


def given(judgement: Judgement) -> str:
    """An answer in the form in which it is kept: a verdict, or the key of an option."""
    if isinstance(judgement, ClassifyJudgement):
        return judgement.answer.verdict
    return judgement.item.options[judgement.answer.option - 1].key


def kept_key(item: Keyed) -> str:
    """What is right, in the form in which it is kept."""
    return item.key if isinstance(item, Classify) else item.options[item.key - 1].key


def as_asked(item: Keyed, answer: Given, learner: str) -> Keyed:
    """An item as it was presented when an answer to it was given."""
    return presented(item, seed(learner, answer.data.context, item.id, answer.round))


def recalled(course: Course, item: Keyed, answer: Given, learner: str) -> Judgement | None:
    """A kept answer with what the item says of it today; None where the item no longer has what was chosen.

    Whether the answer was right is what was said when it was given: a later change to the item does not change that.
    """
    data = answer.data
    if isinstance(item, Choice):
        found = _recalled_choice(item, answer, learner)
        return replace(found, right=data.right) if found else None
    try:
        judgement = judge_classify(item, ClassifyAnswer(data.given, data.certainty, data.sentence), course.rubric)
    except ValueError:
        return None
    return replace(
        judgement,
        right=data.right,
        marks=data.marks,
        right_reason=data.right_reason,
        half_right=() if data.right_reason is not None else judgement.half_right,
        confusion="" if data.right else judgement.confusion,
        refutation="" if data.right else judgement.refutation,
        conflation=judgement.conflation and not data.right,
    )


def _recalled_choice(item: Choice, answer: Given, learner: str) -> ChoiceJudgement | None:
    kept = answer.data.given
    if kept.isdecimal():
        # Kept by number, before options had keys: it stands for a place in the revision that was answered.
        same = answer.event.revision == item.revision and 1 <= int(kept) <= len(item.options)
        return judge_choice(item, ChoiceAnswer(int(kept))) if same else None
    shown = as_asked(item, answer, learner)
    assert isinstance(shown, Choice)
    number = next((number for number, option in enumerate(shown.options, 1) if option.is_called(kept)), 0)
    return judge_choice(shown, ChoiceAnswer(number)) if number else None
