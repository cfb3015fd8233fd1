"""An address on the web: shown, to be opened or copied by the reader. Nothing is opened by the program."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from tui.screens.dialog import Dialog


class AddressDialog(Dialog[None]):
    """Shows an address whole."""

    BINDINGS = [("c,y", "copy", "Copy"), ("enter", "close", "Close")]  # noqa: RUF012
    FOOT = "c copy   Enter Esc close"

    def __init__(self, address: str) -> None:
        super().__init__("Open this address in a browser")
        self.address = address

    def compose_body(self) -> ComposeResult:
        """The address."""
        yield Static(self.address, markup=False)

    def action_copy(self) -> None:
        """Put it on the clipboard, where the terminal allows that."""
        self.app.copy_to_clipboard(self.address)
        self.notify("Copied, if your terminal allows it.", markup=False, timeout=3)
