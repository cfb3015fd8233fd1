"""Wiring of a room's screens: a connection to the host, one screen that shows what it says, and how to leave."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.color import Color
from textual.screen import Screen as AnyScreen

from tui.commands import HELP, INTERRUPT, PALETTE, QUIT, SETTINGS, SUSPEND, Command, bindings
from tui.ending import GRACE, Ending, held
from tui.room.joined import Joined
from tui.room.keeping import Keeping
from tui.room.messages import Bye, Farewell, Result
from tui.room.orders import Screen, View
from tui.room.web.connecting import Link, Refused
from tui.room.web.joining import JoinRefused
from tui.room.where import Where
from tui.screens.picker import PickerDialog, Row
from tui.screens.room_console import ConsoleScreen
from tui.screens.room_join import JoinScreen
from tui.screens.room_leading import Leading
from tui.screens.room_projector import ProjectorScreen
from tui.screens.room_screen import RoomScreen
from tui.shell import Shell
from tui.tutor.amounts import count

if TYPE_CHECKING:
    from tui.room.web.client import HostClient, HostNews, PhoneClient, PhoneNews
    from tui.settings import Settings

EVERYWHERE: tuple[Command, ...] = (
    HELP._replace(footer=False),
    SETTINGS._replace(help="The theme."),
    PALETTE,
    SUSPEND,
    INTERRUPT,
    QUIT._replace(name="Leave", help="Leave: the room can stay open, or end."),
)
"""What can be done on every screen of a room."""

HOST = "host"
"""The group of the worker that hears the host."""


class RoomApp(Shell):
    """What the screens of a room have in common. Subclasses connect, and say what news mean."""

    TITLE = "Two Schemers"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(EVERYWHERE))
    CSS_PATH = ["screens/base.tcss", "screens/room.tcss"]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, folder: Path, room: RoomScreen, ending: Ending | None = None) -> None:
        """Make the program.

        Args:
            folder: Where settings are kept.
            room: The screen.
            ending: How the program ends.
        """
        super().__init__(folder, ending)
        self.room = room
        """The screen of the room, under whatever dialog."""
        self.failure: Exception | None = None
        """Why the host did not let one in; None where it did."""

    def get_default_screen(self) -> AnyScreen[None]:
        """The room is at the bottom."""
        return self.room

    def on_mount(self) -> None:
        """Catch the signals that end a program, and look for the host."""
        self.ending.listen(self.leave)
        self.call_after_refresh(self.settle)
        self.run_worker(self._stay(), group=HOST, exit_on_error=True)

    async def _stay(self) -> None:
        await self.room.ready.wait()
        try:
            self.room.bid_farewell(await self.connected())
        except (Refused, JoinRefused) as refused:
            self.failure = refused
            self.leave(1)

    async def connected(self) -> Farewell:
        """Stay connected until the host says goodbye, and give its reason.

        Raises:
            Refused: The host does not let one in.
        """
        raise NotImplementedError

    def hear(self, news: Any) -> None:
        """Take news of the host in, in the order in which they come."""
        self.call_later(self._hear, news)

    async def _hear(self, news: Any) -> None:
        if not self.room.is_built or self.room.is_going:
            return
        if isinstance(news, Link):
            self.room.lose(news.status == "unreachable")
        elif not isinstance(news, Bye):
            await self.take(news)

    async def take(self, news: Any) -> None:
        """Show what the host says."""
        raise NotImplementedError

    def action_help(self) -> None:
        """Say what can be done, and what can be said."""
        from tui.screens.help import HelpDialog

        if self.screen is self.room:
            room = self.room
            self.push_screen(HelpDialog(room.TITLE_FOR_HELP, room.available, EVERYWHERE, room.LEGEND, room.to_say))

    def action_settings(self) -> None:
        """Choose the theme."""
        from tui.screens.settings import SettingsDialog

        if self.screen is self.room:
            self.push_screen(SettingsDialog(self.settings, self.use_settings, guest=True), self._settings_chosen)

    def _settings_chosen(self, chosen: Settings | None) -> None:
        if chosen is not None:
            self.save_settings(chosen)

    def get_system_commands(self, screen: AnyScreen[object]) -> Iterable[SystemCommand]:
        """Every command of the screen and of the program, for the palette."""
        from tui.screens.palette import listed

        own = self.room.available if screen is self.room else ()
        return listed(self, (screen, own), (self, EVERYWHERE))

    def action_command_palette(self) -> None:
        """Show every command by its name."""
        from tui.screens.palette import Palette

        if self.screen is self.room:
            self.push_screen(Palette())


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


def run_projector(
    connect: Callable[[Callable[[HostNews], None]], HostClient], folder: Path, plan: Sequence[str] = ()
) -> int:
    """Show a room in front, and lead it.

    Args:
        connect: Makes the client, with `view="screen"`; called once, in the event loop of the screens, with what is to
            be told of news.
        folder: The data folder, for the theme.
        plan: What the activities are called, in order; they go by their numbers where that is not known.

    Returns:
        The exit code: 0, or 128+n after signal n, or 1 if an error of the program itself ended it.

    Raises:
        Refused: The host does not let one in; the terminal is as it was.
    """
    return _run(ProjectorApp(connect, folder, ProjectorScreen(plan), Ending(GRACE)))


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
