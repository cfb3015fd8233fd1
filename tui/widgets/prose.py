"""The prose of a lesson, and its drawings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Markdown, Static
from textual.widgets._markdown import MarkdownFence, MarkdownTable

from tui.course.model import Figure
from tui.widgets.blocks import code
from tui.widgets.tables import table
from tui.widgets.wrapped import Wrapped


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


class CodeView(Wrapped):
    """Code as it stands; long lines go on in further rows."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self._source = source

    def content_for(self, width: int) -> Content:
        """The lines, for a width in cells."""
        return Content("\n").join(code(self._source, width))


class TableView(Wrapped):
    """A table whose cells are broken into lines where there is little room."""

    def __init__(self, rows: Sequence[Sequence[Content]]) -> None:
        super().__init__()
        self._rows = rows

    def content_for(self, width: int) -> Content:
        """The lines, for a width in cells."""
        return Content("\n").join(table(self._rows, width))

    async def action_link(self, href: str) -> None:
        """Follow a link in a cell."""
        self.post_message(Markdown.LinkClicked(self.query_ancestor(Markdown), href))


class Code(MarkdownFence):
    """A block of code, in any language or none."""

    @classmethod
    def highlight(cls, code: str, language: str, ansi: bool = False, dark: bool = False) -> Content:
        """Nothing is coloured: colours mean something in this program."""
        return Content(code)

    def compose(self) -> ComposeResult:
        """The lines."""
        yield CodeView(self.code)


class Table(MarkdownTable):
    """A table."""

    def compose(self) -> ComposeResult:
        """The rows."""
        head, rows = self._get_headers_and_rows()
        yield TableView([head, *rows])


class ProseView(Markdown):
    """Markdown whose links are followed by the screen, never by the widget."""

    BLOCKS = {  # noqa: RUF012
        **Markdown.BLOCKS,
        "fence": Code,
        "code_block": Code,
        "table_open": Table,
    }
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
        MarkdownFence {
            margin: 0 0 1 0;
            padding: 0 0 0 2;
            overflow: hidden;
            background: $background;
            color: $foreground;
        }
        MarkdownTable { margin: 0 0 1 0; background: $background; height: auto; }
        MarkdownBullet { color: $accent; }
        MarkdownBlock > .code_inline { background: $background; color: $foreground; text-style: bold; }
    }
    """

    def __init__(self, markdown: str) -> None:
        super().__init__(markdown, open_links=False, parser_factory=_parser)


_OF_A_DRAWING = re.compile(r"\s*\([^()]*\bdrawing\)$")
"""What a caption says of the drawing itself, as in "Two roads (our drawing)"."""


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
        drawn = max(map(cell_len, self._figure.drawing.split("\n"))) + 2 <= self.outer_size.width
        if drawn != self._drawn:
            self._drawn = drawn
            self.set_class(not drawn, "-in-words")
            self.update(self._content())

    def _content(self) -> Content:
        figure = self._figure
        if self._drawn:
            return Content(figure.drawing) + "\n\n" + Content.styled(figure.caption, "italic $quiet")
        caption = Content.styled(f"{_OF_A_DRAWING.sub('', figure.caption)}. ", "italic $quiet")
        return caption + Content.styled("The drawing in words: ", "$quiet") + figure.alt
