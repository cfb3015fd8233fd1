"""Out of the way with an unreadable file, and a backup in its place. No file is ever written over."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tui.journal.backup import list_backups, write_whole
from tui.journal.connecting import SIDECARS


def set_aside(journal: Path, now: datetime) -> Path:
    """Rename a file, and what SQLite keeps beside it, to a free name that says when.

    The files beside it go first: one left behind would be taken for part of the next file of that name.

    Returns:
        Where the file is now.

    Raises:
        OSError: It cannot be renamed.
    """
    aside = _free_name(journal, now)
    for sidecar in (*SIDECARS, "-shm"):
        beside = _beside(journal, sidecar)
        if beside.exists():
            beside.rename(_beside(aside, sidecar))
    return journal.rename(aside)


def restore(journal: Path, is_sound: Callable[[Path], bool]) -> Path | None:
    """Copy the newest backup that is sound to where the journal should be, and give the backup's path.

    Args:
        journal: Where there is no file now.
        is_sound: Whether a backup can be used.

    Returns:
        The backup, or None when there is none that is sound.

    Raises:
        OSError: It cannot be copied.
    """
    for backup in list_backups(journal):
        if is_sound(backup.path):
            write_whole(journal, partial(_copy, backup.path))
            return backup.path
    return None


def _copy(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())


def _free_name(journal: Path, now: datetime) -> Path:
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    number = 1
    while True:
        again = "" if number == 1 else f"-{number}"
        name = journal.with_name(f"{journal.stem}.unreadable-{stamp}{again}{journal.suffix}")
        if not any(os.path.lexists(_beside(name, sidecar)) for sidecar in ("", *SIDECARS)):
            return name
        number += 1


def _beside(path: Path, sidecar: str) -> Path:
    return path.with_name(path.name + sidecar)
