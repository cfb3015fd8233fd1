"""Taking a text in the learner's own words. Whatever ends the writing, the lines so far are kept as a draft."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from tui.journal.errors import JournalError
from tui.plain.prompts import Face, attempt
from tui.tutor import drafts
from tui.tutor.history import Writing

_DROP = "-"
"""The line that throws away what was begun, or removes a note."""


def write(face: Face, what: Writing, subject: str, invitation: str, keep: Callable[[str], None]) -> str:
    """Take a text and keep it.

    Args:
        face: Where to ask.
        what: What is written.
        subject: What it is on.
        invitation: Said where there is nothing yet.
        keep: Keeps the text.

    Returns:
        The text that is kept now, which may be the one of before; empty where there is none.
    """
    old = drafts.kept_text(face.record, what, subject)
    begun = face.record.history.drafts.get((what, subject), "")
    _say_what_is_there(face, what, old, begun, invitation)
    text = _take(face, what, subject, begun)
    if text == _DROP and begun:
        attempt(face, lambda: drafts.keep(face.record, what, subject, ""))
        face.lines.say("What you began is dropped.")
        return old
    text = _joined(begun, text)
    if not text or text == old:
        return old
    if text == _DROP and what == "note":
        text = ""
    if not _keep(face, lambda: keep(text)):
        return old
    return drafts.kept_text(face.record, what, subject)


def _say_what_is_there(face: Face, what: Writing, old: str, begun: str, invitation: str) -> None:
    lines = face.lines
    if old:
        lines.say("You wrote before:")
        lines.quote(old)
    if begun:
        lines.say("You began another:" if old else "You began:")
        lines.quote(begun)
        lines.say("What you write now follows it. A lone full stop keeps it, a lone hyphen drops it.")
    elif old:
        remove = ", a lone hyphen removes it" if what == "note" else ""
        lines.say(f"A new text takes its place. A lone full stop keeps the old one{remove}.")
    else:
        lines.say(f"{invitation} Write as many lines as you like. A line with nothing but a full stop ends it.")


def _take(face: Face, what: Writing, subject: str, begun: str) -> str:
    written: list[str] = []
    is_whole = False

    def keep_draft() -> None:
        if not is_whole:
            with suppress(JournalError):
                drafts.keep(face.record, what, subject, _joined(begun, "\n".join(written)))

    try:
        try:
            for line in face.lines.text():
                written.append(line)
            is_whole = True
        finally:
            keep_draft()
    finally:
        # A terminal that goes away is an error of its own, and then a signal in the middle of what that has set off.
        keep_draft()
    return "\n".join(written).strip()


def _keep(face: Face, keep: Callable[[], None]) -> bool:
    while not attempt(face, keep):
        face.lines.say("Enter tries to keep your text again; x lets go of it.")
        if face.lines.ask("next").casefold() == "x":
            return False
    return True


def _joined(begun: str, text: str) -> str:
    return f"{begun}\n{text.strip()}".strip() if begun else text.strip()
