"""A journal's state, found by reading all of it."""

import re
import sqlite3
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from tui.files import find, find_aside
from tui.journal import rows
from tui.journal.backup import list_backups
from tui.journal.connecting import pragma
from tui.journal.reports import Health


def examine(path: Path, connection: sqlite3.Connection | None) -> Health:
    """What the file and its backups show; what only the running program knows is left as for one that cannot save."""
    size = None
    with suppress(OSError):
        size = path.stat().st_size
    is_copy = re.compile(rf"{re.escape(path.stem)}[ ._(-].*{re.escape(path.suffix)}").fullmatch
    aside = find_aside(path)
    report = Health(
        path=path,
        writable=False,
        version=None,
        size=size,
        events=0,
        undecodable=0,
        unsaved=0,
        check="there is nothing that can be read",
        backups=tuple(list_backups(path)),
        set_aside=tuple(aside),
        copies=tuple(copy for copy in find(path.parent, is_copy) if copy not in aside),
        notices=(),
    )
    if connection is None:
        return report
    try:
        report = replace(report, version=pragma(connection, "user_version"))
        report = replace(report, check=str(connection.execute("PRAGMA quick_check(1)").fetchone()[0]))
        found = connection.execute(rows.SELECT).fetchall()
    except sqlite3.Error as error:
        return replace(report, check=str(error))
    return replace(report, events=len(found), undecodable=len(found) - len(rows.decode(found)))
