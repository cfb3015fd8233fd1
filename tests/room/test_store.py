"""What every store of rooms promises. Another kind is one more parameter of `stores`."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from msgspec.structs import replace

from tests.room.stores import AT, ROOM, VOTING, SqliteStores, Stores, ballot, happening
from tui.room.messages import Phase
from tui.room.state import Place, RoomState
from tui.room.store import Ballot, CastResult, HandsRow, SeatRow, Store, StoreError

CLOSED = replace(VOTING, rev=5, phase="closed")


@pytest.fixture(params=[SqliteStores])
async def stores(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stores]:
    made: Stores = request.param(tmp_path / "rooms" / "K7M4QX.room")
    yield made
    await made.close()


@pytest.fixture
async def store(stores: Stores) -> Store:
    """A room in which a vote is open."""
    return stores.create()


async def seated(store: Store, token: int) -> SeatRow:
    return await store.add_seat(token.to_bytes(32, "big"), f"Name {token}", "phone", 4, AT)


async def ballots(store: Store) -> dict[tuple[int, str, int, int], Ballot]:
    return {each.key: each for each in (await store.load()).ballots}


async def test_what_is_read_after_opening_again_is_what_was_written(stores: Stores) -> None:
    state = RoomState(
        rev=7,
        act=2,
        phase="vote",
        round=2,
        locked=True,
        paused=True,
        hint=True,
        hands=(Place(2, "vote", 1),),
        told=(1,),
        trail=(Place(2, "read", 0), Place(2, "vote", 1)),
    )
    store = stores.create()
    assert (await store.load()).room == ROOM
    await seated(store, 1)
    await store.add_seat(b"\x00" * 32, "Å\u202fß 😀", "terminal", 5, AT)
    await store.remove_seat(1, AT, happening("remove", seat=1))
    for number in range(4):
        await store.cast(ballot(seat=2, item=f"item-{number}", sure=None, sentence=None if number else 0))
    await store.change(replace(VOTING, rev=5), happening("lock"), [hands("a", 3), hands("a", 1, sure="sure")])
    await store.change(replace(state, rev=6), happening("start"))
    assert await store.change(state, happening("vote", seconds=5))
    await store.end(AT)
    before = await store.load()
    await store.close()
    after = await stores.open().load()
    assert after == before
    assert after.state == state
    assert after.room == replace(ROOM, ended=AT)
    assert [seat.removed for seat in after.seats] == [AT, ""]
    assert after.seats[1].name == "Å\u202fß 😀"
    assert len(after.ballots) == 4
    assert [each.what for each in after.happened] == ["remove", "lock", "start", "vote"]


async def test_when_a_vote_closes_is_not_kept(store: Store) -> None:
    closing = replace(VOTING, rev=5, closes_at=12.5)
    assert await store.change(closing, happening())
    assert (await store.load()).state == replace(closing, closes_at=None)


async def test_the_highest_number_counts_and_the_same_takes_its_place(store: Store) -> None:
    first, third = ballot(n=1), ballot(n=3, answer="neither", sure=None, sentence=None)
    assert await store.cast(first) == ("kept", first)
    assert await store.cast(third) == ("kept", third)
    assert await store.cast(ballot(n=2)) == ("superseded", third)
    again = ballot(n=3, answer="training-gamer")
    assert await store.cast(again) == ("kept", again)
    assert await ballots(store) == {again.key: again}


async def test_votes_of_other_seats_items_and_rounds_are_others(stores: Stores) -> None:
    store = stores.create(replace(VOTING, phase="set"))
    cast = [ballot(seat=seat, item=item, n=seat) for seat in (1, 2) for item in ("ferro", "lark")]
    assert [await store.cast(each) for each in cast] == [("kept", each) for each in cast]
    assert sorted((await ballots(store)).values()) == sorted(cast)


@pytest.mark.parametrize("seed", range(5))
async def test_votes_of_a_seat_that_come_at_once_are_ordered_by_their_number(store: Store, seed: int) -> None:
    numbers = Random(seed).sample(range(100), 40)
    results = await asyncio.gather(*(store.cast(ballot(n=n)) for n in numbers))
    highest = -1
    for n, (result, kept) in zip(numbers, results, strict=True):
        assert result == ("kept" if n >= highest else "superseded")
        highest = max(n, highest)
        assert kept == ballot(n=highest)
    assert await ballots(store) == {ballot().key: ballot(n=highest)}


@pytest.mark.parametrize("phase", get_args(Phase))
async def test_a_vote_is_taken_while_it_is_open_only(stores: Stores, phase: Phase) -> None:
    store = stores.create(replace(VOTING, phase=phase))
    result, kept = await store.cast(ballot())
    assert (result, kept) == (("kept", ballot()) if phase in ("vote", "set") else ("closed", None))


@pytest.mark.parametrize("elsewhere", [{"act": 1}, {"act": 3}, {"round": 0}, {"round": 2}])
@pytest.mark.parametrize("phase", ["vote", "closed", "read"])
async def test_a_vote_of_another_activity_or_round_is_stale(
    stores: Stores, phase: Phase, elsewhere: dict[str, int]
) -> None:
    store = stores.create(replace(VOTING, phase=phase))
    assert await store.cast(ballot(**elsewhere)) == ("stale", None)
    assert await ballots(store) == {}


async def test_what_is_kept_is_told_when_a_vote_is_not_taken(store: Store) -> None:
    kept = ballot()
    await store.cast(kept)
    await store.change(CLOSED, happening())
    assert await store.cast(ballot(n=2)) == ("closed", kept)
    await store.change(replace(VOTING, rev=6, round=2), happening("vote"))
    assert await store.cast(ballot(n=3)) == ("stale", kept)


@pytest.mark.parametrize("seed", range(3))
async def test_no_vote_is_kept_that_was_not_before_the_close(store: Store, seed: int) -> None:
    chance, is_closing = Random(seed), False
    told: dict[int, list[tuple[CastResult, Ballot | None]]] = {}

    async def writer(seat: int) -> None:
        told[seat] = []
        for n in range(1, 1000):
            is_before = not is_closing
            result = await store.cast(ballot(seat, n))
            told[seat].append(result)
            last = ballot(seat, n if is_before else n - 1)
            assert result == ("kept" if is_before else "closed", last if last.n else None)
            if not is_before:
                return
            await asyncio.sleep(chance.random() * 0.002)

    tasks = [asyncio.create_task(writer(seat)) for seat in range(50)]
    await asyncio.sleep(0.02 + chance.random() * 0.02)
    is_closing = True
    assert await store.change(CLOSED, happening())
    at_close = await ballots(store)
    await asyncio.gather(*tasks)
    assert await ballots(store) == at_close
    assert at_close == {kept.key: kept for results in told.values() for _, kept in results[-1:] if kept is not None}
    assert len(at_close) > 25


async def test_calls_return_in_their_order(store: Store) -> None:
    returned: list[int | str] = []

    async def vote(seat: int) -> None:
        await store.cast(ballot(seat))
        returned.append(seat)

    async def close() -> None:
        assert await store.change(CLOSED, happening())
        returned.append("closed")

    await asyncio.gather(*(vote(seat) for seat in range(30)), close(), *(vote(seat) for seat in range(30, 60)))
    assert returned == [*range(30), "closed", *range(30, 60)]


async def test_seat_numbers_are_unique_and_without_gaps(store: Store) -> None:
    async def join(token: int) -> int | None:
        try:
            return (await seated(store, token)).no
        except StoreError:
            return None

    async def both(token: int) -> list[int | None]:
        await store.cast(ballot(token))
        return [await join(token), await join(token)]

    given = await asyncio.gather(*(both(token) for token in range(100)))
    assert [second for _, second in given] == [None] * 100
    assert sorted(first for first, _ in given if first is not None) == [*range(1, 101)]
    seats = (await store.load()).seats
    assert [seat.no for seat in seats] == [*range(1, 101)]
    assert {seat.name: seat.no for seat in seats} == {f"Name {token}": given[token][0] for token in range(100)}


async def test_a_seat_that_is_taken_away_keeps_its_number_and_its_votes(store: Store) -> None:
    await seated(store, 1)
    await store.cast(ballot(seat=1))
    await store.remove_seat(1, AT, happening("remove", seat=1))
    assert (await seated(store, 2)).no == 2
    saved = await store.load()
    assert [(seat.no, seat.removed) for seat in saved.seats] == [(1, AT), (2, "")]
    assert saved.ballots == (ballot(seat=1),)
    with pytest.raises(StoreError, match="There is no seat 7"):
        await store.remove_seat(7, AT, happening("remove", seat=7))
    assert (await store.load()).happened == (happening("remove", seat=1),)


@pytest.mark.parametrize("rev", [0, 3, 4, 6, 400])
async def test_a_state_that_does_not_follow_changes_nothing(store: Store, rev: int) -> None:
    before = await store.load()
    assert not await store.change(replace(CLOSED, rev=rev), happening(), [hands("a", 1)])
    assert await store.load() == before


async def test_of_two_changes_at_once_one_is_made(store: Store) -> None:
    made = await asyncio.gather(*(store.change(CLOSED, happening(f"order-{number}")) for number in range(10)))
    assert made == [True] + [False] * 9
    assert [each.what for each in (await store.load()).happened] == ["order-0"]


def hands(answer: str, count: int, **other: object) -> HandsRow:
    row: dict[str, object] = {"act": 2, "item": "ferro", "round": 1, "sure": ""}
    return HandsRow(answer=answer, count=count, **{**row, **other})  # type: ignore[arg-type]


async def test_counted_hands_take_the_place_of_those_of_the_same_question_and_round(store: Store) -> None:
    others = [hands("a", 9, round=2), hands("a", 8, item="lark"), hands("a", 7, act=3)]
    first = [hands("a", 12), hands("a", 4, sure="sure"), hands("b", 9)]
    await store.change(replace(VOTING, rev=5), happening("hands"), [*first, *others])
    await store.change(replace(VOTING, rev=6), happening("lock"))
    assert sorted((await store.load()).hands, key=lambda row: row.count) == sorted(
        [*first, *others], key=lambda row: row.count
    )
    await store.change(replace(VOTING, rev=7), happening("hands"), [hands("c", 1)])
    assert sorted((await store.load()).hands, key=lambda row: row.count) == [hands("c", 1), *reversed(others)]


async def test_a_call_that_cannot_be_done_does_not_touch_those_beside_it(store: Store) -> None:
    await seated(store, 1)
    results = await asyncio.gather(
        store.cast(ballot(1)),
        seated(store, 1),
        store.cast(ballot(2, n=2**70)),
        store.cast(ballot(3, answer="\ud800")),
        store.change(CLOSED, happening(), [hands("a", 1), hands("a", 2)]),
        store.note(happening("opened", at=object())),
        store.cast(ballot(4)),
        store.note(happening("opened")),
        return_exceptions=True,
    )
    good = [result for result in results if not isinstance(result, BaseException)]
    assert good == [("kept", ballot(1)), ("kept", ballot(4)), None]
    bad = [result for result in results if isinstance(result, BaseException)]
    assert [type(error) for error in bad] == [StoreError] * 5
    saved = await store.load()
    assert saved.ballots == (ballot(1), ballot(4))
    assert (saved.state, saved.hands, saved.happened) == (VOTING, (), (happening("opened"),))


async def test_a_full_disk_is_not_a_closed_vote(stores: Stores, store: Store) -> None:
    kept: list[Ballot] = []
    failed: list[Ballot] = []
    async with stores.without_room(store):
        while not failed:
            cast = [ballot(len(kept) + number, item="ferro" * 100) for number in range(10)]
            results = await asyncio.gather(*(store.cast(each) for each in cast), return_exceptions=True)
            for each, result in zip(cast, results, strict=True):
                if result == ("kept", each):
                    kept.append(each)
                else:
                    assert isinstance(result, StoreError)
                    assert str(result) == "Nothing was saved: the disk is full."
                    failed.append(each)
            assert len(kept) < 1000
        assert sorted((await ballots(store)).values()) == kept
    assert [await store.cast(each) for each in failed] == [("kept", each) for each in failed]
    assert sorted((await ballots(store)).values()) == kept + failed


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files is POSIX's")
async def test_a_commit_that_fails_fails_all_of_it_and_the_next_is_tried_anew(stores: Stores, store: Store) -> None:
    await store.cast(ballot(1))
    before = await store.load()
    async with stores.without_commits(store):
        for _ in range(3):
            results = await asyncio.gather(
                *(store.cast(ballot(seat)) for seat in range(2, 20)),
                store.change(CLOSED, happening()),
                store.cast(ballot(30)),
                seated(store, 1),
                return_exceptions=True,
            )
            assert [type(result) for result in results] == [StoreError] * 21
            assert len({id(result) for result in results}) == 21
        assert await store.load() == before
    assert await store.cast(ballot(2)) == ("kept", ballot(2))
    assert (await seated(store, 1)).no == 1
    await store.close()
    saved = await stores.open().load()
    assert (saved.state, saved.ballots) == (VOTING, (ballot(1), ballot(2)))


async def test_a_caller_that_is_gone_hinders_nobody(store: Store) -> None:
    tasks = [asyncio.create_task(store.cast(ballot(seat))) for seat in range(20)]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert results[1::2] == [("kept", ballot(seat)) for seat in range(1, 20, 2)]
    assert len(await ballots(store)) == 20


async def test_closing_finishes_what_was_called(stores: Stores, store: Store) -> None:
    tasks = [asyncio.create_task(store.cast(ballot(seat))) for seat in range(20)]
    await asyncio.sleep(0)
    await asyncio.gather(store.close(), store.close())
    await store.close()
    assert [await task for task in tasks] == [("kept", ballot(seat)) for seat in range(20)]
    for call in (store.load(), store.cast(ballot(99)), store.end(AT)):
        with pytest.raises(StoreError, match="closed"):
            await call
    assert len(await ballots(stores.open())) == 20
