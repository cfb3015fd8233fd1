"""What stands in a window that is too small for the course, over everything else."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.screen import Screen
from textual.widgets import Static

LEAST_COLUMNS, LEAST_LINES = 60, 20
"""The smallest window that the course can be shown in."""

WORDS = (
    f"This window is too small for the course.\n\nMake it at least {LEAST_COLUMNS} columns by {LEAST_LINES} lines.\n"
    "Or press Ctrl+Q to leave, and read in lines:\ntwo-schemers --plain",
    f"Too small: at least {LEAST_COLUMNS} columns by {LEAST_LINES} lines.\nCtrl+Q leaves.\ntwo-schemers --plain",
    f"Too small: {LEAST_COLUMNS}x{LEAST_LINES}\nCtrl+Q leaves\ntwo-schemers --plain",
    "Too small\nCtrl+Q",
)
"""What is said, and the same in fewer words for where there is less room."""


def words_for(width: int, height: int) -> str:
    """As many words as there is room for in a window, with no line broken."""
    fits = (
        words for words in WORDS if max(map(len, words.splitlines())) <= width and len(words.splitlines()) <= height
    )
    return next(fits, WORDS[-1])


def is_without_parts(screen: Screen[Any], event: events.Event) -> bool:
    """Whether a screen is to begin its work although it went before it was built, as when one leaves in that moment."""
    return isinstance(event, events.Mount | events.ScreenResume) and not screen.query_children(TooSmall)


class TooSmall(Static):
    """Says so; shown by the classes that a screen has in such a window. Every screen has one."""

    DEFAULT_CSS = """
    TooSmall {
        display: none;
        layer: notice;
        dock: top;
        width: 100%;
        height: 100%;
        background: $background;
        color: $foreground;
        content-align: center middle;
        text-align: center;
    }
    """

    def __init__(self) -> None:
        super().__init__(WORDS[0], markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Say it in as many words as there is room for."""
        self.update(words_for(*event.size))
