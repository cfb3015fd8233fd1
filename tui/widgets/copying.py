"""What a selection copies: the text, without the line breaks and margins that only the screen needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from textual.content import Content
from textual.selection import Selection
from textual.style import Style

_MARK = "copied"
UNCOPIED = Style.from_meta({_MARK: ""})
"""Of what a selection leaves out."""
_BLANK = Style.from_meta({_MARK: " "})


@lru_cache
def copied_as(words: str) -> Style:
    """Of what a selection copies as something else."""
    return Style.from_meta({_MARK: words})


def uncopied(margin: Content) -> Content:
    """Content that a selection leaves out."""
    return margin.stylize(UNCOPIED)


def soft_break(indent: str = "", blank: bool = True) -> Content:
    """A line break that only the width asks for, and the indent behind it; copied as a blank, or as nothing."""
    return Content(f"\n{indent}").stylize(_BLANK if blank else UNCOPIED)


def unmarked(content: Content) -> Content:
    """The same to be painted, where what a selection copies makes no difference: each mark parts a line once more."""
    spans = [span for span in content.spans if not _is_mark(span.style)]
    return Content(content.plain, spans=spans)


def copied(content: Content, selection: Selection) -> str:
    """The selected text."""
    text = content.plain
    begin, end = _offset(text, selection.start, 0), _offset(text, selection.end, len(text))
    parts = []
    for start, stop, instead in _marked(content):
        if stop <= begin or start >= end:
            continue
        parts += [text[begin : max(start, begin)], instead]
        begin = stop
    return "".join([*parts, text[begin:end]])


def _offset(text: str, place: tuple[int, int] | None, otherwise: int) -> int:
    if place is None:
        return otherwise
    column, line = place
    lines = text.split("\n")
    return min(sum(len(each) + 1 for each in lines[:line]) + min(column, len((lines[line:] or [""])[0])), len(text))


def _marked(content: Content) -> Iterator[tuple[int, int, str]]:
    for start, stop, style in sorted(content.spans, key=lambda span: span.start):
        if isinstance(style, Style) and _is_mark(style):
            yield start, stop, style.meta[_MARK]


def _is_mark(style: str | Style) -> bool:
    return isinstance(style, Style) and _MARK in style.meta
