"""A report as lines for a terminal; or to be read aloud, with nothing that stands for its place."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.plaintext import cells, wrap
from tui.export.report import Bars, Beside, Block, Counts, Facts, Grid, Heading, Points, Report, Words
from tui.tutor.measure_words import of_all

_GAP = "  "
_LONGEST = 28
"""Columns of a cell that is followed by others."""
_LAST = 20
"""Columns that the last cell of a row has at least; it goes on below."""


def lines(report: Report, width: int, *, aloud: bool = False) -> Iterator[str]:
    """The lines, wrapped at a width where words allow it; a table that is wider goes on below.

    Args:
        report: The report.
        width: Columns.
        aloud: Whether a row of a table is a sentence, each cell behind the name of its column.
    """
    for place, block in enumerate(report.blocks):
        if place:
            yield ""
        yield from _lines(block, width, aloud)


def _lines(block: Block, width: int, aloud: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield from wrap(block.words, width)
            if block.level < 3 and not aloud:
                yield ("=" if block.level == 1 else "-") * min(width, cells(block.words))
        case Words():
            yield from wrap(block.words, width)
        case Points():
            for point in block.points:
                yield from wrap(point, width, "- ", "  ")
        case Facts():
            for name, what in block.rows:
                yield from wrap(f"{name}: {what}", width, "", "  ")
        case Grid():
            yield from _grid(block, width, aloud)
        case Beside():
            for place, figure in enumerate(block.figures):
                if place:
                    yield ""
                yield from wrap(f"{figure.title}:", width)
                if isinstance(figure, Counts | Bars):
                    yield from _grid(figure.grid, width, aloud)
                else:
                    yield from (
                        line
                        for name, share in figure.rows
                        for line in wrap(f"{name}: {of_all(share)}", width, "  ", "    ")
                    )


def _grid(grid: Grid, width: int, aloud: bool) -> Iterator[str]:
    """A table; one that is too wide goes on in a second one below, and in no room at all its rows are sentences."""
    rows = [list(row) for row in (grid.head, *grid.rows)]
    parts = [] if aloud else list(_parts(rows, width))
    if not parts:
        yield from _spoken(grid, width)
    for place, part in enumerate(parts):
        if place:
            yield ""
        yield from _table(part, width)


def _parts(rows: list[list[str]], width: int) -> Iterator[list[list[str]]]:
    """The columns that fit beside the first one, then those that are left beside it; none where one does not fit."""
    wide = [min(max(cells(row[place]) for row in rows), _LONGEST) for place in range(len(rows[0]))]
    # The last cell of a row goes on below.
    wide[-1] = min(wide[-1], _LAST)
    if wide[0] + len(_GAP) + max(wide[1:]) > width:
        return
    columns, used = [0], wide[0]
    for place in range(1, len(wide)):
        if used + len(_GAP) + wide[place] > width:
            yield [[row[column] for column in columns] for row in rows]
            columns, used = [0], wide[0]
        columns.append(place)
        used += len(_GAP) + wide[place]
    yield [[row[column] for column in columns] for row in rows]


def _table(rows: list[list[str]], width: int) -> Iterator[str]:
    rows = [[*map(_cut, row[:-1]), row[-1]] for row in rows]
    widths = [max(cells(row[place]) for row in rows) for place in range(len(rows[0]) - 1)]
    before = sum(widths) + len(_GAP) * len(widths)
    for row in rows:
        padded = [f"{cell}{' ' * (room - cells(cell))}{_GAP}" for cell, room in zip(row, widths, strict=False)]
        yield from (line.rstrip() for line in wrap(row[-1], width, "".join(padded), " " * before))


def _spoken(grid: Grid, width: int) -> Iterator[str]:
    for row in grid.rows:
        said = (f"{name}: {cell}" if name else cell for name, cell in zip(grid.head, row, strict=True) if cell)
        yield from wrap(f"{'; '.join(said)}.", width, "", "  ")


def _cut(text: str) -> str:
    """A cell as it stands in a table."""
    if cells(text) <= _LONGEST:
        return text
    kept, used = "", 1
    for sign in text:
        used += cells(sign)
        if used > _LONGEST:
            break
        kept += sign
    return f"{kept}…"
