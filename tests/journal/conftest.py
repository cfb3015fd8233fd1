"""A journal in a folder of its own, with a clock that the test sets."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tui.journal.events import Answered, Event
from tui.journal.store import Journal


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2030, 1, 31, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite"


@pytest.fixture
def open_journal(path: Path, clock: Clock) -> Iterator[Callable[..., Journal]]:
    """Opens the journal at `path` with `clock`, unless told otherwise, and closes it after the test."""
    with ExitStack() as stack:

        def opener(where: Path = path, **options: Any) -> Journal:
            return stack.enter_context(Journal.open(where, **{"clock": clock, "busy_timeout": 0.2, **options}))

        yield opener


@pytest.fixture
def answer() -> Callable[..., Event]:
    """Appends an answer of `ada` in `course`, with the item's number in its id."""

    def append(journal: Journal, number: int = 1, learner: str = "ada", course: str = "course") -> Event:
        data = Answered(given="1", key="2", right=False, certainty="sure", marks=-6, context="quiz", skill="skill")
        return journal.append(data, learner=learner, course=course, subject=f"item-{number}", revision="r1")

    return append


@pytest.fixture
def cut_off() -> Callable[[Path], tuple[bytes, bytes]]:
    """Leaves a journal as a program does that is killed while it writes; gives the file's and its sidecar's content."""

    def write_half(path: Path) -> tuple[bytes, bytes]:
        sidecar = path.with_name(f"{path.name}-journal")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA cache_size = 1")
            other.execute("BEGIN")
            other.execute("DROP TRIGGER event_is_never_deleted")
            other.execute("DELETE FROM event")
            row = "INSERT INTO event (id, time, learner, course, kind, subject, revision, data)"
            values = "VALUES (?, '', '', '', '', '', '', '')"
            other.executemany(f"{row} {values}", ((number,) for number in range(2000)))
            content = (path.read_bytes(), sidecar.read_bytes())
        path.write_bytes(content[0])
        sidecar.write_bytes(content[1])
        return content

    return write_half
