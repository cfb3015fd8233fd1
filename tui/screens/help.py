"""What can be done on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.screens.dialog import Dialog
from tui.widgets.wrapped import Wrapped
from tui.widgets.wrapping import hanging


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
            yield KeyTable(self.commands)
            yield Static("\nEverywhere\n", classes="heading", markup=False)
            yield KeyTable([command for command in self.everywhere if command.name not in taken])

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one(VerticalScroll).focus()


class KeyTable(Wrapped):
    """Keys on the left, what they do on the right."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self.commands = [command for command in commands if command.help]
        super().__init__()

    def content_for(self, width: int) -> Content:
        """The rows, for a width in cells."""
        return Content("\n").join(
            hanging(Content.styled(f"{command.shown_keys:<13}", "bold $accent"), Content(command.help), width)
            for command in self.commands
        )
