"""Writing a note."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from tui.screens.dialog import Dialog


class WriterDialog(Dialog[str | None]):
    """A text to write; returns it, or None where nothing is to change."""

    BINDINGS = [("ctrl+s", "keep", "Save"), ("f10", "keep", "Save")]  # noqa: RUF012
    FOOT = "Ctrl+S save   Esc leave as it was"

    def __init__(self, heading: str, text: str, prompt: str = "") -> None:
        super().__init__(heading)
        self.text = text
        self.prompt = prompt

    def compose_body(self) -> ComposeResult:
        """The field."""
        if self.prompt:
            yield Static(self.prompt, markup=False)
        yield TextArea(self.text, soft_wrap=True, tab_behavior="focus")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        field = self.query_one(TextArea)
        field.move_cursor(field.document.end)
        field.focus()

    def action_keep(self) -> None:
        """Return the text."""
        self.dismiss(self.query_one(TextArea).text)
