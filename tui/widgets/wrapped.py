"""Text that breaks its own lines: laid out for the width that it gets before its height is measured."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.selection import Selection
from textual.widget import Widget

from tui.widgets.copying import copied
from tui.widgets.settled import settled


class Wrapped(Widget):
    """A part of a page that is laid out once. Breaking the lines on resize would come after the height was measured.

    Of class `-broken` are those that leave nothing to Textual to break, which is quicker.
    """

    DEFAULT_CSS = """
    Wrapped { height: auto; }
    Wrapped.-broken { text-wrap: nowrap; text-overflow: clip; }
    """

    virtual_size = settled()

    def __init__(self, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._wrapped_for = 0
        """The width, in cells, that `visual` is laid out for; 0 where it is out of date."""
        self._visual = Content("")

    def content_for(self, width: int) -> Content:
        """The present state, for a width in cells."""
        raise NotImplementedError

    @property
    def visual(self) -> Content:
        """What is shown."""
        return self._wrap(self.content_size.width)

    def repaint(self) -> None:
        """Show the present state, which may be higher or lower than what is shown."""
        self._take_up()
        self.refresh(layout=True)

    def paint(self) -> None:
        """Show the present state, which is as high as what is shown."""
        self._take_up()
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height at a width, in lines."""
        return self._wrap(width).get_height(self.styles.get_rules(), width) if width else 0

    def render(self) -> Content:
        """The present state, laid out for the width that there is."""
        return self.visual

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it was before it was broken into lines."""
        return copied(self.visual, selection), "\n"

    def _take_up(self) -> None:
        self._wrapped_for = 0
        self._wrap(self.content_size.width)

    def _wrap(self, width: int) -> Content:
        if width and width != self._wrapped_for:
            self._wrapped_for = width
            self._visual = self.content_for(width)
        return self._visual


class Linking(Wrapped):
    """The same, with words that do something when clicked on; they look like any until the mouse is on them."""

    DEFAULT_CSS = """
    Linking {
        link-style: none;
        link-color: $foreground;
        link-style-hover: none;
        link-color-hover: $foreground;
        link-background-hover: $picked-background;
    }
    """
