"""Drafts: what a learner has left off writing is kept, and given back when the learner writes there again."""

from __future__ import annotations

from tui.journal.events import Drafted
from tui.tutor.history import Writing
from tui.tutor.record import Record

EVERY = 5.0
"""Seconds between two drafts that are kept while a learner writes."""


def keep(record: Record, what: Writing, subject: str, text: str) -> None:
    """Keep what is left off being written; an empty text, or the text that is kept already, leaves no draft."""
    text = text.strip()
    draft = "" if text == kept_text(record, what, subject) else text
    if draft != record.history.drafts.get((what, subject), ""):
        record.add(Drafted(what=what, text=draft), subject)


def kept_text(record: Record, what: Writing, subject: str) -> str:
    """The note or the objection on a subject; empty where there is none."""
    history = record.history
    return (history.notes if what == "note" else history.disputes).get(subject, "")


def to_write_on(record: Record, what: Writing, subject: str) -> str:
    """What a field to write in begins with: the draft that was left, else the text that is kept."""
    return record.history.drafts.get((what, subject), "") or kept_text(record, what, subject)
