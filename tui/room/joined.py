"""The seats that this terminal has taken, so that it has the same one again when it comes back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tui.files import write_whole
from tui.room.sessions import folder
from tui.room.unreadable import UNREADABLE

FILE = "joined.json"
"""In the folder of the rooms."""
KEPT_FOR = timedelta(hours=12)
"""How long a seat is remembered; a host gives its cookies as long."""


class Seat(Struct, frozen=True):
    """A seat that was taken."""

    cookie: str
    """What shows the host whose seat it is, as it is sent: `NAME=TOKEN`. A secret."""
    since: datetime
    """UTC."""
    answers_asked: bool = False
    """Whether it was asked if the answers go into one's own journal."""


class Joined:
    """The seats, by the addresses of their rooms. What cannot be read or written is forgotten: one then joins anew."""

    def __init__(self, data: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Use a data folder."""
        self._path = folder(data) / FILE
        self._now = now

    def get(self, url: str) -> Seat | None:
        """The seat in a room."""
        return self._read().get(url)

    def put(self, url: str, cookie: str) -> None:
        """Remember a seat."""
        self._write(self._read() | {url: Seat(cookie, self._now())})

    def forget(self, url: str) -> None:
        """The seat is no more."""
        self._write({known: seat for known, seat in self._read().items() if known != url})

    def note_asked(self, url: str) -> None:
        """It was asked if the answers go into one's own journal, which is asked once."""
        seats = self._read()
        if url in seats:
            self._write(seats | {url: replace(seats[url], answers_asked=True)})

    def _read(self) -> dict[str, Seat]:
        try:
            seats = msgspec.json.decode(self._path.read_bytes(), type=dict[str, Seat])
            return {url: seat for url, seat in seats.items() if self._now() - seat.since < KEPT_FOR}
        except (OSError, *UNREADABLE, TypeError):
            return {}

    def _write(self, seats: dict[str, Seat]) -> None:
        content = msgspec.json.encode(seats)

        def write(partial: Path) -> None:
            partial.touch(0o600, exist_ok=False)
            partial.write_bytes(content)

        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, write)
