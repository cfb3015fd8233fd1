"""What the host of a room and those who take part say to each other: the wire, version 1.

JSON in UTF-8. A field or a message that a receiver does not know is ignored; a message of another version is answered
with `Bye("version")`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from tui.journal.events import Certainty
from tui.room.asked import Asked, Page, Reveal, Summary, Tally

VERSION = 1
"""Of the wire."""
MESSAGE_BYTES = 1024
"""How long a message to the host may be."""
STATE_BYTES = 16 * 1024
"""How long a state should be at most; `room check` looks."""

Phase = Literal["lobby", "read", "vote", "closed", "discuss", "compare", "reveal", "set", "page", "summary", "over"]
"""What a room is doing."""
Face = Literal["phone", "terminal"]
"""What somebody takes part with."""


class State(Struct, frozen=True, kw_only=True, tag_field="t", tag="state"):
    """All that a phone shows, besides what is its own."""

    v: int = VERSION
    rev: int
    title: str
    act: int
    """Number of the activity, from 1; 0 in the lobby."""
    of: int
    heading: str
    """What the activity is called."""
    phase: Phase
    round: int = 0
    rounds: int = 0
    """How many votes the question gets; 0 where there is none in front."""
    closes_ms: int | None = None
    """Milliseconds until the vote closes by itself."""
    paused: bool = False
    hands: bool = False
    """Whether this round is counted by a show of hands."""
    items: tuple[Asked, ...] = ()
    """The question in front; in a set those of one's own form, and none for the screens."""
    hint: str = ""
    page: Page | None = None
    tally: Tally | None = None
    reveal: Reveal | None = None
    """Of the question in front."""
    summary: Summary | None = None


class Vote(Struct, frozen=True, kw_only=True):
    """A vote, as it is kept."""

    act: int
    q: int = 1
    round: int
    """1 or 2; 1 in a set."""
    answer: str
    """A letter."""
    sure: Certainty | None = None
    sentence: int | None = None
    """From 1; 0 for "none decides"; None where it was not asked."""


class SetResult(Struct, frozen=True):
    """What came of one's own set."""

    which: Literal["before", "after"]
    right: int
    of: int


class Told(Struct, frozen=True, kw_only=True):
    """A vote of one's own, told at the end."""

    vote: Vote
    item: str
    """The course's id of the item: from now on it may be told."""
    right: bool


class Result(Struct, frozen=True, kw_only=True):
    """What came of one's own votes, told in the summary."""

    sets: tuple[SetResult, ...] = ()
    votes: tuple[Told, ...] = ()
    content: str = ""
    """The fingerprint of the course, by which a terminal knows whether it has the same."""


class You(Struct, frozen=True, kw_only=True, tag_field="t", tag="you"):
    """What is one's own."""

    no: int
    """Number of the seat."""
    n: int
    """The highest number that a vote of this seat had."""
    votes: tuple[Vote, ...] = ()
    """In the present activity."""
    missed: tuple[int, ...] = ()
    """The rounds of it that had closed before one came."""
    result: Result | None = None


class Joined(Struct, frozen=True, tag_field="t", tag="joined"):
    """One has a seat."""

    no: int


class Ack(Struct, frozen=True, tag_field="t", tag="ack"):
    """A vote is on disk."""

    n: int
    vote: Vote
    """What is kept now: another one where that has a higher number."""


Refusal = Literal["closed", "stale", "store", "rate", "bad"]
"""Why a vote is not taken. After `store` and `rate` it is to be sent again; the others are final."""


class No(Struct, frozen=True, tag_field="t", tag="no"):
    """A vote is not taken."""

    n: int
    why: Refusal


class Same(Struct, frozen=True, tag_field="t", tag="same"):
    """What one has is the latest."""


Farewell = Literal["over", "removed", "version", "elsewhere", "full"]


class Bye(Struct, frozen=True, tag_field="t", tag="bye"):
    """The host will say no more here."""

    why: Farewell


ToPhone: TypeAlias = State | You | Joined | Ack | No | Same | Bye


class Hello(Struct, frozen=True, tag_field="t", tag="hello"):
    """One is here, and has the state of a revision; -1 for none."""

    v: int = VERSION
    have: int = -1


class Cast(Struct, frozen=True, kw_only=True, tag_field="t", tag="vote"):
    """A vote."""

    n: int
    """Counts up with every vote of a seat; the highest counts."""
    act: int
    q: int = 1
    round: int
    answer: str
    sure: Certainty | None = None
    sentence: int | None = None


FromPhone: TypeAlias = Hello | Cast
