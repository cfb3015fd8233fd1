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
    "backspace": "Backspace",
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
    """Whether the footer shows it. A screen shows eight at most."""
    palette: bool = True
    """Whether the palette offers it."""
    always: bool = False
    """Whether its key works inside dialogs and fields too."""
    called: str = ""
    """What the help calls its keys, where one line of it stands for those of several commands."""

    @property
    def shown_keys(self) -> str:
        """The keys as people call them."""
        return self.called or " ".join(shown_key(key) for key in self.keys.split(","))

    @property
    def key(self) -> str:
        """The key that is shown, as people call it."""
        return shown_key(self.keys.split(",")[0])

    def shown(self) -> Command:
        """The same command, shown in the footer."""
        return self._replace(footer=True)

    def by(self, keys: str) -> Command:
        """The same command with more keys, before its own."""
        return self._replace(keys=f"{keys},{self.keys}")


def shown_key(key: str) -> str:
    """A key as people call it."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key.removeprefix('ctrl+').upper()}"
    if key[0] == "f" and key[1:].isdecimal():
        return key.upper()
    return KEY_NAMES.get(key, key)


def digits(name: str, help: str) -> tuple[Command, ...]:
    """Choosing by a number: a command for each digit, and one line of help for all of them."""
    first = Command("choose(1)", "1", name, help, palette=False, called="1-9")
    return (first, *(first._replace(action=f"choose({n})", keys=str(n), help="") for n in range(2, 10)))


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """The key bindings of some commands."""
    return [
        Binding(
            command.keys,
            command.action,
            command.name,
            show=command.footer,
            key_display=command.key,
            tooltip=command.help,
            priority=command.always,
        )
        for command in commands
    ]


# What more than one screen offers, each declared here and nowhere else.
BACK = Command("back", "escape", "Back", "Go back to where you came from.", footer=True)
HELP = Command("app.help", "question_mark,f1", "Help", "What can be done here.", footer=True)
SEARCH = Command("app.search", "slash,ctrl+f", "Search", "Search the lessons and the glossary.")
GLOSSARY = Command("app.glossary", "f2", "Glossary", "Look up a term.")
NOTES = Command("app.notes", "f3", "Notes and bookmarks", "Your notes and bookmarks, to read and to go to.")
SETTINGS = Command("app.settings", "f4", "Settings", "The theme, what a judgement asks, the mouse.")
MAP = Command("app.map", "f5", "Course map", "Go to the course map.")
RULE = Command("app.rule", "f6", "The rule", "What to look for in a text, and what each verdict claims.")
LAB = Command("app.lab", "f7", "The lab", "Say what a text states and denies, and see what follows.")
PALETTE = Command("app.command_palette", "ctrl+p", "Commands", "Every command by its name.", palette=False)
SUSPEND = Command("app.suspend", "ctrl+z", "Suspend", "Put the program to sleep; fg wakes it.", palette=False)
INTERRUPT = Command(
    "app.interrupt", "ctrl+c", "Copy or leave", "Copy what is selected; with nothing selected, leave.", palette=False
)
QUIT = Command("app.quit", "ctrl+q", "Quit", "Leave; everything is saved, drafts too.", always=True)
NOTE = Command("note", "n", "Note", "Write a note on this.")
BOOKMARK = Command("bookmark", "b", "Bookmark", "Set or remove a bookmark here.")
HINT = Command("hint", "h", "Hint", "A hint; the answer then does not count for ability.", footer=True)
SKIP = Command("skip", "x", "Skip", "Leave this question for later.", footer=True)
UNDO = Command("undo", "u", "Undo", "Take the answer just given back: it does not count, and you are asked again.")
REREAD = Command("reread", "o", "Reread", "Open the step to reread.", footer=True)
DISPUTE = Command("dispute", "exclamation_mark", "Dispute", "Dispute this key, with a note.")
PAST = Command("past", "a", "Answers", "Look back at past answers.")
WRITE = Command("write", "w", "Write", "Write on a question that asks for your own words.")

EVERYWHERE: tuple[Command, ...] = (
    HELP._replace(footer=False),
    GLOSSARY,
    SEARCH,
    NOTES,
    SETTINGS,
    MAP,
    RULE,
    LAB,
    PALETTE,
    SUSPEND,
    INTERRUPT,
    QUIT,
)
"""What can be done on every screen."""
