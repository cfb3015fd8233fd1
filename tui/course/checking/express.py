"""The short way through the course leads through parts of the course."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.checking.entries import Entry, entries_of
from tui.course.checking.survey import Survey
from tui.course.problem import Problem, did_you_mean
from tui.course.rules import rule

EXPRESS = rule(
    "express",
    "error",
    "The express path names what is not there, something twice, a lesson beside steps of it, or a quiz that is not "
    "asked as a round.",
)


def find(survey: Survey) -> Iterator[Problem]:
    """Report what the express path cannot lead to."""
    whole = survey.course.data
    if not isinstance(whole, dict):
        return
    parts = {name for module in entries_of(survey.course, "modules") for name, _ in module.texts("parts")}
    quizzes = {quiz.name: quiz for quiz in survey.listed_quizzes}
    course = Entry(survey.course, (), whole)
    steps = {step.id for text in survey.listed_lessons for step, _ in text.steps()}
    unsound = {text.name for text in survey.listed_lessons if text.lesson is None}
    seen: set[str] = set()
    for name, mark in course.texts("express"):
        part, is_step, _ = name.partition("#")
        if is_step and part in unsound:
            continue
        if name not in (steps if is_step else parts):
            what = "lesson has the step" if is_step else "module names the part"
            message = f"no {what} {name[:80]!r}, so that the express path cannot lead to it"
            yield course.problem(mark, EXPRESS, message, did_you_mean(name[:80], (steps if is_step else parts) - seen))
        elif part in seen if is_step else any(each.startswith(f"{name}#") for each in seen):
            yield course.problem(mark, EXPRESS, f"the express path names the lesson {part!r} whole, and steps of it")
        elif name in seen:
            yield course.problem(mark, EXPRESS, f"the express path names the part {name!r} twice")
        elif name in quizzes and quizzes[name].form and not quizzes[name].use.is_round:
            message = f"{name!r} is a quiz of form {quizzes[name].form}, which is not asked as a round"
            yield course.problem(mark, EXPRESS, message, "name lessons, and quizzes of form check or practice")
        seen.add(name)
