"""From a path to an open journal, whatever is found there.

A file that can be used is brought to the newest version. One that is no journal is set aside and a new one begun. One
that cannot be written is read. One from a newer version is refused.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct

from tui.journal.backup import make_backup
from tui.journal.connecting import Mode, connect, explain, is_busy
from tui.journal.errors import JournalBusy
from tui.journal.inspecting import Source, Unreadable, inspect, is_sound, refuse_newer, require_events
from tui.journal.migrations import migrate
from tui.journal.quarantine import restore, set_aside
from tui.journal.reports import Notice
from tui.journal.rescue import open_reader, require_file
from tui.journal.suspicion import is_to_be_examined, trust


class Opened(Struct, frozen=True):
    """What was found and made of it."""

    connection: sqlite3.Connection | None
    """The journal; None when nothing can be read."""

    writable: bool
    """Whether the connection can write."""

    notices: tuple[Notice, ...]
    """What the learner should be told."""


def open_source(source: Source) -> Opened:
    """Open a journal for writing, or for reading when it cannot be written.

    Raises:
        JournalTooNew: A newer version wrote it.
        JournalBusy: Another program held it for too long.
    """
    try:
        refuse_newer(source)
        source.path.parent.mkdir(parents=True, exist_ok=True)
        require_file(source.path)
        return _open_writable(source)
    except (OSError, sqlite3.Error, Unreadable) as error:
        if is_busy(error):
            raise JournalBusy(source.path) from error
        reader = open_reader(source)
        return Opened(reader, False, (read_only_notice(source.path, explain(error), reader is not None),))


def read_only_notice(path: Path, reason: str, has_reader: bool) -> Notice:
    """What a learner is told when nothing can be saved.

    Args:
        path: The journal's file.
        reason: Why, as a clause.
        has_reader: Whether what was saved before can be read.
    """
    lost = "" if has_reader or _is_free(path) else " What was saved before cannot be read either."
    text = f"Nothing new will be saved: {reason} ({path}).{lost} You can go on; it all counts until you quit."
    return Notice("read-only", text, path)


def _is_free(path: Path) -> bool:
    """Whether there is certainly no file at a path."""
    try:
        return not path.is_file()
    except OSError:
        return False


def _open_writable(source: Source) -> Opened:
    """Open for writing; make the file, or put a new one in the place of an unreadable one, if need be.

    Whoever adds or replaces the file holds a lock for it and looks again first. Otherwise one program could set aside
    the good file that another has just put in the place of a bad one.
    """
    try:
        return Opened(_attempt(source, "rw"), True, ())
    except (Unreadable, sqlite3.Error) as error:
        if is_busy(error):
            raise
    with _lock(source):
        try:
            return Opened(_attempt(source, "rwc"), True, ())
        except Unreadable:
            notice = _replace(source)
        return Opened(_attempt(source, "rwc"), True, (notice,))


def _attempt(source: Source, mode: Mode) -> sqlite3.Connection:
    connection = connect(source.path, mode, source.busy_timeout)
    whole = is_to_be_examined(source.path)
    try:
        inspect(connection, source, whole)
        if whole:
            trust(source.path)
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = FULL")
        migrate(
            connection,
            source.steps,
            before=lambda: make_backup(source.path, source.clock(), source.busy_timeout),
        )
        require_events(connection)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _lock(source: Source) -> Iterator[None]:
    """Hold a lock that all programs share and that ends with the program: SQLite's own, on an empty file."""
    path = source.path.with_name(f"{source.path.name}.lock")
    with closing(connect(path, "rwc", source.busy_timeout)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def _replace(source: Source) -> Notice:
    """Set the unreadable file aside and begin from the newest backup that can be read, if there is one."""
    aside = set_aside(source.path, source.clock())
    told = f"Your record could not be read. It has not been thrown away: it is now {aside}."
    backup = restore(source.path, lambda path: is_sound(source, path))
    if backup is None:
        return Notice("quarantined", f"{told} There is no backup that can be read, so a new record begins.", aside)
    text = f"{told} The record goes on from the backup {backup.name}; what came after that backup is not in it."
    return Notice("restored", text, aside)
