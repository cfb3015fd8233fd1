"""Judging an answer: right or wrong, for the right reason, and why. Pure: the same answer is always judged the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui.course.logic import Truth
from tui.course.model import Choice, Classify, Keyed, Reflect
from tui.course.rubric import Change, Rubric

Certainty = Literal["guess", "leaning", "sure"]
CERTAINTIES: tuple[Certainty, ...] = ("guess", "leaning", "sure")
"""From least to most."""

MARKS: dict[tuple[bool, Certainty], int] = {
    (True, "guess"): 1,
    (True, "leaning"): 2,
    (True, "sure"): 3,
    (False, "guess"): 0,
    (False, "leaning"): -2,
    (False, "sure"): -6,
}
"""Certainty-based marks (Gardner-Medwin): the best choice changes at a chance of being right of 67% and of 80%."""

NONE_DECIDES = 0
"""The number of the choice "none decides" among the sentences."""

Standing = Literal["stated", "denied", "follows", "excluded", "silent"]
"""What a text says of a feature: states it, denies it, implies it, implies its absence, or nothing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A marked part of the vignette."""

    number: int
    """From 1, in the order of the text; the same number marks the features in the ledger."""
    start: int
    """Offset into the vignette's text."""
    end: int
    decides: bool
    """Whether it carries a deciding feature."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What the text says of one feature."""

    feature: str
    label: str
    standing: Standing
    evidence: tuple[int, ...]
    """Numbers of the spans that say it."""
    quotes: tuple[str, ...]
    """Their words."""
    decides: bool
    noted: bool
    """Shown, but never used for the verdict."""


@dataclass(frozen=True, slots=True)
class SenseReport:
    """What the text says of one sense."""

    sense: str
    label: str
    truth: Truth


@dataclass(frozen=True, slots=True)
class ClassifyAnswer:
    """A learner's judgement of a vignette."""

    verdict: str
    certainty: Certainty
    sentence: int
    """Number of the sentence that decides, from 1, or `NONE_DECIDES`."""


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """A learner's answer to a choice item."""

    option: int
    """From 1."""


Answer = ClassifyAnswer | ChoiceAnswer


@dataclass(frozen=True, slots=True)
class ClassifyJudgement:
    """All that is said about an answer to a classify item."""

    item: Classify
    answer: ClassifyAnswer
    right: bool
    right_reason: bool
    marks: int
    deciding_sentences: tuple[int, ...]
    """Numbers of the sentences that carry a deciding feature; empty where none decides."""
    evidence: tuple[Evidence, ...]
    ledger: tuple[LedgerRow, ...]
    """In the rubric's order."""
    senses: tuple[SenseReport, ...]
    explanation: str
    """Of the key."""
    why_not: str
    """Of the chosen verdict, or empty where it is the key."""
    refutation: str
    """Of this wrong answer for this key, or empty."""
    conflation: bool
    """Whether this is the confusion that the course exists to cure."""
    unsettling: tuple[Change, ...]
    """Single stated features without which the verdict would be another."""
    settling: tuple[Change, ...]
    """For a text that settles nothing: the smallest sets of facts that would."""


@dataclass(frozen=True, slots=True)
class ChoiceJudgement:
    """All that is said about an answer to a choice item."""

    item: Choice
    answer: ChoiceAnswer
    right: bool

    @property
    def why(self) -> str:
        """Why the chosen option is right or wrong."""
        return self.item.options[self.answer.option - 1].why

    @property
    def why_key(self) -> str:
        """Why the right option is right."""
        return self.item.options[self.item.key - 1].why


@dataclass(frozen=True, slots=True)
class Reflection:
    """A learner's own text on a reflect item, and which criteria it covers by the learner's own reading."""

    item: Reflect
    text: str
    covered: tuple[int, ...]
    """Numbers of the criteria, from 1."""


Judgement = ClassifyJudgement | ChoiceJudgement


