"""A vignette laid out for a width: paragraphs, transcripts, lists, logs and tables, of which nothing is ever cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Span

from tui.course.passages import words_start
from tui.course.spoken import sentence_numbers
from tui.course.vignette_model import EMPTY, Passage, Vignette
from tui.widgets.table_columns import Columns
from tui.widgets.texts import STYLES
from tui.widgets.typeset import Typeset
from tui.widgets.wrapping import wrap

LEAST = 8
"""Cells that words have at least."""
_LABEL, _THOUGHT_LABEL = "bold $secondary", "bold italic $secondary"
_BAR, _THOUGHT_BAR = ("▌ ", "$hairline"), ("┊ ", "$secondary")
"""What stands to the left of a quote, and of a turn that is thought rather than said; and how it looks."""
_NO_BAR = ("", "")
_BULLET = "• "
_HANG = 2
"""Cells by which further lines are indented where no number stands before the first."""


class Number(NamedTuple):
    """Where the number of a sentence stands."""

    start: int
    """Offset into what is shown."""
    end: int
    line: int
    """From 0."""


class _Prefix(NamedTuple):
    """What stands before the first line of a passage, and before the others."""

    first: Typeset
    rest: Typeset


class Document:
    """The text as it is shown; that depends on the width alone, and on nothing that a learner does."""

    def __init__(self, vignette: Vignette, width: int, *, gutter: int = 0, numbered: bool = False) -> None:
        """Lay a vignette out.

        Args:
            vignette: The text.
            width: In cells.
            gutter: Cells to the left of all lines, for marks.
            numbered: Whether each sentence has its number before it.
        """
        self.vignette = vignette
        self.page = Typeset(vignette.text)
        self.margins: list[int] = []
        """Where each line begins, as offsets into what is shown."""
        self._gutter = " " * gutter
        self._room = max(width - gutter, LEAST)
        self._numbered = numbered
        self._column = len(f"{len(vignette.sentences)} ") if numbered else 0
        """Cells for the numbers of lines that begin with one."""
        numbers = zip(vignette.passages, sentence_numbers(vignette), strict=True)
        for _, group in groupby(numbers, lambda each: each[0].group):
            self._group(list(group))
        self.numbers = tuple(self._find_numbers())
        """Of the sentences, in order; none where they are not shown."""
        self.spans = (*self._styles(), *self.page.spans())
        """How it looks before anything is marked, and what is copied of it."""

    def ranges(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where a part of the vignette's text is shown."""
        return self.page.ranges(start, end)

    def sentence(self, number: int) -> Iterator[tuple[int, int]]:
        """Where a sentence is shown, with its number and the blanks between the cells of a row."""
        sentence = self.vignette.sentences[number - 1]
        yield self.numbers[number - 1][:2]
        yield from self.page.ranges(sentence.start, sentence.end, blanks=True)

    def _find_numbers(self) -> Iterator[Number]:
        line = 0
        for piece in self.page.pieces:
            if piece.kind == "number":
                while line + 1 < len(self.margins) and self.margins[line + 1] <= piece.start:
                    line += 1
                yield Number(piece.start, piece.end, line)

    def _styles(self) -> Iterator[Span]:
        parts = [(start, end, STYLES[emphasis]) for start, end, emphasis in self.vignette.styles]
        for passage in self.vignette.passages:
            if passage.kind == "log":
                parts.remove((passage.start, passage.lead, STYLES["code"]))
                parts.append((passage.start, passage.lead, "$quiet"))
            elif passage.kind == "turn":
                parts.append((passage.start, passage.lead, _THOUGHT_LABEL if passage.thought else _LABEL))
            elif passage.kind == "columns":
                parts.append((passage.start, passage.end, "bold"))
        for start, end, style in parts:
            yield from (Span(*place, style) for place in self.ranges(start, end))

    def _group(self, group: Sequence[tuple[Passage, range]]) -> None:
        """A paragraph, quote, list or table."""
        if group[0][0].cells:
            self._table(group)
            return
        for place, (passage, numbers) in enumerate(group):
            self._part(passage.close, _bar(passage) if place else _NO_BAR)
            self._passage(passage, numbers)

    def _passage(self, passage: Passage, numbers: range) -> None:
        prefix = _Prefix(self._typeset(), self._typeset())
        start = passage.start
        for each in prefix:
            each.sign(*_bar(passage))
        if passage.kind in ("turn", "log"):
            if self._numbered:
                prefix.first.number(numbers[0], self._column)
            prefix.rest.sign(" " * self._column)
            numbers = numbers[1:]
        elif passage.kind == "bullet":
            prefix.first.sign(_BULLET, "$accent")
            prefix.rest.sign(" " * _HANG)
        if passage.kind == "log":
            start = self._time(passage, prefix)
        flow = self._typeset()
        for number in numbers:
            begin = self.vignette.sentences[number - 1].start
            flow.take(start, begin)
            if self._numbered:
                flow.number(number)
            start = begin
        flow.take(start, passage.end)
        self._flow(flow, prefix)

    def _time(self, passage: Passage, prefix: _Prefix) -> int:
        """Set the time of a log line before its words, if it leaves them room enough; gives where the words begin."""
        words = words_start(self.page.written, passage.lead, passage.end)
        size = cell_len(self.page.written[passage.start : words])
        if size > self._room // 3:
            prefix.rest.sign("" if self._column else " " * _HANG)
            return passage.start
        prefix.first.take(passage.start, words)
        prefix.rest.sign(" " * size)
        return words

    def _table(self, group: Sequence[tuple[Passage, range]]) -> None:
        (head, _), *rows = group
        columns = Columns(self.page.written, [passage for passage, _ in group])
        fits = columns.fit(self._room - self._column)
        self._part(head.close)
        if fits:
            self.page.sign(" " * self._column)
            columns.set(head, self.page)
            self._line("")
            self.page.sign(" " * self._column)
            self.page.sign("─" * columns.width, "$hairline")
        elif not rows:
            self._flow(self._listed(head, ("",) * len(head.cells)), _Prefix(self._typeset(), self._typeset()))
        for place, (row, numbers) in enumerate(rows):
            if fits or place:
                self._line(None)
            prefix = _Prefix(self._typeset(), self._typeset())
            if self._numbered:
                prefix.first.number(numbers[0], self._column)
            if fits:
                self._take(prefix.first)
                columns.set(row, self.page)
            else:
                prefix.rest.sign(" " * (self._column or _HANG))
                self._flow(self._listed(row, self.vignette.columns(row)), prefix)

    def _listed(self, row: Passage, columns: Sequence[str]) -> Typeset:
        """A row as a line of words."""
        flow = self._typeset()
        for (start, end), column in zip(row.cells, columns, strict=True):
            if column or end > start:
                flow.sign("; " if flow.text else "", copied=None)
                flow.sign(f"{column}: " if column else "", "$quiet", copied=None)
                flow.take(start, end)
                flow.sign(EMPTY if end == start else "", copied=None)
        return flow

    def _typeset(self) -> Typeset:
        return Typeset(self.page.written)

    def _take(self, part: Typeset) -> None:
        self.page.set(part, 0, len(part.text))

    def _flow(self, flow: Typeset, prefix: _Prefix) -> None:
        """Break words into lines."""
        indent = max(cell_len(part.text) for part in prefix)
        before = 0
        for place, (start, end) in enumerate(wrap(flow.text, max(self._room - indent, LEAST))):
            if place:
                self._line(" " if start > before else "")
            self._take(prefix.rest if place else prefix.first)
            self.page.set(flow, start, end)
            before = end

    def _part(self, close: bool, bar: tuple[str, str] = _NO_BAR) -> None:
        """Begin the first line of a passage, behind an empty one if it is not close to what is above it."""
        if self.margins and not close:
            self._line(None)
            self.page.sign(*bar)
        self._line(None)

    def _line(self, copied: str | None) -> None:
        """Begin a line; `copied` instead of its break, None for the break itself."""
        if self.margins:
            self.page.sign("\n", copied=copied)
        self.margins.append(len(self.page.text))
        self.page.sign(self._gutter)


def _bar(passage: Passage) -> tuple[str, str]:
    if passage.kind not in ("quote", "turn"):
        return _NO_BAR
    return _THOUGHT_BAR if passage.thought else _BAR
