"""Stores under test, and rows for them."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from tui.room.sqlite import SqliteStore
from tui.room.state import RoomState
from tui.room.store import Ballot, Happening, RoomRow, Store

Result = TypeVar("Result")

AT = "2030-01-31T12:00:00Z"
ROOM = RoomRow(
    code="K7M4QX",
    host=b"\x00\xffsecret",
    course="two-schemers",
    content="f00d",
    plan={"title": "A workshop", "activities": [{"item": "ferro", "rounds": 2}, {"pause": "Ten minutes ☕"}]},
    options={"names": True, "seats": 300},
    opened=AT,
)
VOTING = RoomState(rev=4, act=2, phase="vote", round=1)
"""A vote is open."""


def ballot(seat: int = 1, n: int = 1, **other: Any) -> Ballot:
    """A vote in `VOTING`."""
    row = {"act": 2, "item": "ferro", "round": 1, "answer": "worst-case", "sure": "sure", "sentence": 2, "at": AT}
    return Ballot(seat=seat, n=n, **{**row, **other})


def happening(what: str = "close", **data: Any) -> Happening:
    """Something that the host did."""
    return Happening(at=AT, what=what, data=data)


class Stores(ABC):
    """A kind of store, with one room in it."""

    def __init__(self) -> None:
        self._opened: list[Store] = []

    def create(self, state: RoomState = VOTING, room: RoomRow = ROOM) -> Store:
        """Make the room."""
        self._opened.append(self._create(room, state))
        return self._opened[-1]

    def open(self) -> Store:
        """Open it again."""
        self._opened.append(self._open())
        return self._opened[-1]

    async def close(self) -> None:
        """Close all that was opened."""
        for store in self._opened:
            await store.close()

    @abstractmethod
    def without_room(self, store: Store) -> AbstractAsyncContextManager[None]:
        """Let its disk be full inside."""

    @abstractmethod
    def without_commits(self, store: Store) -> AbstractAsyncContextManager[None]:
        """Let each commit fail inside, whatever was written before it."""

    @abstractmethod
    def _create(self, room: RoomRow, state: RoomState) -> Store: ...

    @abstractmethod
    def _open(self) -> Store: ...


class SqliteStores(Stores):
    """Files."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def _create(self, room: RoomRow, state: RoomState) -> Store:
        return SqliteStore.create(self._path, room, state)

    def _open(self) -> Store:
        return SqliteStore.open(self._path)

    @asynccontextmanager
    async def without_room(self, store: Store) -> AsyncIterator[None]:
        await within(store, lambda connection: connection.execute("PRAGMA max_page_count = 1"))
        yield
        await within(store, lambda connection: connection.execute("PRAGMA max_page_count = 1000000"))

    @asynccontextmanager
    async def without_commits(self, store: Store) -> AsyncIterator[None]:
        import resource  # POSIX's.

        log = self._path.with_name(f"{self._path.name}-wal").stat().st_size
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (log, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def within(store: Store, operation: Callable[[sqlite3.Connection], Result]) -> Result:
    """What the writer of a store sees."""
    assert isinstance(store, SqliteStore)
    return await store._writer.run(operation)
