"""Finding something by typing: a field, and a list that follows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from tui.commands import Command
from tui.screens.dialog import CLOSE, ListDialog
from tui.screens.navigation import Go
from tui.screens.rows import Find, Row

MOST = 100
"""How many rows are shown at most."""


class FoundRow(Option):
    """A row of the list. It knows itself what it leads to, whatever is listed by the time that it is chosen."""

    def __init__(self, row: Row, words: Sequence[str]) -> None:
        super().__init__(row.content(words))
        self.row = row


class FinderDialog(ListDialog[None]):
    """Asks to be taken to the row chosen. A term opens above the list, so that going back leads to the list again."""

    OWN = (
        Command("choose", "enter", "open", "Open the row under the cursor.", footer=True),
        Command("move(1)", "down", "move", "Move down.", footer=True, palette=False),
        Command("move(-1)", "up", "up", "Move up.", palette=False),
        Command("page(1)", "pagedown", "page down", "Move down a page.", palette=False),
        Command("page(-1)", "pageup", "page up", "Move up a page.", palette=False),
        CLOSE,
    )

    class Found(Message):
        """The rows for what was typed."""

        def __init__(self, words: str, rows: Sequence[Row]) -> None:
            super().__init__()
            self.words = words
            self.rows = rows

    def __init__(self, heading: str, prompt: str, find: Find) -> None:
        """Make the dialog.

        Args:
            heading: What the box is called.
            prompt: What to type, shown in the empty field.
            find: Called in a thread of its own.
        """
        super().__init__(heading)
        self.add_class("finder")
        self.prompt = prompt
        self.find = find

    def compose_body(self) -> ComposeResult:
        """The field, and the rows."""
        yield Input(placeholder=self.prompt, select_on_focus=False)
        rows = OptionList(markup=False)
        rows.can_focus = False  # What is typed always goes to the field.
        yield rows

    def on_mount(self) -> None:
        """Find what is found for nothing typed."""
        self.query_one(Input).focus()
        self._look("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._look(event.value)

    @work(thread=True, exclusive=True)
    def _look(self, words: str) -> None:
        worker = get_current_worker()
        rows = self.find(words)[:MOST]
        if not worker.is_cancelled:
            self.post_message(self.Found(words, rows))

    @on(Found)
    def _show(self, message: Found) -> None:
        if not self.query(OptionList) or message.words != self.query_one(Input).value:
            return
        words = message.words.lower().split()
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options([FoundRow(row, words) for row in message.rows])
        if not message.rows and words:
            rows.add_option(Option(Content.styled("Nothing found.", "$quiet"), disabled=True))
        rows.highlighted = 0 if message.rows else None

    def action_page(self, by: int) -> None:
        """Move in the list by a page."""
        rows = self.query_one(OptionList)
        move: Callable[[], None] = rows.action_page_down if by > 0 else rows.action_page_up
        move()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        self._open(self.query_one(OptionList).highlighted_option)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._open(event.option)

    def _open(self, option: Option | None) -> None:
        if not isinstance(option, FoundRow) or not self.is_current:
            return
        target = option.row.target
        if target is None:
            self.notify("This is no longer in the course.", severity="warning", markup=False, timeout=4)
            return
        self.app.post_message(Go(target))
        if target.kind != "term":
            self.done(None)
