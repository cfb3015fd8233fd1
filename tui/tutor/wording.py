"""Sentences that every face says in the same words: outcomes, reasons, what would change a verdict, who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import prod

from tui.course.course import Course
from tui.course.logic import Truth, Value
from tui.course.model import Span, Step
from tui.course.rubric import Change, Rubric
from tui.course.safe_text import inside
from tui.tutor.judging import Certainty, ClassifyJudgement, Judgement, Standing

CERTAINTY_LABELS: dict[Certainty, str] = {"guess": "guess", "leaning": "leaning", "sure": "sure"}
"""How each certainty is called."""

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

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def circled(number: int) -> str:
    """A number as one sign, where there is one."""
    return _CIRCLED[number - 1] if 1 <= number <= len(_CIRCLED) else f"({number})"


def outcome(judgement: Judgement) -> str:
    """Right or wrong, in a few words."""
    if not isinstance(judgement, ClassifyJudgement):
        return "Right" if judgement.right else "Not this one"
    word = "Right" if judgement.right else "Wrong"
    manner = {"guess": "by a guess", "leaning": "and leaning", "sure": "and sure"}[judgement.answer.certainty]
    return f"{word}, {manner}"


def marks(judgement: ClassifyJudgement) -> str:
    """Certainty marks with their sign."""
    return f"{judgement.marks:+d}" if judgement.marks else "0"


def marks_in_words(judgement: ClassifyJudgement) -> str:
    """Certainty marks without signs, to be read aloud."""
    size = abs(judgement.marks)
    number = f"{size or 'no'} mark{'' if size == 1 else 's'}"
    return f"minus {number}" if judgement.marks < 0 else number


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
    return f"the deciding sentences are {enumeration([str(number) for number in deciding])}"


def enumeration(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def changes(judgement: ClassifyJudgement, rubric: Rubric) -> tuple[str, ...]:
    """What would change the verdict, a sentence for each way."""
    lines = []
    for verdict in dict.fromkeys(change.verdict for change in judgement.unsettling):
        labels = [
            f"“{rubric.feature[change.facts[0][0]].label}”"
            for change in judgement.unsettling
            if change.verdict == verdict
        ]
        what = enumeration(labels, "or") if len(labels) < 3 else f"any one of {enumeration(labels, 'or')}"
        lines.append(f"Without {what}: {inside(rubric.verdict_entry[verdict].label)}.")
    for verdict in dict.fromkeys(change.verdict for change in judgement.settling):
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
    where = {objective.id: objective.where for objective in course.objectives}
    places = list(dict.fromkeys(where[name] for name in step.teaches if where.get(name)))
    stands = f": {'; '.join(places)}" if places else ""
    if step.voice == "article":
        return f"The article{stands}"
    if step.voice == "carlsmith":
        return "Carlsmith's report"
    return f"This course's own gloss, on the article{stands}" if places else "This course's own gloss"


def says(span: Span, rubric: Rubric) -> str:
    """What a marked part of a text states and denies, as a clause."""
    parts = []
    for value, verb in (("yes", "states"), ("no", "denies")):
        labels = [f"“{rubric.feature[name].label}”" for name, said in span.features.items() if said == value]
        if labels:
            parts.append(f"{verb} {enumeration(labels)}")
    return " and ".join(parts)
