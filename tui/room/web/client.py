"""The clients of a room: of somebody who takes part in a terminal, and of a console or a projector.

Each is made in the event loop that it runs in. `run` goes on until the host says goodbye; to leave, cancel the task
that runs it. What comes is told by a call in the same loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import count
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from tui.journal.events import Certainty
from tui.room.joined import Joined
from tui.room.messages import Ack, Bye, Cast, Farewell, Hello, No, State, ToPhone, Vote, You
from tui.room.orders import Do, Done, Not, Order, Screen, ToScreen, View
from tui.room.sense import safe, sensible
from tui.room.web.connecting import Connecting, Link, Refused, Status
from tui.room.web.joining import JoinRefused, seat
from tui.room.where import Where, read_where

__all__ = ["HostClient", "HostNews", "JoinRefused", "Link", "PhoneClient", "PhoneNews", "Refused", "Status"]

PhoneNews: TypeAlias = State | You | Ack | No | Bye | Link
"""What somebody who takes part is told of."""
HostNews: TypeAlias = Screen | View | Bye | Link
"""What a console or a projector is told of."""
RETRY_SECONDS = 1.0
"""Until a vote is sent again that could not be put on record, or came too soon after others."""
_DONE_SECONDS = 10.0
NOT_REACHED = "The host is not reachable; nothing was done."
UNSURE = "The host was lost meanwhile; whether it was done is seen when it is back."
_Key = tuple[int, int, int]


class PhoneClient(Connecting):
    """Somebody who takes part."""

    def __init__(self, where: Where | str, name: str, seats: Joined, tell: Callable[[PhoneNews], None]) -> None:
        """Take part in a room; `join` comes before `run`.

        Args:
            where: The room.
            name: What the facilitator is told that one is called; empty for nothing.
            seats: Where the seat is remembered.
            tell: Called with all news, after they have been taken in here.
        """
        self.where = read_where(where) if isinstance(where, str) else where
        super().__init__(self.where.socket("live"), {})
        self._name = name
        self._seats = seats
        self._tell = tell
        self._decoder: msgspec.json.Decoder[ToPhone] = msgspec.json.Decoder(ToPhone)
        self._n = 0
        self._pending: dict[_Key, Cast] = {}
        self.state: State | None = None
        """What all see; None before it was heard of."""
        self.you: You | None = None
        """What is one's own, with the votes that were acknowledged since."""

    @property
    def pending(self) -> tuple[Cast, ...]:
        """The votes that are not known to be saved, at most one on each question."""
        return tuple(self._pending.values())

    def vote_on(self, q: int = 1) -> Vote | None:
        """What is saved of one's own on a question in the present round."""
        if self.state is None or self.you is None:
            return None
        place = self.state.act, q, max(1, self.state.round)
        return next((vote for vote in self.you.votes if _key(vote) == place), None)

    async def join(self) -> None:
        """Take a seat, or the one that was taken before.

        Raises:
            JoinRefused: There is none, or the host cannot be reached; the text says so in a sentence.
        """
        known = self._seats.get(self.where.url)
        cookie = await seat(self.where, self._name, known.cookie if known else "")
        if known is None or cookie != known.cookie:
            self._seats.put(self.where.url, cookie)
        self._headers["Cookie"] = cookie

    async def run(self) -> Farewell:
        """Take part until the host says goodbye.

        Raises:
            Refused: The seat is no more, and is forgotten; or there is no such room.
        """
        try:
            return await super().run()
        except Refused as error:
            if error.why == "removed":
                self._seats.forget(self.where.url)
            raise

    async def cast(
        self, answer: str, sure: Certainty | None = None, sentence: int | None = None, q: int = 1
    ) -> Cast | None:
        """Vote on a question in front or of one's own set. It is kept here until the host has said what became of it.

        Returns:
            The vote as it is sent; None where nothing is known of the room yet.
        """
        if self.state is None:
            return None
        self._n = 1 + max(self._n, self.you.n if self.you else 0)
        cast = Cast(
            n=self._n,
            act=self.state.act,
            q=q,
            round=max(1, self.state.round),
            answer=answer,
            sure=sure,
            sentence=sentence,
        )
        self._pending[_key(cast)] = cast
        await self._send(cast)
        return cast

    @property
    def is_over(self) -> bool:
        """Whether the room is known to be over."""
        return self.state is not None and self.state.phase == "over"

    def _decode(self, frame: str | bytes) -> ToPhone:
        return sensible(self._decoder.decode(safe(frame)))

    async def _heard(self, message: ToPhone) -> None:
        match message:
            case State():
                self.state = message
            case You():
                self.you = message
                # What is one's own comes last of what a greeting is answered with.
                await self._again()
            case Ack(n=n, vote=vote):
                await self._acknowledged(n, vote)
            case No(why="store" | "rate"):
                self._retry_at = asyncio.get_running_loop().time() + RETRY_SECONDS
            case No(n=n):
                self._drop(n)
            case Bye(why="removed"):
                self._seats.forget(self.where.url)
        if isinstance(message, State | You | Ack | No | Bye):
            self._told(message)

    async def _acknowledged(self, n: int, vote: Vote) -> None:
        sent = self._drop(n)
        if self.you is not None:
            others = tuple(each for each in self.you.votes if _key(each) != _key(vote))
            self.you = replace(self.you, n=max(self.you.n, n), votes=(*others, vote))
        if sent is not None and (sent.answer, sent.sure, sent.sentence) != (vote.answer, vote.sure, vote.sentence):
            # Somebody else on this seat has voted with a higher number, from which to count on.
            await self._send(Hello())

    def _drop(self, n: int) -> Cast | None:
        found = next((key for key, cast in self._pending.items() if cast.n == n), None)
        return self._pending.pop(found) if found is not None else None

    def _told(self, news: Any) -> None:
        self._tell(news)

    async def _again(self) -> None:
        await super()._again()
        for cast in self.pending:
            await self._send(cast)


