"""A phone in a test: a page of a browser that notes what must not happen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request

PATIENCE = 20_000
"""Milliseconds that a page may take for what it does by itself."""
_LINE_LOST = ("WebSocket connection to", "net::ERR_CONNECTION_REFUSED", "net::ERR_INTERNET_DISCONNECTED")
"""What a browser notes by itself of a host that is away."""


class Phone:
    """A page, and what it has said in the console and asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        """What it said in the console, but for lines that were lost; and errors of its own."""
        self.hosts: set[str] = set()
        """Whom it has asked for anything."""
        page.set_default_timeout(PATIENCE)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(each in message.text for each in _LINE_LOST):
            self.faults.append(message.text)

    def _asked(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).hostname or request.url)

    async def sees(self, text: str) -> None:
        """Wait until a text is there to be seen."""
        await self.page.get_by_text(text).first.wait_for()

    async def is_at(self, heading: str) -> None:
        """Wait until the page has a heading, which has the focus."""
        await self.page.locator("h1:focus", has_text=heading).wait_for()

    async def says(self, text: str) -> None:
        """Wait until the status line says something."""
        await self.page.get_by_role("status").filter(has_text=text).wait_for()

    def radio(self, name: str, within: Locator | None = None) -> Locator:
        """The radio button whose label begins with a name."""
        area = within or self.page.locator("main")
        return area.locator("label").filter(has=self.page.get_by_text(name, exact=True)).get_by_role("radio")

    async def vote(self, answer: str, sure: str, within: Locator | None = None) -> None:
        """Choose an answer by its letter, and how sure."""
        await self.radio(answer, within).check()
        area = within or self.page.locator("main")
        await area.get_by_role("radio", name=sure, exact=True).check()

    async def chosen(self) -> list[str]:
        """The values of the radio buttons that are chosen."""
        return [await each.input_value() for each in await self.page.get_by_role("radio", checked=True).all()]

    async def is_accessible(self) -> None:
        """Hold it against the rules of axe."""
        found = await Axe().run(self.page)
        assert found.violations_count == 0, found.generate_report()

    async def fits(self) -> None:
        """Nothing is wider than the screen."""
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert await self.page.evaluate(wide) == 0


Scheme = Literal["light", "dark"]


@asynccontextmanager
async def phone(browser: Browser, url: str, **options: Any) -> AsyncIterator[Phone]:
    """A phone of its own, with a room's page open; nothing that it must not do has happened in the end."""
    context = await browser.new_context(**{"viewport": {"width": 360, "height": 740}} | options)
    try:
        found = Phone(await context.new_page())
        await found.page.goto(url)
        yield found
        assert found.faults == []
        assert found.hosts <= {"127.0.0.1"}
    finally:
        await context.close()


async def another_tab(context: BrowserContext, url: str) -> Phone:
    """One more tab of the same phone."""
    found = Phone(await context.new_page())
    await found.page.goto(url)
    return found
