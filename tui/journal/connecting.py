"""SQLite connections as the journal needs them, and SQLite's errors in plain words."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import quote

Mode: TypeAlias = Literal["rwc", "rw", "ro", "immutable"]
"""How to open: create if missing, write, read, or read without any lock, rollback or other file."""

SIDECARS = ("-journal", "-wal")
"""What the names of the files end in that hold part of what was written to a database, beside it."""

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNREADABLE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}
_NO_SPACE = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_FOLDER = {errno.EEXIST, errno.ENOTDIR, errno.ENOENT, errno.ELOOP}


def connect(path: Path, mode: Mode, busy_timeout: float) -> sqlite3.Connection:
    """Open a database file for use from any thread, one at a time, with transactions begun by hand.

    Args:
        path: The file, as an absolute path.
        mode: How to open it.
        busy_timeout: Seconds to wait for another program's lock.

    Raises:
        sqlite3.OperationalError: It cannot be opened.
    """
    name = path.as_posix()
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    uri = f"file://{'' if name.startswith('/') else '/'}{quote(os.fsencode(name), safe='/:')}?{query}"
    return sqlite3.connect(uri, uri=True, timeout=busy_timeout, isolation_level=None, check_same_thread=False)


@contextmanager
def transaction(connection: sqlite3.Connection, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[None]:
    """Commit what is done inside, or undo all of it when anything is raised, an interrupt included."""
    try:
        connection.execute(f"BEGIN {kind}")
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.rollback()
        raise


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """The number that a PRAGMA gives."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def is_busy(error: Exception) -> bool:
    """Whether another program's lock is in the way."""
    return _code(error) & 0xFF in _BUSY


def is_unreadable(error: Exception) -> bool:
    """Whether the file's content is at fault, and not where or on what it is kept."""
    return _code(error) & 0xFF in _UNREADABLE


def explain(error: Exception) -> str:
    """Why a file cannot be written, as a clause that follows a colon."""
    code = _code(error)
    if isinstance(error, OSError):
        return _explain_os(error)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return "the file was moved or deleted while the course was running"
    if code & 0xFF == sqlite3.SQLITE_FULL:
        return "the disk is full"
    if code & 0xFF in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return "the file or its folder may not be written to"
    if code & 0xFF == sqlite3.SQLITE_IOERR:
        return "the disk reports an error or has no room"
    if code & 0xFF in _UNREADABLE:
        return "the file is damaged"
    return str(error)


def _code(error: Exception) -> int:
    """SQLite's extended result code; 0 for an error that is not SQLite's."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code if isinstance(code, int) else 0


def _explain_os(error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        return "there is a folder where the file should be"
    if error.errno in _NO_SPACE:
        return "the disk is full"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "the file or its folder may not be written to"
    if error.errno in _NO_FOLDER:
        return "its folder cannot be made"
    return error.strerror or str(error)
