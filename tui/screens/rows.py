"""What can be found: terms of the glossary, places in the course, notes and bookmarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content, Span

from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.search import search
from tui.course.target import Target
from tui.tutor import notes
from tui.tutor.glossary import find_terms
from tui.tutor.record import Record
from tui.tutor.wording import shortened

_KIND = 7
"""Cells for what kind of thing a row is."""
_TITLE = 40
"""Characters of a title, so that there is room for the place behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Something found."""

    target: Target | None
    """Where it leads; None for what is no longer in the course."""
    label: str
    place: str = ""
    """What it is part of, shown quietly behind the label."""
    detail: str = ""
    """A text below the label; behind it where rows are single lines."""
    kind: str = ""
    """What it is, in a word before the label."""
    single: bool = False
    """Whether the row is one line only."""

    def content(self, words: Sequence[str]) -> Content:
        """The row, with the words marked that were looked for."""
        kind = Content.styled(f"{self.kind:<{_KIND}}", "$carries") if self.kind else Content("")
        first = kind + marked(Content.styled(self.label, "bold"), words)
        if self.place:
            first += Content.styled(f"   {self.place}", "$quiet")
        if not self.detail:
            return first
        detail = marked(Content.styled(self.detail, "$quiet"), words)
        return first + "   " + detail if self.single else first + "\n" + " " * (kind.cell_length or 2) + detail


Find = Callable[[str], Sequence[Row]]
"""Gives the rows for what was typed."""


def marked(content: Content, words: Sequence[str]) -> Content:
    """A text in which words are marked wherever they stand, whatever their case."""
    if not words:
        return content
    looked_for = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE)
    spans = [Span(*found.span(), "bold underline $decides") for found in looked_for.finditer(content.plain)]
    return Content(content.plain, spans=[*content.spans, *spans])


def terms(course: Course, words: str) -> Sequence[Row]:
    """The terms that are meant."""
    return [
        Row(target=Target("term", term.id), label=plain(term.term), detail=plain(term.definition), single=True)
        for term in find_terms(course, words)
    ]


def places(course: Course, words: str) -> Sequence[Row]:
    """The terms, lessons, quizzes and steps that hold all the words."""
    return [
        Row(target=found.target, label=found.title, place=found.lesson, detail=found.snippet, kind=found.place)
        for found in search(course, words)
    ]


def kept(course: Course, record: Record, words: str) -> Sequence[Row]:
    """The notes, drafts and bookmarks that hold what was typed, newest first."""
    wanted = words.casefold().strip()
    rows = (_kept(each) for each in notes.kept(course, record))
    return [row for row in rows if wanted in f"{row.label} {row.place} {row.detail}".casefold()]


def _kept(one: notes.Kept) -> Row:
    return Row(
        target=one.target,
        label=f"{'⚑ ' if one.bookmarked else ''}{shortened(one.title, _TITLE)}",
        place=one.place if one.target else "no longer in the course",
        detail=" · ".join(_written(one)),
    )


def _written(one: notes.Kept) -> Iterator[str]:
    for heading, text in (("", one.note), ("Draft: ", one.draft)):
        if text:
            yield heading + " ".join(text.split())
