"""What can be done on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.screens.dialog import Dialog


class HelpDialog(Dialog[None]):
    """The commands of a screen and of the program."""

    BINDINGS = [("enter,question_mark,f1", "close", "Close")]  # noqa: RUF012
    FOOT = "Enter Esc close"

    def __init__(self, screen: str, commands: Sequence[Command], everywhere: Sequence[Command]) -> None:
        super().__init__(f"{screen}: what to press")
        self.commands = commands
        self.everywhere = everywhere

    def compose_body(self) -> ComposeResult:
        """Two lists of keys."""
        with VerticalScroll():
            taken = {command.name for command in self.commands}
            yield Static(table(self.commands), markup=False)
            yield Static(Content.styled("\nEverywhere\n", "bold"), markup=False)
            yield Static(table(command for command in self.everywhere if command.name not in taken), markup=False)

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one(VerticalScroll).focus()


def table(commands: Iterable[Command]) -> Content:
    """Keys on the left, what they do on the right."""
    rows = []
    for command in commands:
        if command.help:
            rows.append(Content.assemble((f"{command.shown_keys:<13}", "bold $accent"), command.help))
    return Content("\n").join(rows)
