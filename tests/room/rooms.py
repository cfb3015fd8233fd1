"""Rooms for tests: open, over the bundled course, with people who vote."""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins

from tests.room.memory import MemoryStore
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.fingerprint import fingerprint
from tui.room.codes import hashed
from tui.room.messages import Ack, Cast, No
from tui.room.orders import Do, Done, Not, Order
from tui.room.plan import Options, to_json
from tui.room.sealing import Front
from tui.room.session import Room
from tui.room.store import RoomRow

CODE = "K7M4QX"
SECRET = "a secret of the host"
FRONT = Front(
    code=CODE,
    address="http://192.168.178.23:8000",
    url=f"http://192.168.178.23:8000/{CODE}",
    open_to="Open to this network only.",
)


def room_row(course: Course, plan: str = "workshop", options: Options | None = None) -> RoomRow:
    """What a new room keeps of itself."""
    return RoomRow(
        code=CODE,
        host=hashed(SECRET),
        course=course.id,
        content=fingerprint(course.root),
        plan=to_json(course.plan(plan)),
        options=to_builtins(options or Options()),
        opened="2026-03-01T09:00:00.000+00:00",
    )


async def open_room(
    plan: str = "workshop", options: Options | None = None, course: Course | None = None
) -> tuple[Room, MemoryStore]:
    """A room in its lobby, and its store; over the bundled course, if no other is given."""
    course = course or Course.open(bundled_course())
    store = MemoryStore(room_row(course, plan, options))
    return Room(store, await store.load(), course, FRONT), store


class Facilitator:
    """Gives orders, always on what is there now."""

    def __init__(self, room: Room) -> None:
        self.room = room

    async def __call__(self, order: Order, **more: Any) -> Done:
        """Have it done; it must be possible."""
        answer = await self.room.do(Do(id="t", rev=self.room.state.rev, do=order, **more))
        assert isinstance(answer, Done), answer
        return answer

    async def refused(self, order: Order, **more: Any) -> str:
        """Have it refused, and say why."""
        answer = await self.room.do(Do(id="t", rev=self.room.state.rev, do=order, **more))
        assert isinstance(answer, Not), answer
        return answer.why


class Voter:
    """Somebody with a seat."""

    def __init__(self, room: Room, no: int) -> None:
        self.room = room
        self.no = no
        self.n = 0

    @classmethod
    async def of(cls, room: Room) -> Voter:
        """Take a seat."""
        row, _ = await room.join("", "phone")
        room.come(row.no)
        return cls(room, row.no)

    async def vote(self, answer: str, sure: Any = "leaning", sentence: int | None = None, q: int = 1) -> Ack | No:
        """Vote in the present round."""
        self.n += 1
        state = self.room.state
        cast = Cast(
            n=self.n, act=state.act, q=q, round=max(1, state.round), answer=answer, sure=sure, sentence=sentence
        )
        return await self.room.vote(self.no, cast)

    def key(self, q: int = 1) -> str:
        """The letter of the right answer."""
        planned = self.room.agenda.at(self.room.state.act)
        assert planned is not None
        question = planned.questions_of(self.no)[q - 1]
        return question.letter(question.key)
