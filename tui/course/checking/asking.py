"""Questions are asked once: in a lesson or in a round, and the questions of lessons in a lesson."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.checking.survey import Survey
from tui.course.problem import Problem
from tui.course.rules import rule

ASKED_TWICE = rule(
    "asked-twice", "warning", "A step asks an item that another step asks too, or that a quiz asks as a round."
)
NOT_ASKED = rule(
    "not-asked", "warning", "An item of a quiz of form lesson is asked by no step, so that nobody meets it."
)


def find(survey: Survey) -> Iterator[Problem]:
    """Report what is asked twice, and what is never asked."""
    yield from _asked_twice(survey)
    yield from _asked_as_a_round(survey)
    yield from _not_asked(survey)


def _asked_twice(survey: Survey) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for text in survey.lessons:
        for step, last in text.steps():
            for item in step.checks:
                if item in first:
                    mark = text.at(item, step.line + 1, last)
                    yield text.problem(mark, ASKED_TWICE, f"the item {item!r} is asked in {first[item]} already")
                else:
                    first[item] = step.id


def _asked_as_a_round(survey: Survey) -> Iterator[Problem]:
    for text in survey.lessons:
        for step, last in text.steps():
            for item in dict.fromkeys((*step.checks, *step.compared)):
                quiz = survey.item_quiz.get(item)
                if quiz and quiz.use.is_round:
                    mark = text.at(item, step.line + 1, last)
                    message = f"the item {item!r} is asked by the quiz {quiz.name!r} too, a round of form {quiz.form}"
                    hint = "move it to a quiz of form lesson; a like item of the round says recalls: ID"
                    yield text.problem(mark, ASKED_TWICE, message, hint)


def _not_asked(survey: Survey) -> Iterator[Problem]:
    lessons = survey.listed_lessons
    if not all(text.lesson for text in lessons):
        return
    asked = {item for text in lessons for step, _ in text.steps() for item in (*step.checks, *step.compared)}
    for quiz in survey.quizzes:
        if quiz.use.only_in_lessons:
            for entry in quiz.entries:
                if entry.id and entry.id not in asked:
                    message = f"no step asks the item {entry.id!r}, and its quiz is asked inside lessons only"
                    yield entry.problem(entry.mark("id"), NOT_ASKED, message, "a fence named check asks it")
