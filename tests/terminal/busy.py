"""A program that takes no turn of its event loop any more once `b` is pressed, and fails once `f` is."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from tui import ending
from tui.ending import Ending, held
from tui.shell import Shell


class Busy(Shell):
    """Stands for a course with a page that is never done."""

    BINDINGS = [Binding("b", "busy", priority=True), ("f", "fail", ""), ("ctrl+c", "interrupt", "")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Lay out."""
        yield Static("Ready.", id="said")

    def on_mount(self) -> None:
        """Hear signals."""
        self.ending.listen(self.leave)

    def action_busy(self) -> None:
        """Copy a word, by which one can tell, and never come back."""
        self.copy_to_clipboard("busy")
        while True:
            pass

    def action_fail(self) -> None:
        """Fail."""
        raise RuntimeError("failed")


if __name__ == "__main__":
    ending.PATIENCE = 0.1
    app = Busy(Path.cwd(), Ending(grace=0.5))
    with held():
        app.run()
    sys.exit(1 if app.return_code is None else app.return_code)
