"""Wiring of a room's screens: a connection to the host, one screen that shows what it says, and how to leave."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.color import Color

from tui.ending import GRACE, Ending, held
from tui.room.joined import Joined
from tui.room.keeping import Keeping
from tui.room.messages import Farewell, Result
from tui.room.orders import Screen, View
from tui.room.where import Where
from tui.room_shell import RoomApp
from tui.screens.picker import PickerDialog, Row
from tui.screens.room_console import ConsoleScreen
from tui.screens.room_join import JoinScreen
from tui.screens.room_leading import Leading
from tui.screens.room_projector import ProjectorScreen
from tui.tutor.amounts import count

if TYPE_CHECKING:
    from tui.room.web.client import HostClient, HostNews, PhoneClient, PhoneNews

_GOODBYE_SECONDS = 3.0
"""How long it is waited for the goodbye of a host that ends a room."""


class LeadingApp(RoomApp):
    """The screen in front, or the private console."""

    def __init__(
        self,
        connect: Callable[[Callable[[HostNews], None]], HostClient],
        folder: Path,
        room: Leading,
        ending: Ending | None = None,
    ) -> None:
        """Make the program; see `run_projector`."""
        super().__init__(folder, room, ending)
        self.leading = room
        """The screen of the room."""
        self._connect = connect

    async def connected(self) -> Farewell:
        """Stay connected until the host says goodbye."""
        client = self._connect(self.hear)
        self.leading.host = client
        return await client.run()

    async def take(self, news: Any) -> None:
        """Show what the host says."""
        if isinstance(news, Screen | View):
            await self.leading.take(news)

    async def action_quit(self) -> None:
        """Ask whether the room stays open; where it is over, or asked twice, leave."""
        leading = self.leading
        is_over = leading.farewell is not None or (leading.state is not None and leading.state.phase == "over")
        if is_over or leading.state is None or self.screen is not leading:
            self.leave()
            return
        rows = [
            Row("stay", "Leave the room open", "two-schemers room comes back"),
            Row("end", "End the room", "for everybody; the votes are kept"),
        ]
        self.push_screen(PickerDialog("Leave", rows, "stay"), self._left)

    def _left(self, chosen: str | None) -> None:
        if chosen == "stay":
            self.leave()
        elif chosen == "end":
            self.run_worker(self._end(), exit_on_error=True)

    async def _end(self) -> None:
        if await self.leading.end():
            with suppress(TimeoutError):
                async with asyncio.timeout(_GOODBYE_SECONDS):
                    await self.has_ended.wait()
            self.leave()


class ProjectorApp(LeadingApp):
    """The screen in front. Nothing on it is dim, and nothing is private, whatever it is told."""

    async def take(self, news: Any) -> None:
        """Show what all may see."""
        if isinstance(news, Screen):
            await self.leading.take(news)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours; quiet words are half as quiet, for a bright room."""
        variables = super().get_css_variables()
        quiet, foreground = variables["quiet"], variables["foreground"]
        if not quiet.startswith("ansi"):
            variables["quiet"] = Color.parse(quiet).blend(Color.parse(foreground), 0.5).hex
        return variables


class JoinApp(RoomApp):
    """A participant's screen."""

    def __init__(
        self,
        connect: Callable[[Callable[[PhoneNews], None]], PhoneClient],
        folder: Path,
        url: str,
        seats: Joined,
        keeping: Keeping,
        ending: Ending | None = None,
    ) -> None:
        """Make the program; see `run_join`."""
        self.join = JoinScreen()
        """The screen of the room."""
        super().__init__(folder, self.join, ending)
        self._connect = connect
        self._url = url
        self._seats = seats
        self._keeping = keeping
        self._has_offered = False

    async def connected(self) -> Farewell:
        """Take the seat, and stay connected until the host says goodbye."""
        client = self._connect(self.hear)
        self.join.seat = client
        await client.join()
        return await client.run()

    async def take(self, news: Any) -> None:
        """Show what the host says; in the end ask, once, whether one's votes go onto one's own record."""
        await self.join.take(news)
        result = self.join.you.result if self.join.you is not None else None
        if result is None or not result.votes or self._has_offered:
            return
        self._has_offered = True
        seat = self._seats.get(self._url)
        if seat is None or not seat.answers_asked:
            self.run_worker(self._offer(result), exit_on_error=True)

    async def _offer(self, result: Result) -> None:
        why_not = await asyncio.to_thread(self._keeping.why_not, result)
        if why_not:
            self._seats.note_asked(self._url)
            self._say(f"Your votes do not go onto your own record: {why_not}")
            return

        def chosen(value: str | None) -> None:
            self._seats.note_asked(self._url)
            if value:
                self.run_worker(self._keep(result), exit_on_error=True)

        rows = [Row("yes", "Yes", "as answers of a workshop"), Row("", "No")]
        votes = count(len(result.votes), "vote")
        self.push_screen(PickerDialog(f"Shall your {votes} go onto your own record?", rows), chosen)

    async def _keep(self, result: Result) -> None:
        self._say(await asyncio.to_thread(self._keeping.keep, result))

    def _say(self, words: str) -> None:
        self.notify(words, markup=False, timeout=15)


def run_projector(connect: Callable[[Callable[[HostNews], None]], HostClient], folder: Path) -> int:
    """Show a room in front, and lead it.

    Args:
        connect: Makes the client, with `view="screen"`; called once, in the event loop of the screens, with what is to
            be told of news.
        folder: The data folder, for the theme.

    Returns:
        The exit code: 0, or 128+n after signal n, or 1 if an error of the program itself ended it.

    Raises:
        Refused: The host does not let one in; the terminal is as it was.
    """
    return _run(ProjectorApp(connect, folder, ProjectorScreen(), Ending(GRACE)))


def run_console(connect: Callable[[Callable[[HostNews], None]], HostClient], folder: Path) -> int:
    """Show the facilitator's private console.

    Args:
        connect: Makes the client, with `view="private"`; called once, in the event loop of the screens, with what is to
            be told of news.
        folder: The data folder, for the theme.

    Returns:
        The exit code, as for `run_projector`.

    Raises:
        Refused: The host does not let one in; the terminal is as it was.
    """
    return _run(LeadingApp(connect, folder, ConsoleScreen(), Ending(GRACE)))


def run_join(where: Where, name: str, seats: Joined, keeping: Keeping, folder: Path) -> int:
    """Take part in a room.

    Args:
        where: The room.
        name: What the facilitator is told that one is called; empty for nothing.
        seats: Where the seat is remembered, and whether it was asked if the answers are kept.
        keeping: How one's votes get onto one's own record, if that is wanted in the end.
        folder: The data folder, for the theme.

    Returns:
        The exit code, as for `run_projector`.

    Raises:
        JoinRefused: There is no seat; the terminal is as it was.
        Refused: The host does not let one in; the same.
    """
    from tui.room.web.client import PhoneClient

    def connect(hear: Callable[[PhoneNews], None]) -> PhoneClient:
        return PhoneClient(where, name, seats, hear)

    return _run(JoinApp(connect, folder, where.url, seats, keeping, Ending(GRACE)))


def _run(app: RoomApp) -> int:
    with held():
        app.run(mouse=app.settings.own.mouse)
    if app.failure is not None:
        raise app.failure
    return 1 if app.return_code is None else app.return_code
