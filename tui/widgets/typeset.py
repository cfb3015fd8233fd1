"""A text as it is set: parts of what was written, and between them signs that only the page needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from textual.content import Span

from tui.widgets.copying import copied_as

GLUE = "\N{NO-BREAK SPACE}"
"""What stands between a number and its sentence, so that no line ends there."""


class Piece(NamedTuple):
    """A part of what is shown."""

    start: int
    """Offset into what is shown."""
    end: int
    kind: Literal["words", "blanks", "sign", "number"]
    """Words as they were written, blanks that stand for some that were; a sign or a number, which were not written."""
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
        self._add(Piece(0, 0, "words", start, end), self.written[start:end])

    def sign(self, text: str, style: str = "", copied: str | None = "") -> None:
        """Show something that was not written.

        Args:
            text: The sign.
            style: How it looks.
            copied: What a selection copies instead, by default nothing; None for the sign itself.
        """
        self._add(Piece(0, 0, "sign", 0, 0, style, copied), text)

    def number(self, number: int, width: int = 0) -> None:
        """Show the number of a sentence, to the right of a column of some width."""
        self.sign(" " * (width - len(f"{number}{GLUE}")))
        self._add(Piece(0, 0, "number", 0, 0, "", ""), f"{number}{GLUE}")

    def blanks(self, text: str, start: int, end: int) -> None:
        """Show some blanks, or a line break, for others that were written."""
        self._add(Piece(0, 0, "blanks", start, end, "", self.written[start:end]), text)

    def set(self, other: Typeset, start: int, end: int) -> None:
        """Show a part of another text that is set, by offsets into what that shows."""
        for piece in other.pieces:
            begin, stop = max(piece.start, start), min(piece.end, end)
            if begin >= stop:
                continue
            if piece.kind == "words":
                first = piece.first + begin - piece.start
                piece = piece._replace(first=first, last=first + stop - begin)
            self._add(piece, other.text[begin:stop])

    def ranges(self, start: int, end: int, *, blanks: bool = False) -> Iterator[tuple[int, int]]:
        """Where a part of what was written is shown; `blanks` where those that stand for a part of it count, too."""
        for piece in self.pieces:
            first, last = max(piece.first, start), min(piece.last, end)
            if first >= last:
                continue
            if piece.kind == "words":
                yield piece.start + first - piece.first, piece.start + last - piece.first
            elif blanks and "\n" not in self.text[piece.start : piece.end]:
                yield piece.start, piece.end

    def spans(self) -> list[Span]:
        """How the signs look, and what is copied of them."""
        found = []
        for piece in self.pieces:
            if piece.style:
                found.append(Span(piece.start, piece.end, piece.style))
            if piece.copied is not None:
                found.append(Span(piece.start, piece.end, copied_as(piece.copied)))
        return found

    def _add(self, piece: Piece, text: str) -> None:
        if text:
            start = len(self.text)
            self.text += text
            self.pieces.append(piece._replace(start=start, end=len(self.text)))
