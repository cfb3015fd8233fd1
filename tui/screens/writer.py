"""Writing a note."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from tui.course.safe_text import clean
from tui.screens.dialog import Dialog


class WriterDialog(Dialog[bool]):
    """A text to write; returns whether it was kept. Where it cannot be, the dialog stays open with what was written."""

    BINDINGS = [("ctrl+s", "keep", "Save"), ("f10", "keep", "Save")]  # noqa: RUF012
    FOOT = "Ctrl+S save   Esc leave as it was"

    def __init__(self, heading: str, text: str, keep: Callable[[str], None], prompt: str = "") -> None:
        """Make the dialog.

        Args:
            heading: What the box is called.
            text: What stands in the field at first.
            keep: Keeps the text. It may raise a `JournalError`.
            prompt: What to write about, or empty.
        """
        super().__init__(heading)
        self.text = text
        self.keep = keep
        self.prompt = prompt

    def compose_body(self) -> ComposeResult:
        """The field."""
        if self.prompt:
            yield Static(self.prompt, markup=False)
        yield Field(clean(self.text), soft_wrap=True, tab_behavior="focus")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        field = self.query_one(TextArea)
        field.move_cursor(field.document.end)
        field.focus()

    def action_keep(self) -> None:
        """Keep the text."""
        self.keep(clean(self.query_one(TextArea).text))
        self.dismiss(True)


class Field(TextArea):
    """A field that takes nothing in that a terminal would obey."""

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted, before it is put in."""
        event.text = clean(event.text.replace("\r\n", "\n").replace("\r", "\n"))
