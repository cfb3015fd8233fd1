"""What cannot be practised."""

from __future__ import annotations

from tui.course.errors import CourseError


class KeptForTestError(CourseError):
    """A quiz is kept for a test, so that it cannot be practised."""

    def __init__(self, quiz: str) -> None:
        Exception.__init__(self, f"quiz {quiz!r} is kept for a test, and cannot be practised")
        self.problems = ()


class NoPracticeError(CourseError):
    """A course has no practice that could be opened."""

    def __init__(self) -> None:
        Exception.__init__(self, "this course has no practice that can be opened")
        self.problems = ()
