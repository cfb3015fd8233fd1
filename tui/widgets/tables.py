"""Tables as lines: every word of every cell is there, whatever the width."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.widgets.wrapping import hanging, wrap

_GAP = 2
"""Cells between two columns."""
_LEAST = 4
"""Cells that a column has at least; words that are longer than a column are broken."""
_BROKEN = 14
"""Length from which on a word may be broken where room is scarce."""


def table(rows: Sequence[Sequence[Content]], width: int, has_head: bool = True) -> list[Content]:
    """Rows of cells as lines.

    Columns are as wide as their words ask for; where that is too much, cells are broken into lines, and where not even
    their words fit side by side, each row stands as a list of its cells behind the head of the column.
    """
    count = max((len(row) for row in rows), default=0)
    if not count:
        return []
    whole = [max((cell.cell_length for row in rows for cell in row[n : n + 1]), default=0) for n in range(count)]
    least = [
        max(
            [
                _LEAST,
                *(min(cell_len(w), _BROKEN) for row in rows for cell in row[n : n + 1] for w in cell.plain.split()),
            ]
        )
        for n in range(count)
    ]
    room = width - _GAP * (count - 1)
    if sum(least) > room and sum(whole) > room:
        return _listed(rows, width, has_head)
    widths = whole if sum(whole) <= room else _shared(whole, least, room)
    lines: list[Content] = []
    for number, row in enumerate(rows):
        if has_head and number == 1:
            lines.append(Content.styled("─" * (sum(widths) + _GAP * (count - 1)), "$hairline"))
        elif number > 1 and any(cell.cell_length > widths[n] for n, cell in enumerate(row)):
            lines.append(Content(""))
        lines += _row(row, widths, "bold" if has_head and number == 0 else "")
    return lines


def _shared(whole: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Room given to columns: what their longest word needs, and of the rest as they ask for more."""
    least = [min(some, all_) for some, all_ in zip(least, whole, strict=True)]
    more = [all_ - some for some, all_ in zip(least, whole, strict=True)]
    spare = room - sum(least)
    return [some + ask * spare // max(sum(more), 1) for some, ask in zip(least, more, strict=True)]


def _row(row: Sequence[Content], widths: Sequence[int], style: str) -> list[Content]:
    broken = [
        [cell[start:end] for start, end in wrap(cell.plain, size)] for cell, size in zip(row, widths, strict=False)
    ]
    lines = []
    for number in range(max((len(cell) for cell in broken), default=0)):
        line = Content("")
        for place, (cell, size) in enumerate(zip(broken, widths, strict=False)):
            part = cell[number] if number < len(cell) else Content("")
            blanks = size - part.cell_length + _GAP if place < len(broken) - 1 else 0
            line += (part.stylize(style) if style else part) + Content(" " * blanks)
        lines.append(line)
    return lines


def _listed(rows: Sequence[Sequence[Content]], width: int, has_head: bool) -> list[Content]:
    """Each row as a list of its cells, behind what their columns are called."""
    heads = [cell.plain for cell in rows[0]] if has_head else []
    lines: list[Content] = []
    for row in rows[1:] if has_head else rows:
        if lines:
            lines.append(Content(""))
        for number, cell in enumerate(row):
            head = heads[number] if number < len(heads) else ""
            first = Content.styled(f"{head}: ", "bold") if head else Content("")
            indent = Content("  ") if number else Content("")
            lines += (hanging(indent, first + cell, width)).split("\n")
    return lines
