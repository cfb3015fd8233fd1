"""A vignette: the text, the sentence that the learner points at, and after the answer its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content, Span
from textual.message import Message
from textual.style import Style

from tui.course.model import Classify, Vignette
from tui.tutor.judging import Evidence
from tui.widgets.copying import UNCOPIED, uncopied
from tui.widgets.numbered import Numbered
from tui.widgets.texts import emphasised
from tui.widgets.wrapped import Wrapped
from tui.widgets.wrapping import broken, wrap

GUTTER = 2
"""Cells left of the text, where the learner's own pick is marked."""
_NOTHING = Numbered("", ())


class VignetteView(Wrapped):
    """The text keeps its place from the question to the feedback: numbers stand in it from the start."""

    DEFAULT_CSS = """
    VignetteView { width: 100%; max-width: 76; }
    """

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
        self._shown = _NOTHING
        self._rows: list[tuple[int, int]] = []
        """The lines, as offsets into what is shown."""
        self._picked = 0
        self._evidence: tuple[Evidence, ...] | None = None
        self._pickable = True

    def ask(self, item: Classify, pickable: bool = True) -> None:
        """Show a vignette that is not judged yet; `pickable` where a sentence can be pointed at."""
        self._take(item.vignette)
        self._picked, self._evidence, self._pickable = 0, None, pickable
        self.repaint()

    def pick(self, number: int) -> None:
        """Mark a sentence; 0 marks none."""
        self._picked = number
        self.paint()
        if number:
            self.post_message(self.Moved(self.line_of(number)))

    def mark(self, evidence: tuple[Evidence, ...]) -> None:
        """Mark the evidence. Nothing moves by it."""
        self._evidence = evidence
        self.paint()

    def show(self, item: Classify, evidence: tuple[Evidence, ...], picked: int = 0) -> None:
        """Show a vignette that is judged, with its evidence and the sentence that the learner had picked."""
        self._take(item.vignette)
        self._evidence, self._picked = evidence, picked
        self.repaint()

    def _take(self, vignette: Vignette) -> None:
        self._vignette = vignette
        self._shown = Numbered(vignette.text, [sentence.start for sentence in vignette.sentences])

    def line_of(self, number: int) -> int:
        """The line on which a sentence begins, from 0."""
        if not 1 <= number <= len(self._shown.numbers):
            return 0
        start, _ = self._shown.numbers[number - 1]
        return next((line for line, (_, end) in enumerate(self._rows) if start < end), 0)

    def content_for(self, width: int) -> Content:
        """The text with its margin, for a width in cells."""
        self._rows = wrap(self._shown.text, max(width - GUTTER, 20))
        picked = self.line_of(self._picked) if self._picked else -1
        mark, blank = uncopied(Content.styled("▸".ljust(GUTTER), "bold $accent")), uncopied(Content(" " * GUTTER))
        margins = [mark if row == picked else blank for row in range(len(self._rows))]
        return broken(self._text(), self._rows, margins=margins)

    def _text(self) -> Content:
        vignette, shown = self._vignette, self._shown
        if vignette is None:
            return Content("")
        spans = [
            Span(shown.start(a), shown.end(b), style)
            for a, b, style in emphasised(vignette.text, vignette.styles).spans
        ]
        spans += self._sentence_spans(vignette)
        for mark in self._evidence or ():
            spans.append(Span(shown.start(mark.start), shown.end(mark.end), evidence_style(mark)))
        return Content(shown.text, spans=spans)

    def _sentence_spans(self, vignette: Vignette) -> Iterator[Span]:
        """How the numbers look, and where a click points at what."""
        deciding = {number for mark in self._evidence or () if mark.decides for number in mark.sentences}
        for number, (start, end) in enumerate(self._shown.numbers, 1):
            picked = number == self._picked
            yield Span(start, end, "bold $accent" if picked or number in deciding else "$quiet")
            yield Span(start, end, UNCOPIED)
            if self._evidence is None and self._pickable:
                last = self._shown.end(vignette.sentences[number - 1].end)
                if picked:
                    yield Span(start, last, "bold on $picked-background")
                yield Span(start, last, Style.from_meta({"sentence": number}))

    def on_click(self, event: events.Click) -> None:
        """Point at the sentence under the mouse."""
        number = event.style.meta.get("sentence")
        if number and self._evidence is None:
            event.stop()
            self.post_message(self.SentenceChosen(number))


def evidence_style(mark: Evidence) -> str:
    """How a marked part looks: bold and underlined where it decides, else italic, so that colour is never alone."""
    return "bold underline $decides" if mark.decides else "italic $carries"
