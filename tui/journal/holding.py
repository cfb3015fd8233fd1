"""A journal's file held open: read and written as long as it can be, and in memory from then on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Self

from tui.journal.connecting import explain, is_busy, is_unreadable, pragma, transaction
from tui.journal.errors import JournalBusy, JournalError, JournalTooNew
from tui.journal.events import Event
from tui.journal.inspecting import Source
from tui.journal.opening import Opened, read_only_notice
from tui.journal.reports import Notice
from tui.journal.rescue import is_readable, open_reader
from tui.journal.suspicion import suspect


class Held:
    """What `Journal` stands on: the connection, one thread at a time, and what is to be told when it fails."""

    path: Path
    """The file, as an absolute path without symbolic links; the null device for one that is kept nowhere."""

    def __init__(self, source: Source, opened: Opened) -> None:
        """Go on with what was opened."""
        self.path = source.path
        self._source = source
        self.now: Callable[[], datetime] = source.clock
        self._connection = opened.connection
        self._writable = opened.writable
        self._notices = opened.notices
        self._unsaved: list[Event] = []
        self._watchers: list[Callable[[Notice], None]] = []
        self._closed = False
        self._patience = source.busy_timeout
        self._lock = Lock()

    @property
    def patience(self) -> float:
        """Seconds that reading or appending waits while another program holds the file; then comes `JournalBusy`."""
        return self._patience

    @patience.setter
    def patience(self, seconds: float) -> None:
        with self._lock:
            self._patience = seconds
            self._be_patient()

    @property
    def writable(self) -> bool:
        """Whether what is appended is saved. Once False it stays so for the run."""
        return self._writable

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the learner should be told, in the order in which it came up."""
        return self._notices

    def watch(self, watcher: Callable[[Notice], None]) -> None:
        """Have a function called with each notice from now on, in the thread in which it comes up."""
        self._watchers.append(watcher)

    def close(self) -> None:
        """Let go of the file. Closing again does nothing."""
        with self._lock:
            self._closed = True
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def __enter__(self) -> Self:
        """The journal itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the journal."""
        self.close()

    @contextmanager
    def _writing(self, connection: sqlite3.Connection) -> Iterator[None]:
        """A transaction on a file that is still of the format known here."""
        known = len(self._source.steps)
        with transaction(connection, "IMMEDIATE"):
            found = pragma(connection, "user_version")
            if found != known:
                raise JournalTooNew(self.path, found, known)
            yield

    def _be_patient(self) -> None:
        if self._connection is not None:
            self._connection.execute(f"PRAGMA busy_timeout = {round(self._patience * 1000)}")

    def _read(self, query: str, values: tuple[str | int, ...]) -> tuple[list[Any], tuple[Notice, ...]]:
        """The rows of a query, as far as they can be read, with what to tell."""
        self._require_open()
        found: list[Any] = []
        if self._connection is None:
            return found, ()
        try:
            found.extend(self._connection.execute(query, values))
        except sqlite3.Error as error:
            if is_busy(error):
                raise JournalBusy(self.path) from error
            return found, self._give_up(error)
        return found, ()

    def _give_up(self, error: sqlite3.Error) -> tuple[Notice, ...]:
        """Go on in memory after an error; a file whose content is at fault is examined when next opened."""
        if is_unreadable(error):
            suspect(self.path)
        return self._stop_saving(explain(error))

    def _stop_saving(self, reason: str) -> tuple[Notice, ...]:
        """Go on in memory from now on, reading in whatever way is left."""
        if not self._writable:
            return ()
        self._writable = False
        if self._connection is not None and not is_readable(self._connection):
            self._connection.close()
            self._connection = None
            with suppress(JournalError):
                self._connection = open_reader(self._source)
            self._be_patient()
        return self._note(read_only_notice(self.path, reason, self._connection is not None))

    def _note(self, notice: Notice) -> tuple[Notice, ...]:
        self._notices += (notice,)
        return (notice,)

    def _tell(self, notices: tuple[Notice, ...]) -> None:
        for notice in notices:
            for watcher in tuple(self._watchers):
                watcher(notice)

    def _require_open(self) -> None:
        if self._closed:
            raise JournalError("The journal is closed.")
