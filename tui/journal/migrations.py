"""The format of the journal's file, as the steps that lead to it from nothing.

A released step is never changed. A new version is one more function at the end of `MIGRATIONS`; how a row is written
and read is in `rows`, which follows the newest version.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeAlias

from tui.journal.connecting import pragma, transaction

APPLICATION_ID = 0x32534348
"""Marks a database file as a journal of this program (`2SCH`)."""

Migration: TypeAlias = Callable[[sqlite3.Connection], None]
"""Takes a file from one version to the next, inside a transaction that it must leave open."""


def events_table(connection: sqlite3.Connection) -> None:
    """Version 1: the one table, which takes new rows and refuses every other change."""
    for statement in (
        """
        CREATE TABLE event (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            time TEXT NOT NULL,
            learner TEXT NOT NULL,
            course TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            revision TEXT NOT NULL,
            data TEXT NOT NULL
        )
        """,
        "CREATE INDEX event_by_course ON event (course, learner)",
        """
        CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END
        """,
        """
        CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END
        """,
    ):
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (events_table,)
"""The steps, the first of which makes version 1 from an empty file."""


def migrate(connection: sqlite3.Connection, steps: Sequence[Migration], before: Callable[[], object]) -> None:
    """Bring a file to the newest version, in one transaction, and prove that it can be written.

    The version is read again once the file is held, because another program may have migrated it meanwhile. The version
    is written even when it stays: on a read-only or full disk this fails now and not at the first answer.

    Args:
        connection: The file, open for writing; empty or a journal of no newer version.
        steps: All migrations known.
        before: Called once before the first step, unless the file is empty, while no other program can write.

    Raises:
        sqlite3.Error: It cannot be written, or a step failed; the file is as it was.
    """
    with transaction(connection, "IMMEDIATE"):
        version = pragma(connection, "user_version")
        if 0 < version < len(steps):
            before()
        for step in steps[version:]:
            step(connection)
        if version == 0:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(version, len(steps))}")
