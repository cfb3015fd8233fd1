"""The facilitator's private console: what the screen in front does not show, and the keys that go with it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.screens.leading import led
from tests.screens.test_room_projector import SIZES, is_whole, to_vote, walk
from tui.room import saying
from tui.room.session import Room
from tui.screens.room_console import ConsoleScreen


def console(room: Room) -> ConsoleScreen:
    return ConsoleScreen()


@pytest.mark.parametrize("size", SIZES)
async def test_every_phase_can_be_seen_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    async with led(tmp_path, console, "private", size=size) as room:
        async for place in walk(room):
            is_whole(room)
            assert "private" in room.head, place


async def test_votes_are_seen_as_they_come_in(tmp_path: Path) -> None:
    async with led(tmp_path, console, "private") as room:
        await to_vote(room)
        key = room.people[0].key()
        await room.people[0].vote(key, "sure")
        await room.people[1].vote("a" if key != "a" else "b", "guess")
        await room.settle()
        assert "2 of 6 have voted" in room.text
        assert f"✓ {key.upper()} " in room.text
        assert "░ guess █ sure" in room.text
        assert "right 50% (9 to 91%)" in room.text
        people = room.whole("#people")
        assert "✓ 1 phone ✓ 2 phone · 3 phone" in people


async def test_the_advice_stands_with_its_reason(tmp_path: Path) -> None:
    async with led(tmp_path, console, "private") as room:
        await to_vote(room)
        await room.vote(wrong=3, sure="sure")
        await room.order("close", seconds=0)
        assert "Let them talk 3 of 6 are sure and wrong" in room.text
        await room.order("undo")
        assert "Let them talk" not in room.text


async def test_a_seat_is_taken_away_after_a_question(tmp_path: Path) -> None:
    async with led(tmp_path, console, "private") as room:
        await room.press("x")
        assert "Whose seat is taken away?" in room.text
        await room.press("down", "enter")
        assert "Take seat 2 away?" in room.text
        await room.press("enter")
        assert len(room.room.view().people) == 6
        await room.press("x", "down", "enter", "down", "enter")
        assert [person.no for person in room.room.view().people] == [1, 3, 4, 5, 6]
        assert "5 are here" in room.text


async def test_the_cap_is_lifted_and_the_room_locked(tmp_path: Path) -> None:
    async with led(tmp_path, console, "private") as room:
        room.room.notice("3 refused from one address")
        await room.settle()
        assert "3 refused from one address" in room.text
        await room.press("a", "l")
        assert room.room.cap_lifted
        assert "Nobody else is let in. Any number of seats an address." in room.text


async def test_enter_leads_the_room_and_never_scrolls(tmp_path: Path) -> None:
    async with led(tmp_path, console, "private", people=40, size=(60, 20)) as room:
        assert room.leading.has_more_below
        await room.press("enter")
        assert room.room.state.phase == "set"
        await room.press("space")
        assert room.leading.upper.scroll_y > 0
        assert room.room.state.phase == "set"


async def test_a_lost_host_is_said(tmp_path: Path) -> None:
    async with led(tmp_path, console, "private") as room:
        room.host.lose()
        await room.settle()
        assert saying.NOT_REACHABLE in room.text
        room.host.find()
        await room.settle()
        assert saying.NOT_REACHABLE not in room.text


async def test_the_plan_is_the_hosts(tmp_path: Path) -> None:
    async with led(tmp_path, console, "private") as room:
        await room.press("p")
        assert "4 What would you have to add?" in room.text


def test_its_keys() -> None:
    keys = Counter(key for command in ConsoleScreen.OWN for key in command.keys.split(","))
    assert max(keys.values()) == 1
    assert {"x", "a"} <= set(keys)
    assert not {"q", "t"} & set(keys), "it has no code to show, and the theme is in the settings"
    for command in ConsoleScreen.OWN:
        name = command.action.partition("(")[0]
        assert name.startswith("app.") or callable(getattr(ConsoleScreen, f"action_{name}", None)), command
