"""Whether the rubric can judge: verdicts that can be reached, and a word for every wrong answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from tui.course.checking.entries import entries_of
from tui.course.checking.survey import Survey
from tui.course.problem import Problem, did_you_mean
from tui.course.rubric_file import UNSOUND
from tui.course.rules import rule

NO_CONFUSION = rule(
    "no-confusion",
    "warning",
    "The rubric has no word on one verdict answered where another is right, whatever the text states.",
)


def find(survey: Survey) -> Iterator[Problem]:
    """Report senses that cannot hold, verdicts that cannot be reached, confusions that are missing or amiss."""
    yield from _confusions(survey)
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


def _confusions(survey: Survey) -> Iterator[Problem]:
    names = survey.verdict_names
    always: list[tuple[str, str, int]] = []
    """Key and answer, empty for any, of the entries that fit whatever the text states, and their lines."""
    for entry in entries_of(survey.rubric_file, "confusions"):
        for part in ("key", "answered"):
            name = entry.text(part)
            if names.lack(name):
                message = f"there is no verdict {name[:80]!r}"
                yield entry.problem(entry.mark(part), "unknown-reference", message, did_you_mean(name[:80], names.ids))
        key, answered = entry.text("key"), entry.text("answered")
        if key and key == answered:
            yield entry.problem(entry.mark(), UNSOUND, f"{key!r} answered for {answered!r} is no mistake")
        covering = [line for k, a, line in always if k in ("", key) and a in ("", answered)]
        if covering:
            message = f"the entry on line {covering[0]} fits whenever this one does, and comes first"
            yield entry.problem(entry.mark(), UNSOUND, message)
        if not entry.data.get("if"):
            always.append((key, answered, entry.mark().line))
    verdicts = [verdict for verdict in entries_of(survey.rubric_file, "verdicts") if verdict.id]
    if len(verdicts) > 9:
        return
    for right, wrong in permutations(verdicts, 2):
        if not any(key in ("", right.id) and answered in ("", wrong.id) for key, answered, _ in always):
            message = f"there is no word on answering {wrong.id!r} where {right.id!r} is right"
            yield right.problem(right.mark("id"), NO_CONFUSION, message)
