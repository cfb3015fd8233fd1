"""Where a room is, and what its activities are to the phases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from msgspec import Struct

from tui.room.messages import Phase

Kind = Literal["item", "set", "page"]
"""What an activity is to the machine: a question in front, questions at one's own pace, or something to look at."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An activity, as far as the machine is concerned."""

    kind: Kind
    rounds: int = 0
    """How many votes a question gets."""
    is_told: bool = True
    """Whether its key is shown after the votes; what is asked before and after is not."""
    has_hint: bool = True
    by_hands: bool = False
    """Whether its votes are shows of hands from the beginning."""


class Place(NamedTuple):
    """Where a room can be."""

    act: int
    phase: Phase
    round: int


class RoomState(Struct, frozen=True, kw_only=True):
    """Where a room is."""

    rev: int = 0
    """Counts up with every change."""
    act: int = 0
    """Number of the activity, from 1; 0 in the lobby."""
    phase: Phase = "lobby"
    round: int = 0
    closes_at: float | None = None
    """When the vote closes by itself, by the host's clock that is never set; not kept over a crash."""
    locked: bool = False
    """Whether there are no new seats."""
    paused: bool = False
    hint: bool = False
    """Whether the hint of the present question was given."""
    hands: tuple[Place, ...] = ()
    """The votes that are counted by hands."""
    closed: tuple[int, ...] = ()
    """The sets that were closed: who comes back to one finds it so, and `reopen` opens it."""
    told: tuple[int, ...] = ()
    """The activities whose key was shown."""
    once: tuple[int, ...] = ()
    """Those of them whose key was shown after the first of two votes. A second one that was taken back is none."""
    trail: tuple[Place, ...] = ()
    """Where `undo` leads, the nearest last."""

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.act, self.phase, self.round)

    @property
    def is_by_hands(self) -> bool:
        """Whether the present round is counted by hands."""
        return any((each.act, each.round) == (self.act, self.round) for each in self.hands)
