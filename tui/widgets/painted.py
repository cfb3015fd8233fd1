"""A line of a text that is broken already, as it is painted: Textual would break all of it again to paint one."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

Parse = Callable[[str | Style], Style]
"""Reads how a part of a line looks."""


def painted(line: Content, place: int, width: int, style: Style, parse: Parse, link: Callable[[], RichStyle]) -> Strip:
    """A line of a text, filled up with blanks.

    Args:
        line: What it says.
        place: Which line of the text it is, from 0; the mouse selects by that.
        width: In cells.
        style: Of the widget.
        parse: The program's, which knows the colours of its theme.
        link: Gives how words look that a click acts on.
    """
    line = line.expand_tabs()
    segments = []
    offset = 0
    for words, look in line.render(style, end="", parse_style=parse):
        shown = look.rich_style_with_offset(offset, place)
        if "@click" in look.meta:
            shown += link()
        segments.append(Segment(words, shown))
        offset += len(words)
    # Textual miscounts a line whose tabs it has widened, once it has measured an empty one.
    length = cell_len(line.plain)
    if length < width:
        segments.append(Segment(" " * (width - length), style.rich_style))
    return Strip(segments, max(length, width)).adjust_cell_length(width)
