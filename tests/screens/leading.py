"""A room in memory, and a host of it over no network, for the screens of a room."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

from textual.pilot import Pilot

from tests.room.rooms import Facilitator, Voter, open_room
from tests.screens.sitting import Looking
from tui.room.messages import Farewell
from tui.room.orders import Do, Done, Not, Order, Screen, View
from tui.room.plan import Options
from tui.room.session import Room
from tui.room.web.connecting import Link
from tui.room_app import LeadingApp, ProjectorApp
from tui.room_shell import HOST
from tui.screens.room_leading import Leading


class FakeHost:
    """Shows a room as its host would, at once; a connection that can be lost."""

    def __init__(self, room: Room, view: Literal["screen", "private"], tell: Callable[[Any], None]) -> None:
        self.room = room
        self.view = view
        self.tell = tell
        self.is_lost = False
        self.frame: Screen | View | None = None
        self.done: list[Order] = []
        """What was done."""
        self._over = asyncio.Event()

    async def run(self) -> Farewell:
        self.tell(Link("connected"))
        self.show()
        self.room.on_state.add(self.show)
        self.room.on_count.add(self.show)
        await self._over.wait()
        return "over"

    def show(self) -> None:
        if not self.is_lost:
            self.frame = self.room.screen() if self.view == "screen" else self.room.view()
            self.tell(self.frame)

    @property
    def rev(self) -> int:
        frame = self.frame.screen if isinstance(self.frame, View) else self.frame
        return frame.state.rev if frame is not None else -1

    async def do(self, order: Order, **more: Any) -> Done | Not:
        if self.is_lost:
            return Not("c", "The host is not reachable; nothing was done.")
        answer = await self.room.do(Do(id="c", rev=self.rev, do=order, **more))
        if isinstance(answer, Done):
            self.done.append(order)
            if order == "end":
                self._over.set()
        return answer

    async def shown(self, rev: int, seconds: float = 5.0) -> bool:
        return self.rev >= rev

    def lose(self, *, for_good: bool = False) -> None:
        self.is_lost = True
        self.tell(Link("gone" if for_good else "unreachable"))

    def find(self) -> None:
        self.is_lost = False
        self.tell(Link("connected"))
        self.show()


class Led(Looking):
    """A screen of a facilitator, the room, and the people in it."""

    def __init__(self, app: LeadingApp, pilot: Pilot[int], room: Room, host: FakeHost, people: list[Voter]) -> None:
        super().__init__(app, pilot)
        self.room = room
        self.host = host
        self.people = people
        self.do = Facilitator(room)

    async def _worked(self) -> None:
        """Wait for what the program does by the way, but not for the host's goodbye."""
        for worker in [each for each in self.app.workers if each.group != HOST]:
            await worker.wait()

    @property
    def leading(self) -> Leading:
        screen = self.app.screen
        assert isinstance(screen, Leading)
        return screen

    async def order(self, *orders: str, **more: Any) -> None:
        """Have something done by somebody else, and seen here."""
        self.now += 1
        for order in orders:
            await self.do(order, **more)  # type: ignore[arg-type]
        await self.settle()

    async def vote(self, wrong: int = 0, sure: Any = "leaning") -> None:
        """Have all vote, so many of them wrong."""
        for person in self.people:
            questions = self.room.agenda.at(self.room.state.act)
            assert questions is not None
            for number, _ in enumerate(questions.questions_of(person.no), 1):
                key = person.key(number)
                other = next(letter for letter in "ba" if letter != key)
                await person.vote(other if person.no <= wrong else key, sure, q=number)
        await self.settle()


@asynccontextmanager
async def led(
    folder: Path,
    make: Callable[[Room], Leading],
    view: Literal["screen", "private"] = "screen",
    people: int = 6,
    size: tuple[int, int] = (80, 24),
    options: Options | None = None,
    plan: str = "workshop",
) -> AsyncIterator[Led]:
    """Open a room, and a screen of its facilitator."""
    room, _ = await open_room(plan, options)
    voters = [await Voter.of(room) for _ in range(people)]
    hosts: list[FakeHost] = []

    def connect(tell: Callable[[Any], None]) -> Any:
        hosts.append(FakeHost(room, view, tell))
        return hosts[0]

    app = (ProjectorApp if view == "screen" else LeadingApp)(connect, folder, make(room))
    app.clock = lambda: 0.0
    async with app.run_test(size=size, notifications=True) as pilot:
        while not hosts:
            await pilot.pause()
        sitting = Led(app, pilot, room, hosts[0], voters)
        await sitting.settle()
        yield sitting
    await room.close()
