"""A socket as the rest of a room's web sees it: messages in, one at a time, and messages out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import msgspec
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from tui.room.messages import MESSAGE_BYTES, Bye, Farewell
from tui.room.web.rates import Messages

FRAME_BYTES = 2 * 1024
"""A longer message is not read: the socket is closed."""
NORMAL, TOO_MANY, NO_SEAT = 1000, 1008, 4403
"""What a socket is closed with: it is at its end, it was flooded, whoever opened it has no seat."""
_CONNECT = "websocket.connect"
_RECEIVE = "websocket.receive"
_GONE = (OSError, RuntimeError)
"""What sending raises once the peer is gone, or the server has closed the socket by itself."""


class Wire:
    """An open socket."""

    __slots__ = ("_is_closed", "_messages", "_receive", "_send")

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._messages = Messages()
        self._is_closed = False

    @classmethod
    async def accept(cls, receive: Receive, send: Send) -> Wire | None:
        """Open what asks to be opened; None where it is gone already."""
        if (await receive())["type"] != _CONNECT:
            return None
        wire = cls(receive, send)
        try:
            await send({"type": "websocket.accept"})
        except _GONE:
            return None
        return wire

    async def heard(self) -> tuple[str, bool] | None:
        """The next message and whether it may be answered, which it may not after too many; None at the end.

        One that is too long, or is no text, is an empty one.
        """
        while not self._is_closed:
            message = await self._receive()
            if message["type"] != _RECEIVE:
                break
            may_answer = self._messages.allow()
            if self._messages.is_flood:
                await self.close(TOO_MANY)
                break
            text = message.get("text") or ""
            return (text if len(text.encode()) <= MESSAGE_BYTES else ""), may_answer
        self._is_closed = True
        return None

    async def say(self, text: str) -> None:
        """Send a message. Returns when it is on its way, which for a slow reader takes until the last ones are."""
        if self._is_closed:
            return
        try:
            await self._send({"type": "websocket.send", "text": text})
        except _GONE:
            self._is_closed = True

    async def close(self, code: int = NORMAL, why: Farewell | None = None) -> None:
        """Say farewell and close."""
        if why is not None:
            await self.say(encoded(Bye(why)))
        if self._is_closed:
            return
        self._is_closed = True
        with suppress(*_GONE):
            await self._send({"type": "websocket.close", "code": code})


class Tasks:
    """Work that nobody waits for, ended with the room."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something meanwhile."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self, seconds: float) -> None:
        """Give what is being done some time to end."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


class Latest:
    """Has the newest of something told to one reader, who may be slow: what is outdated meanwhile is never told."""

    __slots__ = ("_is_due", "_is_telling", "_tasks", "_tell")

    def __init__(self, tell: Callable[[], Coroutine[Any, Any, None]], tasks: Tasks) -> None:
        """Call `tell` whenever there is something new; it looks for what that is."""
        self._tell = tell
        self._tasks = tasks
        self._is_due = self._is_telling = False

    def changed(self) -> None:
        """There is something new."""
        self._is_due = True
        if not self._is_telling:
            self._is_telling = True
            self._tasks.start(self._run())

    async def _run(self) -> None:
        try:
            while self._is_due:
                self._is_due = False
                await self._tell()
        finally:
            self._is_telling = False


def encoded(message: msgspec.Struct) -> str:
    """A message as it is sent."""
    return msgspec.json.encode(message).decode()


async def refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    """Do not even open a socket."""
    await PlainTextResponse(status_code=status)(scope, receive, send)
