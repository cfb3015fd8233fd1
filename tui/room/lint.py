"""Whether a plan can be run in a room: what each of its activities would send to a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from tui.course.rubric import Rubric
from tui.room import sealing
from tui.room.agenda import Agenda, Form, Planned
from tui.room.messages import STATE_BYTES, Phase
from tui.room.sealing import Front, Inside
from tui.room.state import RoomState
from tui.room.store import Ballot
from tui.room.tally import Votes

_CODE = "K7M4QX"
_FRONT = Front(code=_CODE, address="", url="", open_to="")
_LARGEST: dict[str, Phase] = {"item": "reveal", "set": "set", "page": "page"}
"""The phase of an activity in which most is said."""


class TooLong(NamedTuple):
    """An activity that says more at once than it should."""

    act: int
    heading: str
    size: int
    """Bytes."""


def too_long(agenda: Agenda, rubric: Rubric | None) -> Iterator[TooLong]:
    """The activities of which a state is longer than `STATE_BYTES`."""
    for act, planned in enumerate(agenda.activities, 1):
        size = max(_size(agenda, rubric, act, planned, form) for form in _forms(planned))
        if size > STATE_BYTES:
            yield TooLong(act, planned.heading, size)


def _forms(planned: Planned) -> tuple[Form | None, ...]:
    return tuple(planned.forms) or (None,)


def _size(agenda: Agenda, rubric: Rubric | None, act: int, planned: Planned, form: Form | None) -> int:
    ballots = [
        Ballot(act=act, item=question.item.id, round=round, seat=seat, n=1, answer=answer, sure="sure", sentence=0)
        for question in planned.questions
        for round in range(1, planned.rounds + 1)
        for seat, answer in enumerate(question.answers, 1)
    ]
    inside = Inside(
        agenda=agenda,
        rubric=rubric,
        content="",
        state=RoomState(act=act, phase=_LARGEST[planned.kind], round=planned.rounds, hint=True),
        votes=Votes(ballots),
        seats={},
        here=frozenset(),
        closed={},
        front=_FRONT,
        now=0.0,
        since=0.0,
    )
    return len(msgspec.json.encode(sealing.phone(inside, form)))
