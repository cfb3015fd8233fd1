"""What a room's store does, whatever it is: a promise that what it returns from is on disk.

Everything that is written goes through one writer, in one order, so that the close of a vote stands before or after
each vote and never beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

from msgspec import Struct

from tui.journal.events import Certainty
from tui.room.messages import Face
from tui.room.state import RoomState

FORMAT = 1
"""Of a room's tables."""


class StoreError(Exception):
    """Nothing was written, or it cannot be told whether it was. It never means that a vote is closed."""


class StoreInUseError(StoreError):
    """Another host has the room open."""


class StoreTooNewError(StoreError):
    """A newer version wrote it."""


class RoomRow(Struct, frozen=True, kw_only=True):
    """What a room is, from its opening on."""

    code: str
    host: bytes
    """SHA-256 of the host's secret."""
    course: str
    """Id of the course."""
    content: str
    """Fingerprint of the course."""
    plan: Mapping[str, Any]
    """As `plan.py` writes it."""
    options: Mapping[str, Any]
    """As `plan.py` writes them."""
    opened: str
    """When, in UTC, ISO 8601."""
    ended: str = ""


class SeatRow(Struct, frozen=True, kw_only=True):
    """A seat."""

    no: int
    token: bytes
    """SHA-256 of the seat's token."""
    name: str = ""
    face: Face
    joined_rev: int
    """The room's revision then: votes that closed before were missed, not passed over."""
    joined: str
    removed: str = ""


class Ballot(Struct, frozen=True, kw_only=True, order=True):
    """A vote as it is stored, by the ids of the course. Ordered by its key."""

    act: int
    item: str
    round: int
    seat: int
    n: int
    """Counts up with every vote of a seat, and orders them; the clock does not."""
    answer: str
    """Verdict id, or the key of an option."""
    sure: Certainty | None = None
    sentence: int | None = None
    at: str = ""

    @property
    def key(self) -> tuple[int, str, int, int]:
        """What there is one vote of."""
        return self.act, self.item, self.round, self.seat


class HandsRow(Struct, frozen=True, kw_only=True):
    """Hands that were counted; a count of the same question and round takes its place."""

    act: int
    item: str
    round: int
    answer: str
    sure: Literal["", "sure"]
    """Those who kept their hands up when asked who is sure; empty for all hands."""
    count: int


class Happening(Struct, frozen=True, kw_only=True):
    """Something that the host did, which is never changed."""

    at: str
    what: str
    """An order, or `opened`, `resumed`, `joined`, `expired`."""
    data: Mapping[str, Any] = {}


class Saved(Struct, frozen=True, kw_only=True):
    """All that a store holds of a room."""

    room: RoomRow
    state: RoomState
    seats: tuple[SeatRow, ...]
    """By number."""
    ballots: tuple[Ballot, ...]
    hands: tuple[HandsRow, ...]
    happened: tuple[Happening, ...]
    """In order."""


CastResult = Literal["kept", "superseded", "closed", "stale"]
"""Of a vote: it is on disk; one with a higher number is; its vote is closed; it is of another activity or round."""


class Store(Protocol):
    """A room on disk. Every method but `load` returns when what it did is durable, in the order of the calls.

    A call that fails raises `StoreError`, and the store can be called again: a disk may have room later.
    """

    async def load(self) -> Saved:
        """All that there is.

        Raises:
            StoreError: It cannot be read.
        """

    async def cast(self, ballot: Ballot) -> tuple[CastResult, Ballot | None]:
        """Keep a vote, if the room is then in its activity and round and takes votes.

        Of two with one key the higher `n` counts; one with the same `n` takes the place of the other.

        Returns:
            What became of it, and what is kept now under its key; None where nothing is.

        Raises:
            StoreError: It is not kept, or that cannot be told. It is to be cast again.
        """

    async def change(self, state: RoomState, happening: Happening, hands: Sequence[HandsRow] = ()) -> bool:
        """Put the room into a state, note what happened, and put counted hands in place of earlier ones.

        Returns:
            Whether it was done: not where the stored revision is not the one before `state.rev`.

        Raises:
            StoreError: It is not done, or that cannot be told.
        """

    async def add_seat(self, token: bytes, name: str, face: Face, rev: int, at: str) -> SeatRow:
        """Give the next number.

        Raises:
            StoreError: It is not given.
        """

    async def remove_seat(self, no: int, at: str, happening: Happening) -> None:
        """Take a seat away; its votes stay.

        Raises:
            StoreError: It is not done.
        """

    async def note(self, happening: Happening) -> None:
        """Note what happened.

        Raises:
            StoreError: It is not noted.
        """

    async def end(self, at: str) -> None:
        """Note when the room ended.

        Raises:
            StoreError: It is not noted.
        """

    async def close(self) -> None:
        """Finish what has been called, and let go of the file. Closing twice is once."""
