"""What a room of a thousand phones costs, with its host in a process of its own and everything on this machine."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure, latency
from tests.room.crowd import LETTERS, Console, Voter, gone, until
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.room.host import running as hosts
from tui.room.host.running import Reach, Running
from tui.room.plan import Options
from tui.room.web.connections import raise_file_limit

PHONES = 1000
VOTE_MS, REVEAL_MS, JOIN_MS, PHONE_KIB, HOST_MIB = 150, 500, 250, 40, 100
JOINING_SECONDS = 10.0
SYNC_MS = 10
_SLOW_DISK = """
#include <unistd.h>
static int slow(void) { usleep(%d000); return 0; }
int fsync(int file) { return slow(); }
int fdatasync(int file) { return slow(); }
"""


def figures(phones: int = PHONES) -> Iterator[Figure]:
    """Each figure as soon as it is known."""
    raise_file_limit()
    with _host({}) as running:
        yield from asyncio.run(_workshop(running, phones))
    with _slow_disk() as environment:
        if environment:
            with _host(environment) as running:
                yield from asyncio.run(_votes_on_a_slow_disk(running, phones))


@contextmanager
def _host(environment: dict[str, str]) -> Iterator[Running]:
    course = Course.open(bundled_course())
    with TemporaryDirectory() as name:
        os.environ.update(environment)
        try:
            reach = Reach(bind="127.0.0.1", port=0)
            running = hosts.open_room(Path(name), course, course.plan("short"), Options(seats=1200), reach)
        finally:
            for variable in environment:
                del os.environ[variable]
        try:
            yield running
        finally:
            hosts.stop(running)


@contextmanager
def _slow_disk() -> Iterator[dict[str, str]]:
    """An environment in which each wait for the disk takes a while; none where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        yield {}
        return
    with TemporaryDirectory() as name:
        source, library = Path(name, "slow.c"), Path(name, "slow.so")
        source.write_text(_SLOW_DISK % SYNC_MS, encoding="utf-8")
        subprocess.run((compiler, "-shared", "-fPIC", "-o", library, source), check=True)
        yield {"LD_PRELOAD": str(library)}


async def _workshop(running: Running, phones: int) -> list[Figure]:
    found = []
    async with Console(running.port, running.code, running.secret) as console:
        await console.do("lift-cap")
        before = _resident_kib(running.pid)
        voters, joins = await _joined(running, phones, JOINING_SECONDS)
        found.append(latency(f"rooms, {phones:,} join over {JOINING_SECONDS:g} s", joins, JOIN_MS))
        lines = [asyncio.create_task(voter.run()) for voter in voters]
        await until(lambda: all(voter.seats for voter in voters), 60)
        await console.do("start")
        await console.do("vote")
        await _at(voters, "vote")
        found.append(latency("rooms, votes within 5 s, acknowledged", await _vote(voters, 1, 5.0), VOTE_MS))
        await console.do("close", seconds=0)
        await console.do("reveal")
        await console.do("next")
        # The second text gets two votes.
        await console.do("vote")
        await _at(voters, "vote")
        found.append(latency("rooms, votes within 1 s, acknowledged", await _vote(voters, 1, 1.0), VOTE_MS))
        await console.do("close", seconds=0)
        await _at(voters, "closed")
        begun = time.monotonic()
        await console.do("reveal")
        last = await _at(voters, "reveal")
        found.append(Figure("rooms, reveal to the last", 1000 * (last - begun), "ms", REVEAL_MS))
        resident = _resident_kib(running.pid)
        if resident:
            a_phone = (resident - before) / phones
            found.append(Figure("rooms, memory a phone", a_phone, "KiB", PHONE_KIB))
            found.append(Figure("rooms, memory of the host", resident / 1024, "MiB", HOST_MIB))
        await gone(lines)
    return found


async def _votes_on_a_slow_disk(running: Running, phones: int) -> list[Figure]:
    async with Console(running.port, running.code, running.secret) as console:
        await console.do("lift-cap")
        voters, _ = await _joined(running, phones, JOINING_SECONDS)
        lines = [asyncio.create_task(voter.run()) for voter in voters]
        await until(lambda: all(voter.seats for voter in voters), 60)
        await console.do("start")
        await console.do("vote")
        await _at(voters, "vote")
        took = await _vote(voters, 1, 5.0)
        await gone(lines)
    return [latency(f"rooms, votes within 5 s, {SYNC_MS} ms a sync", took, VOTE_MS)]


async def _joined(running: Running, phones: int, seconds: float) -> tuple[list[Voter], list[float]]:
    voters = [Voter(running.port, running.code) for _ in range(phones)]

    async def join(voter: Voter) -> float:
        await asyncio.sleep(random.uniform(0, seconds))
        return await voter.join()

    return voters, await asyncio.gather(*(join(voter) for voter in voters))


async def _vote(voters: list[Voter], round: int, seconds: float) -> list[float]:
    """All vote once within some seconds; how long each waited until that was on disk."""
    act = int(voters[0].state["act"])
    for voter in voters:
        voter.took.clear()

    async def vote(voter: Voter) -> None:
        await asyncio.sleep(random.uniform(0, seconds))
        await voter.vote(act, round, random.choice(LETTERS))

    await asyncio.gather(*(vote(voter) for voter in voters))
    return [each for voter in voters for each in voter.took]


async def _at(voters: list[Voter], phase: str) -> float:
    """Wait until all were told of a phase; when the last was."""
    await until(lambda: all(voter.state["phase"] == phase for voter in voters), 30, 0.005)
    return max(voter.told[phase, voter.state["rev"]] for voter in voters)


def _resident_kib(pid: int) -> int:
    """The memory of a process; 0 where that is not told."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return int(status.partition("VmRSS:")[2].split()[0])
