"""A question asked in place, inside a lesson."""

from __future__ import annotations

from textual.content import Content

from tui.course.model import Choice
from tui.tutor.comparing import Comparison
from tui.tutor.judging import ChoiceJudgement
from tui.widgets import choice_view
from tui.widgets.asked import Asked


class Check(Asked):
    """A choice item: the question, then in the same place the feedback."""

    def __init__(
        self,
        item: Choice,
        judgement: ChoiceJudgement | None,
        comparison: Comparison | None = None,
        hints: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self.item = item
        self.judgement = judgement
        self.comparison = comparison
        """The two vignettes that the question is about, if it is about such."""
        self.chosen = 0
        """Number of the option chosen and not yet given, or 0."""
        self.missing = False
        """Whether to say that an option must be chosen."""
        self.hints = hints
        """Those shown so far."""
        self.repaint()

    @property
    def is_answered(self) -> bool:
        """Whether the learner has answered it."""
        return self.judgement is not None

    def choose(self, number: int) -> None:
        """Mark an option, if there is one of that number."""
        if self.is_open and 1 <= number <= len(self.item.options):
            self.chosen = number
            self.missing = False
            self.repaint()

    def show(self, judgement: ChoiceJudgement) -> None:
        """Show what is said about the answer."""
        self.judgement = judgement
        self.repaint()

    def content_for(self, width: int) -> Content:
        """The question, or what is said about the answer."""
        if self.judgement is not None:
            return choice_view.feedback(self.judgement, width)
        content = choice_view.question(self.item, self.chosen, self.hints, self.missing, width)
        if self.passed:
            content += Content.styled("\n\nPassed over. Choose an option to answer it after all.", "$quiet")
        return content
