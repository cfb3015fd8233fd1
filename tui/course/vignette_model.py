"""A vignette as everything above the course layer sees it: its text, what it is made of, its evidence and sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tui.course.logic import Value
from tui.course.markdown import Styled


@dataclass(frozen=True, slots=True)
class Span:
    """A marked part of a vignette, and the features that it states or denies."""

    start: int
    """Offset into the vignette's text."""
    end: int
    features: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a vignette, with the features of every span that shares a word with it."""

    start: int
    """Offset into the vignette's text."""
    end: int
    features: Mapping[str, Value]


EMPTY = "–"
"""What is said of an empty cell, where a row is a line of words."""
PassageKind = Literal["paragraph", "quote", "turn", "bullet", "log", "columns", "row"]
"""A turn is quoted, too; a log line is a bullet that begins with inline code; columns are the head of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What stands by itself in a vignette, such as a paragraph, a quoted turn or a row of a table."""

    kind: PassageKind
    start: int
    """Offset into the vignette's text."""
    end: int
    lead: int
    """Where its bold head, its label or its time ends; its start where it has none. A head belongs to no sentence."""
    group: int
    """Number of the quote, list or table that it is part of, or of its own, from 0."""
    close: bool
    """Whether no empty line parts it from the passage before."""
    thought: bool = False
    """Of a turn: whether it is thought rather than said."""
    cells: tuple[tuple[int, int], ...] = ()
    """Of a row, and of the columns: the offsets of each cell, as many in every row of a table."""

    @property
    def has_head(self) -> bool:
        """Whether it begins with a head."""
        return self.lead > self.start and self.kind in ("paragraph", "quote", "bullet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vignette:
    """A described model, as a document. Passages are parted by a line break or an empty line, cells by a tab."""

    text: str
    """Without markup."""
    styles: tuple[Styled, ...]
    spans: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    """In order; with what parts them they are the whole text."""

    @property
    def stated(self) -> dict[str, Value]:
        """Every feature that the text states or denies, in the order of the text."""
        return {name: value for span in self.spans for name, value in span.features.items()}

    def sentence_text(self, number: int, *, bare: bool = False) -> str:
        """The sentence with a number, from 1; a row of a table names its columns: `column: cell; column: cell`.

        Args:
            number: Of the sentence.
            bare: Whether the label of a turn and the time of a log line are left out.
        """
        sentence = self.sentences[number - 1]
        passage = self.passage_at(sentence.start)
        if passage.kind == "row":
            return self.row_text(passage)
        start = max(sentence.start, passage.lead) if bare else sentence.start
        return self.text[start : sentence.end].lstrip()

    def quote(self, start: int, end: int) -> str:
        """A part of the text on one line; behind the name of its column where it is of a cell."""
        words = " ".join(self.text[start:end].split())
        row = self.passage_at(start)
        for (first, last), column in zip(row.cells, self.columns(row) if row.cells else (), strict=True):
            if first <= start < end <= last and column and row.kind == "row":
                return f"{column}: {words}"
        return words

    def passage_at(self, place: int) -> Passage:
        """The passage that an offset into the text is of."""
        return next(passage for passage in reversed(self.passages) if passage.start <= place)

    def columns(self, row: Passage) -> tuple[str, ...]:
        """What the columns of a row's table are called."""
        head = next(passage for passage in self.passages if passage.group == row.group)
        return tuple(self.text[start:end] for start, end in head.cells)

    def row_text(self, row: Passage) -> str:
        """A row of a table as a line of words."""
        cells = [self.text[start:end] for start, end in row.cells]
        named = zip(self.columns(row), cells, strict=True)
        return "; ".join(f"{column}: {cell or EMPTY}" if column else cell for column, cell in named if column or cell)
