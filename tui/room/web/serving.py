"""Serving a room on a socket, in the event loop that is running."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from tui.room.web.app import Web
from tui.room.web.connections import Sweeper, capped, most_connections
from tui.room.web.wires import FRAME_BYTES

PING_SECONDS = 20.0
"""Between two pings; a socket that does not answer one for as long is closed."""
_HEAD_BYTES = 16 * 1024
_GRACE_SECONDS = 3


class _Server(uvicorn.Server):
    """Uvicorn, which leaves signals to others and says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()


@asynccontextmanager
async def serving(web: Web, listener: socket.socket, seats: int) -> AsyncIterator[None]:
    """Serve a room while the context lasts; at its end phones are told, and the socket is closed.

    Args:
        web: The room.
        listener: A socket that is bound.
        seats: How many there are, by which connections are bounded.
    """
    server = _Server(
        uvicorn.Config(
            web,
            http=capped(most_connections(seats)),
            ws="websockets-sansio",
            ws_max_size=FRAME_BYTES,
            ws_ping_interval=PING_SECONDS,
            ws_ping_timeout=PING_SECONDS,
            ws_per_message_deflate=False,
            lifespan="off",
            interface="asgi3",
            log_config=None,
            # What goes wrong in the room is logged by it; the rest is what peers do, who could fill the disk with it.
            log_level="critical",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            h11_max_incomplete_event_size=_HEAD_BYTES,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
    )
    running = asyncio.create_task(server.serve([listener]))
    listening = asyncio.create_task(server.listens.wait())
    sweeping = asyncio.create_task(Sweeper(server.server_state.connections).run())
    try:
        await asyncio.wait((running, listening), return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
        yield
    finally:
        listening.cancel()
        sweeping.cancel()
        await web.stop()
        server.should_exit = True
        await asyncio.gather(listening, sweeping, return_exceptions=True)
        await running
