"""Reads every file of a course once, for the checks to look at."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tui.course import safe_text
from tui.course.checking.entries import Entry, Names, entries_of
from tui.course.documents import Document, Mark
from tui.course.forms import Use, use_of
from tui.course.items import FindVignette
from tui.course.lessons import read_lesson
from tui.course.model import Classify, Item, Lesson, Quiz, Step
from tui.course.problem import Problem, problem
from tui.course.quizzes import read_quiz
from tui.course.reading import (
    COURSE,
    GLOSSARY,
    OBJECTIVES,
    RUBRIC,
    SPECIAL,
    WORKSHOPS,
    quiz_names,
    read_rubric,
    read_yaml,
)
from tui.course.rubric import Rubric
from tui.course.rules import rule
from tui.course.schema import CourseFile, GlossaryFile, ObjectivesFile
from tui.course.workshops import PlansRead, read_plans

NOT_LISTED = rule(
    "not-listed", "warning", "A file is in the course's folders, but no module names it, or it is of another kind."
)

_FILE_NAME = re.compile(r"[\w.-]+", re.ASCII)
_SUFFIX = {"lessons": ".md", "quizzes": ".yaml"}
_NUMBER = re.compile(r"^[0-9]+-(?=[a-z])")


@dataclass(frozen=True)
class LessonText:
    """A lesson file."""

    path: str
    name: str
    """What its file is called, without number and suffix."""
    lines: list[str]
    lesson: Lesson | None
    """None where its head is not sound."""
    listed: bool
    """Whether a module names it."""

    def at(self, needle: str, first: int, last: int) -> Mark:
        """The first place of some words between two lines, from 1; the first line where they are not found."""
        whole = re.compile(rf"(?<![\w.-]){re.escape(needle)}(?![\w-]|\.\w)")
        for number in range(first, min(last, len(self.lines)) + 1):
            found = whole.search(self.lines[number - 1])
            if found:
                return Mark(number, found.start() + 1)
        return Mark(min(first, max(len(self.lines), 1)), 1)

    def steps(self) -> Iterator[tuple[Step, int]]:
        """The steps, each with its last line."""
        steps = self.lesson.steps if self.lesson else ()
        for place, step in enumerate(steps):
            yield step, steps[place + 1].line - 2 if place + 1 < len(steps) else len(self.lines)

    def problem(self, mark: Mark, rule: str, message: str, hint: str = "") -> Problem:
        """A finding in this file."""
        return problem(self.path, mark.line, mark.column, rule, message, hint)


@dataclass(frozen=True)
class QuizText:
    """A quiz file."""

    path: str
    name: str
    """What its file is called, without suffix."""
    document: Document
    quiz: Quiz | None
    """None where its head is not sound."""
    entries: tuple[Entry, ...]
    """Every item, as written."""
    items: tuple[tuple[Entry, Item], ...]
    """The sound items."""
    listed: bool
    """Whether a module names it."""

    @property
    def form(self) -> str:
        """The form as written, or empty."""
        return Entry(self.document, (), self.document.data).text("form") if self.readable else ""

    @property
    def use(self) -> Use:
        """What the form means for it."""
        return use_of(self.form)

    @property
    def readable(self) -> bool:
        """Whether the items could be listed at all."""
        return isinstance(self.document.data, dict) and isinstance(self.document.data.get("items", []), list)


@dataclass
class Survey:
    """All files of a course."""

    course: Document
    objectives: Document
    glossary: Document | None
    """None where there is none: a course need not have one."""
    rubric: Rubric | None
    rubric_file: Document | None
    """None where there is none: a course without vignettes needs none."""
    lessons: tuple[LessonText, ...]
    quizzes: tuple[QuizText, ...]
    workshops: PlansRead | None
    """None where there is no file of plans: a course need not have one."""
    problems: list[Problem] = field(default_factory=list)
    """What the readers of the files found."""

    @property
    def complete(self) -> bool:
        """Whether the course says that it is."""
        whole = self.course.data
        return isinstance(whole, dict) and whole.get("complete") == "yes"

    @cached_property
    def listed_quizzes(self) -> tuple[QuizText, ...]:
        """The quizzes of the modules."""
        return tuple(quiz for quiz in self.quizzes if quiz.listed)

    @cached_property
    def listed_lessons(self) -> tuple[LessonText, ...]:
        """The lessons of the modules."""
        return tuple(lesson for lesson in self.lessons if lesson.listed)

    @property
    def plans_file(self) -> Document | None:
        """The file of the plans of workshops; None where there is none."""
        return self.workshops.document if self.workshops else None

    @cached_property
    def objective_names(self) -> Names:
        """Ids of the objectives."""
        return _names("objective", self.objectives, "objectives")

    @cached_property
    def skill_names(self) -> Names:
        """Ids of the skills."""
        names = _names("skill", self.course, "skills")
        return names._replace(whole=isinstance(self.course.data, dict))

    @cached_property
    def term_names(self) -> Names:
        """Ids of the glossary's terms."""
        return _names("term", self.glossary, "terms")

    @cached_property
    def verdict_names(self) -> Names:
        """Ids of the rubric's verdicts."""
        return _names("verdict", self.rubric_file, "verdicts")

    @cached_property
    def item_quiz(self) -> dict[str, QuizText]:
        """The quiz of each item of a quiz that a module names."""
        return {entry.id: quiz for quiz in self.listed_quizzes for entry in quiz.entries if entry.id}

    @cached_property
    def item_entry(self) -> dict[str, Entry]:
        """Each item of a quiz that a module names, as written."""
        return {entry.id: entry for quiz in self.listed_quizzes for entry in quiz.entries if entry.id}

    @cached_property
    def item_kind(self) -> dict[str, str]:
        """The kind of each item of a quiz that a module names, as written."""
        return {name: entry.text("kind") for name, entry in self.item_entry.items()}

    @cached_property
    def item_names(self) -> Names:
        """Ids of the items."""
        whole = all(quiz.readable for quiz in self.listed_quizzes)
        return Names("item", frozenset(self.item_quiz), whole)

    @cached_property
    def step_names(self) -> Names:
        """Ids of the steps, `lesson#step`."""
        lessons = [text.lesson for text in self.listed_lessons]
        ids = frozenset(step.id for lesson in lessons if lesson for step in lesson.steps)
        return Names("step", ids, all(lessons))


