"""Screens in front and consoles: what they are told, and what a facilitator has done through them."""

from __future__ import annotations

import asyncio
import time
from typing import Literal

import msgspec
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from tui.room.codes import matches
from tui.room.messages import VERSION, Hello
from tui.room.orders import Do, FromHost
from tui.room.session import Room
from tui.room.unreadable import UNREADABLE
from tui.room.web.wires import Latest, Tasks, Wire, encoded, refuse

WATCHERS = 20
"""Screens that nobody had to show a secret for."""
PACE_SECONDS = 0.5
"""Between two counts."""
FRESH_SECONDS = 0.1
"""How long what one screen was told is good enough for the next."""

Seen = Literal["screen", "private"]
"""What a socket is told: what is shown in front, or all that a facilitator may see."""

_messages = msgspec.json.Decoder(FromHost)


class _Watcher:
    """A socket of a screen or of a console."""

    __slots__ = ("latest", "seen", "wire")

    def __init__(self, seen: Seen, wire: Wire, watching: Watching, tasks: Tasks) -> None:
        self.seen = seen
        self.wire = wire
        self.latest = Latest(lambda: watching.tell(self), tasks)


class Watching:
    """All screens and consoles."""

    def __init__(self, room: Room, secret: bytes) -> None:
        """Show a room.

        Args:
            room: The room.
            secret: SHA-256 of the host's secret.
        """
        self._room = room
        self._secret = secret
        self._tasks = Tasks()
        self._watchers: set[_Watcher] = set()
        self._public = 0
        self._consoles = 0
        self._last_console = time.monotonic()
        self._told_at = 0.0
        self._later: asyncio.TimerHandle | None = None
        self._texts: dict[Seen, tuple[float, str]] = {}
        room.on_state.add(self._tell_all)
        room.on_count.add(self._tell_soon)

    @property
    def seconds_alone(self) -> float:
        """How long no facilitator has been there."""
        return 0.0 if self._consoles else time.monotonic() - self._last_console

    async def watch(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A screen, which anybody can open."""
        wire = await Wire.accept(receive, send)
        if wire is None:
            return
        if self._public >= WATCHERS:
            await wire.close(why="full")
            return
        self._public += 1
        try:
            await self._serve(_Watcher("screen", wire, self, self._tasks), may_do=False)
        finally:
            self._public -= 1

    async def host(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A screen or a console of the facilitator, who shows the host's secret."""
        scheme, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not matches(token.strip(), self._secret):
            await refuse(scope, receive, send, 401)
            return
        wire = await Wire.accept(receive, send)
        if wire is None:
            return
        seen: Seen = "private" if b"view=private" in scope["query_string"].split(b"&") else "screen"
        self._consoles += 1
        try:
            await self._serve(_Watcher(seen, wire, self, self._tasks), may_do=True)
        finally:
            self._consoles -= 1
            self._last_console = time.monotonic()

    async def _serve(self, watcher: _Watcher, *, may_do: bool) -> None:
        self._watchers.add(watcher)
        watcher.latest.changed()
        try:
            while (heard := await watcher.wire.heard()) is not None:
                text, may_answer = heard
                try:
                    message = _messages.decode(text)
                except UNREADABLE:
                    continue
                match message:
                    case Hello(v=version) if version != VERSION:
                        await watcher.wire.close(why="version")
                    case Hello() if may_answer:
                        watcher.latest.changed()
                    case Do() if may_do:
                        await watcher.wire.say(encoded(await self._room.do(message)))
        finally:
            self._watchers.discard(watcher)

    # What they are told

    async def tell(self, watcher: _Watcher) -> None:
        """Tell a screen or a console what there is to see now."""
        await watcher.wire.say(self._text(watcher.seen))
        if self._room.is_over:
            await watcher.wire.close(why="over")

    def _text(self, seen: Seen) -> str:
        now = time.monotonic()
        when, text = self._texts.get(seen, (0.0, ""))
        if not text or now - when > FRESH_SECONDS:
            text = encoded(self._room.screen() if seen == "screen" else self._room.view())
            self._texts[seen] = now, text
        return text

    def _tell_all(self) -> None:
        if self._later is not None:
            self._later.cancel()
            self._later = None
        self._told_at = time.monotonic()
        self._texts.clear()
        for watcher in self._watchers:
            watcher.latest.changed()

    def _tell_soon(self) -> None:
        """Tell what has changed, at a pace at which it can be read."""
        if self._later is not None:
            return
        wait = max(0.0, self._told_at + PACE_SECONDS - time.monotonic())
        self._later = asyncio.get_running_loop().call_later(wait, self._tell_all)

    async def stop(self, seconds: float) -> None:
        """Let what is being told be told."""
        self._room.on_state.discard(self._tell_all)
        self._room.on_count.discard(self._tell_soon)
        if self._later is not None:
            self._later.cancel()
        await self._tasks.stop(seconds)
