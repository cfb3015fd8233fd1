"""Rows of what was measured: figures that line up, and lines on which shares and their intervals are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.course.course import Course
from tui.tutor import measure_words
from tui.tutor.measures import Share
from tui.widgets.blocks import NOTHING
from tui.widgets.interval_bar import between, interval_bar
from tui.widgets.texts import lines
from tui.widgets.wrapping import hanging

INDENT = Content("  ")
"""What stands before each row."""
Part = tuple[str, list[Content]]
"""A title, and what stands below it."""
_BAR = 22
"""Cells of the line on which an interval is drawn."""
_NARROW = 60
"""Cells below which no such line is drawn."""


def page(parts: Iterable[Part]) -> Content:
    """All parts, one under the other."""
    found: list[Content] = []
    for title, rows in parts:
        found += [*([NOTHING] if found else []), Content.styled(title, "bold $accent"), *rows]
    return lines(found)


def said(sentences: Iterable[str], width: int) -> list[Content]:
    """Sentences, each on lines of its own, for a width in cells."""
    return [hanging(INDENT, Content(sentence), width) for sentence in sentences]


def shares(rows: Sequence[tuple[str, Share, str]], width: int) -> list[Content]:
    """A row for each share: its name, how many, the line, and where it can lie.

    Args:
        rows: The name of each share, the share, and a style for what is said of it.
        width: In cells.
    """
    room = max((cell_len(label) for label, _, _ in rows), default=0) + 2
    drawn = width >= _NARROW
    found = []
    for label, share, style in rows:
        name = Content.styled(f"  {label}{' ' * (room - cell_len(label))}", style)
        if share.rate is None:
            found.append(name + Content.styled("no data yet", "$quiet"))
            continue
        figures = f"{share.count:>3} of {share.of:<3} {measure_words.percent(share.rate):>4}  "
        line = interval_bar(share, _BAR) + "  " if drawn and room + len(figures) + _BAR + 14 <= width else NOTHING
        found.append(name + Content.styled(figures, style) + line + Content.styled(between(share), "$quiet"))
    return found


def verdict_table(course: Course, table: Mapping[str, Mapping[str, int]], width: int) -> list[Content]:
    """A row for each key that was met, a column for each verdict by its number; nothing where the rubric is unsound.

    Args:
        course: The course.
        table: How often each key was given each answer.
        width: In cells.
    """
    rubric = course.sound_rubric
    if rubric is None:
        return []
    labels = measure_words.labels(course)
    entries = sorted(rubric.verdicts, key=lambda entry: entry.hotkey)
    head = "".join(f"{entry.hotkey:>5}" for entry in entries)
    room = width - len(head) - 4
    rows = [Content.styled(f"  {'answered':<{room}}{head}", "$quiet")]
    for entry in entries:
        row = table.get(entry.id)
        if row:
            label = f"{entry.hotkey} {labels[entry.id]}"
            cells = [Content("  ") + Content(label).truncate(room, ellipsis=True, pad=True)]
            for other in entries:
                style = "bold $success" if other.id == entry.id else "$error" if row.get(other.id) else "$quiet"
                cells.append(Content.styled(f"{row.get(other.id, 0) or '·':>5}", style))
            rows.append(Content("").join(cells))
    return rows
