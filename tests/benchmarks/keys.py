"""From a byte sent to the last byte painted."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import twenty
from tests.terminal.conftest import pass_by_the_rule
from tests.terminal.pty_driver import Terminal, environment, program
from tui.course.course import Course
from tui.screens.guard import READING

_QUIET = 0.2
"""Seconds without output after which a key is taken to have been answered."""
_TICKS = "240"
"""How often Textual may paint in a second, as the course asks for it: the floor is to wait no longer."""
ITEMS = 20
PRESSES = 60
LESSONS = 6


def press(terminal: Terminal, key: str) -> float | None:
    """Press a key; the seconds to the last byte that it caused, or None where it caused none."""
    before = len(terminal.chunks)
    sent = time.perf_counter()
    terminal.send(key)
    last = terminal.settle(_QUIET)
    return last - sent if len(terminal.chunks) > before else None


def judgement(course: Course, quiz: str, columns: int, lines: int) -> dict[str, list[float]]:
    """Judge some items of a quiz; the seconds by what was pressed."""
    found: dict[str, list[float]] = {"verdict": [], "certainty": [], "arrow": [], "feedback": [], "next": []}
    keys = [("verdict", "2"), ("verdict", "1"), ("certainty", "l"), ("certainty", "s")]
    keys += [("arrow", "down"), ("arrow", "down"), ("arrow", "up"), ("feedback", "enter"), ("next", "enter")]
    with _opened(course, ["practice", quiz], columns, lines) as terminal:
        pass_by_the_rule(terminal)
        terminal.settle(_QUIET)
        for _ in range(ITEMS):
            for what, key in keys:
                if what == "next":
                    terminal.settle(READING)
                seconds = press(terminal, key)
                if seconds is not None:
                    found[what].append(seconds)
    return found


def pages(course: Course, columns: int, lines: int) -> list[float]:
    """Turn the pages of some lessons; the seconds of each turn."""
    found = []
    for lesson in course.lesson_heads[:LESSONS]:
        with _opened(course, ["learn", lesson.id], columns, lines) as terminal:
            for number in range(2, len(lesson.steps) + 1):
                while press(terminal, "x") is not None:
                    pass
                seconds = press(terminal, "enter")
                turned = re.search(rf"step {number} of", terminal.text)
                if seconds is None or not turned:
                    break
                found.append(seconds)
    return found


def floor(columns: int, lines: int) -> list[float]:
    """Paint twenty lines anew in a program that does nothing else; the seconds of each time."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-m", twenty.__name__]
        with Terminal(command, environment(folder, TEXTUAL_FPS=_TICKS), columns, lines, folder) as terminal:
            terminal.wait(twenty.READY)
            terminal.settle(1)
            return [seconds for _ in range(PRESSES) if (seconds := press(terminal, "x")) is not None]


@contextmanager
def _opened(course: Course, command: list[str], columns: int, lines: int) -> Iterator[Terminal]:
    """The course open in a terminal, once it waits for its user."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        whole = program("--course", str(course.root), "--data-dir", str(folder / "data"), *command)
        with Terminal(whole, environment(folder), columns, lines, folder) as terminal:
            terminal.wait(lambda terminal: bool(terminal.text.strip()))
            terminal.settle(1)
            yield terminal
