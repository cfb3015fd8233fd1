"""Judging an answer: right or wrong, for the right reason, and why. Pure: the same answer is always judged the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from tui.course.logic import Truth
from tui.course.model import Choice, Classify, Keyed, Reflect
from tui.course.rubric import Change, Rubric, SensePart, Stated
from tui.course.vignette_model import Span
from tui.journal.events import Certainty

CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A marked part of the vignette."""

    start: int
    """Offset into the vignette's text."""
    end: int
    sentences: tuple[int, ...]
    """Numbers, from 1, of the sentences that it shares a word with."""
    decides: bool
    """Whether it carries a deciding feature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """What the text says of one feature."""

    feature: str
    label: str
    standing: Standing
    sentences: tuple[int, ...]
    """Numbers, from 1, of the sentences that say it."""
    quotes: tuple[str, ...]
    """The words that say it."""
    decides: bool
    noted: bool
    """Shown, but never used for the verdict."""


@dataclass(frozen=True, slots=True)
class SenseReport:
    """What the text says of one sense."""

    sense: str
    label: str
    truth: Truth
    parts: tuple[SensePart, ...]
    """What the text says of the parts of it."""


@dataclass(frozen=True, slots=True)
class ClassifyAnswer:
    """A learner's judgement of a vignette."""

    verdict: str
    certainty: Certainty | None = None
    """None where it was not asked."""
    sentence: int | None = None
    """Number of the sentence that decides, from 1, or `NONE_DECIDES`; None where it was not asked."""


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """A learner's answer to a choice item."""

    option: int
    """From 1."""


Answer = ClassifyAnswer | ChoiceAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifyJudgement:
    """All that is said about an answer to a classify item."""

    item: Classify
    answer: ClassifyAnswer
    right: bool
    right_reason: bool | None
    """Whether the sentence pointed at decides; None where none was asked for, or it is half right."""
    half_right: tuple[str, ...]
    """Verdicts that the sentence pointed at rules out, where the text settles on none."""
    marks: int | None
    """Certainty marks; None where certainty was not asked."""
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
    confusion: str
    """Id of the kind of this wrong answer, or empty."""
    refutation: str
    """What is said to answers of that kind, or empty."""
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


def judge(item: Keyed, answer: Answer, rubric: Rubric | None) -> Judgement:
    """Judge an answer.

    Args:
        item: The item, as it was presented.
        answer: The answer.
        rubric: The course's; a choice needs none.

    Raises:
        ValueError: The answer is not one that this item allows.
    """
    if isinstance(item, Choice) and isinstance(answer, ChoiceAnswer):
        return judge_choice(item, answer)
    if isinstance(item, Classify) and isinstance(answer, ClassifyAnswer) and rubric is not None:
        return judge_classify(item, answer, rubric)
    raise ValueError(f"{type(answer).__name__} is no answer to item {item.id}")


def judge_choice(item: Choice, answer: ChoiceAnswer) -> ChoiceJudgement:
    """Judge an answer to a choice item.

    Raises:
        ValueError: There is no such option.
    """
    if not 1 <= answer.option <= len(item.options):
        raise ValueError(f"item {item.id} has no option {answer.option}")
    return ChoiceJudgement(item, answer, answer.option == item.key)


def judge_classify(item: Classify, answer: ClassifyAnswer, rubric: Rubric) -> ClassifyJudgement:
    """Judge an answer to a vignette.

    Raises:
        ValueError: There is no such verdict or sentence.
    """
    if answer.verdict not in rubric.verdict_entry:
        raise ValueError(f"there is no verdict {answer.verdict!r}")
    if answer.sentence is not None and not 0 <= answer.sentence <= len(item.vignette.sentences):
        raise ValueError(f"item {item.id} has no sentence {answer.sentence}")
    stated = item.vignette.stated
    sentences = deciding_sentences(item, rubric)
    right = answer.verdict == item.key
    confusion = None if right else rubric.confusion(stated, answer.verdict)
    half = half_right(item, answer.sentence, rubric)
    return ClassifyJudgement(
        item=item,
        answer=answer,
        right=right,
        right_reason=None if answer.sentence is None or half else answer.sentence in (sentences or (NONE_DECIDES,)),
        half_right=half,
        marks=None if answer.certainty is None else MARKS[right, answer.certainty],
        deciding_sentences=sentences,
        evidence=evidence(item, rubric),
        ledger=ledger(item, rubric),
        senses=sense_reports(stated, rubric),
        explanation=item.explain.get(item.key, ""),
        why_not="" if right else item.explain.get(answer.verdict, ""),
        confusion=confusion.kind if confusion else "",
        refutation=confusion.text if confusion else "",
        conflation=confusion is not None and rubric.is_headline(confusion.kind),
        unsettling=rubric.unsettling(stated),
        settling=rubric.settling(stated),
    )


