"""A learner's own words as Markdown: notes, and what was written on questions that ask for it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.course import Course
from tui.course.markdown import plain
from tui.export.markdown_text import code, own, words
from tui.tutor.notes import Kept, kept
from tui.tutor.record import Record
from tui.tutor.unseen import is_id_kept_unseen


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
        yield f"## {words(heading(course, each))}"
        yield ""
        yield f"{place(each)}."
        yield ""
        yield from own(each.note)


def heading(course: Course, each: Kept) -> str:
    """What a note or a bookmark is on; of an item that is kept unseen its id, for its words may be evidence."""
    return each.subject if is_id_kept_unseen(course, each.subject) else plain(each.title)


def place(each: Kept) -> str:
    """Where that is, as Markdown."""
    where = f"In “{words(plain(each.place))}”" if each.place else "No longer in this course"
    return f"{where}, {code(each.subject)}"
