"""Plain parts of a screen, laid out once for each change; see `settled`.

Of those that are `BLANK` nothing is painted but what stands on them: they have no borders.
"""

from __future__ import annotations

from rich.console import RenderableType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Size
from textual.scrollbar import ScrollBar
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.settled import settled


class Row(Horizontal):
    """Parts side by side."""

    BLANK = True
    virtual_size = settled()


class Column(Vertical):
    """Parts one under the other."""

    BLANK = True
    virtual_size = settled()


class Words(Static):
    """Some words."""

    virtual_size = settled()


class SettledBar(ScrollBar):
    """A scroll bar. It is told twice of what a layout changes, and painted once."""

    virtual_size = settled()

    def render(self) -> RenderableType:
        """The bar as it is now."""
        self._repaint_required = False
        return super().render()


def scroll_page(part: Widget, direction: int) -> None:
    """Scroll a part by a page, down for a direction above 0, else up."""
    (part.scroll_page_down if direction > 0 else part.scroll_page_up)(animate=False)


class Page(VerticalScroll, can_focus=False):
    """What is scrolled by the keys of its screen."""

    virtual_size = settled()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height of what it holds, beside the scroll bar: else that would be measured for two widths."""
        beside = self.styles.scrollbar_size_vertical if self.styles.overflow_y == "scroll" else 0
        return super().get_content_height(container, viewport, width - beside)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made where there is none yet, as Textual makes its own."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = SettledBar(
                vertical=True, name="vertical", thickness=self.scrollbar_size_vertical
            )
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar


class Sheet(Page):
    """A page without a border."""

    BLANK = True


async def put_into(part: Widget, *others: Widget) -> None:
    """Mount some parts in another, unless that is being taken away: the program may end between two awaits."""
    if part.is_attached:
        await part.mount(*others)
