"""Starting the course in a terminal of one's own, and looking at the record that it leaves."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tui.course.course import Course
from tui.journal.store import Journal
from tui.screens.guard import READING
from tui.tutor.record import Record

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]
else:
    from tests.terminal.pty_driver import Terminal, environment, program


class Start(Protocol):
    """Starts the small course; the keywords are variables of the environment, empty for none."""

    def __call__(
        self, *arguments: str, columns: int = 80, lines: int = 24, at_once: bool = False, **environ: str
    ) -> Terminal:
        """Start it; practice by way of the rule, unless the terminal is wanted at once."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder."""
    return tmp_path / "data"


@pytest.fixture
def start(course_root: Path, data: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts the small course from an unrelated folder; whatever still runs after the test is ended."""
    with ExitStack() as stack:

        def call(
            *arguments: str, columns: int = 80, lines: int = 24, at_once: bool = False, **environ: str
        ) -> Terminal:
            command = program("--course", str(course_root), "--data-dir", str(data), *arguments)
            terminal = Terminal(command, environment(tmp_path, **environ), columns, lines, tmp_path)
            stack.enter_context(terminal)
            if arguments[:1] == ("practice",) and not at_once:
                pass_by_the_rule(terminal)
            return terminal

        yield call


def pass_by_the_rule(terminal: Terminal) -> None:
    """Wait for practice; where the rule comes before it, go on from there."""
    rule = "before your first judgement"
    if rule in terminal.wait(lambda terminal: rule in terminal.text or "Which sentence decides?" in terminal.text):
        terminal.settle(0.3)
        terminal.send("enter")
        terminal.wait("Which sentence decides?")


def number_of(terminal: Terminal, words: str) -> str:
    """The number that stands before an option or a verdict on the screen."""
    found = re.search(rf"(\d)\s+{re.escape(words)}", terminal.wait(words))
    assert found
    return found[1]


def go_on(terminal: Terminal) -> None:
    """Press Enter at feedback that has been there long enough to be read."""
    terminal.settle(READING)
    terminal.send("enter")


def answered(course_root: Path, data: Path) -> list[str]:
    """The items that were answered, in order, from a record that must be sound and writable."""
    course = Course.open(course_root)
    with Journal.open(data / "journal.sqlite") as journal:
        health = journal.health()
        assert (health.writable, health.undecodable, health.check) == (True, 0, "ok")
        assert not journal.notices
        return [given.item for given in Record(journal, "me", course.id).history.answers()]


def assert_restored(terminal: Terminal) -> None:
    """The terminal is as it was before the program began."""
    assert terminal.modes.states.get(1049) is False, "the alternate screen was never on"
    assert terminal.modes.left_on == []
    assert terminal.line_settings == terminal.before