def temptations(item: Classify, verdicts: Iterable[str], rubric: Rubric) -> tuple[str, ...]:
    """The kinds of wrong answers that can be given to a vignette where these verdicts are offered."""
    found = (rubric.confusion(item.vignette.stated, verdict) for verdict in verdicts if verdict != item.key)
    return tuple(dict.fromkeys(confusion.kind for confusion in found if confusion))


def deciding_sentences(item: Classify, rubric: Rubric) -> tuple[int, ...]:
    """Numbers, from 1, of the sentences that carry a deciding feature."""
    deciding = rubric.deciding(item.vignette.stated)
    return tuple(
        number
        for number, sentence in enumerate(item.vignette.sentences, 1)
        if not deciding.isdisjoint(sentence.features)
    )


def half_right(item: Classify, sentence: int | None, rubric: Rubric) -> tuple[str, ...]:
    """The verdicts that a sentence rules out, where the text settles on none; then it is half right to point at it.

    Args:
        item: The item.
        sentence: The number of the sentence, from 1; 0 and None are no sentence.
        rubric: The course's.
    """
    if not sentence:
        return ()
    carried = item.vignette.sentences[sentence - 1].features
    excluding = rubric.excluding(item.vignette.stated)
    ruled_out = {verdict for feature in carried for verdict in excluding.get(feature, ())}
    return tuple(verdict.id for verdict in rubric.verdicts if verdict.id in ruled_out)


def evidence(item: Classify, rubric: Rubric) -> tuple[Evidence, ...]:
    """The marked parts of a vignette."""
    deciding = rubric.deciding(item.vignette.stated)
    return tuple(
        Evidence(
            start=span.start,
            end=span.end,
            sentences=_sentences(item, span),
            decides=not deciding.isdisjoint(span.features),
        )
        for span in item.vignette.spans
    )


def _sentences(item: Classify, span: Span) -> tuple[int, ...]:
    """Numbers of the sentences that a span lies in."""
    return tuple(
        number
        for number, sentence in enumerate(item.vignette.sentences, 1)
        if sentence.start < span.end and span.start < sentence.end
    )


def sense_reports(stated: Stated, rubric: Rubric) -> tuple[SenseReport, ...]:
    """What a text that states and denies these features says of each sense of the rubric."""
    truths, parts = rubric.sense_truths(stated), rubric.sense_parts(stated)
    return tuple(SenseReport(sense.id, sense.label, truths[sense.id], parts[sense.id]) for sense in rubric.senses)


def ledger(item: Classify, rubric: Rubric) -> tuple[LedgerRow, ...]:
    """What the text says of each feature of the rubric."""
    vignette = item.vignette
    stated = vignette.stated
    derived = rubric.derived(stated)
    deciding = rubric.deciding(stated)
    rows = []
    for feature in rubric.features:
        carriers = [span for span in vignette.spans if feature.id in span.features]
        standing: Standing = "silent"
        if feature.id in stated:
            standing = "stated" if stated[feature.id] == "yes" else "denied"
        elif feature.id in derived:
            standing = "follows" if derived[feature.id] == "yes" else "excluded"
        rows.append(
            LedgerRow(
                feature=feature.id,
                label=feature.label,
                standing=standing,
                sentences=tuple(sorted({number for span in carriers for number in _sentences(item, span)})),
                quotes=tuple(vignette.quote(span.start, span.end) for span in carriers),
                decides=feature.id in deciding,
                noted=feature.noted == "yes",
            )
        )
    return tuple(rows)
