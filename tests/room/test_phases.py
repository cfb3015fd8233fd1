"""What holds for a room, whatever is done in it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple, get_args

import pytest
from msgspec import json
from msgspec.structs import replace

from tests.properties import always
from tui.room.orders import Order
from tui.room.phases import (
    LONGEST_CLOSING,
    STALE,
    Command,
    NotNow,
    expire,
    orders,
    resumed,
    step,
    what_go_means,
)
from tui.room.state import RoomState, Slot

ORDERS: tuple[Order, ...] = get_args(Order)
ENDINGS = ("compare", "reveal")
"""What shows something of a question that cannot be unseen."""


class Deed(NamedTuple):
    """What is tried: an order with its arguments, or to wait."""

    order: Order | None
    seconds: float = 0
    act: int = 0
    suggests_reveal: bool = False


class Move(NamedTuple):
    """What came of it."""

    before: RoomState
    deed: Deed
    after: RoomState


Drawn = tuple[tuple[Slot, ...], tuple[Deed, ...]]


def workshops(random: Random) -> Drawn:
    """Activities, and what is done in them: mostly what is possible and leads somewhere, at times anything."""
    slots = tuple(_slot(random) for _ in range(random.randint(0, 4)))
    state, now = RoomState(), 0.0
    deeds: list[Deed] = []
    for _ in range(random.randint(1, 80)):
        possible = [order for order in orders(state, slots) if order not in ("lock", "unlock", "end")]
        choices: list[Order | None] = ["go", "go", *possible, *possible]
        if deeds and deeds[-1].order == "undo" and random.random() < 0.7:
            choices = ["undo"]
        elif random.random() < 0.2:
            choices = [None, random.choice(ORDERS)]
        seconds = random.choice((0, 0, 0, 1, 5, -1, LONGEST_CLOSING + 1))
        deeds.append(Deed(random.choice(choices), seconds, random.randint(0, 5), _coin(random)))
        state, now = _do(state, deeds[-1], slots, now)
    return slots, tuple(deeds)


def _slot(random: Random) -> Slot:
    rounds = random.choice((1, 2, 2))
    return random.choice(
        (
            Slot("item", rounds),
            Slot("item", rounds, has_hint=False),
            Slot("item", rounds, is_told=False),
            Slot("set", 1, is_told=False),
            Slot("page"),
        )
    )


def _deeds(*names: Order) -> tuple[Deed, ...]:
    return tuple(Deed(name) for name in names)


def _coin(random: Random) -> bool:
    return random.random() < 0.5


def _command(state: RoomState, deed: Deed) -> Command:
    assert deed.order is not None
    return Command(
        order=deed.order,
        rev=state.rev,
        seconds=int(deed.seconds),
        act=deed.act,
        suggests_reveal=deed.suggests_reveal,
    )


def _do(state: RoomState, deed: Deed, slots: tuple[Slot, ...], now: float) -> tuple[RoomState, float]:
    if deed.order is None:
        now += abs(deed.seconds)
        return expire(state, slots, now) or state, now
    try:
        return step(state, _command(state, deed), slots, now), now
    except NotNow:
        return state, now


def moves(slots: tuple[Slot, ...], deeds: tuple[Deed, ...]) -> Iterator[Move]:
    """What is changed by what is done."""
    state, now = RoomState(), 0.0
    for deed in deeds:
        after, now = _do(state, deed, slots, now)
        if after is not state:
            yield Move(state, deed, after)
        state = after


def states(slots: tuple[Slot, ...], deeds: tuple[Deed, ...]) -> Iterator[RoomState]:
    """All that a room went through."""
    yield RoomState()
    for move in moves(slots, deeds):
        yield move.after


def accepts(state: RoomState, order: Order, slots: tuple[Slot, ...], **other: Any) -> bool:
    try:
        step(state, Command(order=order, rev=state.rev, **other), slots, 0.0)
    except NotNow:
        return False
    return True


@always(workshops)
def test_a_question_is_asked_where_there_is_one(slots: tuple[Slot, ...], deeds: tuple[Deed, ...]) -> None:
    for state in states(slots, deeds):
        slot = slots[state.act - 1] if state.act else None
        assert 0 <= state.act <= len(slots)
        kind = slot.kind if slot is not None else None
        match state.phase:
            case "vote":
                assert slot is not None
                assert kind == "item"
                assert 1 <= state.round <= slot.rounds
            case "set" | "page":
                assert kind == state.phase
            case "closed":
                assert kind in ("item", "set")
                assert state.round in (1, 2)
            case "read" | "discuss" | "compare" | "reveal":
                assert kind == "item"
            case "lobby":
                assert slot is None


@always(workshops)
def test_a_clock_runs_in_votes_alone(slots: tuple[Slot, ...], deeds: tuple[Deed, ...]) -> None:
    for state in states(slots, deeds):
        assert state.closes_at is None or (state.phase == "vote" and not state.paused)
        assert not state.paused or state.phase in ("vote", "set")
        for now in (-1.0, 0.0, 1e9):
            after = expire(state, slots, now)
            if state.closes_at is None or now < state.closes_at:
                assert after is None
            else:
                assert after is not None
                assert (after.act, after.phase, after.round) == (state.act, "closed", state.round)
                assert (after.rev, after.closes_at) == (state.rev + 1, None)
        assert resumed(state) == replace(state, closes_at=None)


@always(workshops)
def test_the_key_of_a_question_that_is_told_is_not_skipped(slots: tuple[Slot, ...], deeds: tuple[Deed, ...]) -> None:
    for before, _, after in moves(slots, deeds):
        slot = slots[before.act - 1] if before.act else None
        is_left = after.act != before.act or (after.phase == "summary" != before.phase)
        if is_left and slot is not None and slot.kind == "item" and slot.is_told:
            assert before.phase in ("read", "reveal")


UNTOLD_TWICE: Drawn = (
    (Slot("item", 2, is_told=False),),
    _deeds("start", "vote", "close", "discuss", "vote", "close", "compare"),
)


@always(workshops, rows=[UNTOLD_TWICE])
def test_what_was_shown_stays_shown(slots: tuple[Slot, ...], deeds: tuple[Deed, ...]) -> None:
    shown: dict[int, str] = {}
    for _, _, after in moves(slots, deeds):
        if after.act in shown and after.phase not in ("over", "summary"):
            assert after.phase in ENDINGS[ENDINGS.index(shown[after.act]) :]
        if after.phase in ENDINGS:
            shown[after.act] = after.phase
            assert slots[after.act - 1].is_told
        assert set(after.told) == {act for act, phase in shown.items() if phase == "reveal"}


SECOND_TAKEN_BACK: Drawn = (
    (Slot("item", 2), Slot("item", 1)),
    (*_deeds("start", "vote", "close", "discuss", "vote", "undo", "reveal", "next"), Deed("goto", act=1)),
)


@always(workshops, rows=[SECOND_TAKEN_BACK])
def test_a_key_that_is_come_back_to_stands_after_the_votes_that_came_before_it(
    slots: tuple[Slot, ...], deeds: tuple[Deed, ...]
) -> None:
    rounds: dict[int, int] = {}
    for _, deed, after in moves(slots, deeds):
        if deed.order in ("reveal", "go") and after.phase == "reveal" and after.act not in rounds:
            rounds[after.act] = after.round
        if after.phase == "reveal":
            assert after.round == rounds[after.act]
        assert set(after.once) == {act for act, round in rounds.items() if round < slots[act - 1].rounds}


@always(workshops)
def test_undo_leads_to_where_the_room_was(slots: tuple[Slot, ...], deeds: tuple[Deed, ...]) -> None:
    been = {RoomState().place}
    for before, deed, after in moves(slots, deeds):
        if deed.order == "undo" and before.closes_at is not None:
            assert after == replace(before, rev=after.rev, closes_at=None)
        elif deed.order == "undo" and before.phase == "vote" and before.is_by_hands:
            assert after == replace(before, rev=after.rev, hands=after.hands)
            assert not after.is_by_hands
        elif deed.order == "undo":
            assert after.place in been
            assert before.phase not in ("summary", "over")
            assert before.phase not in ENDINGS or after.act != before.act
            assert after.told == before.told
            assert len(after.trail) < len(before.trail)
        been.add(after.place)


HINT_TAKEN_BACK: Drawn = (
    (Slot("item", 2), Slot("item", 2)),
    _deeds("start", "next", "vote", "close", "discuss", "hint", "undo", "undo", "undo", "undo"),
)


@always(workshops, rows=[HINT_TAKEN_BACK])
def test_a_hint_is_that_of_the_present_question(slots: tuple[Slot, ...], deeds: tuple[Deed, ...]) -> None:
    given = None
    for before, deed, after in moves(slots, deeds):
        if deed.order == "hint":
            given = after.act
            assert before.phase == "discuss"
        assert not after.hint or given == after.act


@always(workshops)
def test_each_change_counts_and_an_older_sight_changes_nothing(
    slots: tuple[Slot, ...], deeds: tuple[Deed, ...]
) -> None:
    for before, deed, after in moves(slots, deeds):
        assert after.rev == before.rev + 1
        for rev in {before.rev, after.rev + 1, -1, 0} - {after.rev}:
            for order in (deed.order or "go", "lock", "unlock", "end", "undo", "remove"):
                with pytest.raises(NotNow) as caught:
                    step(after, Command(order=order, rev=rev, act=deed.act), slots, 0.0)
                assert str(caught.value) == STALE


@always(workshops)
def test_what_can_be_done_is_what_is_listed(slots: tuple[Slot, ...], deeds: tuple[Deed, ...]) -> None:
    for state in states(slots, deeds):
        listed = orders(state, slots)
        for order in set(ORDERS) - {"go"}:
            assert (order in listed) == any(accepts(state, order, slots, act=act) for act in range(len(slots) + 2))
        for suggests_reveal in (False, True):
            try:
                meant = what_go_means(state, slots, suggests_reveal)
            except NotNow:
                assert not accepts(state, "go", slots, suggests_reveal=suggests_reveal)
                assert state.phase in ("summary", "over")
            else:
                assert meant in listed
                assert accepts(state, "go", slots, suggests_reveal=suggests_reveal)


@always(workshops)
def test_going_on_leads_to_the_end(slots: tuple[Slot, ...], deeds: tuple[Deed, ...]) -> None:
    for number, state in enumerate(states(slots, deeds)):
        if number % 7 or state.phase == "over":
            continue
        for _ in range(12 * (len(slots) + 1)):
            if state.phase == "summary":
                break
            state = step(state, Command(order="go", rev=state.rev, suggests_reveal=bool(number % 2)), slots, 0.0)
        assert state.phase == "summary"


@always(workshops)
def test_a_state_is_the_same_when_it_is_read_again(slots: tuple[Slot, ...], deeds: tuple[Deed, ...]) -> None:
    for state in states(slots, deeds):
        assert json.decode(json.encode(state), type=RoomState) == state


ITEM = (Slot("item", 2), Slot("item", 1))


def done(*names: Order | tuple[Order, int], slots: tuple[Slot, ...] = ITEM) -> RoomState:
    """The state after orders; a number is of seconds or an activity."""
    state = RoomState()
    for each in names:
        order, number = each if isinstance(each, tuple) else (each, 0)
        state = step(state, Command(order=order, rev=state.rev, seconds=number, act=number), slots, 100.0)
    return state


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (["start"], (1, "read", 0)),
        (["start", "vote"], (1, "vote", 1)),
        (["start", "vote", "close"], (1, "closed", 1)),
        (["start", "vote", "close", "reopen"], (1, "vote", 1)),
        (["start", "vote", "close", "discuss"], (1, "discuss", 1)),
        (["start", "vote", "close", "discuss", "vote"], (1, "vote", 2)),
        (["start", "vote", "close", "discuss", "vote", "close", "compare"], (1, "compare", 2)),
        (["start", "vote", "close", "discuss", "vote", "close", "compare", "reveal"], (1, "reveal", 2)),
        (["start", "vote", "close", "reveal", "next"], (2, "read", 0)),
        (["start", "vote", "close", "reveal", "next", "undo"], (1, "reveal", 1)),
        (["start", "vote", "close", "reveal", "next", "vote", "close", "reveal", "next"], (2, "summary", 0)),
        (["start", "vote", "undo", "undo"], None),
        (["start", "vote", "close", "undo", "undo"], (1, "read", 0)),
        (["start", "vote", "close", "discuss", "undo", "undo"], (1, "vote", 1)),
        (["start", "vote", "close", "reveal", "undo"], None),
        (["start", "vote", "close", "discuss", "vote", "close", "compare", "undo"], None),
        (["start", "vote", "close", "next"], None),
        (["start", "vote", "discuss"], None),
        (["start", "vote", "reveal"], None),
        (["start", "vote", "close", "compare"], None),
        (["start", ("goto", 2), "vote", "close", "discuss"], None),
        (["start", "vote", "close", "reveal", "next", ("goto", 1)], (1, "reveal", 1)),
        (["start", "vote", ("goto", 2)], None),
        ([("goto", 3)], None),
        (["start", "end"], (1, "over", 0)),
        (["end", "unlock"], None),
    ],
)
def test_a_way_through(names: list[Order | tuple[Order, int]], place: tuple[int, str, int] | None) -> None:
    if place is not None:
        assert done(*names).place == place
        return
    done(*names[:-1])
    with pytest.raises(NotNow):
        done(*names)


def test_a_close_takes_its_time_and_a_second_enter_does_not() -> None:
    closing = done("start", "vote", ("close", 5))
    assert (closing.phase, closing.closes_at) == ("vote", 105.0)
    assert expire(closing, ITEM, 104.9) is None
    expired = expire(closing, ITEM, 105.0)
    assert expired is not None
    assert expired.place == (1, "closed", 1)
    hurried = step(closing, Command(order="go", rev=closing.rev), ITEM, 101.0)
    assert hurried.place == (1, "closed", 1)
    paused = step(closing, Command(order="pause", rev=closing.rev), ITEM, 101.0)
    assert (paused.paused, paused.closes_at) == (True, None)


@pytest.mark.parametrize("seconds", [-1, LONGEST_CLOSING + 1])
def test_a_close_within_no_time_that_makes_sense(seconds: int) -> None:
    with pytest.raises(NotNow, match="within 0 to 600 seconds"):
        done("start", "vote", ("close", seconds))


def test_hands_are_of_a_round() -> None:
    by_hands = done("start", "vote", "hands", "hands", "close", "hands")
    assert (by_hands.is_by_hands, by_hands.hands) == (True, ((1, "vote", 1),))
    second = done("start", "vote", "hands", "close", "discuss", "vote")
    assert not second.is_by_hands
    with pytest.raises(NotNow, match="`reopen` opens it"):
        done("start", "vote", "close", "hands")


def test_where_all_votes_are_of_hands_they_are_so_from_the_beginning() -> None:
    slots = (Slot("item", 2, by_hands=True),)
    state = RoomState()
    for order in ("start", "vote", "close", "hands", "reopen", "close", "discuss", "vote"):
        state = step(state, Command(order=order, rev=state.rev), slots, 0.0)
        assert state.closes_at is None, "hands are not waited for"
    assert state.hands == ((1, "vote", 1), (1, "vote", 2))
    state = step(state, Command(order="undo", rev=state.rev), slots, 0.0)
    assert state.phase == "discuss"


@pytest.mark.parametrize(("suggests_reveal", "meant"), [(False, "discuss"), (True, "reveal")])
def test_enter_after_the_first_vote_follows_the_advice(suggests_reveal: bool, meant: Order) -> None:
    closed = done("start", "vote", "close")
    assert what_go_means(closed, ITEM, suggests_reveal) == meant
