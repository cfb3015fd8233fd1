"""Hands that a facilitator has counted, made ready to be stored."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tui.room.agenda import Agenda
from tui.room.orders import Do
from tui.room.phases import NotNow
from tui.room.state import RoomState
from tui.room.store import HandsRow

MOST = 5000
"""Hands that are believed."""


def hand_rows(state: RoomState, agenda: Agenda, wish: Do) -> Sequence[HandsRow]:
    """The rows of a count.

    Where the round is only to be counted so they are all of nobody: a count that was undone does not come back. There
    are none where that was said before, and still nothing was counted.

    Raises:
        NotNow: It is no count of the question in front.
    """
    planned = agenda.at(state.act)
    question = planned.questions[0] if planned is not None and planned.questions else None
    if question is None:
        raise NotNow("Hands are counted for a question in front.")
    if any(letter not in question.letters for letter in (*wish.counts, *wish.sure)):
        raise NotNow(f"The options are {', '.join(question.letters)}.")
    rows = []
    for letter, answer in zip(question.letters, question.answers, strict=True):
        count, sure = wish.counts.get(letter, 0), wish.sure.get(letter)
        if not 0 <= count <= MOST or not 0 <= (sure or 0) <= count:
            raise NotNow("A count is a number from 0 on, and those who are sure are some of it.")
        row = HandsRow(act=state.act, item=question.item.id, round=state.round, answer=answer, sure="", count=count)
        rows += [row] if sure is None else [row, replace(row, sure="sure", count=sure)]
    return rows if wish.counts or not state.is_by_hands else ()
