"""What the lab says, in the same words in every face."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.course.course import Course
from tui.course.logic import Value
from tui.course.markdown import plain
from tui.course.rubric import Change, Rubric
from tui.tutor.lab import MOST_CHANGES, Lab, Switch
from tui.tutor.wording import TRUTH_LABELS, Fact, enumeration, factor, still

STATES: dict[Value | None, str] = {"yes": "stated", "no": "denied", None: "silent"}
"""What a text can say of a feature."""
FAR = f"No other verdict is within {MOST_CHANGES} facts."


def state(switch: Switch) -> str:
    """What is said of a feature, and what follows for it."""
    if switch.value is None and switch.follows is not None:
        return "follows" if switch.follows == "yes" else "ruled out"
    return STATES[switch.value]


def clash(lab: Lab) -> str:
    """Why facts cannot hold together."""
    names = enumeration([f"“{label}”" for label in lab.clash])
    return f"These facts cannot hold together: {names} would be both stated and denied."


def decided(lab: Lab) -> str:
    """Which facts decide; empty where none does."""
    names = [f"“{switch.feature.label}”" for switch in lab.switches if switch.decides]
    return f"Decided by {enumeration(names)}." if names else ""


def senses(lab: Lab) -> Iterator[tuple[str, str, str]]:
    """For each sense whether it holds, its name, and what it still needs or what rules it out, if anything does."""
    for report in lab.outcome.senses if lab.outcome else ():
        yield TRUTH_LABELS[report.truth], report.label, still(report)


def changes(found: Sequence[Change], rubric: Rubric) -> Iterator[str]:
    """The smallest changes that lead to another verdict, a sentence for each verdict."""
    for verdict in dict.fromkeys(change.verdict for change in found):
        sets = [change.facts for change in found if change.verdict == verdict]
        groups = factor(sets) or [[fact] for fact in sets[0]]
        ways = enumeration([_one_of(group, rubric) for group in sorted(groups, key=len)])
        yield f"{rubric.verdict_entry[verdict].label}, if {ways}."
    if not found:
        yield FAR


def _one_of(facts: Sequence[Fact], rubric: Rubric) -> str:
    labels = list(dict.fromkeys(f"“{rubric.feature[name].label}”" for name, _ in facts))
    values = dict.fromkeys(STATES[value] for _, value in facts)
    which = labels[0] if len(labels) == 1 else f"one of {enumeration(labels, 'or')}"
    return f"{which} is {enumeration(list(values), 'or')}"


def about(course: Course, switch: Switch) -> Iterator[tuple[str, str]]:
    """What a feature asks, what counts and what does not, and what the course claims of it: a lead and its words."""
    feature = switch.feature
    yield "", plain(feature.question)
    if feature.counts:
        yield "Counts: ", plain(feature.counts)
    if feature.does_not:
        yield "Does not: ", plain(feature.does_not)
    for objective in course.objectives:
        if objective.id in feature.claims:
            yield "Behind it: ", plain(objective.text)
