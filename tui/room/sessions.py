"""Where the rooms of this machine are kept: a file a room, and beside it what attaches to a host that runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tui.files import find
from tui.room.codes import tidy

FOLDER = "rooms"
"""Inside the data folder."""
ENDING = ".sqlite"
_NAME = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-([^-]+){re.escape(ENDING)}")


@dataclass(frozen=True, slots=True)
class SessionFile:
    """The file of a room. Its name says when it was opened and which code it has: `2026-03-01-K7M4QX.sqlite`."""

    path: Path

    @property
    def name(self) -> str:
        """What it is called on the command line."""
        return self.path.stem

    @property
    def day(self) -> str:
        """When it was opened: `2026-03-01`."""
        return self.name[:10]

    @property
    def code(self) -> str:
        """The code of the room."""
        return self.name[11:]

    @property
    def host_file(self) -> Path:
        """What attaches to its host, while there is one, or was one that did not end: port, process, secret."""
        return self.path.with_suffix(".json")

    @property
    def log_file(self) -> Path:
        """What its host had to say."""
        return self.path.with_suffix(".log")


def folder(data: Path) -> Path:
    """Where the rooms of a data folder are."""
    return data / FOLDER


def new(data: Path, day: str, code: str) -> SessionFile:
    """The file of a new room; it is not there yet, and its folder need not be."""
    return SessionFile(folder(data) / f"{day}-{code}{ENDING}")


def all_of(data: Path) -> list[SessionFile]:
    """All rooms of a data folder, oldest first."""
    return [SessionFile(path) for path in find(folder(data), lambda name: _is_one(name))]


def called(data: Path, name: str) -> list[SessionFile]:
    """The rooms that a name or a code means, the newest last; more than one only where a code was drawn twice."""
    code = tidy(name)
    return [each for each in all_of(data) if each.name == name or each.path.name == name or each.code == code]


def _is_one(name: str) -> bool:
    found = _NAME.fullmatch(name)
    return found is not None and tidy(found[1]) == found[1]
