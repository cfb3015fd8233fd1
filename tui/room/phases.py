"""What a room can do next: the one state machine of rooms. Pure: no clock, no disk, no people.

Every command names the revision that its sender saw, and is refused where that is not the present one: so a key that
is pressed twice never skips a phase.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tui.room.messages import Phase
from tui.room.orders import Order
from tui.room.state import RoomState, Slot

CLOSING_SECONDS = 5
"""Until a vote is closed, if nothing else is said."""
LONGEST_CLOSING = 600


class NotNow(Exception):  # noqa: N818 - an answer, not a fault
    """A command does not fit. The text says why, in a sentence."""


STALE = "The room has moved on meanwhile; nothing was done."
"""What is said to a command that saw another revision."""
_TOLD_LATER = "What is asked before and after is told in the summary."


class Command(Struct, frozen=True, kw_only=True):
    """What is to be done. Of the orders, `remove` and `lift-cap` are not the machine's, and change no phase."""

    order: Order
    rev: int
    seconds: int = CLOSING_SECONDS
    act: int = 0
    suggests_reveal: bool = False
    """Whether the room knows enough for the key to be shown without talk: then `go` leads there after the vote."""


def step(state: RoomState, command: Command, slots: Sequence[Slot], now: float) -> RoomState:
    """Do what a command asks for.

    Args:
        state: Where the room is.
        command: What is to be done.
        slots: The activities.
        now: By the clock of `closes_at`.

    Raises:
        NotNow: It does not fit; nothing changes.
    """
    if command.rev != state.rev:
        raise NotNow(STALE)
    order = what_go_means(state, slots, command.suggests_reveal) if command.order == "go" else command.order
    do = _ORDERS.get(order)
    if do is None:
        raise NotNow("That is not for the phases to do.")
    return replace(do(_Room(state, slots, now), command), rev=state.rev + 1)


def expire(state: RoomState, slots: Sequence[Slot], now: float) -> RoomState | None:
    """The state once a vote's time is over; None while it is not, or where no time runs."""
    if state.closes_at is None or now < state.closes_at or state.phase != "vote":
        return None
    return replace(_closed(_Room(state, slots, now)), rev=state.rev + 1)


def resumed(state: RoomState) -> RoomState:
    """The state that a room goes on with after its host was gone: a vote that ran is open, without a deadline."""
    return replace(state, closes_at=None)


def orders(state: RoomState, slots: Sequence[Slot]) -> tuple[Order, ...]:
    """What can be done now; an activity to go to is any."""
    found = []
    for order in _ORDERS:
        try:
            step(state, Command(order=order, rev=state.rev, act=1), slots, 0.0)
        except NotNow:
            continue
        found.append(order)
    return tuple(found)


def what_go_means(state: RoomState, slots: Sequence[Slot], suggests_reveal: bool) -> Order:
    """What Enter does.

    Raises:
        NotNow: There is nothing to go on with.
    """
    slot = _Room(state, slots, 0.0).slot
    match state.phase:
        case "lobby":
            return "start"
        case "read":
            return "vote"
        case "vote" | "set":
            return "close"
        case "closed" if slot is not None and slot.kind == "item" and slot.is_told:
            if slot.rounds > 1 and state.round == 1:
                return "reveal" if suggests_reveal else "discuss"
            return "compare" if state.round > 1 else "reveal"
        case "discuss":
            return "vote"
        case "compare":
            return "reveal"
        case "closed" | "reveal" | "page":
            return "next"
    raise NotNow("The workshop is at its end; `end` closes the room.")


