"""The floor: the least that a Textual program can show."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

WORDS = "Nothing but this line."


class Bare(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Lay out."""
        yield Static(WORDS)


if __name__ == "__main__":
    Bare().run()
