"""Starting the course in a terminal of one's own, and looking at the record that it leaves."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tui.course.course import Course
from tui.journal.store import Journal
from tui.tutor.record import Record

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]
else:
    from tests.terminal.pty_driver import Terminal, environment, program


class Start(Protocol):
    """Starts the small course; the keywords are variables of the environment, empty for none."""

    def __call__(self, *arguments: str, columns: int = 80, lines: int = 24, **environ: str) -> Terminal:
        """Start it."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder."""
    return tmp_path / "data"


@pytest.fixture
def start(course_root: Path, data: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts the small course from an unrelated folder; whatever still runs after the test is ended."""
    with ExitStack() as stack:

        def call(*arguments: str, columns: int = 80, lines: int = 24, **environ: str) -> Terminal:
            command = program("--course", str(course_root), "--data-dir", str(data), *arguments)
            terminal = Terminal(command, environment(tmp_path, **environ), columns, lines, tmp_path)
            return stack.enter_context(terminal)

        yield call


def answered(course_root: Path, data: Path) -> list[str]:
    """The items that were answered, in order, from a record that must be sound and writable."""
    course = Course.open(course_root)
    with Journal.open(data / "journal.sqlite") as journal:
        health = journal.health()
        assert (health.writable, health.undecodable, health.check) == (True, 0, "ok")
        assert not journal.notices
        return [given.item for given in Record(journal, "me", course.id).history.answers]


def assert_restored(terminal: Terminal) -> None:
    """The terminal is as it was before the program began."""
    assert terminal.modes.states.get(1049) is False, "the alternate screen was never on"
    assert terminal.modes.left_on == []
    assert terminal.line_settings == terminal.before
