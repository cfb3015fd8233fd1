"""Somebody who takes part in a room in memory, from a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual.pilot import Pilot

from tests.room.rooms import Facilitator, Voter, open_room
from tests.screens.sitting import Looking
from tui.journal.events import Certainty
from tui.room.joined import Joined
from tui.room.keeping import Keeping
from tui.room.messages import Ack, Cast, Farewell, State, You
from tui.room.plan import Options
from tui.room.session import Room
from tui.room.web.connecting import Link
from tui.room_app import JoinApp
from tui.room_shell import HOST

NOTHING_KEPT = Keeping(lambda result: "This machine has another course.", lambda result: "")
"""Of a machine on which votes cannot be kept."""


class FakeSeat:
    """A seat as a client of a host would have it, over no network; a connection that can be lost."""

    def __init__(self, room: Room, no: int, tell: Callable[[Any], None]) -> None:
        self.room = room
        self.no = no
        self.tell = tell
        self.state: State | None = None
        self.you: You | None = None
        self.is_lost = False
        self._n = 0
        self._pending: list[Cast] = []
        self._over = asyncio.Event()
        self._farewell: Farewell = "over"

    @property
    def pending(self) -> tuple[Cast, ...]:
        return tuple(self._pending)

    async def join(self) -> None:
        self.room.come(self.no)

    async def run(self) -> Farewell:
        self.tell(Link("connected"))
        self.show()
        self.room.on_state.add(self.show)
        await self._over.wait()
        return self._farewell

    def show(self) -> None:
        if not self.is_lost:
            self.state, self.you = self.room.phone(self.no), self.room.you(self.no)
            self.tell(self.state)
            self.tell(self.you)

    async def cast(
        self, answer: str, sure: Certainty | None = None, sentence: int | None = None, q: int = 1
    ) -> Cast | None:
        assert self.state is not None
        self._n += 1
        place = {"act": self.state.act, "round": max(1, self.state.round), "q": q}
        cast = Cast(n=self._n, answer=answer, sure=sure, sentence=sentence, **place)
        self._pending = [each for each in self._pending if each.q != q] + [cast]
        if not self.is_lost:
            await self._send(cast)
        return cast

    async def _send(self, cast: Cast) -> None:
        answer = await self.room.vote(self.no, cast)
        self._pending.remove(cast)
        if isinstance(answer, Ack):
            assert self.you is not None
            self.you = replace(self.you, votes=self.room.you(self.no).votes)
        self.tell(answer)

    def leave(self, why: Farewell) -> None:
        """The host says goodbye."""
        self._farewell = why
        self._over.set()

    def lose(self, *, for_good: bool = False) -> None:
        self.is_lost = True
        self.tell(Link("gone" if for_good else "unreachable"))

    async def find(self) -> None:
        self.is_lost = False
        self.tell(Link("connected"))
        self.show()
        for cast in self.pending:
            await self._send(cast)


class Taking(Looking):
    """A participant's screen, and the room."""

    def __init__(self, app: JoinApp, pilot: Pilot[int], room: Room, seat: FakeSeat, others: list[Voter]) -> None:
        super().__init__(app, pilot)
        self.room = room
        self.seat = seat
        self.others = others
        self.do = Facilitator(room)

    async def _worked(self) -> None:
        """Wait for what the program does by the way, but not for the host's goodbye."""
        for worker in [each for each in self.app.workers if each.group != HOST]:
            await worker.wait()

    async def order(self, *orders: str, **more: Any) -> None:
        """Have something done by the facilitator."""
        for order in orders:
            await self.do(order, **more)  # type: ignore[arg-type]
        await self.settle()

    def key(self, q: int = 1) -> str:
        """The letter of the right answer."""
        return Voter(self.room, self.seat.no).key(q)


@asynccontextmanager
async def taking(
    folder: Path,
    others: int = 5,
    size: tuple[int, int] = (80, 24),
    options: Options | None = None,
    plan: str = "workshop",
    keeping: Keeping = NOTHING_KEPT,
) -> AsyncIterator[Taking]:
    """Open a room, and a participant's screen."""
    room, _ = await open_room(plan, options)
    voters = [await Voter.of(room) for _ in range(others)]
    row, _ = await room.join("", "terminal")
    taken: list[FakeSeat] = []

    def connect(tell: Callable[[Any], None]) -> Any:
        taken.append(FakeSeat(room, row.no, tell))
        return taken[0]

    url = room.screen().url
    seats = Joined(folder)
    seats.put(url, "seat=a-token")
    app = JoinApp(connect, folder, url, seats, keeping)
    app.clock = lambda: 0.0
    async with app.run_test(size=size, notifications=True) as pilot:
        while not taken:
            await pilot.pause()
        sitting = Taking(app, pilot, room, taken[0], voters)
        await sitting.settle()
        yield sitting
    await room.close()
