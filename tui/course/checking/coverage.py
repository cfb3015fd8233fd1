"""Whether everything that the course sets out to teach is taught and tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tui.course.checking.entries import entries_of
from tui.course.checking.survey import Survey
from tui.course.problem import Problem


def find(survey: Survey) -> Iterator[Problem]:
    """Report objectives without a step or an item, items that test nothing or lead nowhere, checks asked twice."""
    yield from _objectives(survey)
    yield from _items(survey)
    yield from _asked_twice(survey)


def _objectives(survey: Survey) -> Iterator[Problem]:
    taught = {name for text in survey.listed_lessons for step, _ in text.steps() for name in step.teaches}
    tested = Counter(
        name
        for quiz in survey.listed_quizzes
        for entry in quiz.entries
        for name in {name for name, _ in entry.texts("tests")}
    )
    yet = "" if survey.complete else "-yet"
    for objective in entries_of(survey.objectives, "objectives"):
        name, mark = objective.id, objective.mark("id")
        if not name:
            continue
        if survey.step_names.whole and name not in taught:
            yield objective.problem(mark, f"not-taught{yet}", f"no step teaches {name!r}")
        if survey.item_names.whole and not tested[name]:
            yield objective.problem(mark, f"not-tested{yet}", f"no item tests {name!r}")
        elif survey.item_names.whole and tested[name] == 1 and objective.text("weight") == "core":
            yield objective.problem(mark, "tested-once", f"only one item tests {name!r}, and its weight is core")


def _items(survey: Survey) -> Iterator[Problem]:
    for quiz in survey.quizzes:
        for entry in quiz.entries:
            if not entry.data.get("tests"):
                message = f"the item {entry.id!r} names no objective that it tests"
                yield entry.problem(entry.mark(), "tests-nothing", message, "tests: [ID, ...]")
            if not entry.data.get("lesson"):
                message = f"the item {entry.id!r} names no step to reread"
                yield entry.problem(entry.mark(), "no-link", message, "lesson: LESSON#STEP")


def _asked_twice(survey: Survey) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for text in survey.lessons:
        for step, last in text.steps():
            for item in step.checks:
                if item in first:
                    mark = text.at(item, step.line + 1, last)
                    message = f"the item {item!r} is asked in {first[item]} already"
                    yield text.problem(mark, "asked-twice", message)
                else:
                    first[item] = step.id