def _key(vote: Vote | Cast) -> _Key:
    return vote.act, vote.q, vote.round


class HostClient(Connecting):
    """A projector, or a private console."""

    def __init__(
        self, where: Where | str, secret: str, view: Literal["screen", "private"], tell: Callable[[HostNews], None]
    ) -> None:
        """Look at a room, and have things done in it.

        Args:
            where: The room.
            secret: The host's, which is in its file.
            view: What is shown: what the room may see, or all.
            tell: Called with all news, after they have been taken in here.
        """
        self.where = read_where(where) if isinstance(where, str) else where
        super().__init__(self.where.socket(f"host?view={view}"), {"Authorization": f"Bearer {secret}"})
        self._tell = tell
        self._decoder: msgspec.json.Decoder[ToScreen] = msgspec.json.Decoder(ToScreen)
        self._ids = count(1)
        self._asked: dict[str, asyncio.Future[Done | Not]] = {}
        self._seen = asyncio.Condition()
        self.frame: Screen | View | None = None
        """What was shown last."""

    @property
    def screen(self) -> Screen | None:
        """What the room may see; None before it was heard of."""
        return self.frame.screen if isinstance(self.frame, View) else self.frame

    @property
    def rev(self) -> int:
        """The revision that was shown last; -1 before it was heard of."""
        return self.screen.state.rev if self.screen is not None else -1

    async def do(self, order: Order, **more: Any) -> Done | Not:
        """Have something done. With what was shown last being no longer the latest, it is refused.

        Args:
            order: What.
            more: `seconds`, `act`, `seat`, `q`, `counts`, `sure`, as the order needs them.
        """
        wish = Do(id=f"c{next(self._ids)}", rev=self.rev, do=order, **more)
        answer: asyncio.Future[Done | Not] = asyncio.get_running_loop().create_future()
        self._asked[wish.id] = answer
        try:
            if not await self._send(wish):
                return Not(wish.id, NOT_REACHED)
            async with asyncio.timeout(_DONE_SECONDS):
                return await answer
        except TimeoutError:
            return Not(wish.id, UNSURE)
        finally:
            del self._asked[wish.id]

    async def shown(self, rev: int, seconds: float = 5.0) -> bool:
        """Wait until a revision, or a later one, is shown; whether it came in time."""
        try:
            async with asyncio.timeout(seconds), self._seen:
                await self._seen.wait_for(lambda: self.rev >= rev)
        except TimeoutError:
            return False
        return True

    async def renewed(self, seconds: float = 1.0) -> bool:
        """Wait until anything is shown anew, as after an order that changes no phase; whether it came in time."""
        before = self.frame
        try:
            async with asyncio.timeout(seconds), self._seen:
                await self._seen.wait_for(lambda: self.frame is not before)
        except TimeoutError:
            return False
        return True

    @property
    def is_over(self) -> bool:
        """Whether the room is known to be over."""
        return self.screen is not None and self.screen.state.phase == "over"

    def _decode(self, frame: str | bytes) -> ToScreen:
        return sensible(self._decoder.decode(safe(frame)))

    async def _heard(self, message: ToScreen) -> None:
        if isinstance(message, Done | Not):
            waiting = self._asked.get(message.id)
            if waiting is not None and not waiting.done():
                waiting.set_result(message)
            return
        if isinstance(message, Screen | View):
            async with self._seen:
                self.frame = message
                self._seen.notify_all()
        self._told(message)

    def _told(self, news: Any) -> None:
        self._tell(news)

    def _lost(self) -> None:
        super()._lost()
        for id, waiting in self._asked.items():
            if not waiting.done():
                waiting.set_result(Not(id, UNSURE))
