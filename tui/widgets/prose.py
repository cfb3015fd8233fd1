"""The prose of a lesson, and its drawings."""

from __future__ import annotations

import re

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from tui.course.blocks import prose_blocks
from tui.course.model import Figure
from tui.widgets.blocks import prose
from tui.widgets.parts import Words
from tui.widgets.wrapped import Wrapped


class ProseView(Wrapped):
    """Markdown, as one part of the page: a part for each paragraph would take several times as long to lay out.

    Its links are followed by the screen, never by itself.
    """

    DEFAULT_CSS = """
    ProseView {
        margin: 0 0 1 0;
        link-color: $carries;
        link-style: underline;
        link-color-hover: $accent;
        link-background-hover: $background;
    }
    """

    class LinkClicked(Message):
        """A link was clicked on."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target
            """Where it leads, as it is written in the lesson."""

    def __init__(self, markdown: str) -> None:
        super().__init__(classes="-broken")
        self._markdown = markdown

    def content_for(self, width: int) -> Content:
        """The text, for a width in cells."""
        return prose(prose_blocks(self._markdown), width)

    def action_link(self, target: str) -> None:
        """Say that a link was clicked on."""
        self.post_message(self.LinkClicked(target))


_OF_A_DRAWING = re.compile(r"\s*\([^()]*\bdrawing\)$")
"""What a caption says of the drawing itself, as in "Two roads (our drawing)"."""


class FigureView(Words):
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
