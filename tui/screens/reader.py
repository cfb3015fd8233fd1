"""A text to read over the page: footnotes, a term, an address."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.screens.dialog import CLOSE, Dialog
from tui.widgets.prose import ProseView


class ReaderDialog(Dialog[str | None]):
    """Markdown in a box; returns the target of a link that was followed, or None."""

    OWN = (CLOSE.by("enter"),)

    def __init__(self, heading: str, markdown: str) -> None:
        super().__init__(heading)
        self.markdown = markdown

    def compose_body(self) -> ComposeResult:
        """The text."""
        with VerticalScroll():
            yield ProseView(self.markdown)

    @on(ProseView.LinkClicked)
    def _link_clicked(self, event: ProseView.LinkClicked) -> None:
        event.stop()
        self.done(event.target)
