"""Settings: the theme, seen as one moves over it, and whether things may move."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.screens.dialog import Dialog
from tui.settings import Settings
from tui.themes import LABELS


class SettingsDialog(Dialog[Settings | None]):
    """Returns the settings chosen, or None where nothing is to change."""

    FOOT = "↑↓ see a theme   a animations   Enter save   Esc leave as it was"
    BINDINGS = [("a", "animations", "Animations")]  # noqa: RUF012

    def __init__(self, settings: Settings, preview: Callable[[Settings], None]) -> None:
        super().__init__("Settings")
        self.before = settings
        self.chosen = settings
        self.preview = preview

    def compose_body(self) -> ComposeResult:
        """The themes, and the one switch."""
        yield OptionList(*(Option(label, id=name) for name, label in LABELS.items()), markup=False)
        yield Static(id="animations", markup=False)

    def on_mount(self) -> None:
        """Begin at the theme in use."""
        rows = self.query_one(OptionList)
        names = list(LABELS)
        rows.highlighted = names.index(self.before.theme) if self.before.theme in names else 0
        rows.focus()
        self._say()

    def _say(self) -> None:
        state = "on" if self.chosen.animations else "off"
        self.query_one("#animations", Static).update(
            Content.assemble(("\na", "bold $accent"), "  Animations  ", (state, "bold"))
        )

    def action_animations(self) -> None:
        """Turn animations on or off."""
        self._choose(msgspec.structs.replace(self.chosen, animations=not self.chosen.animations))
        self._say()

    def _choose(self, settings: Settings) -> None:
        self.chosen = settings
        self.preview(settings)

    @on(OptionList.OptionHighlighted)
    def _seen(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._choose(msgspec.structs.replace(self.chosen, theme=event.option.id or "dark"))

    @on(OptionList.OptionSelected)
    def _save(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.chosen)

    def action_close(self) -> None:
        """Leave everything as it was."""
        self.preview(self.before)
        self.dismiss(None)
