"""What the course at hand knows of what records name by an id: of what it lacks, nothing."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.markdown import plain
from tui.tutor.wording import first_words


class Title(NamedTuple):
    """What is known of an item."""

    words: str
    """Its first words, or empty."""
    step: str
    """The step to read again, as `LESSON#STEP`, or empty."""


class Titles:
    """Titles of items and steps, looked up once each."""

    def __init__(self, course: Course | None) -> None:
        self._course = course
        self.item = cache(self._item)
        """What is known of an item, by its id."""

    def _item(self, name: str) -> Title:
        if self._course is None:
            return Title("", "")
        try:
            _, item = self._course.find_item(name)
        except UnknownIdError:
            return Title("", "")
        return Title(first_words(item), item.step)

    def of(self, subject: str) -> str:
        """The title of an item or of a step, `LESSON#STEP`."""
        if "#" not in subject:
            return self.item(subject).words
        return plain(self._course.step_title(subject).step) if self._course else ""

    def verdicts(self, quiz: str) -> tuple[str, ...]:
        """What a quiz offers."""
        try:
            return self._course.quiz(quiz).verdicts if self._course else ()
        except (UnknownIdError, CourseError):
            return ()
