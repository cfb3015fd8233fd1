"""A vignette that is only read, without numbers: one of two to compare, or one that a lesson asks a flip about."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content, Span

from tui.course.vignette_model import Vignette
from tui.widgets.document import Document
from tui.widgets.wrapped import Wrapped


class VignetteText(Wrapped):
    """The text under a title, if it has one; with parts of it marked, the rest is dimmed."""

    def __init__(
        self,
        vignette: Vignette,
        title: str = "",
        marked: Sequence[tuple[int, int]] | None = None,
        classes: str = "",
    ) -> None:
        super().__init__(classes=f"-broken {classes}")
        self._vignette = vignette
        self._title = Content.styled(f"{title}\n", "bold $accent") if title else Content("")
        self._marked = marked
        self._document: tuple[int, Document] | None = None
        """As it is laid out, and for which width."""

    def mark(self, parts: Sequence[tuple[int, int]] | None) -> None:
        """Mark parts of the text; None marks nothing, and dims nothing."""
        if parts != self._marked:
            self._marked = parts
            self.paint()

    def content_for(self, width: int) -> Content:
        """The text for a width in cells."""
        if self._document is None or self._document[0] != width:
            self._document = width, Document(self._vignette, width)
        document = self._document[1]
        spans = list(document.spans)
        if self._marked is not None:
            spans.insert(0, Span(0, len(document.page.text), "$quiet"))
            for start, end in self._marked:
                spans += [Span(*place, "bold underline $foreground") for place in document.ranges(start, end)]
        return self._title + Content(document.page.text, spans=spans)
