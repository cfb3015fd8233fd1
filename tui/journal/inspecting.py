"""What a file is: an empty one, a journal of some version, or neither.

Nothing here changes the file. `BEGIN` is used where several answers must be of one moment.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from tui.journal import rows
from tui.journal.connecting import connect, is_unreadable, pragma, transaction
from tui.journal.errors import JournalTooNew
from tui.journal.migrations import APPLICATION_ID, Migration


class Source(Struct, frozen=True):
    """Which file to open, and all that opening depends on."""

    path: Path
    """The file, as an absolute path without symbolic links."""

    steps: Sequence[Migration]
    """All migrations known."""

    clock: Callable[[], datetime]
    """Gives the time, with its zone."""

    busy_timeout: float
    """Seconds to wait for another program's lock."""


class Unreadable(Exception):  # noqa: N818 - a finding
    """The file is not a journal, or a damaged one."""


def inspect(connection: sqlite3.Connection, source: Source, whole: bool = True) -> int:
    """The version of a journal that is sound, or 0 for an empty file.

    Args:
        connection: The file.
        source: What to open.
        whole: Whether to look through all of it, which takes its time; before a change of format that is done anyway.

    Raises:
        JournalTooNew: A newer version wrote it.
        Unreadable: It is something else, or damaged.
        sqlite3.Error: It cannot be read now or here.
    """
    with _content_at_fault():
        version = _version(connection, source)
        if version == len(source.steps):
            require_events(connection)
            if not whole:
                return version
        complaint = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if complaint != "ok":
        raise Unreadable(str(complaint))
    return version


def require_events(connection: sqlite3.Connection) -> None:
    """Make sure that there are events to be read, be it none, in the form that `rows` knows.

    Raises:
        Unreadable: There are not.
        sqlite3.Error: The file cannot be read now or here.
    """
    with _content_at_fault():
        connection.execute(f"{rows.SELECT} LIMIT 0")


def is_sound(source: Source, backup: Path) -> bool:
    """Whether a backup can take the place of the journal."""
    with (
        suppress(OSError, sqlite3.Error, Unreadable, JournalTooNew),
        closing(connect(backup, "immutable", source.busy_timeout)) as connection,
    ):
        return inspect(connection, source) > 0
    return False


def refuse_newer(source: Source) -> None:
    """Refuse a newer file before anything, such as the rollback of a killed write, can change it.

    Raises:
        JournalTooNew: A newer version wrote it.
        OSError: Its folder cannot be looked into.
    """
    if not source.path.is_file():
        return
    with (
        suppress(sqlite3.Error, Unreadable),
        closing(connect(source.path, "immutable", source.busy_timeout)) as connection,
    ):
        _version(connection, source)


def _version(connection: sqlite3.Connection, source: Source) -> int:
    with transaction(connection, "DEFERRED"):
        version = pragma(connection, "user_version")
        application = pragma(connection, "application_id")
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if application == APPLICATION_ID and version > len(source.steps):
        raise JournalTooNew(source.path, version, len(source.steps))
    if application == APPLICATION_ID and version > 0:
        return version
    if application == version == 0 and empty:
        return 0
    raise Unreadable("it is a database, but not a journal")


@contextmanager
def _content_at_fault() -> Iterator[None]:
    """Turn errors that come from what the file holds into `Unreadable`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if is_unreadable(error) or getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            raise Unreadable(str(error)) from error
        raise