def _names(what: str, document: Document | None, key: str) -> Names:
    whole = document.data if document else None
    readable = isinstance(whole, dict) and isinstance(whole.get(key), list)
    return Names(what, frozenset(record.id for record in entries_of(document, key) if record.id), readable)


def survey(root: Path) -> Survey:
    """Read every file of a course."""
    head, course = read_yaml(root, COURSE, CourseFile)
    _, objectives = read_yaml(root, OBJECTIVES, ObjectivesFile)
    glossary = read_yaml(root, GLOSSARY, GlossaryFile)[1] if os.path.lexists(root / GLOSSARY) else None
    rubric, rubric_file = read_rubric(root) if os.path.lexists(root / RUBRIC) else (None, None)
    workshops = read_plans(root) if os.path.lexists(root / WORKSHOPS) else None
    problems: list[Problem] = []
    parts = {name for module in entries_of(course, "modules") for name, _ in module.texts("parts")}
    every = course.data is None
    lesson_names = parts - quiz_names(root)
    voices = None if head is None else [voice.id for voice in head.voices]
    lessons = tuple(
        _lesson(root, path, every or _lesson_name(path) in lesson_names, voices, problems)
        for path in _files(root, "lessons", problems)
    )
    quizzes = _quizzes(root, _files(root, "quizzes", problems), None if every else parts, rubric)
    plans = workshops.document if workshops else None
    documents = (course, objectives, glossary, plans, rubric_file, *(quiz.document for quiz in quizzes))
    problems.extend(found for document in documents if document for found in document.problems)
    return Survey(course, objectives, glossary, rubric, rubric_file, lessons, quizzes, workshops, problems)


def _files(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    """The lessons or quizzes of a folder; what looks like one and is none is reported."""
    try:
        names = sorted(os.listdir(root / folder))  # noqa: PTH208 - Path.iterdir has no name without a Path each
    except OSError:
        return
    for name in names:
        suffix = Path(name).suffix.lower()
        if name.startswith((".", "_")) or name == "README.md" or f"{folder}/{name}" in SPECIAL:
            continue
        if suffix not in (".md", ".markdown", ".yaml", ".yml"):
            continue
        shown = f"{folder}/{safe_text.clean(name.encode('utf-8', 'replace').decode())}"
        if not _FILE_NAME.fullmatch(name):
            message = "the name of a course's file has letters, digits, hyphens and dots only"
            problems.append(problem(shown, 1, 1, "file-name", message))
        elif not name.endswith(_SUFFIX[folder]):
            message = f"this is no file of a course: the files of {folder}/ end in {_SUFFIX[folder]}"
            problems.append(problem(shown, 1, 1, NOT_LISTED, message))
        else:
            yield f"{folder}/{name}"


def _lesson_name(path: str) -> str:
    return _NUMBER.sub("", path.partition("/")[2].removesuffix(".md"))


def _quiz_name(path: str) -> str:
    return path.partition("/")[2].removesuffix(".yaml")


def _lesson(root: Path, path: str, listed: bool, voices: Collection[str] | None, problems: list[Problem]) -> LessonText:
    content, found = safe_text.read(root, path)
    problems.extend(found)
    lesson = None
    if content is not None:
        lesson, found = read_lesson(path, content, voices)
        problems.extend(found)
    return LessonText(path, _lesson_name(path), (content or "").split("\n"), lesson, listed)


def _quizzes(root: Path, paths: Iterable[str], named: set[str] | None, rubric: Rubric | None) -> tuple[QuizText, ...]:
    """All quizzes. One with flips is read again once the vignettes of the others that learners meet are known."""
    found = [_quiz(root, path, named is None or _quiz_name(path) in named, rubric) for path in paths]
    vignettes = {item.id: item for quiz in found if quiz.listed for _, item in quiz.items if isinstance(item, Classify)}
    for place, quiz in enumerate(found):
        if any(entry.text("kind") == "flip" for entry in quiz.entries):
            found[place] = _quiz(root, quiz.path, quiz.listed, rubric, vignettes.get)
    return tuple(found)


def _quiz(root: Path, path: str, listed: bool, rubric: Rubric | None, find: FindVignette | None = None) -> QuizText:
    quiz, document, items = read_quiz(root, path, rubric, find)
    entries = entries_of(document, "items")
    by_index = {entry.path[-1]: entry for entry in entries}
    sound = tuple((by_index[index], item) for index, item in items if index in by_index)
    return QuizText(path, _quiz_name(path), document, quiz, entries, sound, listed)
