"""A room from its lobby to its end, without a web."""

from __future__ import annotations

import msgspec

from tests.room.rooms import Facilitator, Voter, open_room
from tui.room.messages import STATE_BYTES, Ack, No
from tui.room.session import Room


async def go_through(room: Room, do: Facilitator) -> None:
    """Press Enter until the summary is there."""
    for _ in range(60):
        if room.state.phase == "summary":
            return
        await do("close", seconds=0) if room.state.phase == "vote" else await do("go")
        assert len(msgspec.json.encode(room.phone(1))) < STATE_BYTES
    raise AssertionError(room.state)


async def test_a_whole_workshop() -> None:
    room, store = await open_room()
    do = Facilitator(room)
    people = [await Voter.of(room) for _ in range(6)]
    assert room.screen().here == 6
    await do("start")
    assert (room.state.act, room.state.round) == (1, 1)
    for person in people:
        for q in (1, 2):
            assert isinstance(await person.vote(person.key(q) if person.no > 2 else "c", q=q), Ack)
    assert room.screen().voted == 6
    await do("close")
    await do("next")
    await do("vote")
    for person in people:
        await person.vote(person.key() if person.no > 3 else "c", "sure", 0)
    await do("close", seconds=0)
    assert room.phone(1).tally is None
    view = room.view()
    assert view.advice is not None
    assert view.advice.do == "discuss"
    await do("discuss")
    await do("hint")
    assert room.phone(1).hint
    await do("vote")
    for person in people:
        await person.vote(person.key())
    await do("close", seconds=0)
    await do("go")
    tally = room.phone(1).tally
    assert tally is not None
    assert tally.changed == 3
    await do("go")
    reveal = room.phone(1).reveal
    assert reveal is not None
    assert reveal.moves is not None
    assert (reveal.moves.wr, reveal.moves.rr) == (3, 3)
    await go_through(room, do)
    summary = room.phone(1).summary
    assert summary is not None
    assert summary.people == 6
    result = room.you(1).result
    assert result is not None
    assert result.sets[0].of == 2
    await do("end")
    await room.close()
    assert store.saved.room.ended
    assert isinstance(await people[0].vote("a"), No)
