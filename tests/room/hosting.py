"""A host in this process, as small as clients need one: seats, votes and orders, and it can go and come back."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.room.memory import MemoryStore
from tests.room.rooms import CODE, FRONT, SECRET, room_row
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.room.messages import Bye, Cast, FromPhone, Hello
from tui.room.orders import Do, FromHost
from tui.room.plan import Options
from tui.room.seats import NotSeated
from tui.room.session import Room

_STATUS = {"over": 409, "locked": 423, "full": 423, "store": 503}


class Host:
    """A room that is served on a port of its own, which stays the same."""

    def __init__(self, plan: str = "workshop", options: Options | None = None) -> None:
        self.course = Course.open(bundled_course())
        self.store = MemoryStore(room_row(self.course, plan, options))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/{CODE}"
        self.casts: list[Cast] = []
        """All votes that came, in order."""

    async def __aenter__(self) -> Host:
        await self.start()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Serve, or serve again."""
        self.room = Room(self.store, await self.store.load(), self.course, FRONT)
        routes = [
            Route(f"/{CODE}/join", self._join, methods=["POST"]),
            WebSocketRoute(f"/{CODE}/live", self._live),
            WebSocketRoute(f"/{CODE}/host", self._host),
        ]
        config = uvicorn.Config(
            Starlette(routes=routes),
            host="127.0.0.1",
            port=self.port,
            ws="websockets-sansio",
            log_level="critical",
            lifespan="off",
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._serving = asyncio.create_task(self._server._serve())
        async with asyncio.timeout(10):
            while not self._server.started:
                await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Be gone; what is stored stays."""
        self._server.should_exit = True
        await self._serving
        await self.room.close()

    async def _join(self, request: Request) -> Response:
        name, _, token = request.headers.get("cookie", "").partition("=")
        if name == "seat" and self.room.seat_of(token) is not None:
            return Response(b"{}")
        asked = msgspec.json.decode(await request.body())
        try:
            _, token = await self.room.join(asked.get("name", ""), asked["face"])
        except NotSeated as error:
            return Response(error.why, _STATUS[error.why])
        return Response(b"{}", headers={"Set-Cookie": f"seat={token}; HttpOnly"})

    async def _live(self, socket: WebSocket) -> None:
        seat = self.room.seat_of(socket.cookies.get("seat", ""))
        if seat is None:
            await socket.close()
            return
        await socket.accept()

        async def tell() -> None:
            await _say(socket, self.room.phone(seat), self.room.you(seat))
            if self.room.is_over:
                await _say(socket, Bye("over"))

        def removed(no: int) -> None:
            if no == seat:
                background.add(asyncio.ensure_future(_say(socket, Bye("removed"))))

        background: set[asyncio.Future[None]] = set()
        decoder: Any = msgspec.json.Decoder(FromPhone)
        self.room.come(seat)
        self.room.on_removed.add(removed)
        try:
            async for message in _heard(socket, decoder, self.room.on_state, tell):
                if isinstance(message, Hello):
                    await tell()
                else:
                    self.casts.append(message)
                    await _say(socket, await self.room.vote(seat, message))
        finally:
            self.room.on_removed.discard(removed)
            self.room.leave(seat)

    async def _host(self, socket: WebSocket) -> None:
        if socket.headers.get("authorization") != f"Bearer {SECRET}":
            await socket.close()
            return
        await socket.accept()
        is_private = socket.query_params["view"] == "private"

        async def tell() -> None:
            await _say(socket, self.room.view() if is_private else self.room.screen())
            if self.room.is_over:
                await _say(socket, Bye("over"))

        decoder: Any = msgspec.json.Decoder(FromHost)
        async for message in _heard(socket, decoder, self.room.on_state, tell, self.room.on_count):
            if isinstance(message, Do):
                await _say(socket, await self.room.do(message))
            else:
                await tell()


async def _heard(
    socket: WebSocket,
    decoder: Any,
    changes: set[Callable[[], None]],
    tell: Callable[[], Awaitable[None]],
    more: set[Callable[[], None]] | None = None,
) -> Any:
    """What comes from a socket; what is new is told meanwhile."""
    new = asyncio.Event()

    async def keep_telling() -> None:
        with suppress(RuntimeError, WebSocketDisconnect):
            while True:
                await new.wait()
                new.clear()
                await tell()

    telling = asyncio.create_task(keep_telling())
    subscribed = [changes] if more is None else [changes, more]
    for each in subscribed:
        each.add(new.set)
    try:
        while True:
            yield decoder.decode(await socket.receive_text())
    except WebSocketDisconnect:
        pass
    finally:
        telling.cancel()
        for each in subscribed:
            each.discard(new.set)


async def _say(socket: WebSocket, *messages: Any) -> None:
    for message in messages:
        with suppress(RuntimeError, WebSocketDisconnect):
            await socket.send_text(msgspec.json.encode(message).decode())
