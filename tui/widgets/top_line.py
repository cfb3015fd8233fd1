"""The one line at the top: where am I, how far."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class TopLine(Widget):
    """Where the learner is on the left, how far on the right. Where there is room for one only, how far stays whole."""

    DEFAULT_CSS = """
    TopLine { dock: top; height: 1; padding: 0 2; }
    """

    def __init__(self, where: str = "", far: str = "") -> None:
        super().__init__()
        self._where, self._far = Content(where), Content(far)

    def show(self, where: str | Content, far: str | Content = "") -> None:
        """Say where the learner is, and how far."""
        self._where = Content(where) if isinstance(where, str) else where
        self._far = Content(far) if isinstance(far, str) else far
        self.refresh()

    def on_resize(self) -> None:
        """Set the two to the width."""
        self.refresh()

    def render(self) -> Content:
        """The line."""
        width = self.content_size.width
        room = width - self._far.cell_length - (2 if self._far else 0)
        where = self._where.truncate(max(room, 0), ellipsis=True, pad=False)
        gap = " " * max(width - where.cell_length - self._far.cell_length, 0)
        return where.stylize_before("bold") + gap + self._far.stylize_before("$quiet")
