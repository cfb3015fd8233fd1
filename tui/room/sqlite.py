"""A room in one SQLite file, which one host has at a time.

Votes go to the log beside the file (WAL), each commit with one wait for the disk. The file is held by an exclusive
lock from its opening on, so that nothing needs shared memory and a second host is kept out. Letting go of it leaves one
file.

On POSIX a lock is lost when its own process closes any other handle of the file: a process that has a room open must
not open the file in another way, not even to copy it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from tui.files import write_whole
from tui.journal.connecting import connect, explain, is_busy, is_unreadable, transaction
from tui.room import rows
from tui.room.messages import Face
from tui.room.state import RoomState
from tui.room.store import Ballot, CastResult, HandsRow, Happening, RoomRow, Saved, SeatRow, StoreError, StoreInUseError
from tui.room.tables import inspect, migrate
from tui.room.writer import Writer, let_go

BUSY_SECONDS = 0.5
"""How long another program's lock is waited for: a reader is done by then, and a host is not."""


class SqliteStore:
    """A room's file, held open for writing. See `Store` for what its methods promise."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Go on with what `create` or `open` has opened."""
        self.path = path
        self._writer = Writer(connection, (path, path.with_name(f"{path.name}-wal")))

    @classmethod
    def create(cls, path: Path, room: RoomRow, state: RoomState) -> Self:
        """Make a file, which only its owner may read, and hold it. There is all of it, or none.

        Args:
            path: Where it is to be; its folder is made if need be.
            room: What the room is.
            state: Where it begins.

        Raises:
            StoreError: There is something already, or it cannot be made.
        """
        path = path.absolute()
        with _explained(path):
            if os.path.lexists(path):
                raise StoreError(f"There is a file at {path} already.")
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, lambda partial: _write_new(partial, room, state))
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Hold a file, brought to the newest format.

        Raises:
            StoreInUseError: Another host has it.
            StoreTooNewError: A newer version wrote it.
            StoreError: There is none, it is no room, or it cannot be written.
        """
        path = path.absolute()
        with _explained(path):
            connection = _hold(path)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                # On macOS a sync reaches no further than the drive's own memory, unless it is asked to.
                connection.execute("PRAGMA fullfsync = 1")
                connection.execute("PRAGMA checkpoint_fullfsync = 1")
                with transaction(connection, "IMMEDIATE"):
                    migrate(connection)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    async def load(self) -> Saved:
        """All that there is."""
        return await self._writer.run(rows.load)

    async def cast(self, ballot: Ballot) -> tuple[CastResult, Ballot | None]:
        """Keep a vote, if the room is then in its activity and round and takes votes."""
        return await self._writer.run(lambda connection: rows.cast(connection, ballot))

    async def change(self, state: RoomState, happening: Happening, hands: Sequence[HandsRow] = ()) -> bool:
        """Put the room into a state, unless it is not in the one before."""
        return await self._writer.run(lambda connection: rows.change(connection, state, happening, hands))

    async def add_seat(self, token: bytes, name: str, face: Face, rev: int, at: str) -> SeatRow:
        """Give the next number."""
        return await self._writer.run(lambda connection: rows.add_seat(connection, token, name, face, rev, at))

    async def remove_seat(self, no: int, at: str, happening: Happening) -> None:
        """Take a seat away; its votes stay."""
        await self._writer.run(lambda connection: rows.remove_seat(connection, no, at, happening))

    async def note(self, happening: Happening) -> None:
        """Note what happened."""
        await self._writer.run(lambda connection: rows.note(connection, happening))

    async def end(self, at: str) -> None:
        """Note when the room ended."""
        await self._writer.run(lambda connection: rows.end(connection, at))

    async def close(self) -> None:
        """Finish what has been called, and let go of the file. Closing twice is once."""
        await self._writer.close()


def read_saved(path: Path) -> Saved:
    """All that is in a room's file, which no host has now. What a host that was killed has left beside it is put in.

    Raises:
        StoreInUseError: A host has it; that host can tell what is in it.
        StoreTooNewError: A newer version wrote it.
        StoreError: There is none, it is no room, or it cannot be read.
    """
    path = path.absolute()
    with _explained(path):
        connection = _hold(path)
        try:
            return rows.load(connection)
        finally:
            let_go(connection)


def _hold(path: Path) -> sqlite3.Connection:
    """Open a sound room, and keep others out."""
    if not path.is_file():
        raise StoreError(f"There is no room at {path}.")
    connection = connect(path, "rw", BUSY_SECONDS)
    try:
        # Before anything is read: SQLite then does without shared memory, which would be one more file.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        inspect(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _write_new(path: Path, room: RoomRow, state: RoomState) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(connect(path, "rw", BUSY_SECONDS)) as connection, transaction(connection, "IMMEDIATE"):
        migrate(connection)
        rows.begin(connection, room, state)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say in plain words why a file cannot be used."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        if is_busy(error):
            raise StoreInUseError(f"{path} is open in another host.") from error
        if is_unreadable(error):
            raise StoreError(f"{path} is not the file of a room, or is damaged.") from error
        raise StoreError(f"{path} cannot be used: {explain(error)}.") from error
