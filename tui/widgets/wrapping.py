"""Breaking text into lines of a given width, so that marks can stand beside the right line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.widgets.copying import soft_break

_WORD = re.compile(r"\S[\S\u00a0]*\s*")
"""A word and the blanks behind it. A no-break space binds two words into one."""
# A letter with what stands above or below it; emoji that are joined to one.
_SIGN = r"[\S\u00a0](?:[\u0300-\u036f\ufe0f\U0001f3fb-\U0001f3ff]|\u200d\S)*"


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of a text as (start, end) offsets, without the blanks at their ends.

    Width is in terminal cells; a word that is wider is broken. Line breaks in the text break lines; an empty line
    stays as (n, n).
    """
    width = max(width, 1)
    rows: list[tuple[int, int]] = []
    offset = 0
    for paragraph in text.split("\n"):
        rows += _wrap_line(paragraph, offset, width)
        offset += len(paragraph) + 1
    return rows


def _wrap_line(line: str, offset: int, width: int) -> Iterator[tuple[int, int]]:
    start = end = used = 0
    for word in _WORD.finditer(line):
        first, bare = word.start(), word.group().rstrip()
        blanks = word.group()[len(bare) :]
        size = cell_len(bare)
        if used and used + size > width:
            yield offset + start, offset + end
            used = 0
        if not used:
            start = first
        if size > width:
            cuts, size = _cuts(bare, width)
            for cut in cuts:
                yield offset + start, offset + first + cut
                start = first + cut
        end = first + len(bare)
        used += size + max(cell_len(blanks), len(blanks))
    yield offset + start, offset + max(end, start)


def _cuts(word: str, width: int) -> tuple[list[int], int]:
    """Where a word is broken so that each piece fits into a width, or is one sign; and the size of the last piece."""
    cuts: list[int] = []
    size = 0
    for sign in re.finditer(_SIGN, word):
        more = cell_len(sign.group())
        if size + more > width and sign.start():
            cuts.append(sign.start())
            size = 0
        size += more
    return cuts, size


def fitting(text: str, width: int) -> int:
    """How many characters of a text fit into a width; at least one, where it has any."""
    used = 0
    for count, sign in enumerate(text):
        used += cell_len(sign)
        if used > width:
            return max(count, 1)
    return len(text)


def hanging(prefix: Content, text: Content, width: int) -> Content:
    """A text behind a prefix, its further lines indented to where the first one begins."""
    indent = prefix.cell_length
    rows = wrap(text.plain, width - indent)
    return prefix + broken(text, rows, " " * indent)


def broken(
    text: Content, rows: Sequence[tuple[int, int]], indent: str = "", margins: Sequence[Content] = ()
) -> Content:
    """A text broken into rows.

    Args:
        text: The text.
        rows: Offsets of its rows, as `wrap` gives them.
        indent: What stands before all rows but the first.
        margins: What stands before each row, where that differs.
    """
    parts = []
    before = 0
    for number, (start, end) in enumerate(rows):
        gap = text.plain[before:start]
        if number:
            parts.append(Content("\n" + indent) if "\n" in gap else soft_break(indent, bool(gap)))
        parts += [margins[number], text[start:end]] if margins else [text[start:end]]
        before = end
    return Content("").join(parts)


def break_paths(text: str, width: int) -> str:
    """A text whose words that are wider than a line, as paths are, are broken behind a slash where that is possible."""
    return re.sub(rf"\S{{{max(width, 1) + 1},}}", lambda word: "\n".join(_pieces(word[0], max(width, 1))), text)


def _pieces(path: str, width: int) -> Iterator[str]:
    while len(path) > width:
        cut = max(path.rfind("/", 0, width), path.rfind("\\", 0, width)) + 1 or width
        yield path[:cut]
        path = path[cut:]
    yield path
