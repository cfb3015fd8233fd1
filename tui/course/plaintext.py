"""Markdown as plain lines: no markup, no drawing, wrapped at a width. For screen readers, pipes and search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, east_asian_width

from tui.course.blocks import TextBlock, blocks, prose_blocks
from tui.course.markdown import InlineText

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
    return tuple(_paragraphs(prose_blocks(markdown), notes))


def short_paragraphs(source: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text of an item, a term or an explanation."""
    return tuple(_paragraphs(blocks(source)))


def render(markdown: str, width: int = WIDTH, *, notes: bool = True) -> str:
    """A Markdown text as plain lines of at most a width, where words allow it."""
    return "\n".join(lines(paragraphs(markdown, notes=notes), width))


def lines(parts: Iterable[Paragraph], width: int = WIDTH) -> Iterator[str]:
    """Paragraphs as lines, with an empty one between those that are not close."""
    for place, block in enumerate(parts):
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


def _paragraphs(blocks: Iterable[TextBlock], notes: bool = True) -> Iterator[Paragraph]:
    for block in blocks:
        rest = " " * block.indent
        first = rest[: len(rest) - len(block.mark)] + block.mark
        if block.kind == "code":
            yield Paragraph(block.code, first, rest + "    ", verbatim=True, close=block.close)
        elif block.kind == "words":
            yield Paragraph(_text(block.words, notes), first, rest, close=block.close)
        for place, text in enumerate(_rows(block, notes)):
            yield Paragraph(text, rest if place else first, rest, close=bool(place) or block.close)


def _rows(table: TextBlock, notes: bool) -> Iterator[str]:
    """Each row as a line; the head alone where there is nothing below it."""
    head, *rows = [[_text(cell, notes) for cell in row] for row in table.rows] or [[]]
    if not rows:
        yield from ["; ".join(head)] * bool(head)
    for row in rows:
        yield "; ".join(
            f"{column}: {cell}" if column else cell for column, cell in zip(head, row, strict=False) if cell
        )


def _text(words: InlineText, notes: bool) -> str:
    """Some words, with references to footnotes as `[note NUMBER]`, or without them."""
    pieces, at = [], 0
    for link in words.links:
        if link.target.startswith("note:"):
            number = words.text[link.start : link.end].translate(_DIGITS)
            pieces += [words.text[at : link.start], f" [note {number}]" if notes else ""]
            at = link.end
    return "".join([*pieces, words.text[at:]])
