"""Opening a course: its outline at once, lessons and quizzes when they are asked for."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.course import reading, safe_text
from tui.course.decode import decode
from tui.course.errors import CourseError, UnaskedError, UnknownIdError
from tui.course.kept import Kept
from tui.course.listed import by_part, each_once
from tui.course.problem import Problem, did_you_mean, problem
from tui.course.schema import (
    CourseFile,
    GlossaryFile,
    ModuleEntry,
    Objective,
    ObjectivesFile,
    Skill,
    Source,
    Term,
    Voice,
)

if TYPE_CHECKING:
    from tui.course.heads import LessonHead, Module, QuizTitle
    from tui.course.model import Classify, Item, Lesson, Quiz, Step
    from tui.course.quizzes import QuizRead
    from tui.course.rubric import Rubric
    from tui.course.rubric_schema import RubricFile
    from tui.course.workshops import Plan


class StepTitle(NamedTuple):
    """What a step is called; empty where there is none."""

    step: str
    lesson: str


class Course:
    """An open course.

    Its titles are read when it is opened; the heads of lessons and quizzes, then these themselves, glossary and rubric
    when they are first asked for. What has been read stays.
    """

    def __init__(self, root: Path, head: CourseFile, kept: Kept) -> None:
        self._kept = kept
        self.root = root
        """The course's folder."""
        self.id: str = head.id
        self.title: str = head.title
        self.summary: str = head.summary
        self.audience: str = head.audience
        """For whom it is; may be empty."""
        self.version: str = head.version
        """What this state of the course is called; may be empty."""
        self.source: Source | None = head.source
        self.skills: tuple[Skill, ...] = head.skills
        self.voices: tuple[Voice, ...] = head.voices
        """Who speaks in the lessons; empty where no step says so."""
        self.module_entries: tuple[ModuleEntry, ...] = each_once(head.modules)
        """The modules as the author lists them: titles and ids, known without reading another file.

        A part that is named again is left out.
        """
        self.express: dict[str, tuple[str, ...]] = by_part(head.express)
        """The parts of the short way by their ids, in its order, each with the steps that belong to it.

        A part without steps belongs to it whole. Empty where there is no short way.
        """
        self._lessons: dict[str, Lesson] = {}
        self._unsound: dict[str, tuple[Problem, ...]] = {}
        self._quizzes: dict[str, Quiz] = {}
        self._item_names: dict[str, tuple[str, ...]] = {}
        self._vignettes: dict[str, dict[str, Classify]] = {}
        self._flaws: dict[str, tuple[Problem, ...]] = {}

    @classmethod
    def open(cls, root: Path) -> Course:
        """Open the course in a folder.

        Raises:
            CourseError: `lessons/course.yaml` is missing or not sound.
        """
        kept = Kept.of(root)
        document = kept.read(root, reading.COURSE)
        head = decode(document, CourseFile) if document.data is not None else None
        if head is None:
            raise CourseError("the course", tuple(document.problems))
        return cls(root, head, kept)

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """The modules with the heads of their lessons and quizzes, which are read when first asked for."""
        from tui.course.heads import read_modules

        modules = read_modules(self.root, self.module_entries, self._kept.parse)
        self._kept.save()
        return modules

    @cached_property
    def objectives(self) -> tuple[Objective, ...]:
        """What the course teaches; empty where the file is missing or not sound."""
        value, _ = reading.read_yaml(self.root, reading.OBJECTIVES, ObjectivesFile)
        return value.objectives if value else ()

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The terms, in alphabetical order; empty where the file is missing or not sound."""
        value, _ = reading.read_yaml(self.root, reading.GLOSSARY, GlossaryFile)
        return tuple(sorted(value.terms, key=lambda term: term.term.casefold())) if value else ()

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The plans of workshops, in order; empty where the file is missing or not sound."""
        from tui.course.workshops import read_plans

        return read_plans(self.root).plans

    @cached_property
    def rubric(self) -> Rubric:
        """The rule by which vignettes are judged.

        Raises:
            CourseError: It is missing or not sound.
        """
        rubric, problems = self._rubric_read
        if rubric is None:
            raise CourseError("the rubric", problems)
        return rubric

    @property
    def sound_rubric(self) -> Rubric | None:
        """The rubric; None where it is missing or not sound."""
        return self._rubric_read[0]

    @cached_property
    def _rubric_read(self) -> tuple[Rubric | None, tuple[Problem, ...]]:
        rubric, document = reading.read_rubric(self.root)
        return rubric, tuple(document.problems)

    @property
    def rubric_source(self) -> RubricFile | None:
        """The rubric as its author wrote it, to be compared; None where it is missing or not sound."""
        rubric, _ = self._rubric_read
        return rubric.source if rubric else None

    def read_whole(self) -> Course:
        """Read all of it now, so that nothing that happens to its files changes what is shown."""
        _ = self.objectives, self.glossary, self.plans, self._rubric_read, self._home
        for head in self.lesson_heads:
            with suppress(CourseError):
                self.lesson(head.id)
        for title in self.quiz_titles:
            with suppress(CourseError):
                self.quiz(title.id)
        return self

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

        if name in self._unsound:
            raise CourseError(f"lesson {name!r}", self._unsound[name])
        if name not in self._lessons:
            known = [head.id for head in self.lesson_heads]
            if name not in known:
                raise UnknownIdError(name, did_you_mean(name, known))
            relative, content, problems = reading.lesson_text(self.root, name)
            lesson = None
            if content is not None:
                lesson, more = read_lesson(relative, content, [voice.id for voice in self.voices])
                problems += more
            if lesson is None or not lesson.steps or lesson.id != name:
                if lesson is not None and lesson.id != name:
                    problems.insert(0, problem(relative, 2, 1, "file-name", f"the id inside is {lesson.id!r}"))
                self._unsound[name] = tuple(problems)
                raise CourseError(f"lesson {name!r}", self._unsound[name])
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

    def step_title(self, name: str) -> StepTitle:
        """The titles of a step (`lesson#step`) and its lesson, from the outline: the lesson need not be read for it."""
        lesson = name.partition("#")[0]
        head = next((head for head in self.lesson_heads if head.id == lesson), None)
        if head is None:
            return StepTitle("", "")
        return StepTitle(next((step.title for step in head.steps if step.id == name), ""), head.title)

    def quiz(self, name: str) -> Quiz:
        """A quiz, read when first asked for. Only vignettes and flips need a rubric; without one they are left out.

        Raises:
            UnknownIdError: No module names it.
            CourseError: It has no item that could be asked.
        """
        if name not in self._quizzes:
            known = [title.id for title in self.quiz_titles]
            if name not in known:
                raise UnknownIdError(name, did_you_mean(name, known))
            relative = reading.quiz_file(name)
            quiz, document, _ = self._read_quiz(name)
            if quiz is not None and quiz.id != name:
                mark = document.mark("id")
                found = problem(relative, mark.line, mark.column, "file-name", f"the id inside is {quiz.id!r}")
                raise CourseError(f"quiz {name!r}", (found, *document.problems))
            if quiz is None or not quiz.items:
                raise CourseError(f"quiz {name!r}", (*document.problems, *self._rubric_read[1]))
            self._quizzes[name] = quiz
        return self._quizzes[name]

    def _read_quiz(self, name: str) -> QuizRead:
        from tui.course.quizzes import read_quiz

        return read_quiz(self.root, reading.quiz_file(name), self._rubric_read[0], self._find_vignette)

    def _find_vignette(self, name: str) -> Classify | None:
        """A vignette of any quiz. Quizzes are read without their flips here, so that flips may refer anywhere."""
        from tui.course.model import Classify
        from tui.course.quizzes import read_quiz

        for title in self.quiz_titles:
            if title.id not in self._vignettes:
                _, _, items = read_quiz(self.root, reading.quiz_file(title.id), self._rubric_read[0])
                self._vignettes[title.id] = {item.id: item for _, item in items if isinstance(item, Classify)}
            if name in self._vignettes[title.id]:
                return self._vignettes[title.id][name]
        return None

    def item_names(self, name: str) -> tuple[str, ...]:
        """The ids of a quiz's items, skimmed from its file where it has not been read; right for a sound quiz."""
        if name in self._quizzes:
            return tuple(item.id for item in self._quizzes[name].items)
        return self._skimmed(name)

    def _skimmed(self, quiz: str) -> tuple[str, ...]:
        if quiz not in self._item_names:
            content, _ = safe_text.read(self.root, reading.quiz_file(quiz))
            from tui.course.outlines import item_names

            self._item_names[quiz] = item_names(content) if content else ()
        return self._item_names[quiz]

    def unsound(self, name: str) -> tuple[str, ...]:
        """The ids of a quiz's items that are not sound enough to be asked.

        Raises:
            UnknownIdError: No module names the quiz.
            CourseError: None of its items can be asked.
        """
        sound = {item.id for item in self.quiz(name).items}
        return tuple(item for item in dict.fromkeys(self._skimmed(name)) if item not in sound)

    def find_item(self, name: str) -> tuple[Quiz, Item]:
        """An item and the quiz that it is in: one that has been read, else one whose file names it, else any.

        Raises:
            UnknownIdError: No item has this id.
            UnaskedError: The item is not sound enough to be asked.
        """
        quizzes = sorted((title.id for title in self.quiz_titles), key=lambda quiz: quiz not in self._quizzes)
        named = (quiz for quiz in quizzes if name in self.item_names(quiz))
        for each in chain(named, quizzes):
            try:
                quiz = self.quiz(each)
            except CourseError:
                continue
            for item in quiz.items:
                if item.id == name:
                    return quiz, item
        if name in self._home:
            raise self._unasked(name)
        raise UnknownIdError(name)

    @cached_property
    def _home(self) -> dict[str, str]:
        """The quiz of each item, sound or not, skimmed from the files."""
        return {name: title.id for title in self.quiz_titles for name in self._skimmed(title.id)}

    def _unasked(self, name: str) -> UnaskedError:
        from tui.course.quizzes import why_left_out

        if name not in self._flaws:
            own = why_left_out(self._read_quiz(self._home[name]), name)
            self._flaws[name] = own or self._rubric_read[1]
        return UnaskedError(name, self._flaws[name])

    def term(self, name: str) -> Term:
        """A term of the glossary by its id.

        Raises:
            UnknownIdError: There is no such term.
        """
        for term in self.glossary:
            if term.id == name:
                return term
        raise UnknownIdError(name, did_you_mean(name, [term.id for term in self.glossary]))

    def plan(self, name: str) -> Plan:
        """A plan of a workshop by its id.

        Raises:
            UnknownIdError: There is no such plan.
        """
        for plan in self.plans:
            if plan.id == name:
                return plan
        raise UnknownIdError(name, did_you_mean(name, [plan.id for plan in self.plans]))

    def skill_label(self, name: str) -> str:
        """What a skill is called; its id where the course gives it no name."""
        return next((skill.label for skill in self.skills if skill.id == name), name)
