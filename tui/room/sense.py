"""Whether what a host says can be shown. Its form is looked at by decoding; here stands what its parts owe each other.

A host is whatever answers at an address. What it says is text to those who take part, and no program of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Any, TypeVar

import msgspec

from tui.course.unsafe import UNSAFE
from tui.room.asked import Asked, Reveal, Share, Summary, Text
from tui.room.messages import Ack, State, Vote, You
from tui.room.orders import Screen, View

Message = TypeVar("Message")
_ESCAPE = "\\u"
_ROUNDS = (1, 2)
_ROUND_NAMES = {str(round) for round in _ROUNDS}


def safe(frame: str | bytes) -> str | bytes:
    """A message in JSON, in which whatever could act on a terminal is a blank, so that offsets stay what they are.

    Raises:
        UNREADABLE: It is no JSON.
    """
    text = frame if isinstance(frame, str) else frame.decode("utf-8")
    if _ESCAPE not in text and not UNSAFE.search(text):
        return frame
    return msgspec.json.encode(_blanked(msgspec.json.decode(text)))


def _blanked(value: Any) -> Any:
    match value:
        case str():
            return UNSAFE.sub(" ", value)
        case list():
            return [_blanked(each) for each in value]
        case dict():
            return {_blanked(key): _blanked(each) for key, each in value.items()}
    return value


def sensible(message: Message) -> Message:
    """The same, if it can be shown.

    Raises:
        msgspec.ValidationError: It cannot.
    """
    if not all(_holds(message)):
        raise msgspec.ValidationError("What the host says does not hang together.")
    return message


def _holds(message: Any) -> Iterator[bool]:
    match message:
        case State():
            yield from _state(message)
        case Screen(state=state):
            yield from _state(state)
        case View(screen=screen, right=right):
            yield from _state(screen.state)
            yield _are_rounds(right)
            yield from map(_share, right.values())
            yield message.tally is None or _are_rounds(message.tally.counts)
        case You(votes=votes, result=result):
            yield from map(_vote, votes)
            yield from (_vote(told.vote) for told in (result.votes if result is not None else ()))
        case Ack(vote=vote):
            yield _vote(vote)


def _state(state: State) -> Iterator[bool]:
    yield from (each.text is None or all(_text(each.text)) for each in state.items)
    if state.tally is not None:
        yield _are_rounds(state.tally.counts)
    if state.reveal is not None and state.items:
        yield from _reveal(state.reveal, state.items[0])
    if state.summary is not None:
        yield from map(_share, _shares(state.summary))


def _text(text: Text) -> Iterator[bool]:
    length = len(text.text)
    places = [(each.start, each.end) for each in text.passages]
    cells = [cell for passage in text.passages for cell in passage.cells]
    styles = [(each.start, each.end) for each in text.styles]
    yield all(0 <= start <= end <= length for start, end in chain(text.sentences, places, cells, styles))
    yield all(each.start <= each.lead <= each.end for each in text.passages)
    for parts in (text.sentences, places):
        yield all(before[1] <= after[0] for before, after in pairwise(parts))
    # A sentence begins within a passage, and the rows of a table are as wide as its head.
    yield not text.sentences or bool(places and places[0][0] <= text.sentences[0][0])
    widths: dict[int, int] = {}
    yield all(widths.setdefault(each.group, len(each.cells)) == len(each.cells) for each in text.passages)


def _reveal(reveal: Reveal, asked: Asked) -> Iterator[bool]:
    most = len(asked.text.sentences) if asked.text is not None else 0
    named = {str(number) for number in range(1, most + 1)}
    yield all(1 <= number <= most for number in (*reveal.deciding, *(each.sentence for each in reveal.evidence)))
    yield set(reveal.half) <= named
    for shares in (reveal.right, reveal.sure_wrong):
        yield _are_rounds(shares)
        yield from map(_share, shares.values())


def _shares(summary: Summary) -> Iterator[Share]:
    found = [summary.sure_wrong_first, summary.sure_wrong_last]
    for item in summary.items:
        found += [item.first, item.second]
    yield from (share for share in found if share is not None)


def _are_rounds(names: Iterable[str]) -> bool:
    return set(names) <= _ROUND_NAMES


def _share(share: Share) -> bool:
    return 0 <= share.count <= share.of and share.of > 0


def _vote(vote: Vote) -> bool:
    return vote.round in _ROUNDS
