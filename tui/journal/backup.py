"""Daily copies of the journal in a folder beside it.

A copy appears under its name only when it is complete. The newest seven are kept.
"""

import os
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.journal.connecting import connect
from tui.journal.reports import Backup

FOLDER = "backups"
"""Name of the folder, beside the journal."""

KEPT = 7
"""How many backups are kept."""

_STALE = timedelta(days=1)


def list_backups(journal: Path) -> list[Backup]:
    """The backups of a journal, newest first; none when the folder cannot be read."""
    pattern = re.compile(rf"{re.escape(journal.stem)}-\d{{4}}-\d\d-\d\d{re.escape(journal.suffix)}")
    found = []
    with suppress(OSError):
        for path in (journal.parent / FOLDER).iterdir():
            with suppress(OSError):
                if pattern.fullmatch(path.name) and path.is_file():
                    found.append(Backup(path, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def name_for(journal: Path, now: datetime) -> Path:
    """Where the backup of a day, by UTC, is kept."""
    return journal.parent / FOLDER / f"{journal.stem}-{now.astimezone(UTC).date().isoformat()}{journal.suffix}"


def make_backup(journal: Path, now: datetime, busy_timeout: float) -> Backup:
    """Copy the journal as it is, in place of today's backup if there is one, and remove the oldest.

    Args:
        journal: The file; other connections may go on using it.
        now: The time, which gives the day in UTC.
        busy_timeout: Seconds to wait for another program's lock.

    Raises:
        OSError, sqlite3.Error: No backup was made; those there are still there.
    """
    target = name_for(journal, now)
    target.parent.mkdir(exist_ok=True)
    write_whole(target, lambda partial: _copy(journal, partial, busy_timeout))
    _tidy(journal, target, now)
    return Backup(target, target.stat().st_size)


def write_whole(target: Path, write: Callable[[Path], None]) -> None:
    """Have a file written under another name beside the target, then put it in the target's place.

    Raises:
        OSError: It could not be put there; like any error of `write`, this leaves the target as it was.
    """
    partial = target.with_name(f"{target.name}.{os.urandom(6).hex()}.partial")
    try:
        write(partial)
        _sync(partial, os.O_RDWR)
        partial.replace(target)
        if os.name == "posix":
            _sync(target.parent, os.O_RDONLY)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
            partial.with_name(f"{partial.name}-journal").unlink(missing_ok=True)


def _copy(journal: Path, partial: Path, busy_timeout: float) -> None:
    deadline = time.monotonic() + busy_timeout

    def give_up(status: int, _remaining: int, _total: int) -> None:
        if status not in {sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE} and time.monotonic() > deadline:
            raise TimeoutError("another program is using the file")

    with (
        closing(connect(journal, "ro", busy_timeout)) as source,
        closing(connect(partial, "rwc", busy_timeout)) as copy,
    ):
        source.backup(copy, progress=give_up, sleep=0.01)


def _tidy(journal: Path, made: Path, now: datetime) -> None:
    """Remove backups past the newest seven, and what a killed run left half written."""
    for backup in list_backups(journal)[KEPT:]:
        if backup.path != made:
            with suppress(OSError):
                backup.path.unlink()
    for partial in made.parent.glob(f"{journal.stem}-*.partial*"):
        with suppress(OSError):
            if now.timestamp() - partial.stat().st_mtime > _STALE.total_seconds():
                partial.unlink()


def _sync(path: Path, flags: int) -> None:
    """Wait until a file's content, or a folder's list of names, is on disk."""
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
