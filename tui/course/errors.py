"""What can go wrong when a course, or a part of it, is opened."""

from __future__ import annotations

from tui.course.problem import Problem


class CourseError(Exception):
    """A course, or a part of it, cannot be opened."""

    def __init__(self, what: str, problems: tuple[Problem, ...]) -> None:
        first = next((p for p in problems if p.severity == "error"), None)
        super().__init__(f"{what} cannot be opened: {first}" if first else f"{what} cannot be opened")
        self.problems = problems
        """All that was found in the file, errors first."""


class UnknownIdError(LookupError):
    """Nothing in the course has this id."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(f"nothing in the course has the id {name!r}" + (f"; {hint}" if hint else ""))


class UnaskedError(UnknownIdError):
    """An item is in the course, and is not sound enough to be asked: no sound one has the id."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        first = next((found for found in problems if found.severity == "error"), None)
        LookupError.__init__(self, f"the item {name!r} is not sound" + (f": {first}" if first else ""))
        self.problems = problems


class ContradictionError(ValueError):
    """The stated features cannot hold together."""

    def __init__(self, features: tuple[str, ...]) -> None:
        super().__init__("contradicting features: " + ", ".join(features))
        self.features = features
        """The features that would be both yes and no."""
