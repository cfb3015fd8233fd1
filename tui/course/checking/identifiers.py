"""Ids that are used twice, and files that are not called like what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.course.checking.entries import Entry, entries_of
from tui.course.checking.survey import NOT_LISTED, Survey
from tui.course.documents import Mark
from tui.course.problem import Problem, problem
from tui.course.reading import COURSE


class _Use(NamedTuple):
    what: str
    id: str
    path: str
    mark: Mark


def find(survey: Survey) -> Iterator[Problem]:
    """Report ids that are used twice, files with another name than their id, files that no module names."""
    yield from _doubled(_shared(survey))
    for what, document, key in (
        ("module", survey.course, "modules"),
        ("skill", survey.course, "skills"),
        ("voice", survey.course, "voices"),
        ("objective", survey.objectives, "objectives"),
        ("plan", survey.plans_file, "plans"),
    ):
        yield from _doubled(_uses(what, entries_of(document, key)))
    yield from _named_twice(survey)
    yield from _file_names(survey)
    yield from _not_listed(survey)


def _uses(what: str, entries: Iterable[Entry]) -> Iterator[_Use]:
    for entry in entries:
        if entry.id:
            yield _Use(what, entry.id, entry.document.path, entry.mark("id"))


def _shared(survey: Survey) -> Iterator[_Use]:
    """Lessons, quizzes, items and terms: a learner may open each by its id alone, so they share one set of names."""
    for text in survey.lessons:
        if text.lesson:
            yield _Use("lesson", text.lesson.id, text.path, text.at("id", 1, 8))
    for quiz in survey.quizzes:
        if quiz.quiz:
            yield _Use("quiz", quiz.quiz.id, quiz.path, quiz.document.mark("id"))
        yield from _uses("item", quiz.entries)
    yield from _uses("term", entries_of(survey.glossary, "terms"))


def _doubled(uses: Iterable[_Use]) -> Iterator[Problem]:
    first: dict[str, _Use] = {}
    for use in uses:
        other = first.setdefault(use.id, use)
        if other is not use:
            message = f"the {use.what} {use.id!r} has the same id as the {other.what} at {other.path}:{other.mark.line}"
            yield problem(use.path, use.mark.line, use.mark.column, "duplicate-id", message, "give one another id")


def _named_twice(survey: Survey) -> Iterator[Problem]:
    seen: set[str] = set()
    for module in entries_of(survey.course, "modules"):
        for name, mark in module.texts("parts"):
            if name in seen:
                yield module.problem(mark, "duplicate-id", f"the modules name the part {name!r} twice")
            seen.add(name)


def _file_names(survey: Survey) -> Iterator[Problem]:
    for text in survey.lessons:
        if text.lesson and text.lesson.id != text.name:
            message = f"the id inside is {text.lesson.id!r}"
            hint = f"call the file {text.lesson.id}.md, with a number and a hyphen before it if you like"
            yield text.problem(text.at("id", 1, 8), "file-name", message, hint)
    for quiz in survey.quizzes:
        if quiz.quiz and quiz.quiz.id != quiz.name:
            mark = quiz.document.mark("id")
            message, hint = f"the id inside is {quiz.quiz.id!r}", f"call the file {quiz.quiz.id}.yaml"
            yield problem(quiz.path, mark.line, mark.column, "file-name", message, hint)


def _not_listed(survey: Survey) -> Iterator[Problem]:
    listed = [(text.path, text.listed) for text in survey.lessons]
    listed += [(quiz.path, quiz.listed) for quiz in survey.quizzes]
    for path in (path for path, named in listed if not named):
        message = f"no module of {COURSE} names this file, so no learner meets it"
        yield problem(path, 1, 1, NOT_LISTED, message, "name it there, or move it to another folder")
