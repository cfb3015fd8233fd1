"""What any screen of a room owes to its user: news of the host as they come, and the same keys everywhere."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen as AnyScreen

from tui.commands import HELP, INTERRUPT, PALETTE, QUIT, SETTINGS, SUSPEND, Command, bindings
from tui.ending import Ending
from tui.room.messages import Bye, Farewell
from tui.room.web.connecting import Link, Refused
from tui.room.web.joining import JoinRefused
from tui.screens.room_screen import RoomScreen
from tui.settings import Settings
from tui.shell import Shell

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
        self.has_ended = asyncio.Event()
        """Set once the host has said goodbye."""
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
            self.has_ended.set()
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
            self.room.lose(news.status in ("unreachable", "gone"), is_gone=news.status == "gone")
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
            self.push_screen(HelpDialog(room.TITLE_FOR_HELP, room.available, EVERYWHERE, room.legend, room.to_say))

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
