"""What is other in a course than in the same course read before: which steps, which items, which files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.reading import lesson_file, quiz_file
from tui.course.target import Target

if TYPE_CHECKING:
    from tui.course.model import Item, Lesson, Quiz, Step


@dataclass(frozen=True, slots=True)
class Edit:
    """Something that is other than it was, or new; or a file of which nothing else can be said."""

    words: str
    """What it is, in a few words."""
    places: tuple[Target, ...] = ()
    """Where it is met, the likeliest place first: a step, an item in its quiz. Empty where it is met everywhere."""

    def within(self, kind: str, part: str) -> tuple[str, ...]:
        """Where it is met in a lesson or a quiz: ids of steps or items."""
        here = (place for place in self.places if place.kind == kind and place.name.partition("#")[0] == part)
        return tuple(place.step if kind == "lesson" else place.item for place in here)


def edits(before: Course, after: Course, files: Iterable[str]) -> tuple[Edit, ...]:
    """What has changed in some files of a course, in their order.

    Args:
        before: The course as it was, read whole.
        after: The course as it is, read whole.
        files: Paths below the course's folder.
    """
    lessons = {lesson_file(after.root, head.id): head.id for head in after.lesson_heads}
    quizzes = {quiz_file(title.id): title.id for title in after.quiz_titles}
    found: list[Edit] = []
    for file in files:
        if file in lessons:
            parts = list(_steps(before, after, lessons[file]))
        elif file in quizzes:
            parts = list(_items(before, after, quizzes[file]))
        else:
            parts = []
        found += parts or [Edit(file)]
    return tuple(found)


def _steps(before: Course, after: Course, name: str) -> Iterator[Edit]:
    was = {step.id: _unplaced(step) for step in _steps_of(before, name)}
    for step in _steps_of(after, name):
        if was.get(step.id) != _unplaced(step):
            yield Edit(f"step {step.id}", (Target("lesson", step.id),))


def _steps_of(course: Course, name: str) -> tuple[Step, ...]:
    lesson = lesson_of(course, name)
    return lesson.steps if lesson else ()


def _unplaced(step: Step) -> Step:
    """A step without where it stands in its file."""
    return replace(step, line=0)


def _items(before: Course, after: Course, name: str) -> Iterator[Edit]:
    old, quiz = quiz_of(before, name), quiz_of(after, name)
    was = {item.id: item for item in old.items} if old else {}
    for item in quiz.items if quiz else ():
        if was.get(item.id) != item:
            assert quiz is not None
            yield Edit(f"item {item.id}", tuple(_met(after, quiz, item)))


def _met(course: Course, quiz: Quiz, item: Item) -> Iterator[Target]:
    """Where an item is met: in its quiz where that is asked as a round, and in the steps that ask it."""
    if quiz.use.is_round:
        yield Target("quiz", f"{quiz.id}#{item.id}")
    for head in course.lesson_heads:
        if item.id in head.asks:
            yield from (
                Target("lesson", step.id)
                for step in _steps_of(course, head.id)
                if item.id in (*step.checks, *step.compared)
            )
    if quiz.use.only_in_lessons:
        yield Target("quiz", f"{quiz.id}#{item.id}")


def lesson_of(course: Course, name: str) -> Lesson | None:
    """A lesson; None where it cannot be shown."""
    try:
        return course.lesson(name)
    except (CourseError, UnknownIdError):
        return None


def quiz_of(course: Course, name: str) -> Quiz | None:
    """A quiz; None where it cannot be asked."""
    try:
        return course.quiz(name)
    except (CourseError, UnknownIdError):
        return None


def item_of(course: Course, name: str) -> Item | None:
    """An item; None where no sound one has the id."""
    try:
        return course.find_item(name)[1]
    except UnknownIdError:
        return None


def same_lesson(before: Course, after: Course, name: str) -> bool:
    """Whether a lesson is shown in two states of a course as the same: its pages, what they ask, and who speaks."""
    lesson, now = lesson_of(before, name), lesson_of(after, name)
    if lesson is None or now is None or not _same_frame(before, after):
        return False
    asked = [name for step in lesson.steps for name in (*step.checks, *step.compared)]
    return (
        replace(lesson, steps=()) == replace(now, steps=())
        and [_unplaced(step) for step in lesson.steps] == [_unplaced(step) for step in now.steps]
        and all(item_of(before, name) == item_of(after, name) for name in asked)
    )


def same_items(before: Course, after: Course, quiz: Quiz) -> bool:
    """Whether a quiz, or a round of items of several, is asked in two states of a course as the same."""
    if not _same_frame(before, after):
        return False
    if quiz.use.is_round and quiz.id:
        return quiz_of(after, quiz.id) == quiz
    return all(item_of(after, item.id) == item for item in quiz.items)


def _same_frame(before: Course, after: Course) -> bool:
    """Whether what stands around every page is the same: the rule, the voices, what is taught, the skills."""
    return before.rubric_source == after.rubric_source and (before.voices, before.objectives, before.skills) == (
        after.voices,
        after.objectives,
        after.skills,
    )
