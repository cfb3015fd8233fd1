"""What is shown in front of a room of few does not tell who was sure."""

from __future__ import annotations

import pytest

from tests.room.rooms import Facilitator, Voter, open_room
from tui.room.orders import Order
from tui.room.tally import FEW


@pytest.mark.parametrize(("people", "is_shown"), [(FEW - 1, False), (FEW, True)])
async def test_sure_and_wrong_is_shown_from_five_on(people: int, is_shown: bool) -> None:
    room, _ = await open_room("short")
    do = Facilitator(room)
    voters = [await Voter.of(room) for _ in range(people)]
    await do("goto", act=2)
    opening: tuple[Order, ...] = ("vote", "discuss")
    for order in opening:
        await do(order)
        if order == "discuss":
            await do("vote")
        for voter in voters:
            await voter.vote("a", "sure")
        await do("close", seconds=0)
    await do("reveal")
    for shown in (room.phone(1), room.screen().state):
        assert shown.reveal is not None
        assert bool(shown.reveal.sure_wrong) == is_shown
        assert set(shown.reveal.right) == {"1", "2"}
    await do("goto", act=4)
    await do("vote")
    await do("close", seconds=0)
    await do("reveal")
    await do("next")
    summary = room.phone(1).summary
    assert summary is not None
    assert (summary.sure_wrong_first is not None) == is_shown


async def test_hands_are_raised_before_everybody() -> None:
    room, _ = await open_room("short")
    do = Facilitator(room)
    await do("start")
    await do("vote")
    question = room.agenda.activities[0].questions[0]
    wrong = next(letter for letter in question.letters if letter != question.letter(question.key))
    await do("hands", counts={wrong: 2}, sure={wrong: 1})
    await do("close", seconds=0)
    await do("reveal")
    reveal = room.screen().state.reveal
    assert reveal is not None
    assert (reveal.sure_wrong["1"].count, reveal.sure_wrong["1"].of) == (1, 2)
