"""What all dialogs have in common: a frame, a heading, Esc to close."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.commands import Command, bindings

T = TypeVar("T")

CLOSE = Command("close", "escape", "Close", "Close, and change nothing.")


class Dialog(ModalScreen[T]):
    """A box over the screen below. Subclasses give a heading, a body, and what to press."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings([CLOSE]), ("ctrl+c", "app.interrupt", "")]
    FOOT: ClassVar[str] = "Esc close"
    """What to press."""

    def __init__(self, heading: str) -> None:
        super().__init__(classes="dialog")
        self.heading = heading
        self.foot = self.FOOT

    def compose(self) -> ComposeResult:
        """Lay out: heading, body, keys."""
        with Vertical(classes="frame"):
            yield Static(self.heading, classes="heading", markup=False)
            yield from self.compose_body()
            yield Static(self.foot, classes="foot", markup=False)

    def compose_body(self) -> ComposeResult:
        """What stands between heading and keys."""
        yield from ()

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)
