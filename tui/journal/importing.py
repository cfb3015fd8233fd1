"""Another machine's journal: read without a change to it, and added without a change to what is in it."""

import sqlite3
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeAlias

from tui.journal.connecting import explain
from tui.journal.errors import JournalTooNew, NotImportedError
from tui.journal.inspecting import Source, Unreadable
from tui.journal.reports import Imported
from tui.journal.rescue import read_somehow

_COLUMNS = ("id", "time", "learner", "course", "kind", "subject", "revision", "data")

# As bytes, and from bytes: what this version cannot understand, another that reads it here may.
_SELECT = f"SELECT {', '.join(f'CAST({column} AS BLOB)' for column in _COLUMNS)} FROM event ORDER BY seq"
_INSERT = (
    f"INSERT INTO event ({', '.join(_COLUMNS)}) VALUES ({', '.join(['CAST(? AS TEXT)'] * len(_COLUMNS))}) "
    "ON CONFLICT (id) DO NOTHING"
)

Foreign: TypeAlias = list[tuple[bytes, ...]]
"""The rows of another journal, in order."""


def read_foreign(source: Source, own: Path) -> Foreign:
    """The rows of another journal.

    Args:
        source: The other journal.
        own: The file of one's own.

    Raises:
        NotImportedError: It is that file, not a journal, damaged, of a newer version, or cannot be read.
        JournalBusy: Another program held it for too long.
    """
    path = source.path
    with suppress(OSError):
        if path.samefile(own):
            raise NotImportedError(path, "it is this record itself")
    try:
        if not path.exists():
            raise NotImportedError(path, "there is no such file")
        connection = read_somehow(source)
        if connection is None:
            raise NotImportedError(path, "it is not a journal, but an empty file")
        with closing(connection):
            return connection.execute(_SELECT).fetchall()
    except JournalTooNew as error:
        why = f"a newer version of two-schemers wrote it (format {error.found}; this version knows {error.known}). "
        raise NotImportedError(path, why + "Update two-schemers first") from error
    except Unreadable as error:
        raise NotImportedError(path, f"it is not a journal, or a damaged one ({error})") from error
    except (OSError, sqlite3.Error) as error:
        raise NotImportedError(path, f"it cannot be read: {explain(error)}") from error


def add_rows(connection: sqlite3.Connection, found: Foreign, path: Path) -> tuple[Imported, ...]:
    """Insert those rows whose ids are not there yet, inside a transaction, and tell them by learner and course.

    Raises:
        NotImportedError: A row cannot be one of a journal.
        sqlite3.Error: They cannot be written.
    """
    after = int(connection.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0])
    added: Counter[tuple[str, str]] = Counter()
    known: dict[tuple[str, str], list[str]] = {}
    for row in found:
        try:
            is_new = connection.execute(_INSERT, row).rowcount == 1
        except (sqlite3.IntegrityError, sqlite3.DataError) as error:
            raise NotImportedError(path, f"it holds an event that is damaged ({error})") from error
        id, _, learner, course, *_ = (value.decode(errors="replace") for value in row)
        added[learner, course] += is_new
        known.setdefault((learner, course), []).extend([] if is_new else [id])
    return tuple(Imported(*who, after, added[who], frozenset(ids)) for who, ids in known.items())
