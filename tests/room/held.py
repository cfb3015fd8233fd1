"""A small workshop that was held: eight people, each vote written down, so that its figures can be worked out by hand.

Seats 1 to 6 vote throughout. Seat 7 is absent before, votes once, and is taken away. Seat 8 comes when the set before
has closed, and is away for the second vote and the two texts after it.
"""

from __future__ import annotations

from pathlib import Path

from tests.courses import ask_in_lessons, small_course
from tests.room.memory import MemoryStore
from tests.room.rooms import FRONT, Facilitator, Voter, room_row
from tui.course.course import Course
from tui.room.messages import Ack
from tui.room.plan import Options
from tui.room.session import Room
from tui.room.store import Saved

PLAN = """\
format: 1
plans:
  - id: teas
    title: Two teas, one leaf
    minutes: 30
    activities:
      - before: {a: [mira-green], b: [ana-green]}
      - item: olu-black
      - transfer: olu-open
      - item: ana-black
      - {item: same-plant, rounds: 1}
      - step: making#air
      - after: same
"""
NAMES = tuple(f"Sentinel{number}" for number in range(1, 9))
"""What the seats are called, in order."""

BEFORE = {1: "b sure", 2: "b leaning", 3: "a guess", 4: "c guess", 5: "b guess", 6: "a sure"}
"""Odd seats judge `ana-green`, even ones `mira-green`; `a` is right and `b` is the mix-up."""
FIRST = {
    1: "b sure 2",
    2: "a sure 1",
    3: "a leaning 0",
    4: "c guess 1",
    5: "b leaning 1",
    6: "b guess 3",
    7: "a sure 1",
    8: "a sure 1",
}
"""On `olu-black`, which supports `b` by sentences 2 and 3."""
SECOND = {1: "b sure", 2: "b leaning", 3: "b sure", 4: "c sure", 5: "a guess", 6: "b sure"}
TRANSFER = {1: "c sure", 2: "b sure", 3: "b leaning", 4: "c leaning", 5: "b sure", 6: "b guess"}
"""On `olu-open`, which supports `c`."""
ANA = {1: "b leaning", 2: "b leaning", 3: "a leaning", 4: "a leaning", 5: "b leaning", 6: "a leaning"}
"""On `ana-black`, which supports `b`."""
ANA_LEFT = {1: "b sure", 2: "b sure"}
"""The second votes that were in when hands were counted instead: 1 `a`, sure; 5 `b`, 3 of them sure."""
PLANT = {1: "key sure", 2: "key sure", 3: "key sure", 4: "no guess", 5: "key sure", 6: "key sure", 8: "key leaning"}
AFTER = {1: "a sure", 2: "a sure", 3: "a guess", 4: "b leaning", 5: "c guess", 6: "a sure", 8: "a sure"}
"""Odd seats judge `mira-green`, even ones `ana-green`."""


def held_course(folder: Path) -> Course:
    """The small course, with a plan."""
    root = small_course(folder)
    ask_in_lessons(root)
    (root / "lessons/workshops.yaml").write_text(PLAN)
    return Course.open(root)


async def hold(course: Course) -> Saved:
    """Hold it, and say what its store then holds."""
    store = MemoryStore(room_row(course, "teas", Options(names=True)))
    room = Room(store, await store.load(), course, FRONT)
    do = Facilitator(room)
    people = {number: await _seat(room, number) for number in range(1, 8)}

    async def vote(votes: dict[int, str]) -> None:
        for number, said in votes.items():
            answer, sure, *sentence = said.split()
            key = people[number].key()
            letter = {"key": key, "no": "b" if key == "a" else "a"}.get(answer, answer)
            given = await people[number].vote(letter, sure, int(sentence[0]) if sentence else None)
            assert isinstance(given, Ack), given

    await do("start")
    await vote(BEFORE)
    await do("close")
    people[8] = await _seat(room, 8)
    await do("next")
    await do("vote")
    await vote(FIRST)
    await do("close", seconds=0)
    await do("discuss")
    await do("remove", seat=7)
    await do("vote")
    await vote(SECOND)
    await do("close", seconds=0)
    await do("compare")
    await do("reveal")
    await do("next")
    await do("vote")
    await vote(TRANSFER)
    await do("close", seconds=0)
    await do("reveal")
    await do("next")
    await do("vote")
    await vote(ANA)
    await do("close", seconds=0)
    await do("discuss")
    await do("vote")
    await vote(ANA_LEFT)
    await do("hands", counts={"a": 1, "b": 5}, sure={"a": 1, "b": 3})
    await do("close", seconds=0)
    await do("reveal")
    await do("next")
    await do("vote")
    await vote(PLANT)
    await do("close", seconds=0)
    await do("reveal")
    await do("next")
    await do("next")
    await vote(AFTER)
    await do("close")
    await do("next")
    await do("end")
    await room.close()
    return store.saved


async def _seat(room: Room, number: int) -> Voter:
    row, _ = await room.join(NAMES[number - 1], "terminal" if number == 6 else "phone")
    room.come(row.no)
    return Voter(room, row.no)
