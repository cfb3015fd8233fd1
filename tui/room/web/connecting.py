"""A socket to a room that is opened again whenever it is lost."""

from __future__ import annotations

import asyncio
import random
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

from tui.room.messages import Bye, Farewell, Hello
from tui.room.unreadable import UNREADABLE

Status = Literal["connecting", "connected", "unreachable", "gone"]
"""How it stands with the host: not heard of yet, heard of, heard of no more, and not for a while either."""
Why = Literal["unknown", "over", "removed"]

FIRST_SECONDS, LONGEST_SECONDS = 0.5, 15.0
"""How long it is waited at most before the first new attempt, and before any; in between twice as long each time."""
ANSWER_SECONDS = 5.0
"""Within which a host that is greeted says something."""
GONE_SECONDS = 6.0
"""After which a host that cannot be reached has probably stopped: somebody has to do something about it."""
NO_SEAT = 4403
"""With which a host closes the socket of somebody who has no seat."""
_PING_SECONDS = 10.0
_FRAME_BYTES = 1 << 20
_REFUSALS: Mapping[int, Why] = {401: "removed", 403: "removed", 404: "unknown", 409: "over", 410: "over"}


@dataclass(frozen=True, slots=True)
class Link:
    """How it stands with the host has changed."""

    status: Status


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """The host does not let one in, and will not. `why` is `unknown` (no such room), `over` or `removed`."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


class Connecting(ABC):
    """Stays connected for as long as `run` runs; what comes is told as it comes."""

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        """Use a socket's address, and headers for its handshake."""
        self._url = url
        self._headers = dict(headers)
        self._socket: ClientConnection | None = None
        self._wake = asyncio.Event()
        self._retry_at: float | None = None
        self._patience: asyncio.TimerHandle | None = None
        self.status: Status = "connecting"
        """How it stands with the host."""
        self.bye: Farewell | None = None
        """Why the host will say no more; None while it may."""

    async def run(self) -> Farewell:
        """Stay connected until the host says goodbye; cancelled, let go.

        Returns:
            Why the host will say no more.

        Raises:
            Refused: The host does not let one in.
        """
        try:
            return await self._stay()
        finally:
            self._have_patience(None)

    async def _stay(self) -> Farewell:
        failures = 0
        while True:
            try:
                async with self._opened() as self._socket:
                    await self._greet()
                    failures = 0
                    await self._listen(self._socket)
            except InvalidStatus as error:
                why = _REFUSALS.get(error.response.status_code)
                if why is not None:
                    raise Refused(why) from error
            except ConnectionClosed as error:
                if error.rcvd is not None and error.rcvd.code == NO_SEAT:
                    raise Refused("removed") from error
            except (OSError, WebSocketException):
                pass
            finally:
                if self._socket is not None:
                    # Closing takes its time, and may have been cancelled as well.
                    self._socket.transport.abort()
                self._socket = None
            if self.bye is not None or self.is_over:
                return self.bye or "over"
            self._lost()
            if self._patience is None:
                self._stand("unreachable")
                self._have_patience(GONE_SECONDS)
            await self._wait(random.uniform(0, min(LONGEST_SECONDS, FIRST_SECONDS * 2**failures)))
            failures = min(failures + 1, 16)

    @property
    @abstractmethod
    def is_over(self) -> bool:
        """Whether the room is known to be over, so that its host is not waited for."""

    def wake(self) -> None:
        """Try again at once, as after the machine has slept."""
        self._wake.set()

    def _opened(self) -> connect:
        return connect(
            self._url,
            additional_headers=self._headers,
            compression=None,
            proxy=None,
            open_timeout=ANSWER_SECONDS,
            ping_interval=_PING_SECONDS,
            ping_timeout=_PING_SECONDS,
            close_timeout=1,
            max_size=_FRAME_BYTES,
            user_agent_header=None,
        )

    async def _wait(self, seconds: float) -> None:
        self._wake.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()

    async def _greet(self) -> None:
        # Always for everything: a countdown of an earlier host would otherwise run on.
        await self._send(Hello())
        assert self._socket is not None
        async with asyncio.timeout(ANSWER_SECONDS):
            frame = await self._socket.recv()
        self._have_patience(None)
        self._stand("connected")
        await self._take(frame)

    async def _listen(self, socket: ClientConnection) -> None:
        while self.bye is None:
            try:
                async with asyncio.timeout_at(self._retry_at):
                    frame = await socket.recv()
            except TimeoutError:
                await self._again()
            else:
                await self._take(frame)

    async def _take(self, frame: str | bytes) -> None:
        with suppress(*UNREADABLE):
            message = self._decode(frame)
            if isinstance(message, Bye):
                self.bye = message.why
            await self._heard(message)

    def _have_patience(self, seconds: float | None) -> None:
        """Take a host for gone after a while; or no more."""
        if self._patience is not None:
            self._patience.cancel()
        loop = asyncio.get_running_loop()
        self._patience = None if seconds is None else loop.call_later(seconds, self._stand, "gone")

    def _stand(self, status: Status) -> None:
        if status != self.status:
            self.status = status
            self._told(Link(status))

    async def _send(self, message: Struct) -> bool:
        """Say something; whether there was anybody to say it to."""
        if self._socket is None:
            return False
        try:
            await self._socket.send(msgspec.json.encode(message).decode())
        except ConnectionClosed:
            return False
        return True

    @abstractmethod
    def _decode(self, frame: str | bytes) -> Any:
        """A message of the host.

        Raises:
            msgspec.MsgspecError: It is none that is known, and is passed over.
        """

    @abstractmethod
    async def _heard(self, message: Any) -> None:
        """Take a message in."""

    @abstractmethod
    def _told(self, news: Link) -> None:
        """Tell how it stands with the host."""

    def _lost(self) -> None:
        """The connection is gone."""
        self._retry_at = None

    async def _again(self) -> None:
        """Say again what is to be said again at `_retry_at`."""
        self._retry_at = None
