"""Text that breaks its own lines: laid out for the width that it gets before its height is measured."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.selection import Selection
from textual.widgets import Static

from tui.widgets.copying import copied


class Wrapped(Static):
    """A part of a page that is laid out once. Breaking the lines on resize would come after the height was measured."""

    DEFAULT_CSS = """
    Wrapped { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._wrapped_for = 0

    def content_for(self, width: int) -> Content:
        """The present state, for a width in cells."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Show the present state."""
        self._wrap(self.content_size.width)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height at a width, in lines."""
        if width and width != self._wrapped_for:
            self._wrap(width)
        return self.visual.get_height(self.styles.get_rules(), width) if width else 0

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it was before it was broken into lines."""
        return (copied(self.visual, selection), "\n") if isinstance(self.visual, Content) else None

    def _wrap(self, width: int) -> None:
        self._wrapped_for = width
        if width:
            self.update(self.content_for(width), layout=False)
