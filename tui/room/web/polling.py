"""The same for phones whose sockets do not get through: they ask every three seconds, and post their votes."""

from __future__ import annotations

import asyncio
from collections import Counter

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from tui.room.messages import MESSAGE_BYTES, Ack, Cast, Face, Joined, No
from tui.room.news import CAP_REACHED, SEATS_AN_ADDRESS
from tui.room.seats import NotSeated
from tui.room.session import Room
from tui.room.unreadable import UNREADABLE
from tui.room.web import cookies
from tui.room.web.door import Door, plain
from tui.room.web.guards import BODY_BYTES
from tui.room.web.live import Live, read
from tui.room.web.rates import Messages
from tui.room.web.wires import encoded

HERE_SECONDS = 10.0
"""How long somebody is here who has asked."""
_STATUS = {"over": 409, "locked": 423, "full": 423, "store": 503}


class Joining(Struct, frozen=True):
    """What somebody says who wants a seat."""

    name: str = ""
    face: Face = "phone"


class Polling:
    """Answers to requests of those who have a seat, or want one."""

    def __init__(self, room: Room, live: Live, door: Door) -> None:
        self._room = room
        self._live = live
        self._door = door
        self._here: dict[int, asyncio.TimerHandle] = {}
        self._rates: dict[int, Messages] = {}
        self._seats_at: dict[str, set[int]] = {}
        self._coming_from: Counter[str] = Counter()
        room.on_removed.add(self._removed)

    async def join(self, request: Request) -> Response:
        """Give a seat, or the one that the request shows."""
        body = await _body(request)
        try:
            wish = msgspec.json.decode(body or b"{}", type=Joining)
        except UNREADABLE:
            return Response(status_code=400)
        token = cookies.seat_token(request.scope)
        no = self._room.seat_of(token)
        if no is None:
            address = plain(request.client.host) if request.client else ""
            if not self._may_have_more(address):
                self._room.notice(CAP_REACHED)
                return _because("full")
            self._coming_from[address] += 1
            try:
                row, token = await self._room.join(wish.name, wish.face)
            except NotSeated as answer:
                return _because(answer.why)
            finally:
                self._coming_from[address] -= 1
                if not self._coming_from[address]:
                    del self._coming_from[address]
            no = row.no
            self._seats_at.setdefault(address, set()).add(no)
        response = _json(encoded(Joined(no)))
        is_secure = self._door.is_secure(request.headers.get("host", ""), request.url.scheme)
        cookies.give(response, self._room.code, token, secure=is_secure)
        return response

    async def state(self, request: Request) -> Response:
        """The state and what is one's own; nothing where the state is known."""
        seat = self._room.seat_of(cookies.seat_token(request.scope))
        if seat is None:
            return Response(status_code=403)
        self._is_here(seat)
        have = request.query_params.get("have", "")
        if have.isdecimal() and self._live.has_latest(int(have[:20])):
            return Response(status_code=204)
        return _json(f"[{self._live.state(seat)},{self._live.own(seat)}]")

    async def vote(self, request: Request) -> Response:
        """Take a vote."""
        seat = self._room.seat_of(cookies.seat_token(request.scope))
        if seat is None:
            return Response(status_code=403)
        body = await _body(request)
        message = read(body) if len(body) <= MESSAGE_BYTES else None
        if isinstance(message, No):
            return _json(encoded(message))
        if not isinstance(message, Cast):
            return Response(status_code=400)
        self._is_here(seat)
        if not self._rates.setdefault(seat, Messages()).allow():
            return _json(encoded(No(message.n, "rate")))
        answer = await self._room.vote(seat, message)
        if isinstance(answer, Ack):
            self._live.voted(seat)
        return _json(encoded(answer))

    def _may_have_more(self, address: str) -> bool:
        if self._door.public or self._room.cap_lifted:
            return True
        given = len(self._seats_at.get(address, ())) + self._coming_from[address]
        return given < SEATS_AN_ADDRESS

    def _is_here(self, seat: int) -> None:
        """Somebody who asks is here for a while."""
        if seat in self._here:
            self._here[seat].cancel()
        else:
            self._room.come(seat)
        self._here[seat] = asyncio.get_running_loop().call_later(HERE_SECONDS, self._gone, seat)

    def _gone(self, seat: int) -> None:
        del self._here[seat]
        self._room.leave(seat)

    def _removed(self, seat: int) -> None:
        self._rates.pop(seat, None)
        for address, seats in list(self._seats_at.items()):
            seats.discard(seat)
            if not seats:
                del self._seats_at[address]

    def stop(self) -> None:
        """Wait for nobody any more."""
        for handle in self._here.values():
            handle.cancel()
        self._room.on_removed.discard(self._removed)


class TooLong(Exception):  # noqa: N818 - an answer, not a fault
    """The body of a request is too long."""


async def _body(request: Request) -> bytes:
    """The body of a request, which need not say how long it is.

    Raises:
        TooLong: It is too long.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > BODY_BYTES:
            raise TooLong
    return body


def _json(text: str) -> Response:
    return Response(text, media_type="application/json")


def _because(why: str) -> Response:
    response = _json(msgspec.json.encode({"why": why}).decode())
    response.status_code = _STATUS[why]
    return response
