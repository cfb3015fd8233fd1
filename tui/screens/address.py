"""A web address: shown whole, a link for terminals that follow links, and copied. The program opens nothing itself."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from tui.commands import Command
from tui.screens.dialog import CLOSE, Dialog


class AddressDialog(Dialog[None]):
    """Shows an address."""

    OWN = (
        Command("take", "enter", "copy and close", "Copy the address, and close.", footer=True),
        Command("copy", "c,y", "copy", "Copy the address.", footer=True),
        CLOSE,
    )

    def __init__(self, address: str) -> None:
        super().__init__("Web address")
        self.address = address

    def compose_body(self) -> ComposeResult:
        """The address, and how to get there."""
        yield Static(Content.styled(self.address, Style(link=self.address)), id="address", markup=False)
        yield Static("\nCopy it into a browser, or click on it as your terminal follows links.", classes="quiet")

    def action_copy(self) -> None:
        """Put it on the clipboard."""
        self.app.copy_to_clipboard(self.address)

    def action_take(self) -> None:
        """Put it on the clipboard, and close."""
        self.action_copy()
        self.done(None)
