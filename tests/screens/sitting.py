"""Somebody in front of an open program: presses keys and looks at what can be seen."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Static
from textual.worker import WorkerCancelled

from tui.app import TwoSchemers
from tui.screens.lesson import LessonScreen
from tui.screens.practice import PracticeScreen
from tui.shell import Shell
from tui.tutor.given import Given
from tui.tutor.history import History
from tui.widgets.wrapped import Wrapped


class Looking:
    """One run of a program."""

    def __init__(self, app: Shell, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self.now = 0.0
        """Seconds on the clock that the program sees."""
        app.clock = lambda: self.now

    async def settle(self) -> None:
        """Wait until nothing is under way any more."""
        for _ in range(2):
            await self.pilot.pause()
            await self._painted()
            await self._worked()
        await self.pilot.pause()

    async def _worked(self) -> None:
        """Wait for what the program does by the way."""
        with suppress(WorkerCancelled):
            await self.app.workers.wait_for_complete()

    async def _painted(self) -> None:
        """Wait for the next paint, and for what was to be done after it."""
        done = asyncio.Event()
        if not self.app._exit and self.app.screen.call_after_refresh(done.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), 1)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, a second apart."""
        for key in keys:
            self.now += 1
            await self.pilot.press(key)
            await self._painted()
        await self.settle()

    async def burst(self, *keys: str, apart: float = 0.03) -> None:
        """Press keys as a key that is held down or bounces does: so many seconds apart by the program's clock."""
        for key in keys:
            self.now += apart
            await self.pilot.press(key)
        await self.settle()

    async def click_on(self, words: str, row: int | None = None) -> None:
        """Click on words that can be seen, on the first line that holds them, or on the line given."""
        lines = self.lines
        row = next(number for number, line in enumerate(lines) if words in line) if row is None else row
        self.now += 1
        await self.pilot.click(offset=(cells_before(lines[row], words), row))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    @property
    def lines(self) -> list[str]:
        """What can be seen, line by line."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What can be seen, with blanks and line ends as single blanks."""
        return " ".join(" ".join(self.lines).split())

    def part(self, selector: str) -> str:
        """What can be seen within a part of the screen, with blanks and line ends as single blanks."""
        region = self.app.screen.query_one(selector).content_region.intersection(self.app.screen.region)
        strips = self.app.screen._compositor.render_strips()[region.y : region.bottom]
        return " ".join(" ".join(strip.crop(region.x, region.right).text for strip in strips).split())

    def whole(self, selector: str) -> str:
        """All that a part of the screen holds, scrolled out of sight or not, with blanks and line ends as blanks."""
        part = self.app.screen.query_one(selector)
        assert isinstance(part, Static | Wrapped)
        return " ".join(str(part.visual).split())

    @property
    def head(self) -> str:
        """The line at the top."""
        return " ".join(self.lines[0].split())

    @property
    def foot(self) -> str:
        """The line at the foot."""
        return " ".join(self.lines[-1].split())

    @property
    def said(self) -> str:
        """All notifications that are shown."""
        return "\n".join(notification.message for notification in self.app._notifications)

    @property
    def at(self) -> str:
        """The name of the screen's class."""
        return type(self.app.screen).__name__


class Sitting(Looking):
    """A learner's run of the course."""

    app: TwoSchemers

    def __init__(self, app: TwoSchemers, pilot: Pilot[int]) -> None:
        super().__init__(app, pilot)

    @property
    def item(self) -> str:
        """The id of the item that practice is at."""
        assert isinstance(self.app.screen, PracticeScreen)
        return self.app.screen.session.question.item.id

    @property
    def step(self) -> str:
        """The id of the step that a lesson is at."""
        assert isinstance(self.app.screen, LessonScreen)
        return self.app.screen.session.step.id

    @property
    def history(self) -> History:
        """What is on record, as the program knows it."""
        return self.app.record.history

    @property
    def saved(self) -> list[Given]:
        """The answers that are in the journal's file."""
        record = self.app.record
        return list(History(record.journal.events(record.learner, record.course)).answers())


def cells_before(line: str, words: str) -> int:
    """Where words begin on a line, in cells."""
    return cell_len(line[: line.index(words)])
