"""Textual's command palette, with the manners of our dialogs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from textual.app import App, ComposeResult, SystemCommand
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.dom import DOMNode

from tui.commands import Command
from tui.widgets.too_small import TooSmall


def listed(app: App[Any], *owners: tuple[DOMNode, Iterable[Command]]) -> Iterator[SystemCommand]:
    """The commands of some owners, for the palette; of two with one name the first.

    Args:
        app: Runs them.
        owners: Nodes that have the actions, each with its commands.
    """
    seen: set[str] = set()
    for owner, commands in owners:
        for command in commands:
            if command.palette and command.name not in seen:
                seen.add(command.name)
                yield SystemCommand(
                    command.name, command.help, partial(app.call_later, app.run_action, command.action, owner)
                )


class Palette(CommandPalette):
    """Every command by its name."""

    def compose(self) -> ComposeResult:
        """Lay out."""
        yield from super().compose()
        yield TooSmall()

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close, only once."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
