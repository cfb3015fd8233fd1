"""The lab: facts set freely, and what follows from them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import get_args

from tui.course.course import Course
from tui.course.errors import ContradictionError
from tui.course.logic import Value
from tui.course.markdown import plain
from tui.course.model import Classify
from tui.course.problem import did_you_mean
from tui.course.rubric import Change, Rubric, Stated
from tui.course.rubric_schema import FeatureEntry, VerdictEntry
from tui.tutor.history import History
from tui.tutor.judging import ClassifyJudgement, SenseReport, sense_reports
from tui.tutor.parts import can_be_opened
from tui.tutor.question import Question

MOST_CHANGES = 2
"""How many facts are changed at most to find another verdict; three would take longer than a key may."""
TURN: Mapping[Value | None, Value | None] = {None: "yes", "yes": "no", "no": None}
"""What a switch says after it is turned once: silent, stated, denied, by turns."""
_VALUES: tuple[Value, ...] = get_args(Value)


class LabError(ValueError):
    """What was given as facts cannot be read; the message says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """A feature in the lab."""

    feature: FeatureEntry
    value: Value | None
    """What is said of it; None for nothing."""
    follows: Value | None
    """What follows for it from the others, where nothing is said of it."""
    decides: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What follows from facts that can hold together."""

    verdict: VerdictEntry
    senses: tuple[SenseReport, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lab:
    """The lab with some facts."""

    facts: Stated
    switches: tuple[Switch, ...]
    """In the rubric's order."""
    outcome: Outcome | None
    """None where the facts cannot hold together."""
    clash: tuple[str, ...]
    """Labels of the features that would be both, where they cannot."""


@dataclass(frozen=True, slots=True)
class LabPreset:
    """Facts to begin with."""

    label: str
    facts: Stated


def look(rubric: Rubric, facts: Stated) -> Lab:
    """See what follows from facts."""
    try:
        derived, deciding = rubric.derived(facts), rubric.deciding(facts)
    except ContradictionError as error:
        clash = tuple(rubric.feature[name].label for name in error.features)
        return Lab(facts=facts, switches=tuple(_switches(rubric, facts, {}, frozenset())), outcome=None, clash=clash)
    outcome = Outcome(
        verdict=rubric.verdict_entry[rubric.verdict(facts)],
        senses=sense_reports(facts, rubric),
    )
    return Lab(facts=facts, switches=tuple(_switches(rubric, facts, derived, deciding)), outcome=outcome, clash=())


def _switches(
    rubric: Rubric, facts: Stated, derived: Mapping[str, Value], deciding: frozenset[str]
) -> Iterator[Switch]:
    for feature in rubric.features:
        name = feature.id
        yield Switch(feature=feature, value=facts.get(name), follows=derived.get(name), decides=name in deciding)


def changes(rubric: Rubric, facts: Stated) -> tuple[Change, ...]:
    """For each other verdict the smallest changes of the facts that lead to it, where `MOST_CHANGES` are enough.

    A value of None means that nothing is said any more. Where the verdict is the one for everything else, more facts
    are looked for, among what is not said yet. That may take longer than a key may take to be answered.

    Raises:
        ContradictionError: The facts cannot hold together.
    """
    return rubric.settling(facts) or tuple(_nearest(rubric, facts))


def _nearest(rubric: Rubric, facts: Stated) -> Iterator[Change]:
    """The smallest changes that lead to each other verdict, in the order of the verdicts."""
    names = [feature.id for feature in rubric.features if feature.noted == "no"]
    found: dict[str, list[Change]] = {}
    for size in range(1, MOST_CHANGES + 1):
        new: dict[str, list[Change]] = {}
        for chosen in combinations(names, size):
            others = [[value for value in (*_VALUES, None) if value != facts.get(name)] for name in chosen]
            for values in product(*others):
                change = tuple(zip(chosen, values, strict=True))
                verdict = _verdict(rubric, changed(facts, change))
                if verdict and verdict not in found:
                    new.setdefault(verdict, []).append(Change(verdict, change))
        found |= new
    here = rubric.verdict(facts)
    for entry in rubric.verdicts:
        if entry.id != here:
            yield from found.get(entry.id, ())


def _verdict(rubric: Rubric, facts: Stated) -> str:
    try:
        return rubric.verdict(facts)
    except ContradictionError:
        return ""


def changed(facts: Stated, change: tuple[tuple[str, Value | None], ...]) -> dict[str, Value]:
    """Facts after a change; None takes what was said of a feature away."""
    new = dict(facts)
    for name, value in change:
        new.pop(name, None)
        if value is not None:
            new[name] = value
    return new


def share(rubric: Rubric, facts: Stated) -> str:
    """Facts in a line that `read` understands: `games=yes,limited=no`."""
    return ",".join(f"{feature.id}={facts[feature.id]}" for feature in rubric.features if feature.id in facts)


def judged(question: Question) -> str:
    """The facts of the text that a question was about, in a line, once it has been judged; empty for any other."""
    judgement = question.judgement
    if not isinstance(judgement, ClassifyJudgement):
        return ""
    return share(question.course.rubric, judgement.item.vignette.stated)


def read(rubric: Rubric, line: str) -> dict[str, Value]:
    """The facts of a line.

    Raises:
        LabError: It cannot be read; the message names the part that cannot.
    """
    facts: dict[str, Value] = {}
    for number, part in enumerate(line.split(",") if line.strip() else (), 1):
        name, sign, value = (each.strip() for each in part.partition("="))
        at = f"part {number} of the facts, {part.strip()[:40]!r}"
        if not sign:
            raise LabError(f"{at}: a fact is written FEATURE=yes or FEATURE=no")
        if name not in rubric.feature:
            hint = did_you_mean(name[:40], list(rubric.feature))
            raise LabError(f"{at}: there is no feature {name[:40]!r}" + (f"; {hint}" if hint else ""))
        if name in facts:
            raise LabError(f"{at}: the feature {name!r} stands there twice")
        if value not in _VALUES:
            raise LabError(f"{at}: what is said of it is yes or no, and not {value[:40]!r}")
        facts[name] = "yes" if value == "yes" else "no"
    return facts


def presets(course: Course, history: History) -> Iterator[LabPreset]:
    """The course's own sets of facts, then its texts but for those kept unseen, and which of them are not judged."""
    for preset in course.rubric.presets:
        yield LabPreset(plain(preset.label), preset.facts)
    for title in course.quiz_titles:
        if title.use.kept_for or not can_be_opened(course, title):
            continue
        quiz = course.quiz(title.id)
        for item in quiz.items:
            if isinstance(item, Classify):
                new = "" if history.times_met(item.id) else ", not judged yet"
                yield LabPreset(f"{plain(quiz.title)}: {item.id}{new}", item.vignette.stated)
