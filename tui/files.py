"""How the program puts files in place and out of the way: all at once, and never over another."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory


def write_whole(target: Path, write: Callable[[Path], object]) -> None:
    """Have a file written under another name beside the target, then put it in the target's place.

    At no moment is there half of it under the target's name, and when this returns it is on disk.

    Args:
        target: Where the file is to be.
        write: Writes the file at the path that it is given, and leaves no other.

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


def fill_folder(target: Path, texts: Mapping[str, str]) -> None:
    """Put files into a folder that is not there yet, or is empty: all of them, or none.

    They are written to a folder of another name first. One that is not there is put in place by a single rename; one
    that is there, and that a shell may stand in, is filled by a rename for each entry, which are taken back where
    one fails.

    Args:
        target: The folder; the one that it lies in is there.
        texts: What the files hold, by their paths below it, with forward slashes.

    Raises:
        OSError: They could not be put there.
    """
    is_new = not target.exists()
    with TemporaryDirectory(prefix=".partial-", dir=target.parent if is_new else target) as partial:
        whole = Path(partial, "whole")
        for name, text in texts.items():
            path = whole / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        if is_new:
            whole.rename(target)
            return
        placed: list[Path] = []
        try:
            for entry in sorted(whole.iterdir()):
                placed.append(entry.rename(target / entry.name))
        except OSError:
            for entry in placed:
                entry.rename(whole / entry.name)
            raise


def set_aside(path: Path, now: datetime, beside: Sequence[str] = ()) -> Path:
    """Rename a file that makes no sense to a free name that says when.

    Args:
        path: The file.
        now: The time, with its zone.
        beside: What the names of other files end in that belong to it. They are renamed with it, and before it: one
            left behind would be taken for part of the next file of that name.

    Returns:
        Where the file is now; `find_aside` finds it again.

    Raises:
        OSError: It cannot be renamed.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside, number = path.with_name(f"{path.stem}{_ASIDE}{stamp}{path.suffix}"), 1
    while any(os.path.lexists(_beside(aside, end)) for end in ("", *beside)):
        number += 1
        aside = path.with_name(f"{path.stem}{_ASIDE}{stamp}-{number}{path.suffix}")
    for end in beside:
        if os.path.lexists(_beside(path, end)):
            _beside(path, end).rename(_beside(aside, end))
    return path.rename(aside)


def find_aside(path: Path) -> list[Path]:
    """The files that were set aside from a path, oldest first; none when their folder cannot be read."""
    return find(path.parent, lambda name: name.startswith(f"{path.stem}{_ASIDE}") and name.endswith(path.suffix))


def find(folder: Path, wanted: Callable[[str], object]) -> list[Path]:
    """The files of a folder whose names are wanted, in the order of their names; none when it cannot be read."""
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if wanted(path.name) and path.is_file())
    return []


_ASIDE = ".unreadable-"


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _sync(path: Path, flags: int) -> None:
    """Wait until a file's content, or a folder's list of names, is on disk."""
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
