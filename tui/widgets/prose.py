"""The prose of a lesson, and its drawings."""

from __future__ import annotations

from markdown_it import MarkdownIt
from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Markdown, Static

from tui.course.model import Figure


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


class ProseView(Markdown):
    """Markdown whose links are followed by the screen, never by the widget."""

    DEFAULT_CSS = """
    ProseView {
        padding: 0;
        link-color: $carries;
        link-style: underline;
        link-color-hover: $accent;
        link-background-hover: $background;
        & > MarkdownBlockQuote {
            background: $background;
            border-left: outer $hairline;
            padding: 0 0 0 1;
            margin: 0 0 1 0;
        }
        & > MarkdownFence {
            margin: 0 0 1 0;
            background: $background;
            color: $foreground;
            & > Label { padding: 0 2; }
        }
        MarkdownBullet { color: $accent; }
        MarkdownBlock > .code_inline { background: $background; color: $foreground; text-style: bold; }
    }
    """

    def __init__(self, markdown: str) -> None:
        super().__init__(markdown, open_links=False, parser_factory=_parser)

    def on_mount(self) -> None:
        """Take the tooltips off table cells, which Textual would parse as markup."""
        self.call_after_refresh(self._clear_tooltips)

    def _clear_tooltips(self) -> None:
        for cell in self.query("MarkdownTableCellContents"):
            cell.tooltip = None


class FigureView(Static):
    """A drawing in text, with its caption; in a narrow window what it shows, in words."""

    DEFAULT_CSS = """
    FigureView {
        height: auto;
        margin: 0 0 1 0;
        padding: 0 0 0 2;
        text-wrap: nowrap;
        text-overflow: clip;
        &.-in-words { text-wrap: wrap; padding: 0; }
    }
    """

    def __init__(self, figure: Figure) -> None:
        self._figure = figure
        self._drawn = True
        super().__init__(self._content(), markup=False)

    def on_resize(self) -> None:
        """Say in words what the drawing shows, where it does not fit."""
        drawn = max(map(cell_len, self._figure.drawing.split("\n"))) <= self.content_size.width
        if drawn != self._drawn:
            self._drawn = drawn
            self.set_class(not drawn, "-in-words")
            self.update(self._content())

    def _content(self) -> Content:
        caption = Content.styled(self._figure.caption, "italic $quiet")
        return Content(self._figure.drawing if self._drawn else self._figure.alt) + "\n\n" + caption
