"""What cannot be practised, and why."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tui.course.errors import CourseError

if TYPE_CHECKING:
    from tui.course.heads import QuizTitle
    from tui.course.model import Quiz


class KeptUnseenError(CourseError):
    """A quiz is kept for a test or a workshop, so that it cannot be practised."""

    def __init__(self, quiz: Quiz | QuizTitle) -> None:
        Exception.__init__(self, f"quiz {quiz.id!r} is kept for {quiz.use.kept_for}, and cannot be practised")
        self.problems = ()


class AskedInLessonsError(CourseError):
    """A quiz is asked inside lessons only, so that there is no round of it."""

    def __init__(self, quiz: Quiz | QuizTitle) -> None:
        message = f"quiz {quiz.id!r} cannot be practised by itself: its questions stand in lessons, and are asked there"
        Exception.__init__(self, message)
        self.problems = ()


class NoPracticeError(CourseError):
    """A course has no practice that could be opened."""

    def __init__(self) -> None:
        Exception.__init__(self, "this course has no practice that can be opened")
        self.problems = ()


class NothingDueError(CourseError):
    """No skill is due for review."""

    def __init__(self, skill: str, when: datetime | None) -> None:
        """Say so.

        Args:
            skill: What the next one is called; empty for none.
            when: When it is due; None for never.
        """
        day = f"; next is “{skill}”, on {when.astimezone():%Y-%m-%d}" if when else ": practise first"
        Exception.__init__(self, f"nothing is due for review today{day}")
        self.problems = ()


class NotOpenError(CourseError):
    """A form cannot be sat now."""

    def __init__(self, why: str) -> None:
        Exception.__init__(self, why)
        self.problems = ()


def refuse_what_is_kept(quiz: Quiz | QuizTitle) -> None:
    """Let nobody meet the items of a quiz that is kept unseen.

    Raises:
        KeptUnseenError: It is kept for a test or a workshop.
    """
    if quiz.use.kept_for:
        raise KeptUnseenError(quiz)


def refuse_what_is_no_round(quiz: Quiz | QuizTitle) -> None:
    """Let nobody begin a round of a quiz that is kept unseen, or asked inside lessons only.

    Raises:
        KeptUnseenError: It is kept for a test or a workshop.
        AskedInLessonsError: It is asked inside lessons only.
    """
    refuse_what_is_kept(quiz)
    if quiz.use.only_in_lessons:
        raise AskedInLessonsError(quiz)
