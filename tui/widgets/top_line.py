"""The one line at the top: where am I, how far."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class TopLine(Horizontal):
    """Where the learner is on the left, how far on the right."""

    DEFAULT_CSS = """
    TopLine {
        dock: top;
        height: 1;
        padding: 0 2;
        & > .where { width: 1fr; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        & > .far { width: 44; max-width: 60%; text-align: right; text-wrap: nowrap; color: $quiet; }
    }
    """

    def __init__(self, where: str = "", far: str = "") -> None:
        super().__init__()
        self._first = where, far

    def compose(self) -> ComposeResult:
        """Lay out."""
        where, far = self._first
        yield Static(where, classes="where", markup=False)
        yield Static(far, classes="far", markup=False)

    def show(self, where: str | Content, far: str | Content = "") -> None:
        """Say where the learner is, and how far."""
        for selector, words in ((".where", where), (".far", far)):
            content = Content(words) if isinstance(words, str) else words
            self.query_one(selector, Static).update(content, layout=False)
