"""What each answer claims, to be read out in front of a room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.commands import Command
from tui.room.asked import Asked
from tui.screens.dialog import CLOSE, Dialog
from tui.screens.help import Table
from tui.widgets.parts import scroll_page


class MeaningsDialog(Dialog[None]):
    """The answers, each with what it claims. Nothing here depends on the text that is asked about."""

    OWN = (
        CLOSE.by("enter,s")._replace(name="close"),
        Command("scroll(1)", "space,pagedown", "scroll", "Scroll down.", footer=True, palette=False),
        Command("scroll(-1)", "pageup", "scroll up", "Scroll up.", palette=False),
    )

    def __init__(self, asked: Asked) -> None:
        super().__init__("What each answer claims")
        self.asked = asked

    def compose_body(self) -> ComposeResult:
        """A table."""
        with VerticalScroll():
            yield Table([(option.id.upper(), f"{option.label}. {option.meaning}") for option in self.asked.options])

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, direction: int) -> None:
        """Scroll by a page."""
        scroll_page(self.query_one(VerticalScroll), direction)