class _Room(NamedTuple):
    state: RoomState
    slots: Sequence[Slot]
    now: float

    @property
    def slot(self) -> Slot | None:
        return self.slots[self.state.act - 1] if 1 <= self.state.act <= len(self.slots) else None

    def require(self, *phases: Phase) -> Slot:
        """The present activity, if the room is in one of these phases."""
        slot = self.slot
        if self.state.phase not in phases or slot is None:
            raise NotNow(_WHEN.get(self.state.phase, "That does not fit now."))
        return slot

    def to(self, phase: Phase, round: int) -> RoomState:
        """Another phase of the same activity, to which `undo` leads back from there."""
        trail = (*self.state.trail, self.state.place)
        return replace(self.state, phase=phase, round=round, closes_at=None, paused=False, trail=trail)

    def enter(self, act: int) -> RoomState:
        """The beginning of an activity, or the end of it where its key was shown."""
        state = replace(self.state, act=act, closes_at=None, paused=False, hint=False, trail=())
        if act > len(self.slots):
            return replace(state, act=len(self.slots), phase="summary", round=0)
        slot = self.slots[act - 1]
        if act in state.told:
            return replace(state, phase="reveal", round=1 if act in state.once else slot.rounds)
        if act in state.closed:
            return replace(state, phase="closed", round=1)
        phase: Phase = "read" if slot.kind == "item" else slot.kind
        return replace(state, phase=phase, round=1 if slot.kind == "set" else 0)


_WHEN: dict[Phase, str] = {
    "lobby": "The workshop has not begun; `start` begins it.",
    "read": "The text is being read; `vote` opens the vote.",
    "vote": "The vote is open; `close` closes it first.",
    "closed": "The vote is closed.",
    "discuss": "The room is talking.",
    "compare": "The counts are shown; `reveal` shows the key.",
    "reveal": "The key is shown; `next` goes on.",
    "set": "People are answering at their own pace; `close` closes it.",
    "page": "Nothing is being asked; `next` goes on.",
    "summary": "The workshop is at its end; `end` closes the room.",
    "over": "The room is closed.",
}


def _start(room: _Room, command: Command) -> RoomState:
    if room.state.phase != "lobby":
        raise NotNow("The workshop has begun already.")
    return room.enter(1)


def _vote(room: _Room, command: Command) -> RoomState:
    slot = room.require("read", "discuss")
    opened = room.to("vote", 1 if room.state.phase == "read" else 2)
    return _by_hands(opened) if slot.by_hands else opened


def _close(room: _Room, command: Command) -> RoomState:
    room.require("vote", "set")
    if not 0 <= command.seconds <= LONGEST_CLOSING:
        raise NotNow(f"A vote closes within 0 to {LONGEST_CLOSING} seconds.")
    is_hurried = command.order == "go" and room.state.closes_at is not None
    if command.seconds == 0 or is_hurried or room.state.phase == "set" or room.state.is_by_hands:
        return _closed(room)
    return replace(room.state, closes_at=room.now + command.seconds, paused=False)


def _closed(room: _Room) -> RoomState:
    after = room.to("closed", room.state.round)
    if room.state.phase != "set":
        return after
    return replace(after, closed=tuple(dict.fromkeys((*after.closed, after.act))))


def _reopen(room: _Room, command: Command) -> RoomState:
    slot = room.require("closed")
    return room.to("set" if slot.kind == "set" else "vote", room.state.round)


def _discuss(room: _Room, command: Command) -> RoomState:
    slot = room.require("closed")
    if not _is_first_of_two(room, slot):
        raise NotNow("There is no second vote to talk for.")
    return room.to("discuss", 1)


def _hint(room: _Room, command: Command) -> RoomState:
    slot = room.require("discuss")
    if room.state.hint or not slot.has_hint:
        raise NotNow("The hint is given already." if room.state.hint else "This text has no hint.")
    return replace(room.state, hint=True)


def _compare(room: _Room, command: Command) -> RoomState:
    slot = room.require("closed")
    if room.state.round != 2:
        raise NotNow("There are no two votes to compare.")
    if not slot.is_told:
        raise NotNow(_TOLD_LATER)
    # Who has seen the counts votes differently: there is no way back.
    return replace(room.to("compare", 2), trail=())


def _reveal(room: _Room, command: Command) -> RoomState:
    slot = room.require("closed", "discuss", "compare")
    if slot.kind != "item" or not slot.is_told:
        raise NotNow(_TOLD_LATER)
    state = room.to("reveal", room.state.round)
    told = tuple(dict.fromkeys((*state.told, state.act)))
    once = state.once if state.round == slot.rounds else tuple(dict.fromkeys((*state.once, state.act)))
    return replace(state, told=told, once=once, trail=())


