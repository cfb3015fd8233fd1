"""What can be done on a screen now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.screens.dialog import CLOSE, Dialog
from tui.widgets.parts import scroll_page
from tui.widgets.wrapped import Wrapped
from tui.widgets.wrapping import hanging

_KEYS = 15
"""Cells for keys and marks."""


class HelpDialog(Dialog[None]):
    """The commands of a screen and of the program, and the marks that the screen shows."""

    OWN = (
        CLOSE.by("enter,question_mark,f1")._replace(name="close"),
        Command("scroll(1)", "space,pagedown", "scroll", "Scroll down.", footer=True, palette=False),
        Command("scroll(-1)", "pageup", "scroll up", "Scroll up.", palette=False),
    )

    def __init__(
        self,
        screen: str,
        commands: Sequence[Command],
        everywhere: Sequence[Command],
        legend: Sequence[tuple[str, str]] = (),
        words: str = "",
    ) -> None:
        """Say what to press.

        Args:
            screen: What the screen is called.
            commands: What can be done on it.
            everywhere: What can be done on every screen.
            legend: The marks that it shows, and what they mean.
            words: What can be said meanwhile, or empty.
        """
        super().__init__(f"{screen}: what to press")
        self.commands = commands
        self.everywhere = everywhere
        self.legend = legend
        self.words = words

    def compose_body(self) -> ComposeResult:
        """Two lists of keys, and one of marks."""
        with VerticalScroll():
            if self.words:
                yield Static("To say now", classes="heading", markup=False)
                yield Static(f"{self.words}\n", markup=False)
            taken = {command.name for command in self.commands}
            yield Table(listed(self.commands))
            if self.legend:
                yield Static("\nMarks\n", classes="heading", markup=False)
                yield Table(self.legend)
            yield Static("\nEverywhere\n", classes="heading", markup=False)
            yield Table(listed(command for command in self.everywhere if command.name not in taken))

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, direction: int) -> None:
        """Scroll by a page."""
        scroll_page(self.query_one(VerticalScroll), direction)


def listed(commands: Iterable[Command]) -> list[tuple[str, str]]:
    """The keys of commands, and what each does, as the help lists them."""
    return [(command.shown_keys, command.help) for command in commands if command.help]


class Table(Wrapped):
    """Keys or marks on the left, what they do or mean on the right."""

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self.rows = rows
        super().__init__()

    def content_for(self, width: int) -> Content:
        """The rows, for a width in cells."""
        return Content("\n").join(
            hanging(Content.styled(f"{name:<{_KEYS}}", "bold $accent"), Content(meaning), width)
            for name, meaning in self.rows
        )
