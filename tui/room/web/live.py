"""The phones of a room: what each is told when, and what becomes of what it says.

A phone is told the whole state, never a change of it. What many see is encoded once; who reads slowly gets the latest
alone; and what is one's own is told only where it is other than what this socket was told last.
"""

from __future__ import annotations

import time

import msgspec
from msgspec import Struct
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from tui.room import sealing
from tui.room.agenda import Form
from tui.room.ballots import HIGHEST
from tui.room.messages import VERSION, Ack, Cast, FromPhone, Hello, No, Same
from tui.room.sealing import Inside
from tui.room.session import Room
from tui.room.unreadable import UNREADABLE
from tui.room.web.cookies import seat_token
from tui.room.web.wires import NO_SEAT, Latest, Tasks, Wire, encoded, refuse

SOCKETS_A_SEAT = 4
"""The oldest gives way to a fifth."""
FRESH_SECONDS = 0.25
"""How long a state that counts down is good enough to be told to the next one."""
_NEVER = -1

_messages = msgspec.json.Decoder(FromPhone)


class _Loose(Struct):
    """Enough of a message to answer it with `bad`."""

    t: str = ""
    n: int = 0


_loose = msgspec.json.Decoder(_Loose)


def read(text: str | bytes) -> FromPhone | No | None:
    """What a phone says; the answer to a vote that is none; None for what is ignored."""
    try:
        message: FromPhone = _messages.decode(text)
    except UNREADABLE:
        try:
            loose = _loose.decode(text)
        except UNREADABLE:
            return None
        return No(loose.n, "bad") if loose.t == "vote" else None
    if isinstance(message, Cast) and not 1 <= message.n <= HIGHEST:
        return No(message.n, "bad")
    return message


class _Phone:
    """A phone's socket."""

    __slots__ = ("latest", "own", "rev", "seat", "wire")

    def __init__(self, seat: int, wire: Wire, live: Live, tasks: Tasks) -> None:
        self.seat = seat
        self.wire = wire
        self.rev: int | None = None
        """The revision that it has; None until it has said that it is here."""
        self.own = ""
        """What it was told last of its own."""
        self.latest = Latest(lambda: live.tell(self), tasks)


class Live:
    """All sockets of phones."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._tasks = Tasks()
        self._phones: dict[int, list[_Phone]] = {}
        self._first = room.state.rev
        self._states: dict[Form | None, tuple[int, float, str]] = {}
        self._known: Inside | None = None
        room.on_state.add(self._state_changed)
        room.on_removed.add(self._removed)

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A socket, from its opening to its end."""
        seat = self._room.seat_of(seat_token(scope))
        if seat is None and "origin" not in Headers(scope=scope):
            await refuse(scope, receive, send, 403)
            return
        wire = await Wire.accept(receive, send)
        if wire is None:
            return
        if seat is None:
            # A page is not told why a socket was not even opened.
            await wire.close(NO_SEAT)
            return
        phone = _Phone(seat, wire, self, self._tasks)
        phones = self._phones.setdefault(seat, [])
        phones.append(phone)
        if len(phones) > SOCKETS_A_SEAT:
            self._tasks.start(phones.pop(0).wire.close(why="elsewhere"))
        self._room.come(seat)
        try:
            await self._listen(phone)
        finally:
            self._room.leave(seat)
            if phone in phones:
                phones.remove(phone)
            if not phones and self._phones.get(seat) is phones:
                del self._phones[seat]

    async def _listen(self, phone: _Phone) -> None:
        while (heard := await phone.wire.heard()) is not None:
            text, may_answer = heard
            match read(text):
                case Hello() as hello if hello.v != VERSION:
                    await phone.wire.close(why="version")
                case Hello() as hello if may_answer:
                    await self._greet(phone, hello.have)
                case Cast() as cast:
                    await self._cast(phone, cast, may_answer)
                case No() as no:
                    await phone.wire.say(encoded(no))

    async def _greet(self, phone: _Phone, have: int) -> None:
        is_known = self.has_latest(have) or (phone.rev == have == self._room.state.rev)
        if is_known:
            await phone.wire.say(encoded(Same()))
        else:
            have, phone.own = _NEVER, ""
        phone.rev = have
        phone.latest.changed()

    async def _cast(self, phone: _Phone, cast: Cast, may_answer: bool) -> None:
        if not may_answer:
            await phone.wire.say(encoded(No(cast.n, "rate")))
            return
        answer = await self._room.vote(phone.seat, cast)
        await phone.wire.say(encoded(answer))
        if isinstance(answer, Ack):
            if self._phones.get(phone.seat) == [phone]:
                # The answer has told it.
                phone.own = self.own(phone.seat)
            self.voted(phone.seat)

    # What they are told

    def has_latest(self, have: int) -> bool:
        """Whether somebody who has this revision needs no state.

        The first one of a host may be another state than that of the host before: a vote that was about to close is
        open again.
        """
        return have == self._room.state.rev != self._first

    def state(self, seat: int) -> str:
        """What a seat may see, encoded."""
        rev, form = self._room.state.rev, self._room.form_of(seat)
        of, when, text = self._states.get(form, (_NEVER, 0.0, ""))
        now = time.monotonic()
        if of == rev and (self._room.state.closes_at is None or now - when < FRESH_SECONDS):
            return text
        text = encoded(self._room.phone(seat))
        self._states[form] = rev, now, text
        return text

    def own(self, seat: int) -> str:
        """What is a seat's own, encoded."""
        if self._known is None:
            self._known = self._room.inside()
        return encoded(sealing.you(self._known, seat))

    async def tell(self, phone: _Phone) -> None:
        """Tell a phone what is new to it."""
        rev = self._room.state.rev
        if phone.rev is None:
            return
        if phone.rev != rev:
            phone.rev = rev
            await phone.wire.say(self.state(phone.seat))
        own = self.own(phone.seat)
        if phone.own != own:
            phone.own = own
            await phone.wire.say(own)
        # A slow one may have been told an earlier state meanwhile: the last one comes before the goodbye.
        if self._room.is_over and phone.rev == self._room.state.rev:
            await phone.wire.close(why="over")

    def voted(self, seat: int) -> None:
        """A seat has voted: its sockets are told, but for one that knows."""
        for phone in self._phones.get(seat, ()):
            phone.latest.changed()

    def _state_changed(self) -> None:
        self._known = None
        for phones in self._phones.values():
            for phone in phones:
                phone.latest.changed()

    def _removed(self, seat: int) -> None:
        self._known = None
        for phone in self._phones.pop(seat, ()):
            self._tasks.start(phone.wire.close(why="removed"))

    async def stop(self, seconds: float) -> None:
        """Let what is being told be told."""
        self._room.on_state.discard(self._state_changed)
        self._room.on_removed.discard(self._removed)
        await self._tasks.stop(seconds)
