"""A learner's own words as Markdown: notes, and what was written on questions that ask for it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.course import Course
from tui.course.markdown import plain
from tui.export.markdown_text import words
from tui.tutor.notes import kept
from tui.tutor.record import Record


def as_markdown(course: Course, record: Record) -> str:
    """All notes, in the order in which they were written last, each under what it is on."""
    return "".join(f"{line}\n" for line in _lines(course, record))


def _lines(course: Course, record: Record) -> Iterator[str]:
    yield f"# {words(plain(course.title))}: notes"
    found = [each for each in reversed(kept(course, record)) if each.note]
    if not found:
        yield ""
        yield "There are none yet."
    for each in found:
        yield ""
        yield f"## {words(plain(each.title))}"
        yield ""
        place = f"In “{words(plain(each.place))}”, " if each.place else "No longer in this course, "
        yield f"{place}`{each.subject}`."
        yield ""
        # A learner's words are quoted as they are: what they begin with is no heading and no list of this page.
        yield from (f"    {line}".rstrip() for line in each.note.splitlines())
