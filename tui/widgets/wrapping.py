"""Breaking text into lines of a given width, so that marks can stand beside the right line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

_WORD = re.compile(r"\S+\s*")


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
    start = end = 0
    used = 0
    for word in _WORD.finditer(line):
        bare = word.group().rstrip()
        size = cell_len(bare)
        if used and used + size > width:
            yield offset + start, offset + end
            start, used = word.start(), 0
        elif not used:
            start = word.start()
        while size > width:
            cut = _fit(bare, width)
            yield offset + start, offset + start + cut
            start, bare = start + cut, bare[cut:]
            size = cell_len(bare)
        end = start + len(bare) if not used else word.start() + len(bare)
        used += cell_len(word.group()) if used else cell_len(bare) + len(word.group()) - len(word.group().rstrip())
    yield offset + start, offset + max(end, start)


def _fit(word: str, width: int) -> int:
    """How many characters of a word fit into a width; at least one."""
    for count in range(len(word), 1, -1):
        if cell_len(word[:count]) <= width:
            return count
    return 1


def hanging(prefix: Content, text: Content, width: int) -> Content:
    """A text behind a prefix, its further lines indented to where the first one begins."""
    indent = prefix.cell_length
    rows = wrap(text.plain, width - indent)
    parts = [text[start:end] for start, end in rows]
    return Content("\n").join([prefix + parts[0], *(Content(" " * indent) + part for part in parts[1:])])
