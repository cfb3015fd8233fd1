"""Whether the files of a course have been saved since they were read, and what they hold now: sound and whole, or not.

The files' times and sizes are compared, which works on every system and for every way in which editors save.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tui.course.checking import check
from tui.course.course import Course
from tui.course.edits import Edit, edits
from tui.course.errors import CourseError
from tui.course.problem import Problem

MOST = 2_000
"""Files of a folder that are watched at most, in the order of their names."""


class Stamp(NamedTuple):
    """What tells a file that was saved from the one before."""

    time: int
    """When it was last written, in nanoseconds."""
    size: int
    number: int
    """Its number in the file system: editors that save by a rename make another file."""


def stamps(root: Path) -> dict[str, Stamp]:
    """The course files in a folder, by their paths below it."""
    found = {}
    for folder, endings in (("lessons", (".md", ".yaml")), ("quizzes", (".yaml",))):
        names: list[str] = []
        with suppress(OSError):
            names = os.listdir(root / folder)  # noqa: PTH208 - Path.iterdir makes a Path of each
        for name in sorted(name for name in names if name.endswith(endings) and not name.startswith("."))[:MOST]:
            with suppress(OSError):
                stat = (root / folder / name).stat()
                found[f"{folder}/{name}"] = Stamp(stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Files have been saved."""

    course: Course | None
    """The course as it is now, read whole; None while it has errors that it had not before."""
    problems: tuple[Problem, ...] = ()
    """These errors, first those in files that have changed."""
    edits: tuple[Edit, ...] = ()
    """What is other than in the course before."""


class Watch:
    """Watches the files of an open course. Each call may take as long as reading the course twice."""

    def __init__(self, course: Course) -> None:
        """Begin with a course that was opened a moment ago. It is read whole, so that what is shown stays as it was.

        Args:
            course: The course.
        """
        self.root = course.root
        self._seen = self._shown = stamps(self.root)
        self._resting: Mapping[str, Stamp] | None = None
        """What the look before saw, where that was new: files at rest look the same twice."""
        self.course = course.read_whole()
        """The course as it was last without new errors."""
        self._known = frozenset(map(_named, _errors(self.root)))
        """The errors that it had then, which stand in nobody's way."""

    def look(self) -> News | None:
        """What has been saved since the last look that said so; None where that is nothing, or is not at rest yet."""
        now = stamps(self.root)
        if now == self._seen:
            self._resting = None
            return None
        if now != self._resting:
            self._resting = now
            return None
        errors = _errors(self.root)
        problems = tuple(each for each in errors if _named(each) not in self._known)
        course = None
        if not problems:
            try:
                course = Course.open(self.root).read_whole()
            except CourseError as error:
                problems = error.problems
        if stamps(self.root) != now:
            return None  # Saved meanwhile: what was checked may not be what was read.
        self._seen = now
        files = sorted(name for name in now.keys() | self._shown.keys() if now.get(name) != self._shown.get(name))
        if course is None:
            return News(course=None, problems=tuple(sorted(problems, key=lambda found: found.path not in files)))
        found = edits(self.course, course, files)
        self.course, self._shown, self._known = course, now, frozenset(map(_named, errors))
        return News(course=course, edits=found)


def _errors(root: Path) -> list[Problem]:
    return [found for found in check(root) if found.severity == "error"]


def _named(problem: Problem) -> tuple[str, str, str]:
    """What makes an error the same one when lines above it come or go."""
    return problem.path, problem.rule, problem.message
