"""What the faces of a room say in the same words: the phases, what people are asked, what a facilitator can say."""

from __future__ import annotations

from collections.abc import Mapping

from tui.journal.events import Certainty
from tui.room.asked import Asked, Count, Share, Tally
from tui.room.messages import Farewell, Phase, Refusal, State
from tui.room.orders import Screen
from tui.tutor.amounts import count, interval

READ = "Read it to the end."
ALONE = "Alone, please, and in silence."
OWN_PACE = "On your own phone or terminal, at your own pace."
HANDS = "By a show of hands: one answer after the other."
PAUSED = "A pause: the vote goes on in a moment."
CLOSED = "The vote is closed."
SET_CLOSED = "Closed."
OVER = "The room is closed. Thank you."
LOOK_IN_FRONT = "Look in front."
NONE_DECIDES = "No sentence decides it."
LONE = (
    "No phone has got through. Guest networks often keep devices apart: use your own router or a phone's hotspot "
    "(often 8 to 10 devices), a tunnel with --public-url, or w for a show of hands in any vote."
)
"""Said in the lobby after a while without anybody."""
LONELY_SECONDS = 60
NOT_REACHABLE = "The host is not reachable. It is being tried again."
GONE = "The facilitator has to look after it. Your votes are kept: leave this open."
"""Said to those who take part, once the host could not be reached for a while."""
GONE_TO_LEAD = (
    "If it has stopped: {leave}, then `two-schemers room` on its machine goes on: same code, same seats, no saved vote "
    "is lost."
)
"""Said to the facilitator then."""

_PHASES: Mapping[Phase, str] = {
    "lobby": "lobby",
    "read": "read",
    "vote": "vote",
    "closed": "vote closed",
    "discuss": "discuss",
    "compare": "both votes",
    "reveal": "the key",
    "set": "on your own",
    "page": "look here",
    "summary": "summary",
    "over": "closed",
}
_TALK = "Turn to someone who answered differently. Each of you: "
_TO_SAY: Mapping[Phase, str] = {
    "lobby": (
        "Take out your phone and scan the code, or type the address and the code. No account is needed, and nobody in "
        "this room sees what you answer. On a plain http address others on this network could read it: write nothing "
        "that is private."
    ),
    "read": "Read the text to its end, each for themselves. The vote opens when all are through.",
    "vote": (
        "Answer alone, without talking, and say how sure you are: that counts most where you are wrong. You can change "
        "your answer until the vote closes."
    ),
    "closed": "The vote is closed. Do not say yet how it went.",
    "discuss": (
        "Find somebody who answered differently, two or three of you, for two or three minutes. Say which sentence "
        "decided it for you, and what would have to be different for the other answer. Then you vote again, alone."
    ),
    "compare": "This is how you voted before and after talking. Most is not the same as right: who can give a reason?",
    "reveal": "First the sentences that decide, then why the others fail. Who was sure and wrong learns most here.",
    "set": "These are for you alone, and nobody is told the answers yet. Take the time you need.",
    "page": "Read it together, and ask what is unclear before it goes on.",
    "summary": "What has changed since the beginning, in this room. The spread stands beside each figure.",
    "over": "The room is closed; its record can be exported.",
}
_NO_PHONES = "No phone is needed, and no account: you read in front, and vote by raising a hand."
_SECOND = (
    "Vote again, alone and in silence. Stay with your answer or change it, but only for a reason that you could name."
)
_RAISE = (
    "One answer after the other: raise your hand for the one that you hold, and keep it up if you are sure. Eyes shut, "
    "so that nobody goes by the others."
)
_REFUSED: Mapping[Refusal, str] = {
    "closed": "Not counted: the vote was closed.",
    "stale": "Not counted: the room has moved on.",
    "store": "Not saved yet: the host cannot put it on record. It is sent again.",
    "rate": "Not saved yet: too many at once. It is sent again.",
    "bad": "Not counted: the host did not understand it.",
}
_FAREWELLS: Mapping[Farewell, str] = {
    "over": OVER,
    "removed": "Your seat was taken away. Join again to get another one.",
    "version": "The host speaks another version. Update this program and join again.",
    "elsewhere": "You have joined somewhere else on this seat; here it ends.",
    "full": "There is no room for one more.",
}


def phase_name(state: State) -> str:
    """What the room is doing, in a word or two."""
    if state.paused:
        return "pause"
    if state.phase == "closed" and not state.rounds:
        return "closed"
    return "vote again" if state.phase == "vote" and state.round > 1 else _PHASES[state.phase]


def to_say(state: State) -> str:
    """What a facilitator can say now."""
    if state.phase == "vote" and state.hands:
        return _RAISE
    if state.phase == "lobby" and state.hands:
        return _NO_PHONES
    return _SECOND if state.phase == "vote" and state.round > 1 else _TO_SAY[state.phase]


def to_talk_about(asked: Asked | None) -> str:
    """What people are asked to talk about."""
    if asked is not None and asked.kind == "classify":
        return _TALK + "which sentence decided, and what would have to be different for the other answer?"
    return _TALK + "what speaks for your answer, and what against the other one?"


def bare(address: str) -> str:
    """An address without its scheme, where that goes without saying."""
    return address.removeprefix("http://")


def how_many_voted(screen: Screen) -> str:
    """`31 of 36 have voted`; in a set, how many are done."""
    done = "have voted" if screen.state.rounds else "are done"
    return f"{screen.voted} of {screen.of} {done}"


def people(number: int) -> str:
    """How many are there."""
    return f"{number} {'is' if number == 1 else 'are'} here"


def clock(milliseconds: float) -> str:
    """A time that has gone by: `2:10`."""
    seconds = max(0, int(milliseconds // 1000))
    return f"{seconds // 60}:{seconds % 60:02}"


def percent(share: Share) -> str:
    """`56% (40 to 70%)`."""
    return f"{round(100 * share.count / share.of)}% ({interval(share.low, share.high)})"


def changed(tally: Tally) -> str:
    """How many changed their answer; empty where that is not known."""
    if tally.changed is None:
        return ""
    return f"{tally.changed or 'Nobody'} changed their answer"


def counted(count: Count) -> str:
    """A count with how sure they were: `20 (3 guess, 6 leaning, 11 sure)`."""
    split = ", ".join(f"{number} {certainty}" for certainty, number in count.by.items())
    return f"{count.n}{f' ({split})' if split else ''}"


def saved(answer: str, sure: Certainty | None) -> str:
    """That a vote is kept, and that it can be changed still."""
    return f"Saved: {answer}{f', {sure}' if sure else ''}. You can change it until voting closes."


def refused(why: Refusal) -> str:
    """What became of a vote that was not taken."""
    return _REFUSED[why]


def farewell(why: Farewell) -> str:
    """Why the host says no more."""
    return _FAREWELLS[why]


def voters(number: int) -> str:
    """`36 people`."""
    return count(number, "person", "people")
