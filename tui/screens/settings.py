"""Settings: the theme, seen as one moves over it; what a judgement asks; whose the mouse is."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui import settings, themes
from tui.commands import Command
from tui.screens.dialog import CLOSE, ListDialog
from tui.settings import Settings

_CHANGE = Command(
    "change", "space", "change", "Choose the theme under the cursor, or turn what is there on or off.", True
)
_WIDTH = max(map(len, settings.LABELS.values()))


class Rows(OptionList, inherit_bindings=False):
    """The rows. Keys are the dialog's, so that Enter keeps what is chosen, and a click changes what is clicked on."""


class SettingsDialog(ListDialog[Settings | None]):
    """Returns the settings chosen, or None where nothing is to change."""

    OWN = (
        Command("choose", "enter", "keep", "Keep what is chosen, and the theme under the cursor.", footer=True),
        _CHANGE,
        Command("move(1)", "down,j", "move", "Move down; a theme is tried by that.", footer=True, palette=False),
        Command("move(-1)", "up,k", "up", "Move up.", palette=False),
        CLOSE._replace(name="undo and close", help="Close; everything is as it was."),
    )

    def __init__(self, before: Settings, preview: Callable[[Settings], None], guest: bool = False) -> None:
        """Offer settings.

        Args:
            before: Those in use.
            preview: Shows settings as they would be.
            guest: Whether there is nobody whose own choices could be kept.
        """
        super().__init__("Settings")
        self.before = before
        self.chosen = before
        self.preview = preview
        self.own = () if guest else tuple(settings.LABELS)
        """The choices of the learner that are offered."""

    def compose_body(self) -> ComposeResult:
        """The themes, the learner's own choices, and what the one under the cursor means."""
        own = [Option(self._prompt(name), id=name) for name in self.own]
        yield Rows(
            *(Option(self._prompt(name), id=name) for name in themes.LABELS),
            *((None, *own) if own else ()),
            markup=False,
        )
        yield Static(classes="quiet meaning", markup=False)

    def foot(self) -> tuple[Command, ...]:
        """The commands that the line at the foot shows."""
        return tuple(command for command in self.OWN if self.own or command is not _CHANGE)

    def on_mount(self) -> None:
        """Begin at the theme in use."""
        rows = self.query_one(Rows)
        names = list(themes.LABELS)
        rows.highlighted = names.index(self.before.theme) if self.before.theme in names else 0
        rows.focus()

    def _prompt(self, name: str) -> Content:
        """A row: the mark of the theme that is chosen, or whether something is on."""
        if name in themes.LABELS:
            mark = Content.styled("● " if name == self.chosen.theme else "  ", "bold $accent")
            return mark + themes.LABELS[name]
        is_on = getattr(self.chosen.own, name)
        state = Content.styled("on", "bold $accent") if is_on else Content.styled("off", "$quiet")
        return Content(f"  {settings.LABELS[name]:<{_WIDTH}}   ") + state

    @property
    def _tried(self) -> Settings:
        """What is chosen, with the theme under the cursor."""
        option = self.query_one(Rows).highlighted_option
        name = option.id if option is not None else None
        return msgspec.structs.replace(self.chosen, theme=name) if name in themes.LABELS else self.chosen

    @on(OptionList.OptionHighlighted)
    def _seen(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.query_one(".meaning", Static).update(settings.MEANINGS.get(event.option_id or "", "Tried as you move."))
        self.preview(self._tried)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_change()

    def action_change(self) -> None:
        """Choose the theme under the cursor, or turn on or off what is there."""
        rows = self.query_one(Rows)
        option = rows.highlighted_option
        name = option.id if option is not None else None
        if name in self.own:
            own = msgspec.structs.replace(self.chosen.own, **{name: not getattr(self.chosen.own, name)})
            self.chosen = msgspec.structs.replace(self.chosen, own=own)
        else:
            self.chosen = self._tried
        for each in (*themes.LABELS, *self.own):
            rows.replace_option_prompt(each, self._prompt(each))

    def action_choose(self) -> None:
        """Keep what is chosen."""
        self.done(self._tried)

    def action_close(self) -> None:
        """Leave everything as it was."""
        self.preview(self.before)
        self.done(None)
