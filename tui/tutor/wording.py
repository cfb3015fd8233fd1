"""Sentences that every face says in the same words: outcomes, reasons, what would change a verdict, who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import prod

from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.logic import Truth, Value
from tui.course.markdown import plain
from tui.course.model import Classify, Flip, Item, Reflect, Step
from tui.course.rubric import Change, Rubric
from tui.course.safe_text import inside
from tui.course.vignette_model import Span
from tui.journal.events import Certainty
from tui.tutor.history import History
from tui.tutor.judging import CERTAINTIES, MARKS, ClassifyJudgement, Judgement, SenseReport, Standing

TRUTH_LABELS: dict[Truth, str] = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "left open"}
"""How it is said whether a text supports a sense."""

STANDING_LABELS: dict[Standing, str] = {
    "stated": "stated",
    "denied": "denied",
    "follows": "follows from what is stated",
    "excluded": "ruled out by what is stated",
    "silent": "silent",
}
"""How each standing of a feature is called."""

NONE_DECIDES_LABEL = "No sentence decides it"
QUESTION_VERDICT = "What does this text support?"
QUESTION_CERTAINTY = "How sure are you?"
QUESTION_SENTENCE = "Which sentence decides?"

SKIP = "Skip"
"""What leaving a question for later is called, wherever it can be done."""
UNDO = "A slip: undo"
"""What taking an answer back is called."""
MATE_NEXT = "The next text has the same setting. Look for what has changed."
"""Said before the other one of a pair."""


def outcome(judgement: Judgement) -> str:
    """Right or wrong, in a few words."""
    word = right_or_wrong(judgement.right)
    if not isinstance(judgement, ClassifyJudgement) or judgement.answer.certainty is None:
        return word
    manner = {"guess": "by a guess", "leaning": "and leaning", "sure": "and sure"}[judgement.answer.certainty]
    return f"{word}, {manner}"


def right_or_wrong(right: bool) -> str:
    """The word for an answer that is right, or not."""
    return "Right" if right else "Wrong"


def reworded(right: bool) -> str:
    """What is said of an answer to options that an item no longer has."""
    reworded = "The options have been reworded since, so that yours cannot be shown."
    return f"{right_or_wrong(right)} when you answered. {reworded}"


def refutation_label(judgement: ClassifyJudgement, rubric: Rubric) -> str:
    """What stands before the word on a wrong answer: the kind of the confusion."""
    return rubric.kind[judgement.confusion].label if judgement.confusion else "In general"


def signed(marks: int) -> str:
    """Certainty marks with their sign."""
    return f"{marks:+d}" if marks else "0"


def marks_in_words(marks: int) -> str:
    """Certainty marks without signs, to be read aloud."""
    number = f"{abs(marks) or 'no'} mark{'' if abs(marks) == 1 else 's'}"
    return f"minus {number}" if marks < 0 else number


def stakes(certainty: Certainty) -> str:
    """What a certainty earns and costs, with signs: `+3/-6`."""
    return f"{signed(MARKS[True, certainty])}/{signed(MARKS[False, certainty])}"


def stakes_in_words(certainty: Certainty) -> str:
    """What a certainty earns and costs: `sure: +3 if right, -6 if wrong`."""
    return f"{certainty}: {signed(MARKS[True, certainty])} if right, {signed(MARKS[False, certainty])} if wrong"


def all_stakes() -> str:
    """What every certainty earns and costs, on one line."""
    return "; ".join(stakes_in_words(certainty) for certainty in CERTAINTIES)


def stakes_aloud(certainty: Certainty) -> str:
    """What a certainty earns and costs, without signs: `sure: 3 marks if right, minus 6 marks if wrong`."""
    right, wrong = (marks_in_words(MARKS[outcome, certainty]) for outcome in (True, False))
    return f"{certainty}: {right} if right, {wrong} if wrong"


def first_words(item: Item, most: int = 60) -> str:
    """The beginning of an item's text, on one line; of a flip, that of the text that is to be changed."""
    if isinstance(item, Classify | Flip):
        vignette = item.vignette if isinstance(item, Classify) else item.original.vignette
        text = " ".join(vignette.text.split())
    else:
        text = plain(item.prompt if isinstance(item, Reflect) else item.stem)
    return shortened(text, most)


def asked_again(course: Course, history: History, item: Item) -> str:
    """That an item asks again on purpose what a lesson asked, and which one; empty where it does not."""
    if not item.recalls:
        return ""
    try:
        lesson = plain(course.step_title(course.find_item(item.recalls)[1].step).lesson)
    except UnknownIdError:
        return ""
    where = f"“{lesson}”" if lesson else "a lesson"
    if history.times_met(item.recalls):
        return f"Again on purpose: you met this in {where}."
    return f"On purpose: {where} asks this, too."


def shortened(text: str, most: int) -> str:
    """The first words of a text, with `...` where some are left out."""
    if len(text) <= most:
        return text
    blank = text.rfind(" ", 0, most - 3)
    return text[: blank if blank > 0 else most - 4] + " ..."


