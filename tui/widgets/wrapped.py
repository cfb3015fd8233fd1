"""Text that breaks its own lines: laid out for the width that it gets before its height is measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tui.widgets.copying import copied, unmarked
from tui.widgets.painted import painted
from tui.widgets.settled import settled


class Wrapped(Widget):
    """A part of a page that is laid out once. Breaking the lines on resize would come after the height was measured.

    Of class `-broken` are those that leave nothing to Textual to break: of them only the lines that have changed are
    painted anew, and only those that can be seen.
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
        self._broken: list[Content] = []
        """The same line by line, where it is broken already."""

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
        before, width = self._broken, self.content_size.width
        self._take_up()
        if not width or not before or len(before) != len(self._broken):
            self.refresh()
        elif changed := [Region(0, number, width, 1) for number in _changed(before, self._broken)]:
            self.refresh(*changed)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height at a width, in lines."""
        if not width:
            return 0
        visual = self._wrap(width)
        return len(self._broken) or visual.get_height(self.styles.get_rules(), width)

    def render(self) -> Content:
        """The present state, laid out for the width that there is."""
        return self.visual

    def render_line(self, y: int) -> Strip:
        """A line, from 0."""
        width, style = self.content_size.width, self.visual_style
        self._wrap(width)
        if not self._broken:
            return super().render_line(y)
        if y >= len(self._broken):
            return Strip.blank(width, style.rich_style)
        line = self._broken[y]
        chosen = self.text_selection.get_span(y) if self.text_selection is not None else None
        if chosen is not None:
            start, end = chosen
            line = line.stylize(
                Style.from_styles(self.screen.get_component_styles("screen--selection")),
                start,
                None if end < 0 else end,
            )
        return painted(line, y, width, style, self.app.stylesheet.parse_style, lambda: self.link_style)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those of the program but the one that finds the terminal's own colours: where it is used, none is here."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]

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
            if self.has_class("-broken"):
                self._broken = unmarked(self._visual).split(allow_blank=True)
        return self._visual


def _changed(before: Sequence[Content], now: Sequence[Content]) -> Iterator[int]:
    """The numbers of the lines that are other than before, from 0."""
    for number, (old, new) in enumerate(zip(before, now, strict=True)):
        if old.plain != new.plain or old.spans != new.spans:
            yield number


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