def judge(item: Keyed, answer: Answer, rubric: Rubric) -> Judgement:
    """Judge an answer.

    Raises:
        ValueError: The answer is not one that this item allows.
    """
    if isinstance(item, Choice) and isinstance(answer, ChoiceAnswer):
        if not 1 <= answer.option <= len(item.options):
            raise ValueError(f"item {item.id} has no option {answer.option}")
        return ChoiceJudgement(item, answer, answer.option == item.key)
    if isinstance(item, Classify) and isinstance(answer, ClassifyAnswer):
        return _judge_classify(item, answer, rubric)
    raise ValueError(f"{type(answer).__name__} is no answer to item {item.id}")


def _judge_classify(item: Classify, answer: ClassifyAnswer, rubric: Rubric) -> ClassifyJudgement:
    if answer.verdict not in rubric.verdict_entry:
        raise ValueError(f"there is no verdict {answer.verdict!r}")
    if not 0 <= answer.sentence <= len(item.vignette.sentences):
        raise ValueError(f"item {item.id} has no sentence {answer.sentence}")
    stated = item.vignette.stated
    sentences = deciding_sentences(item, rubric)
    right = answer.verdict == item.key
    refutation = rubric.refutation(item.key, answer.verdict)
    return ClassifyJudgement(
        item=item,
        answer=answer,
        right=right,
        right_reason=answer.sentence in (sentences or (NONE_DECIDES,)),
        marks=MARKS[right, answer.certainty],
        deciding_sentences=sentences,
        evidence=evidence(item, rubric),
        ledger=ledger(item, rubric),
        senses=sense_reports(item, rubric),
        explanation=item.explain.get(item.key, ""),
        why_not="" if right else item.explain.get(answer.verdict, ""),
        refutation="" if right or refutation is None else refutation.text,
        conflation=not right and rubric.is_conflation(item.key, answer.verdict),
        unsettling=rubric.unsettling(stated),
        settling=rubric.settling(stated),
    )


def deciding_sentences(item: Classify, rubric: Rubric) -> tuple[int, ...]:
    """Numbers, from 1, of the sentences that carry a deciding feature."""
    deciding = rubric.deciding(item.vignette.stated)
    return tuple(
        number
        for number, sentence in enumerate(item.vignette.sentences, 1)
        if not deciding.isdisjoint(sentence.features)
    )


def evidence(item: Classify, rubric: Rubric) -> tuple[Evidence, ...]:
    """The marked parts of a vignette."""
    deciding = rubric.deciding(item.vignette.stated)
    return tuple(
        Evidence(number, span.start, span.end, not deciding.isdisjoint(span.features))
        for number, span in enumerate(item.vignette.spans, 1)
    )


def sense_reports(item: Classify, rubric: Rubric) -> tuple[SenseReport, ...]:
    """What the text says of each sense of the rubric."""
    truths = rubric.sense_truths(item.vignette.stated)
    return tuple(SenseReport(sense.id, sense.label, truths[sense.id]) for sense in rubric.senses)


def ledger(item: Classify, rubric: Rubric) -> tuple[LedgerRow, ...]:
    """What the text says of each feature of the rubric."""
    vignette = item.vignette
    stated = vignette.stated
    derived = rubric.derived(stated)
    deciding = rubric.deciding(stated)
    rows = []
    for feature in rubric.features:
        carriers = [(n, span) for n, span in enumerate(vignette.spans, 1) if feature.id in span.features]
        standing: Standing = "silent"
        if feature.id in stated:
            standing = "stated" if stated[feature.id] == "yes" else "denied"
        elif feature.id in derived:
            standing = "follows" if derived[feature.id] == "yes" else "excluded"
        rows.append(
            LedgerRow(
                feature.id,
                feature.label,
                standing,
                tuple(number for number, _ in carriers),
                tuple(vignette.text[span.start : span.end] for _, span in carriers),
                feature.id in deciding,
                feature.noted == "yes",
            )
        )
    return tuple(rows)
