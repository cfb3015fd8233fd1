"""What the host of a room says to the screens in front and to the facilitator, and what a facilitator has done."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from tui.room.asked import Share, Tally
from tui.room.messages import Bye, Face, Hello, State


class Screen(Struct, frozen=True, kw_only=True, tag_field="t", tag="screen"):
    """All that is shown in front. It holds no figure that the room may not see yet."""

    state: State
    plan: tuple[str, ...]
    """The headings of all activities, in order."""
    code: str
    address: str
    """Where to take part, without the code: `http://192.168.178.23:8000`."""
    url: str
    """The same with the code: what the QR code says."""
    open_to: str
    """Who can reach it, in a line."""
    here: int = 0
    voted: int = 0
    """How many have voted in this round; in a set, how many have answered all of it."""
    of: int = 0
    """How many could: those who are here, and those who have voted and left."""
    since_ms: int = 0
    """Milliseconds since the phase began."""
    locked: bool = False
    is_told: bool = True
    """Whether the key of the question in front is shown after its votes; else it is told at the end."""
    by_hands: bool = False
    """Whether no phone takes part, so that the address is nobody's to type."""
    crowded: str = ""
    """That somebody got no seat since too many have one at their address, and how to mend it; or empty."""
    trouble: str = ""
    """What the room should know, such as that votes are not being saved; or empty."""

    @property
    def wants_hands(self) -> bool:
        """Whether a show of hands is going on of which nothing is counted yet: then Enter has it counted."""
        return self.state.phase == "vote" and self.state.hands and not self.voted


class Advice(Struct, frozen=True):
    """What to do next, and why; for the facilitator alone."""

    do: Literal["discuss", "hint", "reveal"]
    why: str


class Person(Struct, frozen=True, kw_only=True):
    """Somebody in the room."""

    no: int
    name: str = ""
    face: Face
    here: bool
    voted: bool


class View(Struct, frozen=True, kw_only=True, tag_field="t", tag="view"):
    """All that the facilitator may see."""

    screen: Screen
    people: tuple[Person, ...] = ()
    tally: Tally | None = None
    """Of the question in front, while the votes come in."""
    key: str = ""
    """Its letter."""
    right: dict[str, Share] = {}
    advice: Advice | None = None
    notices: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    cap_lifted: bool = False


Order = Literal[
    "go",
    "start",
    "vote",
    "close",
    "reopen",
    "discuss",
    "hint",
    "compare",
    "reveal",
    "next",
    "goto",
    "undo",
    "hands",
    "lock",
    "unlock",
    "pause",
    "resume",
    "remove",
    "lift-cap",
    "end",
]
"""What a facilitator can have done; `go` is what Enter means now."""


class Do(Struct, frozen=True, kw_only=True, tag_field="t", tag="do"):
    """Have something done."""

    id: str
    """Comes back in the answer."""
    rev: int
    """The revision that the sender saw; with another one nothing is done."""
    do: Order
    seconds: int = 5
    """Until a vote is closed."""
    act: int = 0
    """Where to go to."""
    seat: int = 0
    """Whom to remove."""
    q: int = 1
    counts: dict[str, int] = {}
    """Hands, by letter."""
    sure: dict[str, int] = {}
    """Hands of those who were sure, by letter."""


class Done(Struct, frozen=True, tag_field="t", tag="done"):
    """It is done, and on disk."""

    id: str
    rev: int


class Not(Struct, frozen=True, tag_field="t", tag="not"):
    """It is not done."""

    id: str
    why: str
    """In a sentence."""


FromHost: TypeAlias = Hello | Do
ToScreen: TypeAlias = Screen | View | Done | Not | Bye
