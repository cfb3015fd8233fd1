"""A room from its lobby to its end, without a web."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.room.memory import MemoryStore
from tests.room.rooms import FRONT, Facilitator, Voter, open_room
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.room.messages import STATE_BYTES, Ack, Cast, No, Refusal
from tui.room.news import NOT_SAVED
from tui.room.orders import Do, Done, Not
from tui.room.phases import STALE
from tui.room.plan import CourseChanged, Options
from tui.room.seats import NotSeated
from tui.room.session import Room
from tui.room.store import Ballot, CastResult, Happening, StoreError


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


async def at_a_vote() -> tuple[Room, Facilitator, MemoryStore, list[Voter]]:
    """A room in the first vote on its first text, with two people."""
    room, store = await open_room()
    do = Facilitator(room)
    people = [await Voter.of(room) for _ in range(2)]
    await do("goto", act=2)
    await do("vote")
    return room, do, store, people


async def test_the_last_vote_counts_by_its_number_not_by_when_it_comes() -> None:
    room, _, store, (person, _) = await at_a_vote()
    await person.vote("a")
    await person.vote("b", "sure")
    late = await room.vote(person.no, Cast(n=1, act=2, round=1, answer="c", sure="guess"))
    assert isinstance(late, Ack)
    assert (late.n, late.vote.answer) == (1, "b")
    assert room.you(person.no).n == 2
    assert [ballot.n for ballot in store.saved.ballots] == [2]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"answer": "f"}, "bad"),
        ({"answer": "neither"}, "bad"),
        ({"sentence": 99}, "bad"),
        ({"sentence": -1}, "bad"),
        ({"n": 0}, "bad"),
        ({"n": 2**64}, "bad"),
        ({"sure": None}, "bad"),
        ({"act": 3}, "stale"),
        ({"round": 2}, "stale"),
        ({"q": 2}, "stale"),
        ({"act": -1}, "stale"),
    ],
)
async def test_a_vote_that_is_none_is_refused(wrong: dict[str, Any], why: Refusal) -> None:
    room, _, store, (person, _) = await at_a_vote()
    cast: dict[str, Any] = {"n": 1, "act": 2, "round": 1, "answer": "a", "sure": "sure"} | wrong
    answer = await room.vote(person.no, Cast(**cast))
    assert answer == No(cast["n"], why)
    assert not store.saved.ballots


async def test_a_vote_after_the_close_is_told_so() -> None:
    _, do, store, (person, _) = await at_a_vote()
    await do("close", seconds=0)
    assert await person.vote("a") == No(1, "closed")
    await do("reopen")
    assert isinstance(await person.vote("a"), Ack)
    assert len(store.saved.ballots) == 1


async def test_a_store_that_fails_is_never_a_closed_vote() -> None:
    room, do, store, (person, _) = await at_a_vote()
    store.fails = True
    assert await person.vote("a") == No(1, "store")
    assert room.screen().trouble == NOT_SAVED, "why it is so may name folders"
    assert "the disk is full" in room.view().notices[-1]
    assert "the disk is full" not in str(room.screen())
    assert "cannot be put on record" in await do.refused("close", seconds=0)
    assert room.state.phase == "vote"
    store.fails = False
    assert isinstance(await person.vote("a"), Ack)
    assert not room.screen().trouble


async def test_time_that_is_over_closes_the_vote() -> None:
    room, do, _, _ = await at_a_vote()
    changed = asyncio.Event()
    room.on_state.add(changed.set)
    await do("close", seconds=1)
    closes = room.phone(1).closes_ms
    assert closes is not None
    assert 0 < closes <= 1000
    changed.clear()
    await asyncio.wait_for(changed.wait(), 10)
    assert (room.state.phase, room.state.round, room.state.closes_at) == ("closed", 1, None)
    await room.close()


async def test_time_that_is_over_closes_the_vote_once_the_disk_has_room_again() -> None:
    room, do, store, _ = await at_a_vote()
    await do("close", seconds=1)
    store.fails = True
    failed = asyncio.Event()
    room.on_count.add(failed.set)
    await asyncio.wait_for(failed.wait(), 10)
    assert room.state.phase == "vote"
    store.fails = False
    changed = asyncio.Event()
    room.on_state.add(changed.set)
    await asyncio.wait_for(changed.wait(), 10)
    assert phase_of(room) == "closed"
    await room.close()


def phase_of(room: Room) -> str:
    return room.state.phase


async def test_a_pause_stops_the_time_and_takes_votes() -> None:
    room, do, _, (person, _) = await at_a_vote()
    await do("close", seconds=600)
    await do("pause")
    assert room.phone(1).closes_ms is None
    assert room.phone(1).paused
    assert isinstance(await person.vote("a"), Ack)
    await do("resume")
    await room.close()


async def test_a_stale_order_does_nothing() -> None:
    room, _, _, _ = await at_a_vote()
    rev = room.state.rev
    first, second = [await room.do(Do(id=name, rev=rev, do="go")) for name in ("1", "2")]
    assert isinstance(first, Done)
    assert second == Not("2", STALE)
    assert room.state.phase == "vote"
    await room.close()


async def test_who_comes_late_is_told_and_counted_nowhere() -> None:
    room, do, _, people = await at_a_vote()
    for person in people:
        await person.vote(person.key())
    await do("close", seconds=0)
    late = await Voter.of(room)
    assert room.you(late.no).missed == (1,)
    assert room.you(people[0].no).missed == ()
    await do("discuss")
    await do("vote")
    assert isinstance(await late.vote("a"), Ack)
    await do("close", seconds=0)
    await do("reveal")
    reveal = room.phone(late.no).reveal
    assert reveal is not None
    assert reveal.moves is None
    assert reveal.right["1"].of == 2
    assert reveal.right["2"].of == 1


async def test_a_seat_that_is_taken_away_is_free_and_its_votes_stay() -> None:
    room, do, store, people = await at_a_vote()
    await people[0].vote("a")
    gone: list[int] = []
    room.on_removed.add(gone.append)
    await do("remove", seat=1)
    assert gone == [1]
    assert [person.no for person in room.view().people] == [2]
    assert len(store.saved.ballots) == 1
    assert "no seat 1" in await do.refused("remove", seat=1)
    assert (await Voter.of(room)).no == 3


async def test_there_is_no_seat_in_a_room_that_is_locked_full_or_over() -> None:
    room, _ = await open_room(options=Options(seats=1))
    do = Facilitator(room)
    for order, why in (("lock", "locked"), ("unlock", ""), ("", "full"), ("end", "over")):
        if order:
            await do(order)  # type: ignore[arg-type]
        if not why:
            await Voter.of(room)
            continue
        with pytest.raises(NotSeated) as refused:
            await room.join("", "phone")
        assert refused.value.why == why


async def test_a_name_is_kept_only_where_names_are_asked_for() -> None:
    for names, shown in ((False, ""), (True, "Ada")):
        room, store = await open_room(options=Options(names=names))
        await room.join("A\u202eda\n", "terminal")
        assert store.saved.seats[0].name == shown
        assert room.view().people[0].name == shown
        assert "Ada" not in str(room.screen())


async def test_hands_take_the_place_of_a_count_and_the_votes_stay() -> None:
    room, do, store, (person, _) = await at_a_vote()
    await person.vote("a")
    await do("hands", counts={"a": 9, "b": 3}, sure={"a": 4})
    await do("hands", counts={"a": 12, "b": 9}, sure={"a": 5})
    assert room.phone(1).hands
    assert room.screen().voted == 21
    assert len(store.saved.ballots) == 1
    await do("close", seconds=0)
    await do("reveal")
    tally = room.phone(1).tally
    assert tally is not None
    assert tally.by_hands == (1,)
    assert {letter: count.n for letter, count in tally.counts["1"].items()} == {"a": 12, "b": 9, "c": 0, "d": 0, "e": 0}
    assert tally.counts["1"]["a"].by == {"sure": 5}
    reveal = room.phone(1).reveal
    assert reveal is not None
    assert reveal.moves is None
    assert reveal.right["1"].of == 21


@pytest.mark.parametrize("wrong", [{"counts": {"z": 1}}, {"counts": {"a": -1}}, {"counts": {"a": 1}, "sure": {"a": 2}}])
async def test_hands_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    _, do, store, _ = await at_a_vote()
    assert await do.refused("hands", **wrong)
    assert not store.saved.hands


async def test_a_room_goes_on_where_it_was() -> None:
    room, do, store, (person, other) = await at_a_vote()
    await person.vote("b", "sure", 1)
    await do("close", seconds=600)
    before = room.you(person.no)
    await room.close()
    again = Room(store, await store.load(), Course.open(bundled_course()), FRONT)
    assert (again.state.phase, again.state.closes_at) == ("vote", None)
    assert again.you(person.no) == before
    other.room = again
    assert isinstance(await other.vote("a"), Ack)
    assert again.screen().voted == 2


async def test_a_room_does_not_go_on_with_another_course() -> None:
    _, store = await open_room()
    saved = replace(store.saved, room=replace(store.saved.room, content="another"))
    with pytest.raises(CourseChanged):
        Room(store, saved, Course.open(bundled_course()), FRONT)


async def test_an_order_that_was_done_though_it_was_said_to_have_failed_leaves_the_room_where_the_disk_is() -> None:
    room, do, store, _ = await at_a_vote()
    await store.change(replace(room.state, rev=room.state.rev + 1, phase="closed"), Happening(at="", what="close"))
    assert await do.refused("close", seconds=0) == STALE
    assert phase_of(room) == "closed"
    await do("discuss")


async def test_what_was_counted_and_voted_though_it_was_said_to_have_failed_is_taken_in_with_the_state() -> None:
    room, do, store, (person, _) = await at_a_vote()
    await person.vote("a")
    (ballot,) = store.saved.ballots
    await store.cast(replace(ballot, seat=2, answer=person.room.agenda.activities[1].questions[0].answers[1]))
    after = replace(room.state, rev=room.state.rev + 1, phase="closed")
    await store.change(after, Happening(at="", what="close"))
    assert await do.refused("close", seconds=0) == STALE
    tally = room.view().tally
    assert tally is not None
    assert (tally.counts["1"]["a"].n, tally.counts["1"]["b"].n) == (1, 1)


async def test_a_seat_that_was_taken_away_votes_no_more_though_its_socket_is_still_open() -> None:
    room, do, store, (person, _) = await at_a_vote()
    await do("remove", seat=1)
    assert await person.vote("a") == No(1, "stale")
    assert not store.saved.ballots
    assert room.screen().here == 1


async def test_a_count_that_was_undone_does_not_come_back() -> None:
    room, do, _, _ = await at_a_vote()
    await do("hands", counts={"a": 9, "b": 3})
    await do("undo")
    assert not room.phone(1).hands
    await do("hands")
    assert room.screen().voted == 0
    await do("hands", counts={"a": 4})
    await do("hands")
    assert room.screen().voted == 4
    again = await reopened(room)
    assert again.screen().voted == 4


async def test_a_cap_that_was_lifted_is_lifted_after_a_crash_too() -> None:
    room, do, store, _ = await at_a_vote()
    store.fails = True
    assert "cannot be put on record" in await do.refused("lift-cap")
    store.fails = False
    assert not (await reopened(room)).cap_lifted
    await do("lift-cap")
    assert (await reopened(room)).cap_lifted


async def reopened(room: Room) -> Room:
    """The room as its next host has it."""
    return Room(room._store, await room.saved(), Course.open(bundled_course()), FRONT)


async def test_a_key_that_is_come_back_to_shows_the_votes_that_there_were() -> None:
    room, do, _, (person, _) = await at_a_vote()
    await person.vote("a")
    await do("close", seconds=0)
    await do("reveal")
    shown = room.phone(1)
    await do("next")
    await do("goto", act=2)
    again = room.phone(1)
    assert again.tally == shown.tally
    assert again.reveal == shown.reveal
    assert again.round == 1


async def test_who_moved_is_not_told_of_a_second_vote_that_was_undone() -> None:
    room, do, _, (person, _) = await at_a_vote()
    await person.vote("a")
    await do("close", seconds=0)
    await do("discuss")
    await do("vote")
    await person.vote("b")
    await do("undo")
    await do("reveal")
    reveal = room.phone(1).reveal
    assert reveal is not None
    assert list(reveal.right) == ["1"]
    assert reveal.moves is None


async def test_a_loop_that_wakes_too_soon_closes_no_vote_and_forgets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    sleep = asyncio.sleep
    naps: list[float] = []

    async def restless(seconds: float) -> None:
        naps.append(seconds)
        await sleep(seconds / 2 if len(naps) < 3 else seconds)

    monkeypatch.setattr("tui.room.deadline.asyncio.sleep", restless)
    room, do, _, _ = await at_a_vote()
    changed = asyncio.Event()
    await do("close", seconds=1)
    room.on_state.add(changed.set)
    await asyncio.wait_for(changed.wait(), 10)
    assert phase_of(room) == "closed"
    await room.close()


@pytest.mark.parametrize(
    "orders", [("close",), ("close", "discuss"), ("close", "discuss", "vote"), ("close", "reveal", "next")]
)
async def test_a_vote_that_is_sent_again_since_its_answer_was_lost_is_told_to_count(orders: tuple[Any, ...]) -> None:
    room, do, store, (person, _) = await at_a_vote()
    cast = Cast(n=1, act=2, round=1, answer="a", sure="sure")
    first = await room.vote(person.no, cast)
    assert isinstance(first, Ack)
    for order in orders:
        await do(order, seconds=0)
    for at in (room, await reopened(room)):
        assert await at.vote(person.no, cast) == first
        late = await at.vote(person.no, Cast(n=1, act=2, round=1, answer="b", sure="sure"))
        assert isinstance(late, No)
    assert [ballot.n for ballot in store.saved.ballots] == [1]


async def test_a_vote_that_was_said_to_have_failed_is_told_to_count_where_it_is_on_disk() -> None:
    room, do, store, (person, _) = await at_a_vote()
    cast = store.cast

    async def unsure(ballot: Ballot) -> tuple[CastResult, Ballot | None]:
        await cast(ballot)
        raise StoreError("whether it is on disk cannot be told")

    store.cast = unsure  # type: ignore[method-assign]
    assert await person.vote("a") == No(1, "store")
    store.cast = cast  # type: ignore[method-assign]
    await do("close", seconds=0)
    again = await room.vote(person.no, Cast(n=1, act=2, round=1, answer="a", sure="leaning"))
    assert isinstance(again, Ack)
    tally = room.view().tally
    assert tally is not None
    assert tally.counts["1"]["a"].n == 1


async def test_a_set_that_was_closed_is_not_opened_by_going_back_to_it() -> None:
    room, _ = await open_room()
    do = Facilitator(room)
    person = await Voter.of(room)
    await do("start")
    assert isinstance(await person.vote(person.key(1)), Ack)
    await do("close")
    await do("next")
    await do("goto", act=1)
    assert phase_of(room) == "closed"
    assert isinstance(await person.vote("a"), No)
    await do("reopen")
    assert isinstance(await person.vote("a"), Ack)
    await do("close")
    await do("next")
    assert room.state.act == 2
