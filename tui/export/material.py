"""What of a course can be taken along: its sound lessons and items, without those that are kept unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.heads import LessonHead, Module, QuizTitle
from tui.course.model import Item, Lesson, Quiz
from tui.tutor.unseen import is_kept_unseen


@dataclass(frozen=True, slots=True)
class Chapter:
    """A module as far as it can be taken along."""

    title: str
    parts: tuple[Lesson | Quiz, ...]
    """In the order in which they are met; quizzes without what is kept unseen, and none that is empty."""


@dataclass(frozen=True, slots=True)
class Material:
    """A course as far as it can be taken along."""

    chapters: tuple[Chapter, ...]
    left_out: tuple[str, ...]
    """What is not sound enough, and why; a line each. What is kept unseen is not named."""

    @property
    def quizzes(self) -> tuple[Quiz, ...]:
        """All quizzes."""
        return tuple(part for chapter in self.chapters for part in chapter.parts if isinstance(part, Quiz))

    def home(self, item: str) -> tuple[Quiz, Item] | None:
        """An item by its id, and its quiz; None where it cannot be taken along."""
        return next(((quiz, each) for quiz in self.quizzes for each in quiz.items if each.id == item), None)


def gather(course: Course) -> Material:
    """Read a whole course."""
    left_out: list[str] = []
    chapters = tuple(Chapter(module.title, tuple(_parts(course, module, left_out))) for module in course.modules)
    return Material(tuple(chapter for chapter in chapters if chapter.parts), tuple(left_out))


def _parts(course: Course, module: Module, left_out: list[str]) -> Iterator[Lesson | Quiz]:
    for head in module.parts:
        try:
            part = _lesson(course, head) if isinstance(head, LessonHead) else _quiz(course, head, left_out)
        except CourseError as error:
            left_out.append(str(error))
            continue
        if part is not None:
            yield part


def _lesson(course: Course, head: LessonHead) -> Lesson:
    return course.lesson(head.id)


def _quiz(course: Course, title: QuizTitle, left_out: list[str]) -> Quiz | None:
    if title.use.kept_for:
        return None
    quiz = course.quiz(title.id)
    for name in course.unsound(title.id):
        try:
            course.find_item(name)
        except UnknownIdError as error:
            left_out.append(str(error))
    items = tuple(item for item in quiz.items if not is_kept_unseen(course, quiz, item))
    return replace(quiz, items=items) if items else None
