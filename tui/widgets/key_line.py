"""The one line at the foot: what to press now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, shown_key
from tui.widgets.texts import clickable

MOST = 8
"""How many keys are shown at most."""
STAYING = ("escape", "question_mark")
"""Keys that are shown however narrow the window is; so is the first one."""


class KeyLine(Static):
    """The keys that matter now, each a button for the mouse.

    Unlike Textual's own footer it shows a screen's Enter although the focused list binds that key itself, and it is
    one widget rather than one for each key, which is part of a quick first paint.
    """

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        padding: 0 2;
        color: $quiet;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        link-color: $quiet;
        link-style: none;
        link-color-hover: $foreground;
        link-background-hover: $picked-background;
        link-style-hover: none;
    }
    """

    def __init__(self, commands: Iterable[Command] = ()) -> None:
        self._commands = tuple(commands)
        self._words = ""
        self._room = 0
        """Cells for the keys; 0 before that is known."""
        super().__init__(self._content(), markup=False)

    def on_resize(self) -> None:
        """Close up the ranks where there is little room, and leave out what does not fit."""
        before = self._content()
        self._room = self.content_size.width
        after = self._content()
        if after.plain != before.plain:
            self.update(after, layout=False)

    def set_commands(self, commands: Iterable[Command]) -> None:
        """Show the keys of those commands that belong in the footer."""
        self._commands = tuple(commands)
        self.update(self._content(), layout=False)

    def say(self, words: str) -> None:
        """Show some words in place of the keys; none, to show the keys again."""
        if words != self._words:
            self._words = words
            self.update(self._content(), layout=False)

    def _content(self) -> Content:
        if self._words:
            return Content.styled(self._words, "bold $warning")
        shown = [command for command in self._commands if command.footer][:MOST]
        gap = "  " if 0 < self._room < 72 else "   "
        content = self._line(shown, gap)
        while content.cell_length > self._room > 0 and (last := self._spare(shown)) is not None:
            del shown[last]
            content = self._line(shown, gap)
        return content

    @staticmethod
    def _spare(shown: Sequence[Command]) -> int | None:
        """Place of the command to leave out for want of room: the last one but those that always stay."""
        places = (n for n in range(len(shown) - 1, 0, -1) if shown[n].keys.split(",")[0] not in STAYING)
        return next(places, None)

    @staticmethod
    def _line(shown: Iterable[Command], gap: str) -> Content:
        parts = []
        for command in shown:
            key = shown_key(command.keys.split(",")[0])
            action = command.action if "." in command.action else f"screen.{command.action}"
            parts.append(Content.styled(key, "bold $accent") + clickable(Content(f" {command.name}"), action))
        return Content(gap).join(parts)
