"""A part of a room's screen whose words follow from what the host says, laid out for its width."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from tui.widgets.wrapped import Wrapped

Layout = Callable[[int], Content]
"""Lays words out for a width, in cells."""


def nothing(width: int) -> Content:
    """No words."""
    return Content("")


class RoomSheet(Wrapped):
    """It keeps how it is laid out, and no state of the room."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(classes="-broken")
        if id is not None:
            self.id = id
        self._layout: Layout = nothing

    def show(self, layout: Layout) -> None:
        """Show something else; where that is as high as what is there, nothing around it is laid out anew."""
        before = self.visual
        self._layout = layout
        width = self.content_size.width
        now = layout(width) if width else Content("")
        if width and now.plain.count("\n") == before.plain.count("\n"):
            self.paint()
        else:
            self.repaint()

    def put(self, layout: Layout) -> None:
        """Show something else; with nothing to show it does not stand there at all."""
        self.display = layout is not nothing
        self.show(layout)

    def content_for(self, width: int) -> Content:
        """The words, for a width in cells."""
        return self._layout(width)
