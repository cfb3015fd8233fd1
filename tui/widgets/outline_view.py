"""The steps of a lesson beside its page: which are read, where one is."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from tui.course.model import Step
from tui.tutor import express
from tui.widgets.texts import clickable
from tui.widgets.wrapped import Wrapped
from tui.widgets.wrapping import hanging


class OutlineView(Wrapped):
    """The titles, whole; a click on one goes to its step."""

    DEFAULT_CSS = """
    OutlineView {
        link-style: none;
        link-color: $quiet;
        link-style-hover: none;
        link-color-hover: $foreground;
        link-background-hover: $picked-background;
    }
    """

    def __init__(self, steps: tuple[Step, ...]) -> None:
        super().__init__(classes="-broken")
        self._steps = steps
        self._place: int | None = None
        self._read: frozenset[str] = frozenset()
        self._short_way: tuple[str, ...] = ()

    @property
    def asks_for(self) -> int:
        """Cells in which every title stands on a line of its own."""
        return max((cell_len(step.title) for step in self._steps), default=0) + 2

    def show(self, place: int | None, read: frozenset[str], short_way: tuple[str, ...] = ()) -> None:
        """Show where the learner is and what was read.

        Args:
            place: Index of the current step; None at the end of the lesson.
            read: Ids of the steps that were read.
            short_way: Ids of the steps of the short way, where the learner follows it and it passes over others.
        """
        if (place, read, short_way) != (self._place, self._read, self._short_way):
            self._place, self._read, self._short_way = place, read, short_way
            self.paint()

    def content_for(self, width: int) -> Content:
        """The titles, for a width in cells."""
        rows = []
        for number, step in enumerate(self._steps):
            here = number == self._place
            mark = (
                "▸ "
                if here
                else "✓ "
                if step.id in self._read
                else f"{express.MARK} "
                if step.id in self._short_way
                else "  "
            )
            style = "bold" if here else "$quiet"
            row = hanging(Content.styled(mark, style), Content.styled(step.title, style), width)
            rows.append(row if here else clickable(row, f"screen.jump({number})"))
        return Content("\n").join(rows)
