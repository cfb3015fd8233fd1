"""A room that is open: its state, its store, and whoever wants to know when something changes. Knows no web."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from tui.course.course import Course
from tui.course.fingerprint import fingerprint
from tui.room import phases, sealing
from tui.room.agenda import Form, Question
from tui.room.asking import agenda
from tui.room.ballots import ballot_of, is_same, on_record, question_of
from tui.room.closings import Closings
from tui.room.codes import hashed, new_seat_token
from tui.room.deadline import Deadline
from tui.room.hands import hand_rows
from tui.room.messages import Ack, Cast, Face, No, State, You
from tui.room.names import tidy_name
from tui.room.news import News
from tui.room.orders import Do, Done, Not, Screen, View
from tui.room.phases import Command, NotNow
from tui.room.plan import CourseChanged, from_json, options_from_json
from tui.room.sealing import Front, Inside
from tui.room.seats import NotSeated, Seats
from tui.room.state import RoomState
from tui.room.store import Ballot, HandsRow, Happening, Saved, SeatRow, Store, StoreError
from tui.room.tally import Votes


class Room:
    """An open room. All of it runs in one event loop."""

    def __init__(self, store: Store, saved: Saved, course: Course, front: Front) -> None:
        """Go on with what a store holds.

        Args:
            store: Where it is kept; closed by `close`.
            saved: What it holds.
            course: The course.
            front: Where it can be reached.

        Raises:
            CourseChanged: The course has changed since.
            PlanError: The room's plan cannot be run.
        """
        self.content = fingerprint(course.root)
        if saved.room.content != self.content:
            raise CourseChanged("The course has changed since the room was opened.")
        self.code = saved.room.code
        self.options = options_from_json(saved.room.options)
        self.agenda = agenda(course, from_json(saved.room.plan), self.options, seed=self.code)
        self.slots = self.agenda.slots
        self._rubric = course.sound_rubric
        self._store = store
        self._state = phases.resumed(saved.state)
        self._votes = Votes(saved.ballots, saved.hands)
        self._seats = Seats(saved.seats)
        self._closings = Closings(saved.happened)
        self._front = front
        self._since = time.monotonic()
        self._news = News()
        self._cap_lifted = any(each.what == "lift-cap" for each in saved.happened)
        self._being_seated = 0
        self._commands = asyncio.Lock()
        self._deadline = Deadline(self._expire)
        self._phone: dict[object, State] = {}
        self.on_state: set[Callable[[], None]] = set()
        """Called after every change of state."""
        self.on_count: set[Callable[[], None]] = set()
        """Called when who is here, who has voted, or what the facilitator is to know has changed."""
        self.on_removed: set[Callable[[int], None]] = set()
        """Called with the number of a seat that was taken away."""

    # Who may see what

    @property
    def state(self) -> RoomState:
        """Where the room is."""
        return self._state

    @property
    def is_over(self) -> bool:
        """Whether it is closed for good."""
        return self._state.phase == "over"

    @property
    def cap_lifted(self) -> bool:
        """Whether one address may have as many seats as there are."""
        return self._cap_lifted

    def inside(self) -> Inside:
        """All that is known now."""
        return Inside(
            agenda=self.agenda,
            rubric=self._rubric,
            content=self.content,
            state=self._state,
            votes=self._votes,
            seats=self._seats.rows,
            here=self._seats.here,
            closed=self._closings.revisions,
            front=self._front,
            now=time.monotonic(),
            since=self._since,
            trouble=self._news.trouble,
            notices=self._news.notices,
            cap_lifted=self._cap_lifted,
        )

    def form_of(self, seat: int) -> Form | None:
        """The form of a seat, where the present activity has two; else None, and all see the same."""
        planned = self.agenda.at(self._state.act) if self._state.phase in ("set", "closed") else None
        return planned.form_of(seat) if planned is not None and planned.forms else None

    def phone(self, seat: int) -> State:
        """What a seat may see, besides what is its own. The same object for all who see the same, while it holds."""
        key = (self._state.rev, self.form_of(seat))
        if self._state.closes_at is not None:
            return sealing.phone(self.inside(), key[1])
        if key not in self._phone:
            self._phone = {kept: state for kept, state in self._phone.items() if kept[0] == key[0]}  # type: ignore[index]
            self._phone[key] = sealing.phone(self.inside(), key[1])
        return self._phone[key]

    def you(self, seat: int) -> You:
        """What is a seat's own."""
        return sealing.you(self.inside(), seat)

    def screen(self) -> Screen:
        """What is shown in front."""
        return sealing.screen(self.inside())

    def view(self) -> View:
        """What the facilitator may see."""
        return sealing.host(self.inside())

    # Seats

    def seat_of(self, token: str) -> int | None:
        """The seat that a token is of; None for a wrong one, and for that of a seat that was taken away."""
        return self._seats.of_token(token)

    def may_be_seated(self) -> None:
        """Say whether there is a seat.

        Raises:
            NotSeated: There is none.
        """
        if self.is_over:
            raise NotSeated("over")
        if self._state.locked:
            raise NotSeated("locked")
        if len(self._seats) + self._being_seated >= self.options.seats:
            raise NotSeated("full")

    async def join(self, name: str, face: Face) -> tuple[SeatRow, str]:
        """Give a seat, with its token, which is kept nowhere here.

        Raises:
            NotSeated: There is none, or it cannot be put on record.
        """
        self.may_be_seated()
        token = new_seat_token()
        shown = tidy_name(name) if self.options.names else ""
        self._being_seated += 1
        try:
            row = await self._store.add_seat(hashed(token), shown, face, self._state.rev, _now())
        except StoreError as error:
            self._tell_if(self._news.fail(error))
            raise NotSeated("store") from error
        finally:
            self._being_seated -= 1
        self._seats.add(row)
        self._tell(self.on_count)
        return row, token

    def come(self, seat: int) -> None:
        """A connection of a seat is open."""
        if self._seats.come(seat):
            self._tell(self.on_count)

    def leave(self, seat: int) -> None:
        """A connection of a seat is gone."""
        if self._seats.leave(seat):
            self._tell(self.on_count)

    # Votes

    async def vote(self, seat: int, cast: Cast) -> Ack | No:
        """Take a vote. It is on disk when the answer says so."""
        known = on_record(self._votes, self.agenda, seat, cast)
        if known is not None:
            return self._ack(cast, known)
        question = self._question(seat, cast)
        if question is None:
            return No(cast.n, "stale")
        ballot = ballot_of(question, seat, cast, _now())
        if ballot is None:
            return No(cast.n, "bad")
        try:
            result, kept = await self._store.cast(ballot)
        except StoreError as error:
            self._tell_if(self._news.fail(error))
            return No(cast.n, "store")
        self._tell_if(self._news.succeed())
        # Of a vote that was said to have failed it may be told only now that it is kept.
        if kept is None or (result in ("closed", "stale") and not is_same(kept, ballot)):
            return No(cast.n, "stale" if result == "stale" else "closed")
        self._votes.put(kept)
        self._tell(self.on_count)
        return self._ack(cast, kept)

    def _ack(self, cast: Cast, kept: Ballot) -> Ack:
        vote = sealing.own_vote(self.agenda, kept)
        assert vote is not None
        return Ack(cast.n, vote)

    def _question(self, seat: int, cast: Cast) -> Question | None:
        """The question that a vote is on, if the room is there, and the seat was not taken away meanwhile."""
        is_here = cast.act == self._state.act and cast.round == max(1, self._state.round)
        return question_of(self.agenda, seat, cast) if is_here and seat in self._seats.rows else None

    # Commands

    async def do(self, wish: Do) -> Done | Not:
        """Do what a facilitator asks for. It is on disk when the answer says so."""
        async with self._commands:
            try:
                match wish.do:
                    case "remove":
                        await self._remove(wish)
                    case "lift-cap":
                        await self._store.note(self._happening("lift-cap"))
                        self._cap_lifted = True
                        self._tell(self.on_count)
                    case _:
                        await self._step(wish)
            except NotNow as answer:
                return Not(wish.id, str(answer))
            except StoreError as error:
                self._tell_if(self._news.fail(error))
                return Not(wish.id, f"It cannot be put on record: {error}")
            return Done(wish.id, self._state.rev)

    async def _step(self, wish: Do) -> None:
        advice = sealing.advice(self.inside())
        knows = advice is not None and advice.do == "reveal"
        command = Command(order=wish.do, rev=wish.rev, seconds=wish.seconds, act=wish.act, suggests_reveal=knows)
        after = phases.step(self._state, command, self.slots, time.monotonic())
        hands = hand_rows(self._state, self.agenda, wish) if wish.do == "hands" else ()
        await self._change(after, wish.do, hands)

    async def _remove(self, wish: Do) -> None:
        if wish.seat not in self._seats.rows:
            raise NotNow(f"There is no seat {wish.seat}.")
        await self._store.remove_seat(wish.seat, _now(), self._happening("remove", seat=wish.seat))
        self._seats.remove(wish.seat)
        for callback in list(self.on_removed):
            callback(wish.seat)
        self._tell(self.on_count)

    async def _change(self, after: RoomState, what: str, hands: Sequence[HandsRow] = ()) -> None:
        """Put the room into a state, on disk first.

        Raises:
            NotNow: Another host has moved the room on.
            StoreError: It is not done.
        """
        if not await self._store.change(after, self._happening(what, after), hands):
            # What was said to have failed may be on disk after all: the state, hands, and votes.
            saved = await self._store.load()
            self._votes = Votes(saved.ballots, saved.hands)
            self._adopt(phases.resumed(saved.state))
            raise NotNow(phases.STALE)
        self._votes.put_hands(hands)
        self._tell_if(self._news.succeed())
        self._adopt(after)

    def _adopt(self, after: RoomState) -> None:
        """Be in a state that is on disk, and tell everybody."""
        before, self._state = self._state, after
        if after.place != before.place:
            self._since = time.monotonic()
        self._closings.see(after)
        self._deadline.set(after.closes_at)
        self._tell(self.on_state)

    def _happening(self, what: str, state: RoomState | None = None, **data: Any) -> Happening:
        state = state or self._state
        place = {"rev": state.rev, "act": state.act, "phase": state.phase, "round": state.round}
        return Happening(at=_now(), what=what, data=place | data)

    async def _expire(self) -> bool:
        """Close a vote whose time is over; whether there is nothing left to be done about it."""
        async with self._commands:
            after = phases.expire(self._state, self.slots, time.monotonic())
            if after is None:
                return True
            try:
                await self._change(after, "expired")
            except StoreError as error:
                self._tell_if(self._news.fail(error))
                return False
            except NotNow:
                pass
            return True

    # What the facilitator is to know

    def move_to(self, front: Front) -> None:
        """The room is reached by other addresses from now on."""
        self._front = front
        self._tell(self.on_count)

    def notice(self, text: str) -> None:
        """Tell the facilitator something; the same is not told twice in a row."""
        self._tell_if(self._news.notice(text))

    def _tell_if(self, is_news: bool) -> None:
        if is_news:
            self._tell(self.on_count)

    def _tell(self, whom: set[Callable[[], None]]) -> None:
        for callback in list(whom):
            callback()

    async def saved(self) -> Saved:
        """All that is on disk, for an export while the room is open.

        Raises:
            StoreError: It cannot be read.
        """
        return await self._store.load()

    async def close(self) -> None:
        """Let go of everything; the room can be gone on with unless it is over."""
        await self._deadline.stop()
        if self.is_over:
            with suppress(StoreError):
                await self._store.end(_now())
        await self._store.close()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
