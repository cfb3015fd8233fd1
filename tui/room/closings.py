"""When the votes of a room closed."""

from __future__ import annotations

from collections.abc import Sequence

from tui.room.state import RoomState
from tui.room.store import Happening


class Closings:
    """By activity and round: the revision at which its vote closed last, while it is closed."""

    def __init__(self, happened: Sequence[Happening]) -> None:
        self.revisions: dict[tuple[int, int], int] = {}
        for each in happened:
            data = each.data
            self._see(data.get("act", 0), data.get("round", 0), data.get("phase", ""), data.get("rev", 0))

    def see(self, state: RoomState) -> None:
        """Take in where the room is now."""
        self._see(state.act, state.round, state.phase, state.rev)

    def _see(self, act: int, round: int, phase: str, rev: int) -> None:
        if phase == "closed":
            self.revisions.setdefault((act, round), rev)
        elif phase in ("vote", "set"):
            self.revisions.pop((act, round), None)
