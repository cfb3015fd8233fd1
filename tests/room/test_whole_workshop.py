"""A whole workshop as it is held: led in lines, three in terminals, three on phones, its host killed in mid-vote."""

from __future__ import annotations

import csv
import io
import os
import signal
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import requires_chromium
from tests.room.phones import Phone, phone
from tests.room.processes import Spoken, running
from tests.room.test_plain_faces import address, led, vote
from tui.room.host import running as hosts

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = [requires_chromium, pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")]


async def test_a_workshop_whose_host_is_killed_in_mid_vote(browser: Browser, tmp_path: Path) -> None:
    data = tmp_path / "front"
    async with AsyncExitStack() as stack:
        front = await stack.enter_async_context(led(data))
        url = await address(front)
        terminals = [await stack.enter_async_context(running(tmp_path / name, "join", url)) for name in ("a", "b", "c")]
        for terminal in terminals:
            await terminal.until("You are in.")
        phones = [await stack.enter_async_context(phone(browser, f"http://{url}")) for _ in range(3)]
        for one in phones:
            await one.is_at("You are in")
        front.type("start", "close", "next")
        await front.until("Text 1 of 4.")
        front.type("vote")
        await all_vote(terminals, phones, "abc", "C")
        await front.until("6 of 6 have voted.")

        (host,) = hosts.find_running(data)
        os.kill(host.pid, signal.SIGKILL)
        for one in phones:
            await one.radio("D").check()
            await one.says("Not saved yet: the host is not reachable.")
        front.type("q")
        await front.end()
        again = await stack.enter_async_context(running(data, "room", "--resume", host.code))
        await again.until("The vote is open.")
        for one in phones:
            await one.says("Saved: Neither of the two, sure.")
        for terminal in terminals:
            await terminal.until("The host is back.")
        again.type("status")
        await again.until("6 of 6 have voted.")
        (resumed,) = hosts.find_running(data)
        assert (resumed.code, resumed.port, resumed.url) == (host.code, host.port, host.url)

        again.type("close 0", "discuss", "hint", "vote")
        await again.until("The second vote is open.")
        await all_vote(terminals, phones, "ddd", "D")
        again.type("close 0", "compare", "reveal")
        await again.until("The key:")
        for one in phones:
            await one.is_at("The answer: ")
        again.type("next", "vote", "close 0", "reveal", "next", "next", *WITHOUT_VOTES, "close", "next")
        await again.until("Summary.")
        for one in phones:
            await one.is_at("Summary")
        tables = {kind: await exported(data, host.code, kind) for kind in ("csv", "jsonl", "md", "html")}
        again.type("end")
        await again.until("The room is closed.")
        await again.end()

    rows = list(csv.DictReader(io.StringIO(tables["csv"])))
    assert [(row["round"], row["answer"]) for row in rows].count(("1", "neither")) == 3, "the votes made meanwhile"
    assert sorted(row["answer"] for row in rows if row["round"] == "2") == ["neither"] * 6
    assert len(rows) == 12
    assert len(tables["jsonl"].splitlines()) == 12
    assert "3 of 6, 50%" in tables["md"]
    assert "6 of 6, 100%" in tables["md"]
    assert "<html" in tables["html"]
    assert "http://" not in tables["html"].replace("http://www.w3.org", "")


_VOTE = ("vote", "close 0")
WITHOUT_VOTES = (*_VOTE, "discuss", *_VOTE, "compare", "reveal", "next", *_VOTE, "reveal", "next")
"""A text, talk, and its transfer, in which nobody votes."""


async def all_vote(terminals: list[Spoken], phones: list[Phone], letters: str, letter: str) -> None:
    """Have everybody vote: each terminal its letter, all phones one."""
    for terminal, own in zip(terminals, letters, strict=True):
        await terminal.until("ote is open.")
        await terminal.until("verdict> ")
        await vote(terminal, own, "g", "2")
    for one in phones:
        await one.vote(letter, "sure")
        await one.says("Saved:")


async def exported(data: Path, code: str, kind: str) -> str:
    """What the record of a room is, while it is open."""
    async with running(data, "room", "export", code, kind) as export:
        assert export.process.stdout is not None
        said = await export.process.stdout.read()
        assert await export.process.wait() == 0
        return said.decode()
