"""Trying whether a phone gets through: a page on a port, and who has asked for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from tui.room.host.addresses import is_served

_HEAD_BYTES = 16 * 1024
_SECONDS = 10.0
_PAGE = (
    b"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    b"<title>It gets through</title><h1>This phone gets through.</h1><p>You can close this page.</p></html>"
)
_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\nCache-Control: no-store\r\n"
    b"Content-Security-Policy: default-src 'none'\r\nConnection: close\r\n\r\n%b" % (len(_PAGE), _PAGE)
)


@asynccontextmanager
async def trying(ip: str, port: int, came: Callable[[str], None]) -> AsyncIterator[int]:
    """Answer those who come to a port, for as long as the context lasts.

    Args:
        ip: The address to listen at.
        port: The port; 0 for any.
        came: Called with the address of each who is served.

    Yields:
        The port.

    Raises:
        OSError: It cannot be listened at.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peer = str(writer.get_extra_info("peername", ("",))[0])
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            async with asyncio.timeout(_SECONDS):
                head = await reader.readuntil(b"\r\n\r\n")
                if is_served(peer) and head.startswith(b"GET "):
                    writer.write(_ANSWER)
                    await writer.drain()
                    came(peer)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    server = await asyncio.start_server(answer, ip, port, limit=_HEAD_BYTES)
    async with server:
        yield int(server.sockets[0].getsockname()[1])
