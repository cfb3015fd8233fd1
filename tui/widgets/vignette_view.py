"""A vignette: the text, the sentence that the learner points at, and after the answer its evidence."""

from __future__ import annotations

from textual import events
from textual.content import Content, Span
from textual.message import Message
from textual.style import Style

from tui.course.model import Classify, Vignette
from tui.tutor import wording
from tui.tutor.judging import Evidence
from tui.widgets.texts import emphasised
from tui.widgets.wrapped import Wrapped
from tui.widgets.wrapping import wrap

GUTTER = 4
"""Cells left of the text, where marks stand, so that the text itself never moves."""


class VignetteView(Wrapped):
    """The text keeps its place from the question to the feedback: marks stand in the margin and under the words."""

    DEFAULT_CSS = """
    VignetteView { width: 100%; max-width: 78; }
    """

    class SentenceChosen(Message):
        """The learner has pointed at a sentence."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """From 1."""

    def __init__(self) -> None:
        super().__init__()
        self._vignette: Vignette | None = None
        self._picked = 0
        self._evidence: tuple[Evidence, ...] | None = None
        self._pickable = True

    def ask(self, item: Classify, pickable: bool = True) -> None:
        """Show a vignette that is not judged yet; `pickable` where a sentence can be pointed at."""
        self._vignette, self._picked, self._evidence = item.vignette, 0, None
        self._pickable = pickable
        self.repaint()

    def pick(self, number: int) -> None:
        """Mark a sentence; 0 marks none."""
        self._picked = number
        self._wrap(self.content_size.width)

    def show(self, item: Classify, evidence: tuple[Evidence, ...], picked: int = 0) -> None:
        """Mark the evidence and the sentence that the learner had picked."""
        same = item.vignette is self._vignette
        self._vignette, self._evidence, self._picked = item.vignette, evidence, picked
        if same:
            self._wrap(self.content_size.width)
        else:
            self.repaint()

    def line_of(self, number: int) -> int:
        """The line on which a sentence begins, from 0."""
        if self._vignette is None or not number:
            return 0
        start = self._vignette.sentences[number - 1].start
        rows = wrap(self._vignette.text, _text_width(self.content_size.width))
        return next((line for line, (_, end) in enumerate(rows) if start < end), 0)

    def content_for(self, width: int) -> Content:
        """The text with its margin, for a width in cells."""
        return Content("") if self._vignette is None else self._content(self._vignette, _text_width(width))

    def _content(self, vignette: Vignette, width: int) -> Content:
        text = emphasised(vignette.text, vignette.styles)
        spans = list(text.spans)
        for number, sentence in enumerate(vignette.sentences, 1):
            if self._evidence is not None or not self._pickable:
                break
            if number == self._picked:
                spans.append(Span(sentence.start, sentence.end, "bold on $picked-background"))
            spans.append(Span(sentence.start, sentence.end, Style.from_meta({"sentence": number})))
        evidence = self._evidence or ()
        for mark in evidence:
            spans.append(Span(mark.start, mark.end, evidence_style(mark)))
        text = Content(vignette.text, spans=spans)
        rows = wrap(vignette.text, width)
        lines = [self._margin(vignette, start, end, evidence) + text[start:end] for start, end in rows]
        return Content("\n").join(lines)

    def _margin(self, vignette: Vignette, start: int, end: int, evidence: tuple[Evidence, ...]) -> Content:
        """What stands beside a line: the learner's pick, and the numbers of the evidence that begins on it."""
        picked = self._picked and start <= vignette.sentences[self._picked - 1].start < max(end, start + 1)
        pick = Content.styled("▸", "bold $accent") if picked else Content(" ")
        marks = [mark for mark in evidence if start <= mark.start < max(end, start + 1)]
        numbers = Content("").join(
            Content.styled(wording.circled(mark.number), "bold $decides" if mark.decides else "$carries")
            for mark in marks[: GUTTER - 1]
        )
        margin = pick + numbers
        return margin + Content(" " * (GUTTER - margin.cell_length))

    def on_click(self, event: events.Click) -> None:
        """Point at the sentence under the mouse."""
        number = event.style.meta.get("sentence")
        if number and self._evidence is None:
            event.stop()
            self.post_message(self.SentenceChosen(number))


def _text_width(width: int) -> int:
    return max(width - GUTTER, 20)


def evidence_style(mark: Evidence) -> str:
    """How a marked part looks: bold and underlined where it decides, else italic, so that colour is never alone."""
    return "bold underline $decides" if mark.decides else "italic $carries"
