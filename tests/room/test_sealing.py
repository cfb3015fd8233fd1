"""Before the key is shown, nothing that leaves the host tells it: in every phase, to everyone, for every form."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from tests.room.rooms import Facilitator, Voter, open_room
from tests.room.sentinels import FEATURE, HINT, ID, LATER_HINT, PAIR, WHY, leaks, marked_course
from tui.room import sealing
from tui.room.messages import Phase
from tui.room.sealing import Inside
from tui.room.state import RoomState

PHASES: tuple[Phase, ...] = get_args(Phase)


async def inside_of(folder: Path) -> Inside:
    """All that is known in a room in which everybody has voted on everything."""
    room, _ = await open_room(course=marked_course(folder))
    do = Facilitator(room)
    people = [await Voter.of(room) for _ in range(6)]
    await do("start")
    for _ in range(80):
        if room.state.phase in ("vote", "set"):
            for person in people:
                for question in room.agenda.activities[room.state.act - 1].questions_of(person.no):
                    await person.vote("a", sentence=0, q=question.asked.q)
            await do("close", seconds=0)
        elif room.state.phase == "summary":
            break
        else:
            await do("go")
    inside = room.inside()
    await room.close()
    return inside


def test_the_marks_are_there(tmp_path: Path) -> None:
    course = marked_course(tmp_path)
    text = Path(course.root, "quizzes/workshop.yaml").read_text(encoding="utf-8")
    count = len(course.quiz("workshop").items)
    for mark, least in ((ID, count), (PAIR, count), (WHY, 2 * count), (HINT, count), (LATER_HINT, 1)):
        assert text.count(mark) >= least, mark
    assert all(each.label.startswith(FEATURE) for each in course.rubric.feature.values())
    assert leaks(b"all is well", phase="vote") == []
    assert leaks(f"{WHY} {ID}x".encode(), phase="vote") == [ID, WHY]


async def test_every_phase_audience_and_form(tmp_path: Path) -> None:
    inside = await inside_of(tmp_path)
    looked_at = 0
    acts = range(len(inside.agenda.activities) + 1)
    for act, phase, round, hint in product(acts, PHASES, (0, 1, 2), (False, True)):
        told = (act,) if phase == "reveal" else ()
        state = RoomState(rev=9, act=act, phase=phase, round=round, hint=hint, told=told)
        now = replace(inside, state=state)
        planned = inside.agenda.at(act)
        outgoing = [sealing.screen(now), sealing.phone(now, None)]
        outgoing += [sealing.you(now, seat) for seat in (1, 2)]
        if planned is not None and planned.forms:
            outgoing += [sealing.phone(now, "a"), sealing.phone(now, "b")]
        for message in outgoing:
            looked_at += 1
            found = leaks(msgspec.json.encode(message), phase=phase, hint=hint)
            assert found == [], (state, type(message).__name__)
    assert looked_at > 1000


async def test_what_comes_with_each_phase(tmp_path: Path) -> None:
    inside = await inside_of(tmp_path)
    act = next(number for number, each in enumerate(inside.agenda.activities, 1) if each.rounds == 2)
    for phase in PHASES:
        seen = sealing.phone(replace(inside, state=RoomState(act=act, phase=phase, round=2, hint=True)), None)
        assert (seen.tally is not None) == (phase in ("compare", "reveal"))
        assert (seen.reveal is not None) == (phase == "reveal")
        assert (seen.summary is not None) == (phase in ("summary", "over"))
        assert bool(seen.items) == (phase in ("read", "vote", "closed", "discuss", "compare", "reveal", "set"))
    shown = sealing.phone(replace(inside, state=RoomState(act=act, phase="reveal", round=2)), None)
    assert {WHY.encode() in msgspec.json.encode(shown), FEATURE.encode() in msgspec.json.encode(shown)} == {True}


async def test_what_is_asked_before_and_after_is_never_revealed_or_counted(tmp_path: Path) -> None:
    inside = await inside_of(tmp_path)
    sets = [number for number, each in enumerate(inside.agenda.activities, 1) if each.kind == "set"]
    assert len(sets) == 2
    for act, phase in product(sets, PHASES):
        for form in ("a", "b", None):
            seen = sealing.phone(replace(inside, state=RoomState(act=act, phase=phase, round=1)), form)
            assert (seen.tally, seen.reveal) == (None, None)
        shown = sealing.screen(replace(inside, state=RoomState(act=act, phase=phase, round=1)))
        assert shown.state.items == (), "no screen shows whose form it is"


async def test_the_facilitator_alone_sees_the_key_before(tmp_path: Path) -> None:
    inside = await inside_of(tmp_path)
    act = next(number for number, each in enumerate(inside.agenda.activities, 1) if each.rounds == 2)
    now = replace(inside, state=RoomState(act=act, phase="closed", round=1))
    view = sealing.host(now)
    assert view.key
    assert view.tally is not None
    assert view.advice is not None
    assert leaks(msgspec.json.encode(view.screen), phase="closed") == []


@pytest.mark.parametrize("votes", [4, 5])
async def test_few_votes_are_not_split_by_certainty_where_all_can_see_it(votes: int) -> None:
    room, _ = await open_room("short")
    do = Facilitator(room)
    await do("start")
    await do("vote")
    for person in [await Voter.of(room) for _ in range(votes)]:
        await person.vote("a")
    await do("close", seconds=0)
    await do("reveal")
    tally, private = room.phone(1).tally, room.view().tally
    assert tally is not None
    assert private is not None
    assert (tally.counts["1"]["a"].n, private.counts["1"]["a"].n) == (votes, votes)
    assert bool(tally.counts["1"]["a"].by) == (votes >= 5)
    assert private.counts["1"]["a"].by == {"guess": 0, "leaning": votes, "sure": 0}
    await room.close()
