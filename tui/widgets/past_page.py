"""A past answer with its text and the feedback, as they were."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tui.course.course import Course
from tui.course.model import Flip
from tui.tutor.judging import ChoiceJudgement, ClassifyJudgement
from tui.tutor.past import Past
from tui.tutor.record import Record
from tui.tutor.summing import remarks
from tui.tutor.wording import first_words
from tui.widgets import choice_card, feedback_pane, reflect_card
from tui.widgets.texts import lines
from tui.widgets.vignette_view import VignetteView
from tui.widgets.wrapped import Wrapped


class PastFeedback(Wrapped):
    """What was said, and what is said of it."""

    DEFAULT_CSS = """
    PastFeedback { max-width: 78; padding: 0 0 0 4; }
    """

    def __init__(self, course: Course, record: Record) -> None:
        super().__init__()
        self.course = course
        self.record = record
        self.past: Past | None = None
        self.words = ""
        """What is shown where there is no answer."""

    def content_for(self, width: int) -> Content:
        """The present state, for a width in cells."""
        return lines(self._lines(self.past, width)) if self.past else Content.styled(self.words, "$quiet")

    def _lines(self, past: Past, width: int) -> Iterator[Content | str]:
        when = past.time.astimezone().strftime("%d %B %Y, %H:%M")
        yield Content.styled(f"{past.place}, {when}", "$quiet")
        judgement = past.judgement
        if isinstance(judgement, ClassifyJudgement):
            yield from self._judged(judgement, width)
        elif isinstance(judgement, ChoiceJudgement):
            yield ""
            yield choice_card.feedback(judgement, width)
        elif past.reflection is not None:
            yield ""
            yield reflect_card.reflected(past.reflection, width)
        else:
            yield ""
            yield Content.styled(first_words(past.item, 2000), "bold")
        for remark in remarks(past, self.record):
            yield ""
            yield Content.styled(remark, "$quiet")

    def _judged(self, judgement: ClassifyJudgement, width: int) -> Iterator[Content | str]:
        rubric = self.course.rubric
        yield Content.assemble(
            ("You said: ", "$quiet"),
            rubric.verdict_entry[judgement.answer.verdict].label,
            (f", {judgement.answer.certainty}" if judgement.answer.certainty else "", "$quiet"),
        )
        step = self.course.step_title(judgement.item.step).step if judgement.item.step else ""
        yield feedback_pane.feedback(judgement, rubric, step, "", True, width)


class PastPage(VerticalScroll):
    """The text and the feedback, to be scrolled."""

    DEFAULT_CSS = """
    PastPage { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; & > VignetteView { margin: 0 0 1 0; } }
    """

    def __init__(self, course: Course, record: Record) -> None:
        super().__init__(id="below", can_focus=False)
        self.text = VignetteView()
        self.feedback = PastFeedback(course, record)

    def compose(self) -> ComposeResult:
        """Lay out."""
        yield self.text
        yield self.feedback

    def show(self, past: Past | None, words: str = "") -> None:
        """Show an answer; without one, some words."""
        self.feedback.past, self.feedback.words = past, words
        self.text.display = False
        if past is not None and isinstance(past.judgement, ClassifyJudgement):
            self.text.display = True
            judgement = past.judgement
            self.text.show(judgement.item.vignette, judgement.evidence, judgement.answer.sentence or 0)
        elif past is not None and isinstance(past.item, Flip):
            self.text.display = True
            self.text.ask(past.item.original.vignette, pickable=False)
        self.feedback.repaint()
        self.scroll_home(animate=False)
