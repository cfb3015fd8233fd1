"""What the host of a room, phones, terminals and screens say to each other: the wire, version 1.

JSON in UTF-8. A field or a message that a receiver does not know is ignored; a message of another version is answered
with `Bye("version")`. Options go by letters and sentences by numbers: the ids of the course never leave the host
before the key does.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from tui.course.markdown import Styled
from tui.course.vignette_model import Passage
from tui.journal.events import Certainty

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


# What is asked


class Text(Struct, frozen=True):
    """A vignette without anything that tells its key. Offsets count code points."""

    text: str
    styles: tuple[Styled, ...]
    sentences: tuple[tuple[int, int], ...]
    """Where each begins and ends; they are numbered from 1."""
    passages: tuple[Passage, ...]


class Choosable(Struct, frozen=True):
    """An option."""

    id: str
    """A letter."""
    label: str
    meaning: str = ""
    """What a verdict claims; empty for the option of a choice item."""


class Asked(Struct, frozen=True, kw_only=True):
    """A question as it is put to a room."""

    q: int
    """Its number within the activity, from 1."""
    kind: Literal["classify", "choice"]
    ask: str
    """The question, or the stem of a choice item; without markup."""
    text: Text | None
    """What is to be read before it."""
    options: tuple[Choosable, ...]
    sure: bool
    """Whether it is asked how sure one is."""
    sentence: bool
    """Whether it is asked which sentence decides."""


# What is told


class Share(Struct, frozen=True):
    """So many of so many, with Wilson's 95% interval."""

    count: int
    of: int
    low: float
    high: float


class Count(Struct, frozen=True):
    """How many chose an option."""

    n: int
    by: dict[Certainty, int] = {}
    """How sure they were; empty where it was not asked, or too few voted for it to be shown.

    Counted by hands it holds those who were sure, alone.
    """


class Tally(Struct, frozen=True, kw_only=True):
    """The votes on a question."""

    counts: dict[str, dict[str, Count]]
    """By round (`1`, `2`), then by letter, every option."""
    by_hands: tuple[int, ...] = ()
    """The rounds whose count is of hands."""
    changed: int | None = None
    """How many of those who voted in both rounds changed their answer; None where that cannot be known."""


class Moves(Struct, frozen=True):
    """Those who voted in both rounds: wrong (w) or right (r) in the first, then in the second."""

    ww: int
    wr: int
    rw: int
    rr: int


class Evidence(Struct, frozen=True):
    """What a sentence says."""

    sentence: int
    says: str
    decides: bool


class Reveal(Struct, frozen=True, kw_only=True):
    """The key of a question, and why."""

    q: int
    key: str
    """Its letter."""
    why: dict[str, str]
    """Why each option is right or wrong, by letter; without markup."""
    deciding: tuple[int, ...]
    """Numbers of the sentences that decide; empty where none does."""
    half: dict[str, tuple[str, ...]] = {}
    """Where no sentence decides: the labels of the verdicts that a sentence rules out, by its number."""
    evidence: tuple[Evidence, ...]
    changes: tuple[str, ...]
    """What would change the verdict."""
    right: dict[str, Share] = {}
    """How many were right, by round."""
    sure_wrong: dict[str, Share] = {}
    """How many were sure and wrong, by round."""
    moves: Moves | None = None
    marks: dict[Certainty, tuple[int, int]] = {}
    """Certainty marks of a right and a wrong answer; empty where it was not asked how sure one is."""


class Pairing(Struct, frozen=True):
    """The same people before and after: means of their shares, and the mean difference with a 95% interval."""

    n: int
    before: float
    after: float
    change: float
    low: float | None = None
    """None for fewer than five people."""
    high: float | None = None


class ItemSummary(Struct, frozen=True, kw_only=True):
    """How the votes on one question went."""

    act: int
    is_transfer: bool
    first: Share
    second: Share | None = None


class Summary(Struct, frozen=True, kw_only=True):
    """How the whole of it went."""

    people: int
    headline: str
    """What the confusion that the course exists to cure is called, or empty."""
    confused: Pairing | None = None
    """How much of it there was before and after, among those who met a text where it was possible in both."""
    right: Pairing | None = None
    items: tuple[ItemSummary, ...] = ()
    sure_wrong_first: Share | None = None
    """Over all first votes in front."""
    sure_wrong_last: Share | None = None


class Page(Struct, frozen=True):
    """What is shown in front between questions."""

    title: str
    markdown: str = ""
    """For the screens in front; phones get the title alone."""
    plain: str = ""
    """The same, without markup."""


# Host to phone


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
    late: bool = False
    """Whether one came after a vote of it had closed."""
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


# Phone to host


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


# Host to screens, and back


class Screen(Struct, frozen=True, kw_only=True, tag_field="t", tag="screen"):
    """All that is shown in front. It holds no figure that the room may not see yet."""

    state: State
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
    trouble: str = ""
    """What the room should know, such as that votes are not being saved; or empty."""


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
    plan: tuple[str, ...] = ()
    """The headings of all activities, in order."""
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
