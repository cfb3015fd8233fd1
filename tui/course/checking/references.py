"""References that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.checking.entries import Entry, Names, entries_of
from tui.course.checking.survey import LessonText, Survey
from tui.course.documents import Mark
from tui.course.lessons import OBJECTIVE
from tui.course.model import Step
from tui.course.problem import Problem, did_you_mean, problem
from tui.course.reading import GLOSSARY, RUBRIC

JUDGED = ("classify", "flip")
"""The kinds of item that need a rubric."""
MAX_HINTS = 100
"""How many near names are looked for in one run; among thousands of ids each takes a while."""


def find(survey: Survey) -> Iterator[Problem]:
    """Report references to objectives, steps, skills, terms, items, lessons and quizzes that are not there."""
    look_up = LookUp()
    yield from _modules(survey)
    yield from _items(survey, look_up)
    yield from _terms(survey, look_up)
    yield from _features(survey, look_up)
    for text in survey.lessons:
        for step, last in text.steps():
            yield from _step(survey, look_up, text, step, last)
    yield from _missing_files(survey)


class LookUp:
    """Reports names that refer to nothing, each with the nearest one that is known."""

    def __init__(self) -> None:
        self.hints: dict[tuple[str, str], str] = {}
        """What was found so far, by kind and name."""

    def __call__(self, record: Entry, mark: Mark, names: Names, name: str) -> Iterator[Problem]:
        """Report a name of an entry where it certainly refers to nothing."""
        if names.lack(name):
            yield record.problem(mark, "unknown-reference", self.message(names, name), self.hint(names, name))

    @staticmethod
    def message(names: Names, name: str) -> str:
        """What is said of a name that refers to nothing."""
        return f"there is no {names.what} {name[:80]!r}"

    def hint(self, names: Names, name: str) -> str:
        """The nearest name that is known, or empty."""
        asked = (names.what, name)
        if asked not in self.hints and len(self.hints) < MAX_HINTS:
            self.hints[asked] = did_you_mean(name[:80], names.ids)
        return self.hints.get(asked, "")


def _modules(survey: Survey) -> Iterator[Problem]:
    present = {text.name for text in survey.lessons} | {quiz.name for quiz in survey.quizzes}
    present |= {text.lesson.id for text in survey.lessons if text.lesson}
    present |= {quiz.quiz.id for quiz in survey.quizzes if quiz.quiz}
    for module in entries_of(survey.course, "modules"):
        for name, mark in module.texts("parts"):
            if name not in present:
                message = f"there is no file lessons/NN-{name[:80]}.md, and none quizzes/{name[:80]}.yaml"
                yield module.problem(mark, "missing-file", message, did_you_mean(name[:80], present))


def _items(survey: Survey, look_up: LookUp) -> Iterator[Problem]:
    for quiz in survey.quizzes:
        for entry in quiz.entries:
            for name, mark in entry.texts("tests"):
                yield from look_up(entry, mark, survey.objective_names, name)
            yield from look_up(entry, entry.mark("lesson"), survey.step_names, entry.text("lesson"))
            yield from look_up(entry, entry.mark("skill"), survey.skill_names, entry.text("skill"))
            yield from _recalled(survey, look_up, entry)


def _recalled(survey: Survey, look_up: LookUp, entry: Entry) -> Iterator[Problem]:
    name, mark = entry.text("recalls"), entry.mark("recalls")
    yield from look_up(entry, mark, survey.item_names, name)
    if name and name == entry.id:
        yield entry.problem(mark, "unknown-reference", f"the item {name!r} says that it asks itself again")
    elif name in survey.item_quiz and survey.item_quiz[name].use.kept_for:
        quiz = survey.item_quiz[name]
        message = f"the item {name!r} belongs to {quiz.name!r}, a quiz of form {quiz.form}, and is met nowhere else"
        yield entry.problem(mark, "form-item", message, "recall an item of a quiz of form lesson")


def _terms(survey: Survey, look_up: LookUp) -> Iterator[Problem]:
    for term in entries_of(survey.glossary, "terms"):
        for name, mark in term.texts("see-also"):
            yield from look_up(term, mark, survey.term_names, name)
            if name == term.id:
                yield term.problem(mark, "unknown-reference", f"the term {name!r} says to see itself")
        yield from look_up(term, term.mark("step"), survey.step_names, term.text("step"))


def _features(survey: Survey, look_up: LookUp) -> Iterator[Problem]:
    for feature in entries_of(survey.rubric_file, "features"):
        for name, mark in feature.texts("claims"):
            yield from look_up(feature, mark, survey.objective_names, name)


def _step(survey: Survey, look_up: LookUp, text: LessonText, step: Step, last: int) -> Iterator[Problem]:
    taught = [name for name in step.teaches if OBJECTIVE.fullmatch(name)]
    references = [(survey.objective_names, name, text.at(name, step.line - 1, step.line)) for name in taught]
    for name in (*step.checks, *step.compared):
        references.append((survey.item_names, name, text.at(name, step.line + 1, last)))
    kinds = {"term": survey.term_names, "lesson": survey.step_names, "item": survey.item_names}
    for link in step.links:
        kind, _, name = link.target.partition(":")
        if kind in kinds:
            references.append((kinds[kind], name, text.at(link.target, step.line, last)))
    for names, name, mark in references:
        if names.lack(name) or not name:
            yield text.problem(mark, "unknown-reference", look_up.message(names, name), look_up.hint(names, name))
        elif names is survey.item_names and name in survey.item_quiz and survey.item_quiz[name].use.kept_for:
            quiz = survey.item_quiz[name]
            message = f"the item {name!r} belongs to {quiz.name!r}, a quiz of form {quiz.form}"
            yield text.problem(mark, "form-item", message, "ask an item of a quiz of form lesson")
        elif name in step.compared and name in survey.item_kind and survey.item_kind[name] != "classify":
            message = f"the item {name!r} is no vignette"
            yield text.problem(mark, "unknown-reference", message, "a pair holds the ids of two vignettes")
        elif name in step.checks and survey.item_kind.get(name) == "classify":
            message = f"the item {name!r} is a vignette, which practice asks"
            yield text.problem(mark, "unknown-reference", message, "a check holds a question, a pair two vignettes")


def _missing_files(survey: Survey) -> Iterator[Problem]:
    """Files that a course may do without, until something refers to them."""
    if survey.glossary is None:
        links = [link for text in survey.lessons for step, _ in text.steps() for link in step.links]
        terms = [link.target for link in links if link.target.startswith("term:")]
        if terms:
            message = f"there is no such file, and {len(terms)} links lead to its terms, among them {terms[0]}"
            yield problem(GLOSSARY, 1, 1, "missing-file", message)
    if survey.rubric_file is None:
        quizzes = [quiz for quiz in survey.quizzes if any(entry.text("kind") in JUDGED for entry in quiz.entries)]
        if quizzes:
            message = f"there is no such file, and the vignettes and flips of {quizzes[0].path} are judged by it"
            yield problem(RUBRIC, 1, 1, "missing-file", message)
