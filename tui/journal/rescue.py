"""What can be read of a journal that cannot be written."""

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from tui.journal import rows
from tui.journal.connecting import SIDECARS, Mode, connect, is_busy
from tui.journal.errors import JournalBusy
from tui.journal.inspecting import Source, Unreadable, inspect
from tui.journal.migrations import migrate


def open_reader(source: Source) -> sqlite3.Connection | None:
    """Open a journal for reading: where it is, or else a copy of it, or else past all locks and unfinished writes.

    Returns:
        The journal in its newest version, in memory if it had to be changed for that; None when nothing can be read.

    Raises:
        JournalTooNew: A newer version wrote it.
        JournalBusy: Another program held it for too long.
    """
    with suppress(OSError, sqlite3.Error, Unreadable):
        return read_somehow(source)
    return None


def read_somehow(source: Source) -> sqlite3.Connection | None:
    """As `open_reader`, but with the reason where nothing can be read; None only for an empty file.

    Raises:
        Unreadable, OSError, sqlite3.Error: Why it cannot be read where it is.
        JournalTooNew: A newer version wrote it.
        JournalBusy: Another program held it for too long.
    """
    ways: tuple[Callable[[Source], sqlite3.Connection | None], ...] = (
        lambda source: _read(source, "ro"),
        _read_copy,
        lambda source: _read(source, "immutable"),
    )
    first: Exception | None = None
    for way in ways:
        try:
            require_file(source.path)
            return way(source)
        except (OSError, sqlite3.Error, Unreadable) as error:
            first = first or error
    assert first is not None
    raise first


def is_readable(connection: sqlite3.Connection) -> bool:
    """Whether events can be read from a connection, now or once another program lets go of the file."""
    try:
        connection.execute(f"{rows.SELECT} LIMIT 1").fetchone()
    except sqlite3.Error as error:
        return is_busy(error)
    return True


def require_file(path: Path) -> None:
    """Make sure that nothing but a file is at a path.

    Raises:
        OSError: There is something else, or it cannot be seen.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    if not stat.S_ISREG(mode):
        raise OSError("there is something other than a file in its place")


def _read(source: Source, mode: Mode) -> sqlite3.Connection | None:
    connection = connect(source.path, mode, source.busy_timeout)
    try:
        version = inspect(connection, source)
        if version == len(source.steps):
            return connection
        copy = _in_memory(connection, source) if version else None
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and is_busy(error):
            raise JournalBusy(source.path) from error
        raise
    connection.close()
    return copy


def _read_copy(source: Source) -> sqlite3.Connection | None:
    """Read a copy elsewhere, where a write that was cut off can be undone."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        copy = Path(folder) / source.path.name
        for sidecar in ("", *SIDECARS):
            original = source.path.with_name(source.path.name + sidecar)
            if original.exists():
                copy.with_name(copy.name + sidecar).write_bytes(original.read_bytes())
        with closing(connect(copy, "rw", source.busy_timeout)) as connection:
            return _in_memory(connection, source) if inspect(connection, source) else None


def _in_memory(connection: sqlite3.Connection, source: Source) -> sqlite3.Connection:
    """The journal of a connection, copied and brought to the newest version."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        connection.backup(copy)
        migrate(copy, source.steps, before=lambda: None)
    except BaseException:
        copy.close()
        raise
    return copy
