"""The format of a room's file, as the steps that lead to it from nothing.

A released step is never changed. A new version is one more function at the end of `MIGRATIONS`; how rows are written
and read is in `rows`, which follows the newest version.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from tui.journal.connecting import pragma
from tui.room.store import StoreError, StoreTooNewError

APPLICATION_ID = 0x32534352
"""Marks a database file as a room of this program (`2SCR`)."""

Migration: TypeAlias = Callable[[sqlite3.Connection], None]
"""Takes a file from one version to the next, inside a transaction that it must leave open."""


def first_tables(connection: sqlite3.Connection) -> None:
    """Version 1: one room. Columns have the names of the fields that they hold; `state` holds what SQL need not see."""
    for statement in (
        """
        CREATE TABLE room (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            code TEXT NOT NULL,
            host BLOB NOT NULL,
            course TEXT NOT NULL,
            content TEXT NOT NULL,
            plan TEXT NOT NULL,
            options TEXT NOT NULL,
            opened TEXT NOT NULL,
            ended TEXT NOT NULL,
            rev INTEGER NOT NULL,
            act INTEGER NOT NULL,
            phase TEXT NOT NULL,
            round INTEGER NOT NULL,
            state TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE seat (
            no INTEGER PRIMARY KEY,
            token BLOB NOT NULL UNIQUE,
            name TEXT NOT NULL,
            face TEXT NOT NULL,
            joined_rev INTEGER NOT NULL,
            joined TEXT NOT NULL,
            removed TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE vote (
            act INTEGER NOT NULL,
            item TEXT NOT NULL,
            round INTEGER NOT NULL,
            seat INTEGER NOT NULL,
            n INTEGER NOT NULL,
            answer TEXT NOT NULL,
            sure TEXT,
            sentence INTEGER,
            at TEXT NOT NULL,
            PRIMARY KEY (act, item, round, seat)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE hands (
            act INTEGER NOT NULL,
            item TEXT NOT NULL,
            round INTEGER NOT NULL,
            answer TEXT NOT NULL,
            sure TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (act, item, round, answer, sure)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE happened (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            what TEXT NOT NULL,
            data TEXT NOT NULL
        )
        """,
        """
        CREATE TRIGGER what_happened_is_never_changed BEFORE UPDATE ON happened
        BEGIN SELECT RAISE(ABORT, 'what happened is never changed'); END
        """,
        """
        CREATE TRIGGER what_happened_is_never_deleted BEFORE DELETE ON happened
        BEGIN SELECT RAISE(ABORT, 'what happened is never deleted'); END
        """,
    ):
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (first_tables,)
"""The steps, as many as `FORMAT` says; the first makes version 1 from an empty file."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the newest version, in a transaction that is open, and prove that it can be written.

    Args:
        connection: The file, empty or a room of no newer version.

    Raises:
        sqlite3.Error: It cannot be written, or a step failed.
    """
    for step in MIGRATIONS[pragma(connection, "user_version") :]:
        step(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def inspect(connection: sqlite3.Connection, path: Path) -> None:
    """Make sure that a file is a sound room, of no newer version.

    Raises:
        StoreTooNewError: A newer version wrote it.
        StoreError: It is no room, or is damaged.
        sqlite3.Error: It cannot be read.
    """
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise StoreError(f"{path} is not the file of a room.")
    found = pragma(connection, "user_version")
    if found > len(MIGRATIONS):
        raise StoreTooNewError(
            f"{path} was written by a newer version of two-schemers (format {found}; this version knows "
            f"{len(MIGRATIONS)}). It has been left as it is. Update two-schemers to go on with it."
        )
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise StoreError(f"{path} is damaged.")
