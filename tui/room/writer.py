"""The one writer of a room's file. It commits what has gathered as soon as the last commit is done.

So a single vote waits for nothing but its own commit, and a thousand at once share a few.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from tui.journal.connecting import explain, transaction
from tui.room.store import StoreError

Result = TypeVar("Result")

_OF_ONE_CALL = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.ProgrammingError)
"""Errors of SQLite that are about a call; the others are about the disk, and so about every call of a batch."""


@dataclass(frozen=True, slots=True)
class _Call:
    operation: Callable[[sqlite3.Connection], Any]
    future: asyncio.Future[Any]


@dataclass(frozen=True, slots=True)
class _Outcome:
    future: asyncio.Future[Any]
    result: Any = None
    error: StoreError | None = None


class Writer:
    """Runs what it is given on a connection, in order, in a thread of its own."""

    def __init__(self, connection: sqlite3.Connection, files: Sequence[Path]) -> None:
        """Begin.

        Args:
            connection: The file, open for writing; the writer's from now on.
            files: What it is written to. Where one is gone, another or shorter, nothing is taken for written.
        """
        self._connection = connection
        self._files = {path: _seen(path) for path in files}
        self._gathering: SimpleQueue[_Call | None] = SimpleQueue()
        self._closing: asyncio.Future[None] | None = None
        Thread(target=self._run, name="room-writer", daemon=True).start()

    async def run(self, operation: Callable[[sqlite3.Connection], Result]) -> Result:
        """Have something done within a transaction, and return when that is durable.

        It is done even if the caller is cancelled meanwhile. If it raises, nothing of it is done, and what was
        called beside it is not touched.

        Raises:
            StoreError: It is not done, or that cannot be told.
        """
        if self._closing is not None:
            raise StoreError("The room's file is closed.")
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._gathering.put(_Call(operation, future))
        return await future

    async def close(self) -> None:
        """Finish what has been called, and let go of the file. Closing twice is once."""
        if self._closing is None:
            self._closing = asyncio.get_running_loop().create_future()
            self._gathering.put(None)
        await asyncio.shield(self._closing)

    def _run(self) -> None:
        is_open = True
        while is_open:
            gathered = [self._gathering.get()]
            with suppress(Empty):
                while True:
                    gathered.append(self._gathering.get_nowait())
            calls = [call for call in gathered if call is not None]
            is_open = len(calls) == len(gathered)
            if calls:
                _settle(self._commit(calls))
        let_go(self._connection)
        assert self._closing is not None
        _settle([_Outcome(self._closing)])

    def _commit(self, calls: Sequence[_Call]) -> list[_Outcome]:
        try:
            self._require_files()
            with transaction(self._connection, "IMMEDIATE"):
                outcomes = [self._attempt(call) for call in calls]
            self._require_files()
        except Exception as error:
            return [_Outcome(call.future, error=_told(error)) for call in calls]
        return outcomes

    def _attempt(self, call: _Call) -> _Outcome:
        self._connection.execute("SAVEPOINT call")
        try:
            result = call.operation(self._connection)
        except Exception as error:
            if isinstance(error, sqlite3.Error) and not isinstance(error, _OF_ONE_CALL):
                raise
            self._connection.execute("ROLLBACK TO call")
            return _Outcome(call.future, error=_told(error))
        self._connection.execute("RELEASE call")
        return _Outcome(call.future, result)

    def _require_files(self) -> None:
        """SQLite writes on into a file that has lost its name: nobody would find it after the host has gone."""
        for path, before in self._files.items():
            now = _seen(path)
            if now[:2] != before[:2]:
                raise StoreError(f"Nothing is being saved: {path} was moved or deleted.")
            if now < before:
                raise StoreError(f"Nothing is being saved: {path} was cut short.")
            self._files[path] = now


def let_go(connection: sqlite3.Connection) -> None:
    """Close a file, and leave nothing beside it if that can be had; what is beside it belongs to it otherwise."""
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def _seen(path: Path) -> tuple[int, int, int]:
    """What tells a file from another, and its size, which SQLite does not let shrink while it is open."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0
    return found.st_dev, found.st_ino, found.st_size


def _told(error: Exception) -> StoreError:
    """An error for one caller; each has its own, since a traceback is added to it where it is raised."""
    told = StoreError(str(error) if isinstance(error, StoreError) else f"Nothing was saved: {explain(error)}.")
    told.__cause__ = error
    return told


def _settle(outcomes: Sequence[_Outcome]) -> None:
    """Tell all callers of a batch, in one go; nobody where their loop has gone."""
    with suppress(RuntimeError):
        outcomes[0].future.get_loop().call_soon_threadsafe(_tell, outcomes)


def _tell(outcomes: Sequence[_Outcome]) -> None:
    for outcome in outcomes:
        if outcome.future.done():  # The caller was cancelled.
            continue
        if outcome.error is not None:
            outcome.future.set_exception(outcome.error)
        else:
            outcome.future.set_result(outcome.result)
