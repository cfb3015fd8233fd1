"""A store that keeps a room in memory, for tests of what stands above the stores."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tui.room.messages import Face
from tui.room.state import RoomState
from tui.room.store import Ballot, CastResult, HandsRow, Happening, RoomRow, Saved, SeatRow, StoreError


class MemoryStore:
    """Keeps the promises of a store but the disk; `fails` makes every call an error."""

    def __init__(self, room: RoomRow, state: RoomState | None = None) -> None:
        self.saved = Saved(room=room, state=state or RoomState(), seats=(), ballots=(), hands=(), happened=())
        self.fails = False
        self.is_closed = False

    def _require(self) -> None:
        if self.fails:
            raise StoreError("the disk is full")

    async def load(self) -> Saved:
        self._require()
        return self.saved

    async def cast(self, ballot: Ballot) -> tuple[CastResult, Ballot | None]:
        self._require()
        state = self.saved.state
        kept = {each.key: each for each in self.saved.ballots}
        if (state.act, state.round) != (ballot.act, ballot.round):
            return "stale", kept.get(ballot.key)
        if state.phase not in ("vote", "set"):
            return "closed", kept.get(ballot.key)
        if ballot.key in kept and kept[ballot.key].n > ballot.n:
            return "superseded", kept[ballot.key]
        kept[ballot.key] = ballot
        self.saved = replace(self.saved, ballots=tuple(sorted(kept.values())))
        return "kept", ballot

    async def change(self, state: RoomState, happening: Happening, hands: Sequence[HandsRow] = ()) -> bool:
        self._require()
        if self.saved.state.rev + 1 != state.rev:
            return False
        replaced = {(row.act, row.item, row.round) for row in hands}
        rest = [row for row in self.saved.hands if (row.act, row.item, row.round) not in replaced]
        self.saved = replace(
            self.saved,
            state=replace(state, closes_at=None),
            hands=(*rest, *hands),
            happened=(*self.saved.happened, happening),
        )
        return True

    async def add_seat(self, token: bytes, name: str, face: Face, rev: int, at: str) -> SeatRow:
        self._require()
        row = SeatRow(no=len(self.saved.seats) + 1, token=token, name=name, face=face, joined_rev=rev, joined=at)
        self.saved = replace(self.saved, seats=(*self.saved.seats, row))
        return row

    async def remove_seat(self, no: int, at: str, happening: Happening) -> None:
        self._require()
        seats = tuple(replace(seat, removed=at) if seat.no == no else seat for seat in self.saved.seats)
        self.saved = replace(self.saved, seats=seats, happened=(*self.saved.happened, happening))

    async def note(self, happening: Happening) -> None:
        self._require()
        self.saved = replace(self.saved, happened=(*self.saved.happened, happening))

    async def end(self, at: str) -> None:
        self._require()
        self.saved = replace(self.saved, room=replace(self.saved.room, ended=at))

    async def close(self) -> None:
        self.is_closed = True
