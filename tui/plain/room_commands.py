"""What a facilitator types in lines, one command a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

from tui.room.orders import Order
from tui.tutor.wording import shortened

Own = Literal["status", "people", "?", "q"]
"""What is not for the host to do."""

COMMANDS: Mapping[str, str] = {
    "Enter": "go on: what comes next",
    "start": "begin the workshop",
    "vote": "open the vote, or the second one",
    "close [SECONDS]": "close the vote in 5 seconds, or so many; 0: at once",
    "reopen": "open it again",
    "discuss": "let people talk",
    "hint": "give the hint, while people talk",
    "compare": "show the counts of both votes",
    "reveal": "show the key",
    "next": "go on to the next activity",
    "goto N": "go to activity N",
    "undo": "go back one phase; what was shown stays shown",
    "hands a=12 b=9 [sure a=3 b=2]": "count hands in this vote; without counts: say that hands are counted",
    "pause, resume": "stop a vote's clock and go on",
    "lock, unlock": "give no new seats, or new ones again",
    "remove N": "take seat N away",
    "lift-cap": "let one address have as many seats as it likes",
    "status": "how many have voted",
    "people": "who is here (with --private)",
    "end": "close the room for good",
    "q": "leave; the room stays open",
}
"""What can be typed, and what it does."""

_COUNTED = {"goto": "act", "remove": "seat", "close": "seconds"}
_PLAIN = frozenset(get_args(Order)) - {"goto", "remove", "close", "hands"}
_OWN = frozenset(get_args(Own))
_MOST = 40
"""Of what was typed, when it is said again."""


class NotUnderstood(Exception):  # noqa: N818 - an answer, not a fault
    """A line is no command. The text says what would be one."""


class Wish(NamedTuple):
    """What a line asks for."""

    order: Order | Own
    more: Mapping[str, Any]
    """What goes with an order."""


def read(line: str) -> Wish:
    """Read a line.

    Raises:
        NotUnderstood: It is no command.
    """
    word, *rest = line.casefold().split() or ["go"]
    if word == "hands":
        return Wish("hands", _hands(rest))
    if word in _COUNTED:
        return Wish(word, _number(word, rest))  # type: ignore[arg-type]
    if word == "help":
        word = "?"
    if word not in _PLAIN | _OWN:
        raise NotUnderstood(f"“{shortened(word, _MOST)}” is no command here. A question mark lists them all.")
    if rest:
        raise NotUnderstood(f"{word} stands alone.")
    return Wish(word, {})  # type: ignore[arg-type]


def _number(word: str, rest: list[str]) -> Mapping[str, Any]:
    if not rest and word == "close":
        return {}
    if len(rest) != 1 or not (rest[0].isascii() and rest[0].isdecimal() and len(rest[0]) < 7):
        raise NotUnderstood(f"{word} takes one number, such as: {word} 2")
    return {_COUNTED[word]: int(rest[0])}


def _hands(rest: list[str]) -> Mapping[str, Any]:
    counts: dict[str, int] = {}
    sure: dict[str, int] = {}
    into = counts
    for part in rest:
        if part == "sure" and into is counts and counts:
            into = sure
            continue
        letter, is_there, number = part.partition("=")
        if not is_there or len(letter) != 1 or not (number.isascii() and number.isdecimal() and len(number) < 7):
            raise NotUnderstood("Hands are counted like this: hands a=12 b=9, and who was sure: sure a=3 b=2")
        if letter in into:
            raise NotUnderstood(f"{letter} is counted twice.")
        into[letter] = int(number)
    return {"counts": counts} | ({"sure": sure} if sure else {})
