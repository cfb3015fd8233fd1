"""A room's screens against a real host: over sockets, lost and found again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.room.hosting import Host
from tests.room.rooms import SECRET, Facilitator, Voter
from tests.screens.joining import NOTHING_KEPT
from tests.screens.sitting import Looking
from tui.room import saying
from tui.room.joined import Joined
from tui.room.web.client import HostClient, HostNews, JoinRefused, PhoneClient, PhoneNews, Refused
from tui.room.where import read_where
from tui.room_app import JoinApp, LeadingApp, ProjectorApp
from tui.room_shell import RoomApp
from tui.screens.room_console import ConsoleScreen
from tui.screens.room_projector import ProjectorScreen

PATIENCE = 10.0


class Seen(Looking):
    """A screen that goes on by itself; what is waited for is seen in time."""

    async def until(self, words: str) -> None:
        """Wait until some words can be seen."""
        async with asyncio.timeout(PATIENCE):
            while words not in self.text:
                await self.pilot.pause(0.02)

    async def type(self, *keys: str) -> None:
        """Press keys, a second apart by the program's clock."""
        for key in keys:
            self.now += 1
            await self.pilot.press(key)


@asynccontextmanager
async def opened(app: RoomApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Seen]:
    app.clock = lambda: 0.0
    async with app.run_test(size=size, notifications=True) as pilot:
        yield Seen(app, pilot)


def joining(host: Host, folder: Path) -> JoinApp:
    where, seats = read_where(host.url), Joined(folder)

    def connect(hear: Callable[[PhoneNews], None]) -> PhoneClient:
        return PhoneClient(where, "", seats, hear)

    return JoinApp(connect, folder, where.url, seats, NOTHING_KEPT)


def leading(host: Host, folder: Path, private: bool = False, secret: str = SECRET) -> LeadingApp:
    def connect(hear: Callable[[HostNews], None]) -> HostClient:
        return HostClient(host.url, secret, "private" if private else "screen", hear)

    if private:
        return LeadingApp(connect, folder, ConsoleScreen())
    return ProjectorApp(connect, folder, ProjectorScreen())


async def test_a_vote_is_led_from_the_screen_in_front(tmp_path: Path) -> None:
    async with (
        Host(tmp_path / "pages") as host,
        opened(leading(host, tmp_path)) as front,
    ):
        await front.until("0 are here")
        voter = await Voter.of(host.room)
        await front.until("1 is here")
        await front.type("enter")
        await front.until("0 of 1 are done")
        do = Facilitator(host.room)
        await do("close")
        await do("next")
        await front.until("Text 1 of 4")
        await front.type("v")
        await front.until("0 of 1 have voted")
        await voter.vote("b", "sure", 0)
        await front.until("1 of 1 have voted")


async def test_a_participant_keeps_a_vote_over_a_lost_host(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, opened(joining(host, tmp_path)) as own:
        await own.until("You are in, number 1.")
        do = Facilitator(host.room)
        for order in ("start", "close", "next", "vote"):
            await do(order, seconds=0)
        await own.until("How sure are you?")
        await host.stop()
        await own.until(saying.NOT_REACHABLE)
        await own.type("b", "s", "0", "enter")
        await own.until("Not saved yet: the host is not reachable.")
        await host.start()
        await own.until("Saved: B, sure.")
        assert saying.NOT_REACHABLE not in own.text
        assert host.room.screen().voted == 1


async def test_the_console_goes_on_when_the_host_is_back(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, opened(leading(host, tmp_path, private=True)) as own:
        await own.until("0 are here")
        await host.stop()
        await own.until(saying.NOT_REACHABLE)
        await own.type("enter")
        await own.until("nothing was done")
        await host.start()
        await Voter.of(host.room)
        await own.until("1 is here")
        assert saying.NOT_REACHABLE not in own.text
        await own.type("enter")
        await own.until("Before, on your own")


async def test_the_end_is_seen_by_all(tmp_path: Path) -> None:
    async with (
        Host(tmp_path / "pages") as host,
        opened(leading(host, tmp_path)) as front,
        opened(joining(host, tmp_path)) as own,
    ):
        await front.until("1 is here")
        await own.until("Look in front.")
        await front.type("ctrl+q", "down", "enter")
        await own.until(saying.OVER)
        assert host.room.is_over


@pytest.mark.parametrize("kind", ["a wrong secret", "no such room"])
async def test_who_is_not_let_in_is_told_after_the_screens_have_gone(tmp_path: Path, kind: str) -> None:
    async with Host(tmp_path / "pages") as host:
        if kind == "a wrong secret":
            app: RoomApp = leading(host, tmp_path, secret="another one")
        else:
            where, seats = read_where(host.url.replace("K7M4QX", "C7M4QX")), Joined(tmp_path)
            app = JoinApp(lambda hear: PhoneClient(where, "", seats, hear), tmp_path, where.url, seats, NOTHING_KEPT)
        async with app.run_test() as pilot:
            await _gone(pilot)
        assert isinstance(app.failure, Refused | JoinRefused)
        assert app.return_code == 1


async def _gone(pilot: Pilot[int]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not pilot.app._exit:
            await asyncio.sleep(0.02)
