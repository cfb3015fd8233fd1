"""Copies of the journal in a folder beside it, one for each day on which it was used.

A copy appears under its name only when it is complete. The newest seven are kept.
"""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.files import find, write_whole
from tui.journal.connecting import connect
from tui.journal.reports import Backup

FOLDER = "backups"
"""Name of the folder, beside the journal."""

KEPT = 7
"""How many backups are kept."""

FAILED = "Today's backup of your record was not made: {why}. Your record itself is being saved."
"""What a learner is told when there is none."""

DAMAGED = (
    "Your record's file is damaged ({path}). Start two-schemers again soon: the file is then set aside, not thrown "
    "away, and your record goes on from the newest backup that can be read."
)
"""What a learner is told when the copy turns out to be damaged, as the journal then is, too."""

_STAMP = "%Y-%m-%d"
"""Names a backup, by UTC. There is one backup for each of these names, so this says how often one is made."""

_STALE = timedelta(days=1)


def list_backups(journal: Path) -> list[Backup]:
    """The backups of a journal, newest first; none when the folder cannot be read."""
    found = []
    for path in reversed(find(journal.parent / FOLDER, lambda name: _is_backup(journal, name))):
        with suppress(OSError):
            found.append(Backup(path, path.stat().st_size))
    return found


def is_due(journal: Path, now: datetime) -> bool:
    """Whether there is no backup yet for the time that it is."""
    return not _path(journal, now).exists()


def make_backup(
    journal: Path, now: datetime, busy_timeout: float, examine: Callable[[Path], object] = lambda copy: None
) -> Backup:
    """Copy the journal as it is, in place of the backup for this time if there is one, and remove the oldest.

    Args:
        journal: The file; other connections may go on using it.
        now: The time, with its zone.
        busy_timeout: Seconds to wait for another program's lock.
        examine: Looks through the copy, and raises what no backup is to be made for.

    Raises:
        OSError, sqlite3.Error: No backup was made; those there are still there.
    """

    def copy(partial: Path) -> None:
        _copy(journal, partial, busy_timeout)
        examine(partial)

    target = _path(journal, now)
    target.parent.mkdir(exist_ok=True)
    write_whole(target, copy)
    _tidy(journal, target, now)
    return Backup(target, target.stat().st_size)


def _path(journal: Path, now: datetime) -> Path:
    return journal.parent / FOLDER / f"{journal.stem}-{now.astimezone(UTC).strftime(_STAMP)}{journal.suffix}"


def _is_backup(journal: Path, name: str) -> bool:
    stamp = name.removeprefix(f"{journal.stem}-").removesuffix(journal.suffix)
    if name != f"{journal.stem}-{stamp}{journal.suffix}":
        return False
    try:
        return datetime.strptime(stamp, _STAMP).strftime(_STAMP) == stamp
    except ValueError:
        return False


def _copy(journal: Path, partial: Path, busy_timeout: float) -> None:
    deadline = time.monotonic() + busy_timeout

    def give_up(status: int, _remaining: int, _total: int) -> None:
        if status not in {sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE} and time.monotonic() > deadline:
            raise TimeoutError("another program is using the file")

    try:
        with (
            closing(connect(journal, "ro", busy_timeout)) as source,
            closing(connect(partial, "rwc", busy_timeout)) as copy,
        ):
            source.backup(copy, progress=give_up, sleep=0.01)
    finally:
        partial.with_name(f"{partial.name}-journal").unlink(missing_ok=True)


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
