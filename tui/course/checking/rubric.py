"""Whether the rubric can judge: verdicts that can be reached, and a word for every wrong answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from tui.course.checking.entries import Entry, entries_of
from tui.course.checking.survey import Survey
from tui.course.problem import Problem, did_you_mean
from tui.course.rubric_file import UNSOUND
from tui.course.rules import rule

NO_REFUTATION = rule(
    "no-refutation", "warning", "The rubric has no word on one verdict answered where another is right."
)


def find(survey: Survey) -> Iterator[Problem]:
    """Report senses that cannot hold, verdicts that cannot be reached, refutations that are missing or amiss."""
    yield from _refutations(survey)
    if survey.rubric is None or survey.rubric_file is None:
        return
    for sense in entries_of(survey.rubric_file, "senses"):
        if not survey.rubric.sense_can_hold(sense.id):
            message = f"no consistent set of features makes {sense.id!r} hold"
            yield sense.problem(sense.mark(), UNSOUND, message, "look at its condition and at the implications")
    for verdict in entries_of(survey.rubric_file, "verdicts"):
        if not survey.rubric.reachable(verdict.id):
            message = f"no consistent set of features leads to {verdict.id!r}"
            hint = "look at its `when`, at the verdicts before it, and at the implications"
            yield verdict.problem(verdict.mark(), UNSOUND, message, hint)


def _refutations(survey: Survey) -> Iterator[Problem]:
    names = survey.verdict_names
    given: dict[tuple[str, str], Entry] = {}
    for entry in entries_of(survey.rubric_file, "refutations"):
        for part in ("key", "answered"):
            name = entry.text(part)
            if names.lack(name):
                message = f"there is no verdict {name[:80]!r}"
                yield entry.problem(entry.mark(part), "unknown-reference", message, did_you_mean(name[:80], names.ids))
        confusion = (entry.text("key"), entry.text("answered"))
        if confusion[0] == confusion[1]:
            yield entry.problem(entry.mark(), UNSOUND, f"{confusion[0]!r} answered for {confusion[1]!r} is no mistake")
        elif confusion in given:
            line = given[confusion].mark().line
            yield entry.problem(entry.mark(), UNSOUND, f"this mistake is refuted on line {line} already")
        given.setdefault(confusion, entry)
    verdicts = [verdict for verdict in entries_of(survey.rubric_file, "verdicts") if verdict.id]
    if len(verdicts) > 9:
        return
    for key, answered in permutations(verdicts, 2):
        if (key.id, answered.id) not in given:
            message = f"there is no refutation for answering {answered.id!r} where {key.id!r} is right"
            yield key.problem(key.mark("id"), NO_REFUTATION, message)
