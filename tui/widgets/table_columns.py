"""The columns of a small table in a document: how wide they are, and whether they fit side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len

from tui.course.vignette_model import Passage
from tui.widgets.typeset import Typeset

_GAPS = (3, 2)
"""Cells between two columns, the better number first."""
_FIGURE = re.compile(r"[-+−±<>≤≥~≈]?\d[\d.,:/ ]*\S{0,3}")


class Columns:
    """Columns as wide as their cells; those of figures end where their head ends."""

    def __init__(self, text: str, rows: Sequence[Passage]) -> None:
        """Measure the columns.

        Args:
            text: Of the vignette.
            rows: Of the table, its head first.
        """
        cells = [[text[start:end] for start, end in row.cells] for row in rows]
        self.widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
        self.right = [
            any(column[1:]) and all(_FIGURE.fullmatch(cell) for cell in column[1:] if cell)
            for column in zip(*cells, strict=True)
        ]
        """Of each column, whether it holds figures alone."""
        self.gap = _GAPS[0]

    @property
    def width(self) -> int:
        """Of all of them, in cells."""
        return sum(self.widths) + self.gap * (len(self.widths) - 1)

    def fit(self, room: int) -> bool:
        """Whether they fit into some cells side by side, moved together if need be."""
        self.gap = next((gap for gap in _GAPS if sum(self.widths) + gap * (len(self.widths) - 1) <= room), 0)
        return bool(self.gap)

    def set(self, row: Passage, page: Typeset) -> None:
        """Set a row: a selection copies a tab for the blanks between two cells."""
        after = 0
        for number, (start, end) in enumerate(row.cells):
            missing = self.widths[number] - cell_len(page.written[start:end])
            before = missing if self.right[number] else 0
            if number:
                page.blanks(" " * (after + self.gap + before), row.cells[number - 1][1], start)
            else:
                page.sign(" " * before)
            page.take(start, end)
            after = missing - before
