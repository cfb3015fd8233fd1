"""Trying whether a phone gets through."""

from __future__ import annotations

import asyncio

from tui.room.host.trying import trying

PATIENCE = 10.0


async def asked(port: int, request: bytes) -> bytes:
    """What is answered to a request, until the connection is closed."""
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(request)
            writer.write_eof()
            return await reader.read()
        finally:
            writer.close()
            await writer.wait_closed()


async def test_who_comes_is_told_and_answered() -> None:
    came: list[str] = []
    async with trying("127.0.0.1", 0, came.append) as port:
        answer = await asked(port, b"GET /K7M4QX HTTP/1.1\r\nHost: x\r\n\r\n")
        head, _, page = answer.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 OK\r\n")
        assert f"Content-Length: {len(page)}".encode() in head
        assert b"This phone gets through." in page
        assert came == ["127.0.0.1"]


async def test_what_is_no_request_is_nobody() -> None:
    came: list[str] = []
    async with trying("127.0.0.1", 0, came.append) as port:
        for request in (b"", b"POST / HTTP/1.1\r\n\r\n", b"GET /", b"x" * 40_000):
            assert await asked_quietly(port, request) == b""
        assert came == []
        assert (await asked(port, b"GET / HTTP/1.1\r\n\r\n")).startswith(b"HTTP/1.1 200")


async def asked_quietly(port: int, request: bytes) -> bytes:
    """The same, where the connection may be broken off before all is sent."""
    try:
        return await asked(port, request)
    except ConnectionError:
        return b""
