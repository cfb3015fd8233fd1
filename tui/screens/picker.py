"""Choosing one of a few things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.commands import Command
from tui.screens.dialog import CLOSE, ListDialog


class Row(NamedTuple):
    """A row."""

    value: str
    """What the dialog returns."""
    label: str
    detail: str = ""
    """Shown quietly behind the label."""


class PickerDialog(ListDialog[str | None]):
    """A list to choose from; returns the value of the row, or None."""

    OWN = (
        Command("choose", "enter", "choose", "Choose the row under the cursor.", footer=True),
        Command("move(1)", "down,j", "move", "Move down.", footer=True, palette=False),
        Command("move(-1)", "up,k", "up", "Move up.", palette=False),
        CLOSE,
    )

    def __init__(self, heading: str, rows: Sequence[Row], current: str = "") -> None:
        super().__init__(heading)
        self.rows = rows
        self.current = current

    def compose_body(self) -> ComposeResult:
        """The rows."""
        yield OptionList(
            *(
                Option(Content.assemble(row.label, (f"   {row.detail}" if row.detail else "", "$quiet")))
                for row in self.rows
            ),
            markup=False,
        )

    def on_mount(self) -> None:
        """Begin at the current row."""
        values = [row.value for row in self.rows]
        rows = self.query_one(OptionList)
        rows.highlighted = values.index(self.current) if self.current in values else 0
        rows.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.done(self.rows[event.option_index].value)
