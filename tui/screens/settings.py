"""Settings: the theme, seen as one moves over it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.commands import Command
from tui.screens.dialog import CLOSE, ListDialog
from tui.settings import Settings
from tui.themes import LABELS


class SettingsDialog(ListDialog[Settings | None]):
    """Returns the settings chosen, or None where nothing is to change."""

    OWN = (
        Command("choose", "enter", "keep", "Keep the theme under the cursor.", footer=True),
        Command("move(1)", "down,j", "try", "Try the next theme.", footer=True, palette=False),
        Command("move(-1)", "up,k", "up", "Try the theme before.", palette=False),
        CLOSE._replace(name="undo and close", help="Close; everything is as it was."),
    )

    def __init__(self, settings: Settings, preview: Callable[[Settings], None]) -> None:
        super().__init__("Settings: the theme")
        self.before = settings
        self.chosen = settings
        self.preview = preview

    def compose_body(self) -> ComposeResult:
        """The themes."""
        yield OptionList(*(Option(label, id=name) for name, label in LABELS.items()), markup=False)

    def on_mount(self) -> None:
        """Begin at the theme in use."""
        rows = self.query_one(OptionList)
        names = list(LABELS)
        rows.highlighted = names.index(self.before.theme) if self.before.theme in names else 0
        rows.focus()

    @on(OptionList.OptionHighlighted)
    def _seen(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.chosen = msgspec.structs.replace(self.chosen, theme=event.option.id or self.before.theme)
        self.preview(self.chosen)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.done(self.chosen)

    def action_close(self) -> None:
        """Leave everything as it was."""
        self.preview(self.before)
        self.done(None)
