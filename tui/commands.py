"""Commands: declared once, they feed key bindings, the footer, the command palette and the help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding

KEY_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "slash": "/",
    "question_mark": "?",
    "exclamation_mark": "!",
    "tab": "Tab",
}


class Command(NamedTuple):
    """Something that a user can do on a screen."""

    action: str
    """The Textual action that does it."""
    keys: str
    """Key names, parted by commas, the first one being the one that is shown."""
    name: str
    """A word or two, for the footer and the palette."""
    help: str
    """A sentence, for the help."""
    footer: bool = False
    """Whether the footer shows it. A screen shows six at most."""
    palette: bool = True
    """Whether the palette offers it."""
    always: bool = False
    """Whether its key works inside dialogs and fields too."""

    @property
    def shown_keys(self) -> str:
        """The keys as people call them."""
        return " ".join(shown_key(key) for key in self.keys.split(","))


def shown_key(key: str) -> str:
    """A key as people call it."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key.removeprefix('ctrl+').upper()}"
    if key[0] == "f" and key[1:].isdecimal():
        return key.upper()
    return KEY_NAMES.get(key, key)


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """The key bindings of some commands."""
    return [
        Binding(
            command.keys,
            command.action,
            command.name,
            show=command.footer,
            key_display=shown_key(command.keys.split(",")[0]),
            tooltip=command.help,
            priority=command.always,
        )
        for command in commands
    ]
