"""What can be found: terms of the glossary, places in the course, notes and bookmarks."""

from __future__ import annotations

from collections.abc import Sequence

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.markdown import plain
from tui.course.search import search
from tui.screens.picker import Row
from tui.tutor.record import Record


def terms(course: Course, words: str) -> Sequence[Row]:
    """The terms whose name holds what was typed; failing that, those whose definition does."""
    wanted = words.casefold().strip()
    found = [t for t in course.glossary if any(wanted in name.casefold() for name in (t.term, *t.aliases))]
    found = found or [t for t in course.glossary if wanted in t.definition.casefold()]
    return [Row(f"term:{term.id}", plain(term.term), plain(term.definition)) for term in found]


def places(course: Course, words: str) -> Sequence[Row]:
    """The terms, lessons and steps that hold all the words."""
    return [Row(found.target, found.title, found.snippet) for found in search(course, words)]


def kept(course: Course, record: Record, words: str) -> Sequence[Row]:
    """The notes and bookmarks that hold what was typed, newest first."""
    wanted = words.casefold().strip()
    history = record.history
    rows = []
    for subject in reversed([*history.bookmarks, *(s for s in history.notes if s not in history.bookmarks)]):
        title, target = _subject(course, subject)
        mark = "⚑ " if subject in history.bookmarks else ""
        row = Row(target, f"{mark}{title}", " ".join(history.notes.get(subject, "").split()))
        if wanted in f"{row.label} {row.detail}".casefold():
            rows.append(row)
    return rows


def _subject(course: Course, subject: str) -> tuple[str, str]:
    """The title of a step or an item, and where it is."""
    if "#" in subject:
        try:
            return course.step(subject).title, f"lesson:{subject}"
        except (CourseError, UnknownIdError):
            return subject, "map"
    return subject, f"item:{subject}"
