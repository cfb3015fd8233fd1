"""Time to the first picture, and memory once it stands, each beside the floor's."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pyte

from tests.benchmarks import bare
from tests.benchmarks.figures import Figure
from tests.terminal.escapes import readable
from tests.terminal.pty_driver import Terminal, environment, program

COLUMNS, LINES = 120, 60
"""Large enough for every module of the bundled course."""
ROUNDS = 7
_QUIET = 0.4
"""Seconds without output after which a program is taken to wait for its user."""

Command = Callable[[Path], list[str]]
"""The command to run, given an empty folder for its data."""


class Sample(NamedTuple):
    """One start of a program."""

    seconds: float
    """From the start of the process to the last awaited words on the screen."""
    resident: int
    """KiB resident once the program waits."""
    peak: int
    """KiB resident at most until then."""


class Subject(NamedTuple):
    """A program whose start is measured."""

    command: Command
    words: Sequence[str]
    """What must be on the screen, all of it."""


def floor() -> Subject:
    """The bare program."""
    return Subject(lambda _: [sys.executable, "-m", bare.__name__], [bare.WORDS])


def course_map(words: Sequence[str], *options: str) -> Subject:
    """The course map."""
    return Subject(lambda data: program(*options, "--data-dir", str(data)), words)


def compare(*subjects: Subject, rounds: int = ROUNDS) -> tuple[list[Sample], ...]:
    """Start programs by turns; a first start of each, which fills caches, is not counted."""
    for subject in subjects:
        start(subject)
    turns = [[start(subject) for subject in subjects] for _ in range(rounds)]
    return tuple(map(list, zip(*turns, strict=True)))


def start(subject: Subject) -> Sample:
    """Start a program, wait until it waits, and end it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Terminal(subject.command(folder / "data"), environment(folder), COLUMNS, LINES, folder) as terminal:
            while not terminal.chunks:
                terminal.settle(_QUIET)
            terminal.settle(_QUIET)
            status = Path(f"/proc/{terminal.process.pid}/status")
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines()) if status.exists() else {}
            resident, peak = (int(lines.get(key, "0 kB").split()[0]) for key in ("VmRSS", "VmHWM"))
            return Sample(shown_at(terminal, subject.words) - terminal.started, resident, peak)


def shown_at(terminal: Terminal, words: Sequence[str]) -> float:
    """When the last of some words came onto the screen, found by playing the output again.

    Raises:
        AssertionError: They never did.
    """
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    waiting = b""
    for time, part in terminal.chunks:
        ready = readable(waiting + part)
        waiting = (waiting + part)[ready.taken :]
        stream.feed(ready.text)
        text = "\n".join(screen.display)
        if all(each in text for each in words):
            return time
    raise AssertionError(f"not on the screen: {[each for each in words if each not in terminal.text]}")


def ratio(name: str, over: Sequence[float], under: Sequence[float], bound: float, unit: str) -> Figure:
    """The ratio of the medians of two rows of values measured by turns; beside it that of the smallest, which a busy
    machine disturbs least.
    """
    least = min(over) / min(under)
    detail = f"{median(over):.0f} over {median(under):.0f} {unit}, of the smallest {least:.2f}"
    return Figure(name, median(over) / median(under), "x", bound, detail)


def times(samples: Sequence[Sample]) -> list[float]:
    """The times in ms."""
    return [1000 * sample.seconds for sample in samples]
