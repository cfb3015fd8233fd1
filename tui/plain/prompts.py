"""Asking at a prompt: its choices first, its help, and what can be done at every prompt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tui.course.course import Course
from tui.journal.errors import JournalError
from tui.plain.lines import Leave, Lines
from tui.tutor import asking
from tui.tutor.record import Record

T = TypeVar("T")
Choices = Sequence[tuple[int | str, str]]
"""What can be chosen at a prompt: what to type, and what it stands for."""
Keys = Mapping[str, str]
"""What else can be typed, and what it does."""

END_A_TEXT = "Write as many lines as you like. A line with nothing but a full stop ends it."


class GoTo(Exception):  # noqa: N818 - a wish, not a fault
    """Take the learner to a target: `map`, `lesson:ID`, `lesson:ID#STEP` or `quiz:ID`."""

    def __init__(self, target: str) -> None:
        super().__init__(target)
        self.target = target


@dataclass(frozen=True, slots=True)
class Face:
    """What every part of this face works with."""

    course: Course
    record: Record
    lines: Lines


_EVERYWHERE: Keys = {
    "n": "write a note on this",
    "m": "set or remove a bookmark here",
    "w": "words: the glossary; w and a word looks it up",
    "/ and words": "slash: search the lessons and the glossary",
    "?": "question mark: this help",
    "q": "quit; everything is saved",
}

_NOT_HERE = {
    "h": "There is no hint here.",
    "x": "There is nothing to skip here.",
    "b": "There is no way back from here.",
}


def ask(
    face: Face, prompt: str, choices: Choices, keys: Keys, *, subject: str = "", goes: bool = False, lead: str = ""
) -> str:
    """Ask until something is typed that is for the caller to understand.

    Help, search, glossary, notes and bookmarks are seen to here.

    Args:
        face: Where to ask.
        prompt: `go`, `verdict`, `certainty`, `sentence`, `answer` or `next`.
        choices: What to offer before the prompt, each time that it comes.
        keys: What the caller understands beside the choices, for the help.
        subject: What a note or a bookmark is on; empty where there can be none.
        goes: Whether what a search finds is gone to, rather than read aloud and come back from.
        lead: A line to say before the choices.

    Returns:
        What was typed, in small letters; empty only at `go` and `next`.
    """
    from tui.plain.asides import look_up, search_for

    while True:
        if lead:
            face.lines.say(lead)
        face.lines.choices(choices)
        reply = face.lines.ask(prompt)
        word, _, rest = reply.partition(" ")
        if reply.startswith("/"):
            search_for(face, reply[1:].strip(), goes)
        elif word in ("?", "help"):
            _help(face, choices, keys, subject)
        elif word.casefold() == "w":
            look_up(face, rest.strip())
        elif subject and reply.casefold() == "n":
            write_note(face, subject)
        elif subject and reply.casefold() == "m":
            _bookmark(face, subject)
        elif reply or prompt in ("go", "next"):
            return reply.casefold()


def number(reply: str, choices: Choices) -> int | None:
    """The number chosen, if it is one of the choices."""
    return int(reply) if reply.isascii() and reply.isdecimal() and int(reply) in [n for n, _ in choices] else None


def not_here(face: Face, reply: str) -> None:
    """Say that something typed means nothing at this prompt."""
    face.lines.say(_NOT_HERE.get(reply, "That is not a choice here. A question mark lists what you can type."))


def attempt(face: Face, action: Callable[[], T]) -> T | None:
    """Do something that is put on record; say why where it could not be, and return None."""
    try:
        return action()
    except JournalError as error:
        face.lines.say(str(error))
        return None


def kept(face: Face, action: Callable[[], object]) -> bool:
    """Do something that is put on record, and say why where it could not be.

    Returns:
        Whether it was done.
    """
    try:
        action()
    except JournalError as error:
        face.lines.say(str(error))
        return False
    return True


def write_note(face: Face, subject: str) -> None:
    """Show the note on something, and take a new one in its place."""
    lines = face.lines
    old = face.record.history.notes.get(subject)
    if old:
        lines.say("Your note here:")
        for line in old.split("\n"):
            lines.say(line, "    ")
        lines.say("A new one takes its place. A lone full stop keeps the old one, a lone hyphen removes it.")
    else:
        lines.say("Your note. " + END_A_TEXT)
    text, ended = lines.ask_text()
    if text:
        if kept(face, lambda: asking.note(face.record, subject, "" if text == "-" else text)):
            lines.say("The note is removed." if text == "-" else "The note is kept.")
    else:
        lines.say("The note stays as it was." if old else "No note was written.")
    if ended:
        raise Leave


def _bookmark(face: Face, subject: str) -> None:
    on = attempt(face, lambda: asking.toggle_bookmark(face.record, subject))
    if on is not None:
        face.lines.say("There is a bookmark here now." if on else "The bookmark here is removed.")


def _help(face: Face, choices: Choices, keys: Keys, subject: str) -> None:
    face.lines.say("What you can type here:")
    if any(isinstance(choice, int) for choice, _ in choices):
        face.lines.say("choose what is listed beside it", "a number: ")
    for key, what in {**keys, **_EVERYWHERE}.items():
        if key not in ("n", "m") or subject or key in keys:
            face.lines.say(what, f"{key}: ", "    ")
    face.lines.say()
