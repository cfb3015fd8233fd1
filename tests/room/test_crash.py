"""A host that is killed in mid-vote: nothing that was acknowledged is lost, and the room goes on as it was.

So many kills as `TWO_SCHEMERS_KILLS` says, else a few.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room.crowd import LETTERS, Console, Voter, all_joined, gone, until
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.room.host import running as hosts
from tui.room.host.beside import read
from tui.room.host.running import Reach, Running
from tui.room.plan import Options
from tui.room.sessions import SessionFile
from tui.room.sqlite import read_saved

KILLS = int(os.environ.get("TWO_SCHEMERS_KILLS", "5"))
PHONES = 150
NEAR = Reach(bind="127.0.0.1", port=0)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Running]:
    """A room with a host of its own, ended after the test whoever serves it then."""
    course = Course.open(bundled_course())
    running = hosts.open_room(tmp_path, course, course.plan("short"), Options(), NEAR)
    try:
        yield running
    finally:
        last = read(SessionFile(Path(running.file)).host_file)
        if last is not None and hosts.is_alive(last):
            kill(last)


def kill(running: Running) -> None:
    os.kill(running.pid, signal.SIGKILL)


async def go_on(running: Running) -> Running:
    """Resume a room whose host was killed."""
    data = Path(running.file).parent.parent
    return await asyncio.to_thread(hosts.resume, data, running.code, bundled_course(), Reach(bind="127.0.0.1"))


async def test_nothing_that_was_acknowledged_is_lost(opened: Running) -> None:
    running, path = opened, Path(opened.file)
    async with Console(running.port, running.code, running.secret) as console:
        await console.do("lift-cap")
        voters = await all_joined(running.port, running.code, PHONES)
        await console.do("start")
        await console.do("vote")
    lines = [asyncio.create_task(voter.run()) for voter in voters]
    voting = [asyncio.create_task(keep_voting(voter)) for voter in voters]
    try:
        await until(lambda: sum(voter.acknowledged for voter in voters) > PHONES)
        for _ in range(KILLS):
            await asyncio.sleep(random.uniform(0.1, 0.8))
            kill(running)
            killed, running = running, await go_on(running)
            assert (running.port, running.code, running.secret) == (killed.port, killed.code, killed.secret)
            assert running.pid != killed.pid
            before = {voter.no: voter.acknowledged for voter in voters}
            await until(lambda before=before: all(voter.acknowledged > before[voter.no] for voter in voters))
        async with Console(running.port, running.code, running.secret) as console:
            state = console.view["screen"]["state"]
            assert (state["phase"], state["round"], state["closes_ms"]) == ("vote", 1, None)
            # Into the stream of votes.
            await console.do("close", seconds=0)
            at_close = console.view["tally"]["counts"]["1"]
            await until(lambda: all(voter.refused for voter in voters))
            await gone(voting)
            await console.do("reveal")
            at_end = console.view["tally"]["counts"]["1"]
            assert len(console.view["people"]) == PHONES
    finally:
        await gone([*voting, *lines])
    assert at_close == at_end
    assert hosts.stop(running)
    assert not path.with_name(f"{path.name}-wal").exists()
    ballots = {ballot.seat: ballot for ballot in read_saved(path).ballots}
    for voter in voters:
        assert voter.faults == []
        assert voter.seats == {voter.no}
        ballot = ballots[voter.no]
        assert ballot.n >= voter.acknowledged, "an acknowledged vote is lost"
        assert voter.sent[ballot.n] == LETTERS[VERDICTS.index(ballot.answer)], "a vote is another one on disk"
        assert ballot.n < min(n for n, _ in voter.refused), "a vote was taken after the close"
    counted = Counter(LETTERS[VERDICTS.index(ballot.answer)] for ballot in ballots.values())
    assert {letter: count["n"] for letter, count in at_end.items()} == {letter: counted[letter] for letter in at_end}
    assert sum(counted.values()) == PHONES


async def keep_voting(voter: Voter) -> None:
    """Change one's mind until the vote is closed."""
    while not voter.refused:
        await voter.vote(1, 1, random.choice(LETTERS))
        # A phone may say five things a second.
        await asyncio.sleep(random.uniform(0.2, 0.35))


VERDICTS = tuple(verdict for title in [Course.open(bundled_course()).quiz("workshop")] for verdict in title.verdicts)
