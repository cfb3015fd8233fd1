"""Whole workshops in lines, each with processes of its own."""

from __future__ import annotations

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from tests.room.processes import Spoken, running
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.journal.events import ROOM
from tui.journal.store import Journal
from tui.room.host import running as hosts
from tui.room.listing import read
from tui.room.sessions import all_of
from tui.room.sqlite import read_saved
from tui.tutor.record import Record

STEPS = (
    "Everybody answers at their own pace",
    "The vote is open.",
    "The second vote is open.",
    "By a show of hands, alone",
    "The vote is closed.",
    "Closed. 3 of 3",
    "Turn to someone",
    "First vote:  a",
    "The key:",
    "What does this text support?",
    "What would you have to add?",
    "Summary.",
)


@asynccontextmanager
async def led(data: Path, *options: str) -> AsyncIterator[Spoken]:
    """A room that is led in lines; its host is ended in any case."""
    try:
        async with running(data, "room", "--port", "0", "--address", "127.0.0.1", *options) as front:
            yield front
    finally:
        for host in hosts.find_running(data):
            hosts.stop(host)


async def address(front: Spoken) -> str:
    """Where a terminal takes part."""
    await front.until("two-schemers join ")
    await front.until("here.")
    found = re.search(r"two-schemers join (\S+)", front.said)
    assert found
    return found[1]


async def vote(person: Spoken, letter: str, sure: str, sentence: str) -> None:
    """Answer the three prompts."""
    person.type(letter, sure, sentence)
    await person.until(f"Saved: {letter}, ")


async def test_the_default_plan_from_the_lobby_to_the_record(tmp_path: Path) -> None:
    names = ("ada", "ben", "cem")
    async with AsyncExitStack() as stack:
        front = await stack.enter_async_context(led(tmp_path / "front"))
        url = await address(front)
        people = [await stack.enter_async_context(running(tmp_path / name, "join", url)) for name in names]
        for person in people:
            await person.until("You are in.")
            await person.until("room> ")
        front.type("start")
        phases: list[str] = []
        while phases[-1:] != ["Summary."]:
            step = await front.until(*STEPS)
            phases.append(step)
            if step.startswith("Everybody"):
                for person in people:
                    await person.until("2 texts, alone and in silence.")
                    await person.until("verdict> ")
                    if phases == [step]:
                        assert person.said.count("What does this text support?") == 1, "it is asked once"
                    await vote(person, "a", "s", "0")
                    await person.until("Text 2 of 2.")
                    await vote_by_number(person)
                    await person.until("That was the last one.")
                await front.until("3 of 3 have answered all.")
                front.type("")
            elif "vote is open" in step:
                for person, letter in zip(people, "abc", strict=True):
                    await person.until("ote is open.")
                    await person.until("verdict> ")
                    await vote(person, letter, "g", "2")
                await front.until("3 of 3 have voted.")
                front.type("close 0")
            elif step == "Turn to someone":
                front.type("hint", "vote")
            elif step != "Summary.":
                front.type("")
            if step == "The key:":
                for person in people:
                    await person.until("vote: ")
        for person in people:
            await person.until("Shall your 10 votes go onto your own record")
            await person.until("keep> ")
        people[0].type("y")
        await people[0].until("10 votes are on your record now.")
        people[1].type("n")
        await people[1].until("Nothing is put onto your record.")
        people[2].type("")
        await people[2].until("Nothing is put onto your record.")
        front.type("end")
        await front.until("The room is closed.")
        assert await front.end() == (0, "")
        for person in people:
            assert await person.end() == (0, "")
            assert "The room is closed." in person.said
            assert "Closed. How it went is told at the end." in person.said
            assert "Your vote on text 2: " in person.said
            assert person.said.count("Saved: ") == 10, "a vote is told of once, with its sentence"
            for number, more in enumerate(("", ", one vote", "", ", one vote"), 1):
                assert f"Text {number}{more}: " in person.said, "as it was called in front"
        assert phases.count("Turn to someone") == 2
        assert phases.count("The key:") == 4
    course = Course.open(bundled_course())
    kept = {}
    for name in names:
        with Journal.open(tmp_path / name / "journal.sqlite") as journal:
            answers = list(Record(journal, "me", course.id).history.answers())
            kept[name] = len(answers)
            assert {given.data.context for given in answers} <= {ROOM}
    assert kept == {"ada": 10, "ben": 0, "cem": 0}
    (session,) = all_of(tmp_path / "front")
    saved = read(session, lambda session: None)
    assert saved.state.phase == "over"
    assert len(saved.ballots) == 3 * 10


async def vote_by_number(person: Spoken) -> None:
    """The same, answered as a judgement is in the plain face."""
    person.type("2", "leaning", "1")
    await person.until("Saved: b, ")


