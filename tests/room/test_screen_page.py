"""The screen in front, in a browser, with a host that says what the test has it say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy
import pytest

from tests.chromium import requires_chromium
from tests.room.fake_host import FakeHost, hosting
from tests.room.phones import PATIENCE, Scheme, phone
from tests.room.rehearsal import Rehearsal, in_front

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

pytestmark = requires_chromium


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_each_phase_fits_and_can_be_read_by_all(browser: Browser, scheme: Scheme) -> None:
    rehearsal = Rehearsal()
    host = FakeHost(rehearsal)
    host.screen = in_front(rehearsal.lobby())
    view = {"width": 1280, "height": 720}
    async with hosting(host), phone(browser, f"{host.url}/screen", viewport=view, color_scheme=scheme) as one:
        await one.page.locator(".code", has_text="K7M 4QX").wait_for()
        await one.sees("36 are here")
        await one.page.get_by_role("img", name="QR code of http://192.168.178.23:8000/K7M4QX").wait_for()
        assert await _reads_qr(one.page) == "http://192.168.178.23:8000/K7M4QX"
        await one.is_accessible()
        states = {
            "Before, on your own": rehearsal.set(),
            "What does this text support?": rehearsal.vote(closes_ms=60_000),
            "Voting is closed": rehearsal.closed(),
            "A hint: Read on.": rehearsal.discuss("Read on."),
            "16 changed their answer.": rehearsal.compare(),
            "What would change it": rehearsal.reveal(),
            "They differ in four ways.": rehearsal.page(),
            "Sure and wrong": rehearsal.summary(),
            "The room is closed": rehearsal.over(),
        }
        for words, state in states.items():
            await host.project(in_front(state))
            await one.sees(words)
            assert (
                await one.page.evaluate(
                    "(main => main.scrollHeight - main.clientHeight)(document.querySelector('main'))"
                )
                == 0
            )
            assert await one.page.locator("#way").is_visible() == (state.phase not in ("lobby", "over"))
            await one.is_accessible()
            await one.fits()


async def _reads_qr(page: Page) -> str:
    picture = cv2.imdecode(numpy.frombuffer(await page.screenshot(), numpy.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    return cv2.QRCodeDetector().detectAndDecode(picture)[0]


async def test_it_counts_who_has_voted_and_nothing_else(browser: Browser) -> None:
    rehearsal = Rehearsal()
    host = FakeHost(rehearsal)
    vote = rehearsal.vote()
    host.screen = in_front(vote, voted=1)
    async with hosting(host), phone(browser, f"{host.url}/screen") as one:
        await one.sees("1 of 36 have voted")
        await host.project(in_front(vote, voted=30, trouble="Votes are not being saved."))
        await one.sees("30 of 36 have voted")
        await one.says("Votes are not being saved.")


async def test_it_comes_back_with_its_host(browser: Browser) -> None:
    rehearsal = Rehearsal()
    host = FakeHost(rehearsal)
    host.screen = in_front(rehearsal.lobby())
    async with hosting(host), phone(browser, f"{host.url}/screen") as one:
        await one.sees("36 are here")
        await host.stop()
        await one.says("The host is not reachable. Trying again.")
        host.screen = in_front(rehearsal.discuss(), since_ms=130_000)
        await host.start()
        await one.sees("Turn to someone who answered differently")
        await one.page.locator("#progress", has_text="2:1").wait_for(timeout=PATIENCE)
