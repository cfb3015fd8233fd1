"""A session in lines: what is typed goes in, what is said comes out."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Protocol

import pytest

from tui.course.course import Course
from tui.plain.face import run
from tui.tutor.record import Record
from tui.tutor.start import Start

LAST = Start("last")


class Session(Protocol):
    def __call__(self, *typed: str, start: Start = ..., course: Course | None = ...) -> str: ...


@pytest.fixture
def session(course: Course, open_record: Callable[[], Record]) -> Session:
    """Runs a session over the small course, and returns all that was said. Each call resumes the record anew."""

    def play(*typed: str, start: Start = LAST, course: Course | None = course) -> str:
        assert course is not None
        said = io.StringIO()
        run(course, open_record(), start, io.StringIO("".join(f"{line}\n" for line in typed)), said)
        return said.getvalue()

    return play
