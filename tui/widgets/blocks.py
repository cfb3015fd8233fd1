"""Markdown with blocks (paragraphs, lists, quotations, code, tables) laid out for a width: nothing is run together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from textual.content import Content

from tui.course.blocks import TextBlock
from tui.course.blocks import blocks as read
from tui.course.markdown import InlineText
from tui.widgets.copying import uncopied
from tui.widgets.tables import table
from tui.widgets.texts import clickable, emphasised
from tui.widgets.wrapping import broken, wrap

GOES_ON = "↳ "
"""What a further row of a line of code begins with."""
NOTHING = Content("")
_BREAK = Content("\n")


def blocks(source: str, width: int, style: str = "", lead: Content = NOTHING) -> list[Content]:
    """A short text of an item as lines.

    Args:
        source: Markdown.
        width: In cells.
        style: Of the words; code has its own.
        lead: Words to begin with, on the line of the first paragraph where there is one.
    """
    found = read(source)
    lines: list[Content] = []
    if lead and not (found and found[0].kind == "words" and not found[0].mark):
        lines, lead = rows(lead, width), NOTHING
    before: tuple[int, ...] = ()
    for block in found:
        if lines and not block.close:
            lines.append(_between(before, block.bars))
        lines += _lines(block, width, style, lead)
        lead, before = NOTHING, block.bars
    return lines


def prose(found: Iterable[TextBlock], width: int) -> Content:
    """The prose of a lesson. Lines that only the width breaks are copied as one; a link runs `link('TARGET')`."""
    parts: list[Content] = []
    before: tuple[int, ...] = ()
    for block in found:
        if parts and not block.close:
            parts.append(_between(before, block.bars))
        if block.kind == "words":
            words = _styled(block.words, "")
            spans = wrap(words.plain, width - block.indent)
            first, rest = _margins(block)
            parts.append(broken(words, spans, margins=[first, *[uncopied(rest)] * (len(spans) - 1)]))
        else:
            parts.append(_BREAK.join(_lines(block, width, "", NOTHING)))
        before = block.bars
    return _BREAK.join(parts)


def _between(above: tuple[int, ...], below: tuple[int, ...]) -> Content:
    """The line between two blocks: the bars of the quotations that go on."""
    return _barred(max((bar for bar in below if bar in above), default=-1) + 1, below)


def _barred(indent: int, bars: tuple[int, ...]) -> Content:
    """Columns to the left of a block, with the bars of the quotations that it stands in."""
    blanks = "".join("▌" if column in bars else " " for column in range(indent))
    return uncopied(Content.styled(blanks, "$hairline")) if blanks else NOTHING


def _margins(block: TextBlock) -> tuple[Content, Content]:
    """What stands before the first line of a block, and before the others."""
    mark = block.mark.replace("- ", "• ")
    return _barred(block.indent - len(mark), block.bars) + Content.styled(mark, "$accent"), _barred(
        block.indent, block.bars
    )


def _lines(block: TextBlock, width: int, style: str, lead: Content) -> list[Content]:
    room = width - block.indent
    if block.kind == "code":
        made = [Content("  ") + line for line in code(block.code, room - 2)]
    elif block.kind == "table":
        made = table([[_styled(cell, style) for cell in row] for row in block.rows], room)
    elif block.kind == "rule":
        made = [Content.styled("─" * room, "$hairline")]
    else:
        made = rows(lead + _styled(block.words, style), room)
    first, rest = _margins(block)
    return [(rest if number else first) + line for number, line in enumerate(made)]


def _styled(words: InlineText, style: str) -> Content:
    content = emphasised(words.text, words.styles)
    for start, end, target in words.links:
        content = content[:start] + clickable(content[start:end], f"link({target!r})") + content[end:]
    return content.stylize_before(style) if style else content


def rows(text: Content, width: int, first: Content = NOTHING) -> list[Content]:
    """A text broken into lines, behind a prefix that its further lines are indented by."""
    indent = first.cell_length
    found = [text[start:end] for start, end in wrap(text.plain, width - indent)]
    return [(Content(" " * indent) if number else first) + row for number, row in enumerate(found)]


def code(source: str, width: int) -> list[Content]:
    """Lines of code as they stand; one that is too long goes on in further rows, which begin with a mark."""
    found: list[Content] = []
    for line in source.rstrip("\n").expandtabs(4).split("\n"):
        pieces = [Content(piece) for piece in _pieces(line, width)]
        found += [pieces[0], *(Content.styled(GOES_ON, "$quiet") + piece for piece in pieces[1:])]
    return found


def _pieces(line: str, width: int) -> Iterator[str]:
    """A line in pieces that fit behind the mark that all but the first have."""
    if cell_len(line) <= width:
        yield line
        return
    start = used = 0
    for place, sign in enumerate(line):
        used += cell_len(sign)
        if used > width - (len(GOES_ON) if start else 0) and place > start:
            yield line[start:place]
            start, used = place, cell_len(sign)
    yield line[start:]
