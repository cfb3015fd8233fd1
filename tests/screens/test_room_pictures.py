"""Pictures of a room's screens, held against the ones last accepted (`pytest -n0 --snapshot-update` accepts anew)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.room.rooms import Facilitator, Voter, open_room
from tests.screens.test_pictures import NARROW, WIDE, Compare
from tui.room.messages import Farewell
from tui.room.orders import Order, Screen
from tui.room_app import ProjectorApp
from tui.screens.room_projector import ProjectorScreen


class _Told:
    """A host that shows one thing for ever."""

    def __init__(self, screen: Screen, tell: Callable[[Any], None]) -> None:
        self._screen = screen
        self._tell = tell

    async def run(self) -> Farewell:
        self._tell(self._screen)
        await asyncio.Event().wait()
        return "over"


async def _frame(*orders: Order) -> Screen:
    """What is shown in front after some orders, of a room in which six people voted whenever they could."""
    room, _ = await open_room()
    people = [await Voter.of(room) for _ in range(6)]
    do = Facilitator(room)
    for order in orders:
        await do(order, seconds=0)
        if room.state.phase == "vote":
            first = room.state.round == 1
            for person in people:
                key = person.key()
                wrong = person.no <= (3 if first else 1)
                await person.vote("b" if wrong and key != "b" else key, "sure" if person.no % 2 else "leaning")
    screen = room.screen()
    await room.close()
    return screen


def _looks_right(snap_compare: Compare, folder: Path, size: tuple[int, int], *orders: Order) -> bool:
    screen = asyncio.run(_frame(*orders))

    def connect(tell: Callable[[Any], None]) -> Any:
        return _Told(screen, tell)

    async def before(pilot: Pilot[int]) -> None:
        pilot.app.theme = "light"
        while not pilot.app.query("#upper"):
            await pilot.pause()
        room = pilot.app.screen
        assert isinstance(room, ProjectorScreen)
        while room.screen_in_front is None:
            await pilot.pause()
        await pilot.pause()
        await pilot.pause()

    app = ProjectorApp(connect, folder, ProjectorScreen())
    app.clock = lambda: 0.0
    return snap_compare(app, terminal_size=size, run_before=before)


VOTE: tuple[Order, ...] = ("start", "close", "next", "vote")
COMPARE: tuple[Order, ...] = (*VOTE, "close", "discuss", "vote", "close", "compare")


def test_lobby(snap_compare: Compare, tmp_path: Path) -> None:
    """The QR code, beside it the address, the code, how many are there, what is open."""
    assert _looks_right(snap_compare, tmp_path, NARROW)


def test_vote(snap_compare: Compare, tmp_path: Path) -> None:
    """The text with its sentences by number, the answers by their letters, how many have voted."""
    assert _looks_right(snap_compare, tmp_path, NARROW, *VOTE)


def test_both_votes(snap_compare: Compare, tmp_path: Path) -> None:
    """Two bars for each answer, whose signs say how sure people were."""
    assert _looks_right(snap_compare, tmp_path, WIDE, *COMPARE)


def test_the_key(snap_compare: Compare, tmp_path: Path) -> None:
    """The key, the text with the deciding sentences marked, what they say, who moved, why."""
    assert _looks_right(snap_compare, tmp_path, WIDE, *COMPARE, "reveal")
