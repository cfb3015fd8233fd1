"""Finding something by typing: a field, and a list that follows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.screens.dialog import Dialog
from tui.screens.picker import Row

MOST = 200
"""How many rows are shown at most."""


class FinderDialog(Dialog[str | None]):
    """Returns the value of the row chosen, or None."""

    FOOT = "↑↓ move   Enter open   Esc close"
    BINDINGS = [("down", "move(1)", ""), ("up", "move(-1)", "")]  # noqa: RUF012

    class Found(Message):
        """The rows for what was typed."""

        def __init__(self, rows: Sequence[Row]) -> None:
            super().__init__()
            self.rows = rows

    def __init__(self, heading: str, prompt: str, find: Callable[[str], Sequence[Row]]) -> None:
        """Make the dialog.

        Args:
            heading: What the box is called.
            prompt: What to type, shown in the empty field.
            find: Gives the rows for what was typed; called in a thread of its own.
        """
        super().__init__(heading)
        self.prompt = prompt
        self.find = find
        self.rows: Sequence[Row] = ()

    def compose_body(self) -> ComposeResult:
        """The field, and the rows."""
        yield Input(placeholder=self.prompt, select_on_focus=False)
        yield OptionList(markup=False)

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
        self.post_message(self.Found(self.find(words)[:MOST]))

    @on(Found)
    def _show(self, message: Found) -> None:
        self.rows = message.rows
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(
            Option(Content.assemble((row.label, "bold"), (f"   {row.detail}" if row.detail else "", "$quiet")))
            for row in message.rows
        )
        if not message.rows and self.query_one(Input).value:
            rows.add_option(Option(Content.styled("Nothing found.", "$quiet"), disabled=True))
        rows.highlighted = 0 if message.rows else None

    def action_move(self, by: int) -> None:
        """Move in the list while the field keeps the focus."""
        rows = self.query_one(OptionList)
        if by > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        chosen = self.query_one(OptionList).highlighted
        if chosen is not None:
            self.dismiss(self.rows[chosen].value)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.rows[event.option_index].value)
