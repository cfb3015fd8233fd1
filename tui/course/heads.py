"""What the map shows of a course: modules, and the heads of their lessons and quizzes, read without their bodies."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from tui.course import outlines
from tui.course.documents import Parse
from tui.course.forms import Form, Use, use_of
from tui.course.reading import lesson_text, quiz_file, quiz_names, read_quiz_head
from tui.course.schema import ModuleEntry


class StepHead(Struct, frozen=True):
    """A step of a lesson's outline."""

    id: str
    """`lesson#step`."""
    title: str


class LessonHead(Struct, frozen=True, kw_only=True):
    """What the map shows of a lesson."""

    id: str
    title: str
    minutes: int = 0
    steps: tuple[StepHead, ...] = ()
    asks: tuple[str, ...] = ()
    """Ids of the items that are asked or compared in it."""
    flaw: str = ""
    """Why the lesson cannot be opened, or empty."""


class QuizTitle(Struct, frozen=True, kw_only=True):
    """What the map shows of a quiz before it is opened."""

    id: str
    title: str
    form: Form | None = None
    """None where it could not be read."""
    flaw: str = ""
    """Why the quiz cannot be opened, or empty."""

    @property
    def use(self) -> Use:
        """What its form means for it."""
        return use_of(self.form)


class Module(Struct, frozen=True):
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


def read_modules(root: Path, entries: Iterable[ModuleEntry], parse: Parse) -> tuple[Module, ...]:
    """The modules of a course with the heads of their parts. What is not sound has a flaw."""
    quizzes = quiz_names(root)
    return tuple(
        Module(
            entry.id,
            entry.title,
            tuple(
                _quiz_title(root, name, parse) if name in quizzes else _lesson_head(root, name, parse)
                for name in entry.parts
            ),
        )
        for entry in entries
    )


def _lesson_head(root: Path, name: str, parse: Parse) -> LessonHead:
    relative, content, problems = lesson_text(root, name)
    if content is None:
        return LessonHead(id=name, title=name, flaw=str(problems[0]))
    head, _, problems = outlines.front_matter(relative, content, parse)
    if head is None:
        return LessonHead(id=name, title=name, flaw=str(problems[0]))
    if problems := outlines.oversize(relative, content):
        return LessonHead(id=name, title=head.title, minutes=head.minutes, flaw=str(problems[0]))
    steps = tuple(StepHead(f"{name}#{step}", title) for step, title in outlines.outline(content))
    flaw = "" if steps else "it has no steps"
    if head.id != name:
        flaw = f"the id inside is {head.id!r}"
    asks = outlines.asks(content)
    return LessonHead(id=name, title=head.title, minutes=head.minutes, steps=steps, asks=asks, flaw=flaw)


def _quiz_title(root: Path, name: str, parse: Parse) -> QuizTitle:
    head, problems = read_quiz_head(root, quiz_file(name), parse)
    if head is None:
        return QuizTitle(id=name, title=name, flaw=str(problems[0]) if problems else "its head is not sound")
    flaw = "" if head.id == name else f"the id inside is {head.id!r}"
    return QuizTitle(id=name, title=head.title, form=head.form, flaw=flaw)