def half_right(judgement: ClassifyJudgement, rubric: Rubric) -> str:
    """That the sentence pointed at rules something out and does not settle the rest, as a clause; empty where not."""
    if not judgement.half_right:
        return ""
    labels = [f"“{rubric.verdict_entry[verdict].label}”" for verdict in judgement.half_right]
    return f"half right: sentence {judgement.answer.sentence} rules out {enumeration(labels)}, and settles no more"


def reason(judgement: ClassifyJudgement) -> str:
    """Whether the sentence pointed at decides, and which ones do."""
    deciding = judgement.deciding_sentences
    if judgement.right_reason and not deciding and not judgement.right:
        return "though none decides, as you said"
    if judgement.right_reason:
        return "for the right reason" if judgement.right else "though you found a sentence that decides"
    if not deciding:
        return "no sentence decides this one"
    if len(deciding) == 1:
        return f"sentence {deciding[0]} decides"
    return f"sentences {enumeration([str(number) for number in deciding])} decide"


def enumeration(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def changes(judgement: ClassifyJudgement, rubric: Rubric) -> tuple[str, ...]:
    """What would change the verdict to another one that is offered, a sentence for each way."""
    lines = []
    offered = judgement.item.explain
    for verdict in dict.fromkeys(change.verdict for change in judgement.unsettling if change.verdict in offered):
        labels = [
            f"“{rubric.feature[change.facts[0][0]].label}”"
            for change in judgement.unsettling
            if change.verdict == verdict
        ]
        what = enumeration(labels, "or") if len(labels) < 3 else f"any one of {enumeration(labels, 'or')}"
        lines.append(f"Without {what}: {inside(rubric.verdict_entry[verdict].label)}.")
    for verdict in dict.fromkeys(change.verdict for change in judgement.settling if change.verdict in offered):
        sets = [change for change in judgement.settling if change.verdict == verdict]
        lines.append(f"{rubric.verdict_entry[verdict].label}, {_condition(sets, rubric)}.")
    return tuple(lines)


Fact = tuple[str, Value | None]


def _condition(sets: Sequence[Change], rubric: Rubric) -> str:
    """Sets of facts in words, factored where they are one choice from each of several groups."""
    groups = factor([change.facts for change in sets])
    if groups is None:
        groups = [[fact] for fact in sets[0].facts]
    parts = []
    for value, verb in (("yes", "stated"), ("no", "denied")):
        chosen = [_one_of(group, rubric) for group in groups if {said for _, said in group} == {value}]
        if chosen:
            parts.append(f"{verb} {enumeration(sorted(chosen, key=len))}")
    mixed = [_one_of(group, rubric) for group in groups if len({said for _, said in group}) > 1]
    if mixed:
        parts.append(f"stated or denied {enumeration(mixed)}")
    return "if the text also " + enumeration(parts)


def _one_of(facts: Sequence[Fact], rubric: Rubric) -> str:
    labels = list(dict.fromkeys(f"“{rubric.feature[name].label}”" for name, _ in facts))
    return labels[0] if len(labels) == 1 else f"one of {enumeration(labels, 'or')}"


def factor(sets: Sequence[Iterable[Fact]]) -> list[list[Fact]] | None:
    """Groups such that the sets are just the ways to take one fact from each group; None where there are none such."""
    chosen = [frozenset(facts) for facts in sets]
    facts = list(dict.fromkeys(fact for each in sets for fact in each))
    together = {pair for each in chosen for pair in combinations(sorted(each, key=facts.index), 2)}
    groups: list[list[Fact]] = []
    for fact in facts:
        for group in groups:
            if all((other, fact) not in together for other in group):
                group.append(fact)
                break
        else:
            groups.append([fact])
    sizes = {len(each) for each in chosen}
    whole = prod(len(group) for group in groups) == len(set(chosen)) and sizes == {len(groups)}
    return groups if whole else None


def voice(course: Course, step: Step) -> str:
    """Who says what a step says, and where in the source it stands."""
    speaks = next((each for each in course.voices if each.id == step.voice), None)
    if speaks is None:
        return "This course"
    where = {objective.id: objective.where for objective in course.objectives}
    places = list(dict.fromkeys(where[name] for name in step.teaches if where.get(name)))
    cites = plain(speaks.cites)
    return f"{cites}: {'; '.join(map(plain, places))}" if cites and places else plain(speaks.label)


def still(report: SenseReport) -> str:
    """What keeps a sense from being supported: the parts that the text denies or, if none, that it leaves open."""
    for truth, verb in ((Truth.NO, "ruled out by"), (Truth.UNKNOWN, "still needs")):
        parts = [f"“{part.label}”" for part in report.parts if part.truth is truth]
        if report.truth is truth and parts and len(report.parts) > 1:
            return f"{verb} {enumeration(parts)}"
    return ""


def says(span: Span, rubric: Rubric) -> str:
    """What a marked part of a text states and denies, as a clause."""
    parts = []
    for value, verb in (("yes", "states"), ("no", "denies")):
        labels = [f"“{rubric.feature[name].label}”" for name, said in span.features.items() if said == value]
        if labels:
            parts.append(f"{verb} {enumeration(labels)}")
    return " and ".join(parts)
