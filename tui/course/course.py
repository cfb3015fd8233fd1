"""Opening a course: its outline at once, lessons and quizzes when they are asked for."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui.course import outlines, safe_text
from tui.course.errors import CourseError, UnknownIdError
from tui.course.problem import Problem, did_you_mean, problem
from tui.course.reading import (
    COURSE,
    GLOSSARY,
    OBJECTIVES,
    lesson_file,
    quiz_file,
    quiz_names,
    read_quiz,
    read_quiz_head,
    read_rubric,
    read_yaml,
)
from tui.course.schema import (
    TEST_FORMS,
    CourseFile,
    Form,
    GlossaryFile,
    ModuleEntry,
    Objective,
    ObjectivesFile,
    Skill,
    Source,
    Term,
)

if TYPE_CHECKING:
    from tui.course.model import Classify, Item, Lesson, Quiz, Step
    from tui.course.rubric import Rubric


class LessonHead(msgspec.Struct, frozen=True):
    """What the map shows of a lesson."""

    id: str
    title: str
    minutes: int
    steps: tuple[tuple[str, str], ...]
    """Id (`lesson#step`) and title of each step."""
    flaw: str = ""
    """Why the lesson cannot be opened, or empty."""


class QuizTitle(msgspec.Struct, frozen=True):
    """What the map shows of a quiz before it is opened."""

    id: str
    title: str
    form: Form | None
    """None where it could not be read."""
    flaw: str = ""
    """Why the quiz cannot be opened, or empty."""

    @property
    def is_test(self) -> bool:
        """Whether the quiz is kept for a test."""
        return self.form in TEST_FORMS


class Module(msgspec.Struct, frozen=True):
    """A part of the course."""

    id: str
    title: str
    parts: tuple[LessonHead | QuizTitle, ...]
    """Lessons and quizzes in the order in which they are met."""

    @property
    def lessons(self) -> tuple[LessonHead, ...]:
        """The lessons among the parts."""
        return tuple(part for part in self.parts if isinstance(part, LessonHead))

    @property
    def quizzes(self) -> tuple[QuizTitle, ...]:
        """The quizzes among the parts."""
        return tuple(part for part in self.parts if isinstance(part, QuizTitle))


class Course:
    """An open course.

    Its titles are read when it is opened; the heads of lessons and quizzes, then these themselves, glossary and rubric
    when they are first asked for. What has been read stays.
    """

    def __init__(self, root: Path, head: CourseFile) -> None:
        self.root = root
        """The course's folder."""
        self.id: str = head.id
        self.title: str = head.title
        self.summary: str = head.summary
        self.source: Source | None = head.source
        self.complete: bool = head.complete == "yes"
        """Whether every objective must be taught and tested."""
        self.skills: tuple[Skill, ...] = head.skills
        self.module_entries: tuple[ModuleEntry, ...] = _each_once(head.modules)
        """The modules as the author lists them: titles and ids, known without reading another file.

        A part that is named again is left out.
        """
        self._lessons: dict[str, Lesson] = {}
        self._quizzes: dict[str, Quiz] = {}
        self._vignettes: dict[str, dict[str, Classify]] = {}

    @classmethod
    def open(cls, root: Path) -> Course:
        """Open the course in a folder.

        Raises:
            CourseError: `lessons/course.yaml` is missing or not sound.
        """
        head, document = read_yaml(root, COURSE, CourseFile)
        if head is None:
            raise CourseError("the course", tuple(document.problems))
        return cls(root, head)

    def _lesson_text(self, name: str) -> tuple[str, str | None, list[Problem]]:
        """The file of a lesson, its text, and what was wrong with it."""
        relative = lesson_file(self.root, name)
        if not os.path.lexists(self.root / relative):
            message = f"there is no such file, and none {quiz_file(name)}"
            return relative, None, [problem(relative, 1, 1, "missing-file", message)]
        return relative, *safe_text.read(self.root, relative)

    def _lesson_head(self, name: str) -> LessonHead:
        relative, content, problems = self._lesson_text(name)
        if content is None:
            return LessonHead(name, name, 0, (), str(problems[0]))
        head, _, problems = outlines.front_matter(relative, content)
        if head is None:
            return LessonHead(name, name, 0, (), str(problems[0]))
        steps = tuple((f"{name}#{step}", title) for step, title in outlines.outline(content))
        flaw = "" if steps else "it has no steps"
        if head.id != name:
            flaw = f"the id inside is {head.id!r}"
        return LessonHead(name, head.title, head.minutes, steps, flaw)

    def _quiz_title(self, name: str) -> QuizTitle:
        relative = quiz_file(name)
        head, problems = read_quiz_head(self.root, relative)
        if head is None:
            return QuizTitle(name, name, None, str(problems[0]) if problems else "its head is not sound")
        flaw = "" if head.id == name else f"the id inside is {head.id!r}"
        return QuizTitle(name, head.title, head.form, flaw)

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """The modules with the heads of their lessons and quizzes, which are read when first asked for."""
        quizzes = quiz_names(self.root)
        return tuple(
            Module(
                entry.id,
                entry.title,
                tuple(self._quiz_title(name) if name in quizzes else self._lesson_head(name) for name in entry.parts),
            )
            for entry in self.module_entries
        )

    @cached_property
    def objectives(self) -> tuple[Objective, ...]:
        """What the course teaches; empty where the file is missing or not sound."""
        value, _ = read_yaml(self.root, OBJECTIVES, ObjectivesFile)
        return value.objectives if value else ()

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The terms, in alphabetical order; empty where the file is missing or not sound."""
        value, _ = read_yaml(self.root, GLOSSARY, GlossaryFile)
        return tuple(sorted(value.terms, key=lambda term: term.term.casefold())) if value else ()

    @cached_property
    def rubric(self) -> Rubric:
        """The rule by which vignettes are judged.

        Raises:
            CourseError: It is missing or not sound.
        """
        rubric, document = read_rubric(self.root)
        if rubric is None:
            raise CourseError("the rubric", tuple(document.problems))
        return rubric

    @property
    def lesson_heads(self) -> tuple[LessonHead, ...]:
        """All lessons, in order."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)

    @property
    def quiz_titles(self) -> tuple[QuizTitle, ...]:
        """All quizzes, in order."""
        return tuple(quiz for module in self.modules for quiz in module.quizzes)

    def lesson(self, name: str) -> Lesson:
        """A lesson, read when first asked for.

        Raises:
            UnknownIdError: No module names it.
            CourseError: It is not sound enough to be shown.
        """
        from tui.course.lessons import read_lesson

        if name not in self._lessons:
            known = [head.id for head in self.lesson_heads]
            if name not in known:
                raise UnknownIdError(name, did_you_mean(name, known))
            relative, content, problems = self._lesson_text(name)
            lesson = None
            if content is not None:
                lesson, more = read_lesson(relative, content)
                problems += more
            if lesson is None or not lesson.steps or lesson.id != name:
                if lesson is not None and lesson.id != name:
                    problems.insert(0, problem(relative, 2, 1, "file-name", f"the id inside is {lesson.id!r}"))
                raise CourseError(f"lesson {name!r}", tuple(problems))
            self._lessons[name] = lesson
        return self._lessons[name]

    def step(self, name: str) -> Step:
        """A step by `lesson#step`.

        Raises:
            UnknownIdError: There is no such step.
            CourseError: Its lesson is not sound enough to be shown.
        """
        lesson = self.lesson(name.partition("#")[0])
        for step in lesson.steps:
            if step.id == name:
                return step
        raise UnknownIdError(name, did_you_mean(name, [step.id for step in lesson.steps]))

    def quiz(self, name: str) -> Quiz:
        """A quiz, read when first asked for.

        Raises:
            UnknownIdError: No module names it.
            CourseError: It has no item that could be asked.
        """
        if name not in self._quizzes:
            known = [title.id for title in self.quiz_titles]
            if name not in known:
                raise UnknownIdError(name, did_you_mean(name, known))
            relative = quiz_file(name)
            quiz, document, _ = read_quiz(self.root, relative, self.rubric, self._find_vignette)
            if quiz is not None and quiz.id != name:
                mark = document.mark("id")
                found = problem(relative, mark.line, mark.column, "file-name", f"the id inside is {quiz.id!r}")
                raise CourseError(f"quiz {name!r}", (found, *document.problems))
            if quiz is None or not quiz.items:
                raise CourseError(f"quiz {name!r}", tuple(document.problems))
            self._quizzes[name] = quiz
        return self._quizzes[name]

    def _find_vignette(self, name: str) -> Classify | None:
        """A vignette of any quiz. Quizzes are read without their flips here, so that flips may refer anywhere."""
        for title in self.quiz_titles:
            if title.id not in self._vignettes:
                _, _, items = read_quiz(self.root, quiz_file(title.id), self.rubric)
                self._vignettes[title.id] = {item.id: item for _, item in items if item.kind == "classify"}  # type: ignore[misc]
            if name in self._vignettes[title.id]:
                return self._vignettes[title.id][name]
        return None

    def item_names(self, name: str) -> tuple[str, ...]:
        """The ids of a quiz's items, skimmed from its file where it has not been read; right for a sound quiz."""
        if name in self._quizzes:
            return tuple(item.id for item in self._quizzes[name].items)
        content, _ = safe_text.read(self.root, quiz_file(name))
        return outlines.item_names(content) if content else ()

    def find_item(self, name: str) -> tuple[Quiz, Item]:
        """An item and the quiz that it is in. Quizzes that are asked inside lessons are searched first.

        Raises:
            UnknownIdError: No sound item has this id.
        """
        for title in sorted(self.quiz_titles, key=lambda title: title.form != "check"):
            try:
                quiz = self.quiz(title.id)
            except CourseError:
                continue
            for item in quiz.items:
                if item.id == name:
                    return quiz, item
        raise UnknownIdError(name)

    def term(self, name: str) -> Term:
        """A term of the glossary by its id.

        Raises:
            UnknownIdError: There is no such term.
        """
        for term in self.glossary:
            if term.id == name:
                return term
        raise UnknownIdError(name, did_you_mean(name, [term.id for term in self.glossary]))

    def skill_label(self, name: str) -> str:
        """What a skill is called; its id where the course gives it no name."""
        return next((skill.label for skill in self.skills if skill.id == name), name)


def _each_once(modules: tuple[ModuleEntry, ...]) -> tuple[ModuleEntry, ...]:
    met: set[str] = set()
    kept = []
    for module in modules:
        parts = tuple(name for name in dict.fromkeys(module.parts) if name not in met)
        met.update(parts)
        kept.append(module if parts == module.parts else msgspec.structs.replace(module, parts=parts))
    return tuple(kept)
