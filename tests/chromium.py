"""A browser without a window for tests of what a phone and a web screen show.

A test asks for the fixture `browser` and is skipped where there is none:

    @requires_chromium
    async def test_something(browser: Browser) -> None:
        page = await browser.new_page()
        await page.goto("http://127.0.0.1:8000/")
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.async_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What systems call it, the first found is taken."""

FLAGS = (
    # It does not start as root otherwise.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but the machine itself is reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
"""How it is started."""


def found() -> str | None:
    """Where it is, if it is there."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def missing() -> str:
    """What keeps tests from a browser, in words; empty where nothing does."""
    if found() is None:
        return "there is no Chromium"
    return "" if find_spec("playwright") else "playwright, of the extra `dev`, drives Chromium, and is not installed"


requires_chromium = pytest.mark.skipif(bool(missing()), reason=missing() or "never")
"""Marks a test that needs it."""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser of one's own, ended afterwards with all its pages."""
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found(), args=list(FLAGS))
        try:
            yield browser
        finally:
            await browser.close()
