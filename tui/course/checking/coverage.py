"""Whether everything that the course sets out to teach is taught and tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tui.course.checking.entries import entries_of
from tui.course.checking.survey import Survey
from tui.course.problem import Problem
from tui.course.rules import rule

NOT_TAUGHT = rule("not-taught", "error", "A complete course has an objective that no step teaches.")
NOT_TESTED = rule("not-tested", "error", "A complete course has an objective that no item tests.")
NOT_TAUGHT_YET = rule(
    "not-taught-yet", "warning", "No step teaches this objective yet (an error once course.yaml says complete: yes)."
)
NOT_TESTED_YET = rule(
    "not-tested-yet", "warning", "No item tests this objective yet (an error once course.yaml says complete: yes)."
)
TESTED_ONCE = rule("tested-once", "warning", "Only one item tests this objective, and its weight is core.")
TESTS_NOTHING = rule("tests-nothing", "warning", "An item names no objective that it tests.")
NO_LINK = rule("no-link", "warning", "An item names no step to reread.")


def find(survey: Survey) -> Iterator[Problem]:
    """Report objectives without a step or an item, and items that test nothing or lead nowhere."""
    yield from _objectives(survey)
    yield from _items(survey)


def _objectives(survey: Survey) -> Iterator[Problem]:
    taught = {name for text in survey.listed_lessons for step, _ in text.steps() for name in step.teaches}
    tested = Counter(
        name
        for quiz in survey.listed_quizzes
        for entry in quiz.entries
        for name in {name for name, _ in entry.texts("tests")}
    )
    untaught, untested = (NOT_TAUGHT, NOT_TESTED) if survey.complete else (NOT_TAUGHT_YET, NOT_TESTED_YET)
    for objective in entries_of(survey.objectives, "objectives"):
        name, mark = objective.id, objective.mark("id")
        if not name:
            continue
        if survey.step_names.whole and name not in taught:
            yield objective.problem(mark, untaught, f"no step teaches {name!r}")
        if survey.item_names.whole and not tested[name]:
            yield objective.problem(mark, untested, f"no item tests {name!r}")
        elif survey.item_names.whole and tested[name] == 1 and objective.text("weight") == "core":
            yield objective.problem(mark, TESTED_ONCE, f"only one item tests {name!r}, and its weight is core")


def _items(survey: Survey) -> Iterator[Problem]:
    for quiz in survey.quizzes:
        for entry in quiz.entries:
            if not entry.data.get("tests"):
                message = f"the item {entry.id!r} names no objective that it tests"
                yield entry.problem(entry.mark(), TESTS_NOTHING, message, "tests: [ID, ...]")
            if not entry.data.get("lesson"):
                message = f"the item {entry.id!r} names no step to reread"
                yield entry.problem(entry.mark(), NO_LINK, message, "lesson: LESSON#STEP")
