"""Connections below the requests: how many there are, and which of them say nothing.

Uvicorn waits without end for the first request of a connection and for the rest of one; and once it has closed a
connection, for the peer to read what is left. This looks into its protocols, which tests hold it to.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from h11 import Request
from uvicorn.protocols.http.h11_impl import H11Protocol

from tui.room.web.door import is_loopback

SILENT_SECONDS = 10.0
"""How long a peer may leave the server waiting."""
SWEEP_SECONDS = 1.0
FILES_LEFT = 64
"""Open files that are kept for everything else."""
FOR_THIS_MACHINE = FILES_LEFT // 2
"""Connections beyond the most, so that nobody in the network keeps the facilitator's own screens out."""
FILES_WANTED = 10240
"""Where a system sets no bound."""


def capped(most: int) -> type[H11Protocol]:
    """A protocol of a server that has so many connections at most, and a few more for this machine.

    One more takes the place of the one that has left the server waiting longest: whoever opens many and says nothing
    keeps nobody out. Where none does so, it is dropped.
    """
    arrived: dict[H11Protocol, None] = {}

    class Capped(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            is_near = self.client is not None and is_loopback(self.client[0])
            if len(self.connections) > most + (FOR_THIS_MACHINE if is_near else 0):
                others = (*arrived, *self.connections - {self})
                silent = (each for each in others if _waited_for(each) is not None)
                next(silent, self).transport.abort()
            arrived[self] = None

        def connection_lost(self, exc: Exception | None) -> None:
            arrived.pop(self, None)
            super().connection_lost(exc)

        def handle_websocket_upgrade(self, event: Request) -> None:
            arrived.pop(self, None)
            super().handle_websocket_upgrade(event)

    return Capped


def most_connections(seats: int) -> int:
    """How many connections a room with so many seats gets."""
    return max(1, min(raise_file_limit() - FILES_LEFT, 4 * seats + FILES_LEFT))


def raise_file_limit() -> int:
    """Let this process open as many files as the system allows it; how many that are."""
    try:
        import resource
    except ImportError:
        return FILES_WANTED
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES_WANTED if hard == resource.RLIM_INFINITY else min(hard, 1 << 20)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (OSError, ValueError):
            return int(soft)
        soft = wanted
    return FILES_WANTED if soft == resource.RLIM_INFINITY else int(soft)


class Sweeper:
    """Drops connections whose peers leave the server waiting."""

    def __init__(self, connections: set[Any], seconds: float = SILENT_SECONDS) -> None:
        """Look through a server's connections.

        Args:
            connections: Its protocols, those of HTTP and those of sockets.
            seconds: How long a peer may be waited for.
        """
        self._connections = connections
        self._seconds = seconds
        self._waiting: dict[Any, tuple[object, float]] = {}
        """By protocol: what is waited for, and since when."""

    async def run(self) -> None:
        """Do so until this is cancelled."""
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            self.sweep(time.monotonic())

    def sweep(self, now: float) -> None:
        """Drop those that were waited for too long, by the clock of `now`."""
        waiting = {}
        for protocol in list(self._connections):
            wanted = _waited_for(protocol)
            if wanted is None:
                continue
            before, since = self._waiting.get(protocol, (None, now))
            if before is not wanted:
                since = now
            if now - since >= self._seconds:
                protocol.transport.abort()
            else:
                waiting[protocol] = wanted, since
        self._waiting = waiting


_CLOSED, _FIRST = object(), object()


def _waited_for(protocol: Any) -> object | None:
    """What a protocol waits for: its peer to read the rest, a first request, more of one; None for nothing."""
    if protocol.transport.is_closing():
        return _CLOSED
    if not isinstance(protocol, H11Protocol):
        # A socket is pinged once it is open, and it is opened by one request.
        return None if protocol.handshake_complete else _FIRST
    if protocol.cycle is None:
        return _FIRST
    return protocol.cycle if protocol.cycle.response_complete or protocol.cycle.more_body else None
