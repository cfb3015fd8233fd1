"""Writing a text: a note, an objection, an answer in one's own words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from tui.commands import Command
from tui.course.safe_text import clean
from tui.journal.errors import JournalError
from tui.screens.dialog import CLOSE, Dialog
from tui.tutor.drafts import EVERY


class WriterDialog(Dialog[bool]):
    """A text to write; returns whether it was kept. However it is left, what stands in the field is kept as a draft."""

    OWN = (
        Command("keep", "ctrl+s,f10", "save", "Keep the text.", footer=True),
        CLOSE._replace(name="leave it as a draft", help="Close; what you wrote waits here as a draft."),
        Command("copy", "ctrl+c", "copy", "Copy what is selected.", palette=False),
    )

    def __init__(
        self,
        heading: str,
        text: str,
        keep: Callable[[str], object],
        draft: Callable[[str], object],
        prompt: str = "",
    ) -> None:
        """Make the dialog.

        Args:
            heading: What the box is called.
            text: What stands in the field at first.
            keep: Keeps the text. It may raise a `JournalError`; the dialog then stays open.
            draft: Keeps what is left off being written. It may raise a `JournalError`.
            prompt: What to write about, or empty.
        """
        super().__init__(heading)
        self.text = text
        self.keep = keep
        self.draft = draft
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
        self.set_interval(EVERY, self.save_draft)

    @property
    def written(self) -> str:
        """What stands in the field."""
        return clean(self.query_one(TextArea).text)

    def save_draft(self) -> None:
        """Keep what stands in the field, in case that it is never kept otherwise."""
        with suppress(JournalError):
            self.draft(self.written)

    def action_keep(self) -> None:
        """Keep the text."""
        self.keep(self.written)
        self.done(True)

    def action_close(self) -> None:
        """Leave what is written as a draft."""
        self.draft(self.written)
        self.done(False)

    def action_copy(self) -> None:
        """Copy what is selected in the field."""
        self.query_one(TextArea).action_copy()


class Field(TextArea):
    """A field that takes nothing in that a terminal would obey."""

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted, before it is put in."""
        event.text = clean(event.text.replace("\r\n", "\n").replace("\r", "\n"))
