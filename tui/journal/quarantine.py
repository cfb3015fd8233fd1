"""Out of the way with an unreadable file, and a backup in its place. No file is ever written over."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from tui import files
from tui.journal.backup import list_backups
from tui.journal.connecting import SIDECARS


def set_aside(journal: Path, now: datetime) -> Path:
    """Rename a file, and what SQLite keeps beside it, to a free name that says when.

    Returns:
        Where the file is now.

    Raises:
        OSError: It cannot be renamed.
    """
    return files.set_aside(journal, now, (*SIDECARS, "-shm"))


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
            files.write_whole(journal, partial(_copy, backup.path))
            return backup.path
    return None


def _copy(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())
