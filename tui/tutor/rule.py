"""The rule by which texts are judged, in words: what each verdict claims, and what to look for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.logic import Value
from tui.course.rubric import Rubric
from tui.course.rubric_schema import Condition, FeatureEntry, VerdictEntry
from tui.course.safe_text import inside
from tui.tutor.asks import BOTH, Asks
from tui.tutor.history import History
from tui.tutor.wording import all_stakes, enumeration

SILENCE = "What a text leaves open is neither yes nor no: silence is not a denial."

OFFERED = "A quiz may offer only some of these answers; each keeps its number."


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense that a text may support."""

    label: str
    needs: str
    """What a text must say for it, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard:
    """The rule."""

    verdicts: tuple[VerdictEntry, ...]
    """What can be answered, and what each answer claims."""
    offers_all: bool
    """Whether these are all that there are."""
    senses: tuple[Sense, ...]
    parts: tuple[Sense, ...]
    """Parts of senses that have a name of their own, and what a text must say for each."""
    features: tuple[FeatureEntry, ...]
    """What decides."""
    noted: tuple[FeatureEntry, ...]
    """What is shown and never decides."""
    follows: tuple[str, ...]
    """What follows from what, in sentences."""
    stakes: str
    """What each certainty earns and costs; empty where it is not asked."""


def asked_there(course: Course, history: History, quiz: str, asks: Asks) -> Asks:
    """What is asked where the rule is read: in a test both, whatever is wanted.

    Args:
        course: The course.
        history: The learner's.
        quiz: Where it is asked next; empty for where the learner is.
        asks: What is wanted.
    """
    last = history.last
    name = quiz or (last.subject if last is not None else "")
    return next((BOTH for title in course.quiz_titles if title.id == name and title.use.kept_for), asks)


def rule_card(course: Course, quiz: str = "", asks: Asks = BOTH) -> RuleCard | None:
    """The rule of a course; None where it has none that can be read.

    Args:
        course: The course.
        quiz: Where it is asked next, so that only what is offered there is named; by default all is.
        asks: What is asked for beside the verdict.
    """
    try:
        rubric = course.rubric
    except CourseError:
        return None
    offered = _offered(course, quiz)
    verdicts = tuple(verdict for verdict in rubric.verdicts if verdict.id in offered) or rubric.verdicts
    return RuleCard(
        verdicts=verdicts,
        offers_all=len(verdicts) == len(rubric.verdicts),
        senses=tuple(Sense(sense.label, _needs(sense, rubric)) for sense in rubric.senses),
        parts=tuple(
            Sense(part.label, _needs(part, rubric))
            for sense in rubric.senses
            for part in sense.all
            if not isinstance(part, str) and part.label and not part.not_
        ),
        features=tuple(feature for feature in rubric.features if feature.noted == "no"),
        noted=tuple(feature for feature in rubric.features if feature.noted == "yes"),
        follows=tuple(_follows(rubric)),
        stakes=all_stakes() if asks.certainty else "",
    )


def _needs(condition: Condition, rubric: Rubric) -> str:
    """A condition in words."""
    if condition.at_least is not None:
        return f"at least {condition.at_least} of {enumeration(_parts(condition.of, rubric), 'or')}"
    if condition.not_:
        return f"not {_parts([condition.not_], rubric)[0]}"
    if condition.any:
        parts = _parts(condition.any, rubric)
        return (
            parts[0] if len(parts) == 1 else f"{'either' if len(parts) == 2 else 'one of'} {enumeration(parts, 'or')}"
        )
    return "; ".join(_parts(condition.all, rubric))


def _parts(parts: Sequence[str | Condition], rubric: Rubric) -> list[str]:
    return [inside(rubric.feature[part].label) if isinstance(part, str) else _named(part, rubric) for part in parts]


def _named(part: Condition, rubric: Rubric) -> str:
    """A part of a condition: how it is called or, if it has no name, what it needs."""
    return inside(part.label) if part.label else _needs(part, rubric)


def _offered(course: Course, quiz: str) -> tuple[str, ...]:
    try:
        return course.quiz(quiz).verdicts if quiz else ()
    except (CourseError, UnknownIdError):
        return ()


def _follows(rubric: Rubric) -> Iterator[str]:
    """What follows from what; where the same follows from a fact and from its denial, once."""
    found: dict[str, dict[str, list[str]]] = {}
    for rule in rubric.implications:
        then = enumeration([_fact(name, value, rubric) for name, value in rule.then.items()])
        whens = found.setdefault(then, {})
        if len(rule.if_) == 1:
            ((name, value),) = rule.if_.items()
            whens.setdefault(f"“{rubric.feature[name].label}” is", []).append(_SAID[value])
        else:
            whens[enumeration([_fact(*fact, rubric) for fact in rule.if_.items()])] = []
    for then, whens in found.items():
        said = [" ".join([when, *([" or ".join(values)] if values else [])]) for when, values in whens.items()]
        yield f"If {', or '.join(said)}, then {then}."


def _fact(name: str, value: Value, rubric: Rubric) -> str:
    return f"“{rubric.feature[name].label}” is {_SAID[value]}"


_SAID: dict[Value, str] = {"yes": "stated", "no": "denied"}
