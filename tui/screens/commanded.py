"""A full screen with two lines around a body, whose commands feed its keys, its footer, the palette and the help."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import ClassVar

from textual import events, getters
from textual.app import ComposeResult
from textual.screen import Screen

from tui.commands import Command, bindings
from tui.widgets.key_line import KeyLine
from tui.widgets.lasting import Lasting
from tui.widgets.too_small import TooSmall, is_without_parts
from tui.widgets.top_line import TopLine

_TURNS = 4
"""Turns of the loop until a part has asked: it is told and comes to rest, and so does what it stands in."""


class Commanded(Lasting, Screen[None]):
    """Subclasses give their commands and compose their body."""

    OWN: ClassVar[tuple[Command, ...]] = ()
    """What can be done here; feeds bindings, footer, palette and help."""
    TITLE_FOR_HELP: ClassVar[str] = ""
    """What the help calls this screen."""
    LEGEND: ClassVar[tuple[tuple[str, str], ...]] = ()
    """The marks that the screen shows, and what they mean."""

    top_line = getters.query_one(TopLine)
    key_line = getters.query_one(KeyLine)

    def __init_subclass__(cls) -> None:
        """Declare the bindings of the screen's commands."""
        cls.BINDINGS = list(bindings(cls.OWN))
        super().__init_subclass__()

    def compose(self) -> ComposeResult:
        """Lay out: the top line, the body, the keys."""
        yield TopLine(*self.first_line())
        yield from self.compose_body()
        yield KeyLine(self.OWN)
        yield TooSmall()

    def first_line(self) -> tuple[str, str]:
        """What the top line says at first: where one is, and how far."""
        return "", ""

    def compose_body(self) -> ComposeResult:
        """What stands between the two lines."""
        yield from ()

    async def on_event(self, event: events.Event) -> None:
        """Begin only once there is something to work with."""
        if not is_without_parts(self, event):
            await super().on_event(event)

    @property
    def is_built(self) -> bool:
        """Whether the screen's parts are there; a program that ends while a screen is opened leaves it without them."""
        return bool(self.query(KeyLine))

    def can(self, action: str) -> bool:
        """Whether one of the screen's own actions can be done now; keys, footer, palette and help follow it."""
        return True

    def offers(self, action: str) -> bool:
        """Whether something can be done now by whoever is here."""
        return self.can(action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what cannot be done now."""
        return self.offers(action)

    @property
    def available(self) -> tuple[Command, ...]:
        """The screen's commands that can be done now."""
        return tuple(
            command for command in self.OWN if "." in command.action or self.offers(command.action.partition("(")[0])
        )

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """The marks that the screen shows, and what they mean; for the help."""
        return self.LEGEND

    def show_keys(self) -> None:
        """Show in the footer what can be done now."""
        self.key_line.set_commands(self.available)

    @asynccontextmanager
    async def at_once(self) -> AsyncIterator[None]:
        """Change several parts, and have all of them laid out and painted once."""
        with self.app.batch_update():
            yield
            for _ in range(_TURNS):
                await asyncio.sleep(0)
        self.check_idle()  # What they asked for came while nothing was to be painted.