def _next(room: _Room, command: Command) -> RoomState:
    slot = room.require("read", "closed", "reveal", "page")
    if room.state.phase == "closed" and slot.kind == "item" and slot.is_told:
        raise NotNow("The vote is closed; `reveal` shows the key before it goes on.")
    after = room.enter(room.state.act + 1)
    # One step back from a page or a text is a look at what was before; a key that was shown stays shown.
    return replace(after, trail=() if after.phase == "summary" else (room.state.place,))


def _goto(room: _Room, command: Command) -> RoomState:
    if room.state.phase not in ("lobby", "read", "page", "reveal"):
        raise NotNow(_WHEN[room.state.phase])
    if not 1 <= command.act <= len(room.slots):
        raise NotNow(f"There are activities 1 to {len(room.slots)}.")
    return room.enter(command.act)


def _undo(room: _Room, command: Command) -> RoomState:
    if room.state.closes_at is not None:
        return replace(room.state, closes_at=None)
    slot = room.slot
    if room.state.phase == "vote" and room.state.is_by_hands and slot is not None and not slot.by_hands:
        here = (room.state.act, room.state.round)
        return replace(room.state, hands=tuple(each for each in room.state.hands if (each.act, each.round) != here))
    if not room.state.trail:
        raise NotNow("There is no way back from here: what was shown stays shown.")
    *trail, place = room.state.trail
    return replace(
        room.state,
        act=place.act,
        phase=place.phase,
        round=place.round,
        closes_at=None,
        paused=False,
        hint=room.state.hint and place.act == room.state.act,
        trail=tuple(trail),
    )


def _hands(room: _Room, command: Command) -> RoomState:
    room.require("vote", "closed")
    if room.state.phase == "closed" and not room.state.is_by_hands:
        raise NotNow("The vote is closed; `reopen` opens it.")
    return _by_hands(room.state)


def _by_hands(state: RoomState) -> RoomState:
    return state if state.is_by_hands else replace(state, hands=(*state.hands, state.place))


def _lock(room: _Room, command: Command) -> RoomState:
    return _set_locked(room, True, "No new seats are given already.")


def _unlock(room: _Room, command: Command) -> RoomState:
    return _set_locked(room, False, "New seats are given already.")


def _set_locked(room: _Room, locked: bool, why_not: str) -> RoomState:
    if room.state.phase == "over":
        raise NotNow(_WHEN["over"])
    if room.state.locked == locked:
        raise NotNow(why_not)
    return replace(room.state, locked=locked)


def _pause(room: _Room, command: Command) -> RoomState:
    room.require("vote", "set")
    if room.state.paused:
        raise NotNow("It is paused already.")
    return replace(room.state, paused=True, closes_at=None)


def _resume(room: _Room, command: Command) -> RoomState:
    room.require("vote", "set")
    if not room.state.paused:
        raise NotNow("It is not paused.")
    return replace(room.state, paused=False)


def _end(room: _Room, command: Command) -> RoomState:
    if room.state.phase == "over":
        raise NotNow(_WHEN["over"])
    return replace(room.state, phase="over", closes_at=None, paused=False, trail=())


def _is_first_of_two(room: _Room, slot: Slot) -> bool:
    return slot.kind == "item" and slot.rounds > 1 and room.state.round == 1


_ORDERS: dict[Order, Callable[[_Room, Command], RoomState]] = {
    "start": _start,
    "vote": _vote,
    "close": _close,
    "reopen": _reopen,
    "discuss": _discuss,
    "hint": _hint,
    "compare": _compare,
    "reveal": _reveal,
    "next": _next,
    "goto": _goto,
    "undo": _undo,
    "hands": _hands,
    "lock": _lock,
    "unlock": _unlock,
    "pause": _pause,
    "resume": _resume,
    "end": _end,
}
