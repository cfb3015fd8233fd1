"""A host in this process, which can go and come back on its port."""

from __future__ import annotations

import socket
from contextlib import AsyncExitStack
from pathlib import Path

from tests.room.memory import MemoryStore
from tests.room.rooms import CODE, FRONT, room_row
from tests.room.served import door, small_assets
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.room.messages import Ack, Cast, No
from tui.room.plan import Options
from tui.room.session import Room
from tui.room.web.app import Web
from tui.room.web.serving import serving


class Host:
    """A room that is served on a port of its own, which stays the same."""

    def __init__(self, folder: Path, plan: str = "workshop", options: Options | None = None) -> None:
        """Make a room; its pages, of which nothing is asked, lie in a folder."""
        self.course = Course.open(bundled_course())
        self.store = MemoryStore(room_row(self.course, plan, options))
        self.casts: list[Cast] = []
        """All votes that came, in order."""
        folder.mkdir(exist_ok=True)
        self._assets = small_assets(folder)
        self._port = 0
        self._open = AsyncExitStack()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/{CODE}"

    async def __aenter__(self) -> Host:
        await self.start()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Serve, or serve again."""
        self.room = Room(self.store, await self.store.load(), self.course, FRONT)
        vote = self.room.vote

        async def noted(seat: int, cast: Cast) -> Ack | No:
            self.casts.append(cast)
            return await vote(seat, cast)

        self.room.vote = noted  # type: ignore[method-assign]
        listener = self._open.enter_context(socket.create_server(("127.0.0.1", self._port)))
        self._port = listener.getsockname()[1]
        self._open.push_async_callback(self.room.close)
        await self._open.enter_async_context(serving(Web(self.room, door(), self._assets), listener, 300))

    async def stop(self) -> None:
        """Be gone; what is stored stays."""
        await self._open.aclose()