@pytest.mark.parametrize("kind", ["screen", "private"])
async def test_by_hands_without_a_network(tmp_path: Path, kind: str) -> None:
    """All of it is written beforehand: nothing waits for anybody."""
    options = ["--private"] if kind == "private" else []
    hands = "hands a=12 b=9 c=3 sure a=3 c=1"
    one = ["vote", hands, "close 0"]
    two = [*one, "discuss", "hint", "vote", "hands a=20 b=4", "close 0", "compare", "reveal", "next"]
    text, transfer, form = two, [*one, "reveal", "next"], [*one, "next"]
    script = ["start", *form, *form, *text, *transfer, "next", *text, *transfer, *form, *form, "status", "end"]
    async with led(tmp_path / "front", "--hands", *options) as front:
        front.type(*script)
        await front.until("Open to this machine only.", "No phone is needed")
        for _ in range(2):
            await front.until("First vote, by a show of hands:")
            await front.until("12 of 24; 3 of them sure.")
            await front.until("Second vote, by a show of hands:")
            await front.until("20 of 24.")
            await front.until("The key:")
        await front.until("Summary.")
        await front.until("The room is closed.")
        assert await front.end() == (0, "")
    refused = [line for line in ("no command", "Nothing was done", "does not fit") if line in front.said]
    assert not refused
    assert ("Advice:" in front.said) == (kind == "private")
    (session,) = all_of(tmp_path / "front")
    saved = read_saved(session.path)
    assert not saved.ballots
    assert len({(row.act, row.round) for row in saved.hands}) == 10


async def test_hands_in_mid_vote_keep_the_votes_that_are_in(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        front = await stack.enter_async_context(led(tmp_path / "front", "--plan", "short"))
        person = await stack.enter_async_context(running(tmp_path / "ada", "join", await address(front)))
        await person.until("You are in.")
        front.type("start", "vote")
        await person.until("The vote is open.")
        await vote(person, "c", "s", "0")
        await front.until("1 of 1 has voted.")
        front.type("hands")
        await front.until("From now on hands are counted. Votes that are in stay on record")
        await person.until("By a show of hands")
        person.type("a")
        await person.until("Nothing is asked now.")
        front.type("hands a=5 b=2", "close 0", "reveal", "status")
        await front.until("7 hands are counted.")
        await front.until("First vote: ")
        front.type("q")
        assert await front.end() == (0, "")
        assert "stays open" in front.said
        person.type("q")
        assert (await person.end())[0] == 0
        assert "takes you back to your seat" in person.said
        (host,) = hosts.find_running(tmp_path / "front")
        assert await asyncio.to_thread(hosts.stop, host)
    (session,) = all_of(tmp_path / "front")
    saved = read_saved(session.path)
    assert [(ballot.round, ballot.sure) for ballot in saved.ballots] == [(1, "sure")]
    assert sum(row.count for row in saved.hands) == 7


async def test_a_terminal_that_comes_back_is_asked_on(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        front = await stack.enter_async_context(led(tmp_path / "front", "--plan", "short", "--private"))
        url = await address(front)
        async with running(tmp_path / "ada", "join", f"http://{url.lower()}") as person:
            await person.until("You are in.")
            front.type("start", "vote")
            await person.until("verdict> ")
            await vote(person, "c", "s", "0")
            assert (await person.end())[0] == 0
        again = await stack.enter_async_context(running(tmp_path / "ada", "join", url))
        await again.until("Saved already: c, ")
        await front.until("1 of 1 has voted.")
        seen = ""
        while "here" not in seen:  # Counts come twice a second.
            front.type("people")
            seen = await front.until("Seat 1: terminal, here, has voted.", "Seat 1: terminal, away, has voted.")
        again.type("x", "?", "r", "b", "b", "1", "q", "s")
        await again.until("That is not a choice here.")
        await again.until("What you can type here:")
        await again.until("You have left.")
        front.type("remove 1", "people")
        await front.until("Nobody has a seat yet.")
        front.type("end")
        assert await front.end() == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="kill -9 of POSIX")
async def test_a_host_that_is_killed_is_gone_on_with(tmp_path: Path) -> None:
    data = tmp_path / "front"
    async with AsyncExitStack() as stack:
        front = await stack.enter_async_context(led(data, "--plan", "short"))
        url = await address(front)
        person = await stack.enter_async_context(running(tmp_path / "ada", "join", url))
        await person.until("You are in.")
        front.type("start", "vote")
        await person.until("The vote is open.")
        await vote(person, "c", "s", "0")
        (host,) = hosts.find_running(data)
        os.kill(host.pid, signal.SIGKILL)
        await front.until("The host is not reachable.")
        await person.until("The host is not reachable.")
        person.type("a", "g", "1")
        await person.until("Not saved yet: a, ")
        await front.until("If it has stopped: q, then `two-schemers room`")
        await person.until("Your votes are kept: leave this open.")
        front.type("status", "close 0", "q")
        await front.until("The host is not reachable; nothing was done.")
        assert (await front.end())[0] == 0
        again = await stack.enter_async_context(running(data, "room", "--resume", host.code))
        await again.until("The vote is open.")
        await person.until("The host is back.")
        await person.until("Saved: a, ")
        await again.until("1 of 1 has voted.")
        again.type("close 0", "end")
        assert await again.end() == (0, "")
        assert url.partition("/")[0].endswith(f":{host.port}")
    (session,) = all_of(data)
    (ballot,) = read_saved(session.path).ballots
    assert ballot.sure == "guess"


async def test_a_room_that_is_no_more_is_said(tmp_path: Path) -> None:
    async with led(tmp_path / "front", "--plan", "short") as front:
        url = await address(front)
        base = url.rpartition("/")[0]
        async with running(tmp_path / "ada", "join", f"{base}/RRRRRR") as stranger:
            code, err = await stranger.end()
            assert (code, err) == (1, f"two-schemers: There is no room RRRRRR at http://{base}.\n")
        front.type("end")
        assert await front.end() == (0, "")
        async with running(tmp_path / "ada", "join", url) as late:
            code, err = await late.end()
            assert code == 1
            assert err.startswith(("two-schemers: The room ", "two-schemers: The host at "))
