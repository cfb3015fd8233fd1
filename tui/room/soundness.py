"""Whether what was saved of a room hangs together. SQLite keeps a file whole, and does not know what it says."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from tui.room.store import Saved, StoreError
from tui.room.unreadable import UNREADABLE


class _Place(Struct, frozen=True):
    """What is read of that which goes with a happening."""

    rev: int = 0
    act: int = 0
    phase: str = ""
    round: int = 0
    seat: int = 0


def sound(saved: Saved) -> Saved:
    """The same, if it can be read back.

    Raises:
        StoreError: It cannot.
    """
    seats = {seat.no for seat in saved.seats}
    lost = next((ballot for ballot in saved.ballots if ballot.seat not in seats), None)
    if lost is not None:
        raise StoreError(
            f"What was saved of the room makes no sense: there is a vote of seat {lost.seat}, and no seat."
        )
    for each in saved.happened:
        try:
            msgspec.convert(each.data, _Place)
        except UNREADABLE as error:
            raise StoreError(f"What was saved of the room makes no sense: {error}.") from error
    return saved
