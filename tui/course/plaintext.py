"""Markdown as plain lines: no markup, no drawing, wrapped at a width. For screen readers, pipes and search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, east_asian_width

from tui.course.markdown import lesson_parser, token_text

if TYPE_CHECKING:
    from markdown_it.token import Token

WIDTH = 76
"""Columns of a line of text, where nothing else is asked for."""


# An ideograph, kana or hangul, and what stands close behind it: no line begins with a full stop.
_WIDE = r"\u2e80-\u2fdf\u3040-\ua4cf\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_PIECE = re.compile(rf"[{_WIDE}][^\w]*|[^{_WIDE}]+")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Paragraph(NamedTuple):
    """Words that belong together."""

    text: str
    """Without line breaks, unless it is verbatim."""
    first: str = ""
    """What its first line begins with: a dash or a number."""
    rest: str = ""
    """What its other lines begin with: blanks."""
    verbatim: bool = False
    """Whether its lines stand as they are: code."""
    close: bool = False
    """Whether no empty line parts it from the paragraph before."""


def paragraphs(markdown: str, *, notes: bool = True) -> tuple[Paragraph, ...]:
    """The paragraphs of a Markdown text, in order.

    Emphasis is dropped and a link is its text. List items begin with `- ` or their number, quotations are indented, a
    row of a table is a line of its cells, each behind the name of its column.

    Args:
        markdown: The text.
        notes: Whether a reference to a footnote is shown, as `[note NUMBER]`.
    """
    return tuple(_Walk(notes).blocks(lesson_parser().parse(markdown)))


def render(markdown: str, width: int = WIDTH, *, notes: bool = True) -> str:
    """A Markdown text as plain lines of at most a width, where words allow it."""
    return "\n".join(lines(paragraphs(markdown, notes=notes), width))


def lines(blocks: Iterable[Paragraph], width: int = WIDTH) -> Iterator[str]:
    """Paragraphs as lines, with an empty one between those that are not close."""
    for place, block in enumerate(blocks):
        if place and not block.close:
            yield ""
        if block.verbatim:
            yield from (block.rest + line for line in block.text.split("\n"))
        else:
            yield from wrap(block.text, width, block.first, block.rest)


def flat(markdown: str) -> str:
    """All the words of a Markdown text on one line, without footnote references."""
    return " ".join(" ".join(block.text.split()) for block in paragraphs(markdown, notes=False))


def cells(text: str) -> int:
    """Columns that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


@lru_cache(maxsize=4096)
def _cells(sign: str) -> int:
    return 0 if category(sign) in ("Mn", "Me", "Cf") else 2 if east_asian_width(sign) in "WF" else 1


def wrap(text: str, width: int = WIDTH, first: str = "", rest: str = "") -> list[str]:
    """Break a text at blanks into lines of at most a width.

    A word that is longer has a line to itself, but is broken between wide signs: Chinese and Japanese have no blanks.

    Args:
        text: The words.
        width: Columns.
        first: What the first line begins with.
        rest: What the other lines begin with.
    """
    done: list[str] = []
    line, used, empty = first, cells(first), True
    for word, size, blank in _words(text, max(width - cells(rest), 2)):
        gap = "" if empty else blank
        if not empty and used + len(gap) + size > width:
            done.append(line)
            line, used, gap = rest, cells(rest), ""
        line += gap + word
        used += len(gap) + size
        empty = False
    return [*done, line if not empty else line.rstrip()]


def _words(text: str, most: int) -> Iterator[tuple[str, int, str]]:
    """The words, or what they are broken into: each with its size, and the blank before it."""
    for word in text.split():
        size, blank = cells(word), " "
        if size <= most or not (parts := _PIECE.findall(word))[1:]:
            yield word, size, blank
            continue
        for part in parts:
            yield part, cells(part), blank
            blank = ""


class _List:
    """A list that is open."""

    def __init__(self, token: Token) -> None:
        self.number = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
        self.begun = False

    def next_mark(self) -> str:
        self.begun = True
        if self.number is None:
            return "- "
        self.number += 1
        return f"{self.number - 1}. "


class _Walk:
    """Goes through block tokens and knows how deep it is."""

    def __init__(self, notes: bool) -> None:
        self.notes = notes
        self.indent = ""
        self.indents: list[str] = []
        self.lists: list[_List] = []
        self.mark = ""
        self.close = False
        self.columns: list[str] = []
        self.row: list[str] | None = None

    def blocks(self, tokens: Iterable[Token]) -> Iterator[Paragraph]:
        for token in tokens:
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    self.lists.append(_List(token))
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open":
                    self.close = self.lists[-1].begun or len(self.lists) > 1
                    self.mark = self.lists[-1].next_mark()
                    self._deeper(" " * len(self.mark))
                case "blockquote_open":
                    self._deeper("    ")
                case "list_item_close" | "blockquote_close":
                    self.indent = self.indents.pop()
                case "fence" | "code_block":
                    yield self._paragraph(token.content.rstrip("\n"), verbatim=True)
                case "tr_open":
                    self.row = []
                case "thead_close":
                    self.columns = self.row or []
                case "tr_close" if self.columns:
                    yield self._paragraph(self._named_cells())
                    self.row, self.close = None, True
                case "table_close":
                    if self.row:
                        yield self._paragraph("; ".join(self.row))
                    self.row = None
                    self.columns, self.close = [], False
                case "inline" if self.row is not None:
                    self.row.append(self._words(token))
                case "inline":
                    yield self._paragraph(self._words(token))

    def _named_cells(self) -> str:
        cells = zip(self.columns, self.row or (), strict=False)
        return "; ".join(f"{column}: {cell}" if column else cell for column, cell in cells if cell)

    def _deeper(self, by: str) -> None:
        self.indents.append(self.indent)
        self.indent += by

    def _paragraph(self, text: str, *, verbatim: bool = False) -> Paragraph:
        rest = self.indent
        first = rest[: len(rest) - len(self.mark)] + self.mark
        close, self.mark, self.close = self.close, "", False
        return Paragraph(text, first, rest + "    " if verbatim else rest, verbatim, close)

    def _words(self, token: Token) -> str:
        pieces: list[str] = []
        in_note = False
        for child in token.children or ():
            if child.type == "link_open":
                in_note = str(child.attrs.get("href", "")).startswith("note:")
            elif child.type == "link_close":
                in_note = False
            elif in_note:
                if self.notes:
                    pieces.append(f" [note {child.content.translate(_DIGITS)}]")
            else:
                pieces.append(token_text(child) or "")
        return "".join(pieces)
