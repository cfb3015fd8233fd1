"""A session in lines: what is typed goes in, what is said comes out."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from tests.courses import add_more
from tui.course.course import Course
from tui.course.target import Target
from tui.plain.face import run
from tui.tutor.leading import lead
from tui.tutor.record import Record
from tui.tutor.start import Start


class Session(Protocol):
    def __call__(
        self, *typed: str, at: str = ..., course: Course | None = ..., guest: bool = ..., folder: Path | None = ...
    ) -> str: ...


@pytest.fixture
def session(course: Course, open_record: Callable[[], Record]) -> Session:
    """Runs a session over the small course, and returns all that was said. Each call resumes the record anew.

    It begins at a target, by default where the course goes on.
    """

    def play(
        *typed: str, at: str = "", course: Course | None = course, guest: bool = False, folder: Path | None = None
    ) -> str:
        assert course is not None
        said = io.StringIO()
        record = open_record()
        target = Target.parse(at) if at else lead(course, record.history, Start("learn"))
        run(
            course,
            record,
            target,
            io.StringIO("".join(f"{line}\n" for line in typed)),
            said,
            guest=guest,
            folder=folder,
        )
        return said.getvalue()

    return play


@pytest.fixture
def richer(course_root: Path) -> Course:
    """The small course, with a reflection, a flip, and a step that compares a pair."""
    add_more(course_root)
    return Course.open(course_root)
