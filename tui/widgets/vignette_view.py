"""A vignette: the text, the sentence that the learner points at, and after the answer its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from textual import events
from textual.content import Content, Span
from textual.message import Message
from textual.style import Style

from tui.course.vignette_model import Vignette
from tui.tutor.judging import Evidence
from tui.widgets.document import Document
from tui.widgets.wrapped import Wrapped

GUTTER = 2
"""Cells left of the text, where the learner's own pick is marked."""
_PICKED = "▸"
_NOTHING = Document(Vignette(text="", styles=(), spans=(), sentences=(), passages=()), 0)


class VignetteView(Wrapped):
    """The text keeps its place from the question to the feedback: numbers stand in it from the start."""

    DEFAULT_CSS = """
    VignetteView { width: 100%; max-width: 76; }
    """

    NUMBERS: ClassVar[str] = "$quiet"
    """How the numbers of sentences look."""

    class SentenceChosen(Message):
        """The learner has pointed at a sentence."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """From 1."""

    class Moved(Message):
        """Another sentence is marked as the one pointed at."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line
            """The line on which it begins, from 0."""

    def __init__(self) -> None:
        super().__init__(classes="-broken")
        self._vignette: Vignette | None = None
        self._document = _NOTHING
        """The text as it was laid out last."""
        self._laid_out_for = 0
        """The width, in cells; 0 where another text is to be laid out."""
        self._picked = 0
        self._evidence: tuple[Evidence, ...] = ()
        self._pickable = True

    def ask(self, vignette: Vignette, pickable: bool = True, evidence: tuple[Evidence, ...] = ()) -> None:
        """Show a vignette that is not judged yet.

        Args:
            vignette: The text.
            pickable: Whether a sentence can be pointed at.
            evidence: What is marked already, in a worked example.
        """
        self._take(vignette)
        self._picked, self._evidence, self._pickable = 0, evidence, pickable
        self.repaint()

    def let_pick(self, pickable: bool) -> None:
        """Let a sentence be pointed at, or no longer."""
        self._pickable = pickable
        self.paint()

    def pick(self, number: int) -> None:
        """Mark a sentence; 0 marks none."""
        self._picked = number
        self.paint()
        if number:
            self.post_message(self.Moved(self.line_of(number)))

    def mark(self, evidence: tuple[Evidence, ...]) -> None:
        """Mark the evidence: it is judged. Nothing moves by it."""
        self._evidence, self._pickable = evidence, False
        self.paint()

    def show(self, vignette: Vignette, evidence: tuple[Evidence, ...], picked: int = 0) -> None:
        """Show a vignette that is judged, with its evidence and the sentence that the learner had picked."""
        self._take(vignette)
        self._evidence, self._picked, self._pickable = evidence, picked, False
        self.repaint()

    def _take(self, vignette: Vignette) -> None:
        self._vignette, self._laid_out_for = vignette, 0

    def line_of(self, number: int) -> int:
        """The line on which a sentence begins, from 0."""
        numbers = self._document.numbers
        return numbers[number - 1].line if 1 <= number <= len(numbers) else 0

    def content_for(self, width: int) -> Content:
        """The text with its margin, for a width in cells."""
        if self._vignette is None:
            return Content("")
        if width != self._laid_out_for:
            self._document = Document(self._vignette, width, gutter=GUTTER, numbered=True)
            self._laid_out_for = width
        text, spans = self._document.page.text, [*self._document.spans, *self._marks()]
        if 1 <= self._picked <= len(self._document.numbers):
            margin = self._document.margins[self.line_of(self._picked)]
            text = text[:margin] + _PICKED + text[margin + len(_PICKED) :]
            spans.append(Span(margin, margin + GUTTER, "bold $accent"))
        return Content(text, spans=spans)

    def _marks(self) -> Iterator[Span]:
        """How the numbers look, where a click points at what, and the evidence."""
        document = self._document
        deciding = {number for mark in self._evidence if mark.decides for number in mark.sentences}
        for number, (start, end, _) in enumerate(document.numbers, 1):
            picked = number == self._picked
            yield Span(start, end, "bold $accent" if picked or number in deciding else self.NUMBERS)
            if self._pickable:
                meta = _sentence(number)
                for place in document.sentence(number):
                    if picked:
                        yield Span(*place, "bold on $picked-background")
                    yield Span(*place, meta)
        for mark in self._evidence:
            yield from (Span(*place, evidence_style(mark)) for place in document.ranges(mark.start, mark.end))

    def on_click(self, event: events.Click) -> None:
        """Point at the sentence under the mouse."""
        number = event.style.meta.get("sentence")
        if number and self._pickable:
            event.stop()
            self.post_message(self.SentenceChosen(number))


@lru_cache
def _sentence(number: int) -> Style:
    """Of what a click points at."""
    return Style.from_meta({"sentence": number})


def evidence_style(mark: Evidence) -> str:
    """How a marked part looks: bold and underlined where it decides, else italic, so that colour is never alone."""
    return "bold underline $decides" if mark.decides else "italic $carries"
