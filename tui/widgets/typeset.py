"""A text as it is set: parts of what was written, and between them signs that only the page needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from textual.content import Span

from tui.widgets.copying import copied_as

GLUE = "\N{NO-BREAK SPACE}"
"""What stands between a number and its sentence, so that no line ends there."""

Kind = Literal["words", "blanks", "sign", "number"]
"""Words as they were written, blanks that stand for some that were; a sign or a number, which were not written."""


class Piece(NamedTuple):
    """A part of what is shown."""

    start: int
    """Offset into what is shown."""
    end: int
    kind: Kind
    first: int
    """Where in what was written it begins; of what was not written, 0."""
    last: int
    style: str = ""
    copied: str | None = None
    """What a selection copies instead of it; None for itself."""


class Typeset:
    """Numbers, marks, margins and line breaks among the parts of a text, whose offsets lead to what is shown."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.text = ""
        """What is shown."""
        self.pieces: list[Piece] = []

    def take(self, start: int, end: int) -> None:
        """Show a part of what was written."""
        self._add(self.written[start:end], "words", start, end)

    def sign(self, text: str, style: str = "", copied: str | None = "") -> None:
        """Show something that was not written.

        Args:
            text: The sign.
            style: How it looks.
            copied: What a selection copies instead, by default nothing; None for the sign itself.
        """
        self._add(text, "sign", style=style, copied=copied)

    def number(self, number: int, width: int = 0) -> None:
        """Show the number of a sentence, to the right of a column of some width."""
        self.sign(" " * (width - len(f"{number}{GLUE}")))
        self._add(f"{number}{GLUE}", "number", copied="")

    def blanks(self, text: str, start: int, end: int) -> None:
        """Show some blanks, or a line break, for others that were written."""
        self._add(text, "blanks", start, end, copied=self.written[start:end])

    def set(self, other: Typeset, start: int, end: int) -> None:
        """Show a part of another text that is set, by offsets into what that shows."""
        for piece in other.pieces:
            begin, stop = max(piece.start, start), min(piece.end, end)
            if begin >= stop:
                continue
            _, _, kind, first, last, style, copied = piece
            if kind == "words":
                first += begin - piece.start
                last = first + stop - begin
            self._add(other.text[begin:stop], kind, first, last, style, copied)

    def ranges(self, start: int, end: int, *, blanks: bool = False) -> Iterator[tuple[int, int]]:
        """Where a part of what was written is shown; `blanks` where those that stand for a part of it count, too."""
        for begin, stop, kind, first, last, _, _ in self.pieces:
            if last <= start or first >= end:  # Mostly so, and quickly told.
                continue
            left, right = max(first, start), min(last, end)
            if left >= right:
                continue
            if kind == "words":
                yield begin + left - first, begin + right - first
            elif blanks and "\n" not in self.text[begin:stop]:
                yield begin, stop

    def spans(self) -> list[Span]:
        """How the signs look, and what is copied of them."""
        found = []
        for piece in self.pieces:
            if piece.style:
                found.append(Span(piece.start, piece.end, piece.style))
            if piece.copied is not None:
                found.append(Span(piece.start, piece.end, copied_as(piece.copied)))
        return found

    def _add(
        self, text: str, kind: Kind, first: int = 0, last: int = 0, style: str = "", copied: str | None = None
    ) -> None:
        if text:
            start = len(self.text)
            self.text += text
            self.pieces.append(Piece(start, len(self.text), kind, first, last, style, copied))
