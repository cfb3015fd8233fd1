"""The pages of phones and of the public screen with a host as people run it, under its own headers."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import requires_chromium
from tests.room.crowd import Console
from tests.room.phones import phone
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.room.host import running as hosts
from tui.room.host.beside import read
from tui.room.host.running import Reach, Running
from tui.room.plan import Options
from tui.room.sessions import SessionFile

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = [requires_chromium, pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")]
NEAR = Reach(bind="127.0.0.1")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Running]:
    """A room with a host of its own, which asks for names."""
    course = Course.open(bundled_course())
    running = hosts.open_room(
        tmp_path, course, course.plan("short"), Options(names=True), Reach(bind="127.0.0.1", port=0)
    )
    try:
        yield running
    finally:
        last = read(SessionFile(Path(running.file)).host_file)
        if last is not None and hosts.is_alive(last):
            assert hosts.stop(last)


async def test_a_phone_votes_while_its_host_is_killed_and_comes_back(browser: Browser, opened: Running) -> None:
    name = "<img src=x onerror=alert(1)>"
    async with phone(browser, opened.url) as one:
        await one.page.get_by_role("textbox").fill(name)
        await one.page.get_by_role("button").click()
        await one.is_at("You are in")
        async with Console(opened.port, opened.code, opened.secret) as console:
            while not console.view["people"]:
                await console.until("view")
            assert console.view["people"][0]["name"] == name[:24]
            await console.do("start")
            await one.is_at("Read")
            await console.do("vote")
        await one.vote("C", "sure")
        await one.says("Saved: A worst-case model, sure.")
        os.kill(opened.pid, signal.SIGKILL)
        await one.radio("B").check()
        await one.says("Not saved yet: the host is not reachable.")
        again = await asyncio.to_thread(
            hosts.resume, Path(opened.file).parent.parent, opened.code, bundled_course(), NEAR
        )
        assert again.url == opened.url
        await one.says("Saved:")
        async with Console(again.port, again.code, again.secret) as console:
            assert console.view["tally"]["counts"]["1"]["b"]["n"] == 1
            await one.page.reload()
            await one.says("Saved:")
            assert "b" in await one.chosen()
            await console.do("close", seconds=0)
            await console.do("reveal")
            await one.is_at("The answer: ")
            await console.do("remove", seat=1)
            await one.sees("You were taken out of the room")
        assert one.faults == []
        assert one.hosts == {"127.0.0.1"}


async def test_a_code_is_typed_and_the_public_screen_follows(browser: Browser, opened: Running) -> None:
    base = opened.url.rpartition("/")[0]
    async with phone(browser, base) as one:
        await one.page.get_by_role("textbox").fill("CDF CDF")
        await one.page.get_by_role("button").click()
        await one.sees("There is no room with this code.")
        # A browser notes that itself, as it does of every answer of this kind.
        assert [fault for fault in one.faults if "404" not in fault] == []
        one.faults.clear()
        await one.page.get_by_role("textbox").fill(f"{opened.code[:3].lower()} {opened.code[3:]}")
        await one.page.get_by_role("button").click()
        await one.page.wait_for_url(opened.url)
    async with phone(browser, f"{opened.url}/screen") as screen:
        await screen.page.get_by_role("img").first.wait_for()
        async with Console(opened.port, opened.code, opened.secret) as console:
            await console.do("start")
            await console.do("vote")
            await screen.sees("Text 1 of 4")
        assert screen.faults == []
        assert screen.hosts == {"127.0.0.1"}
