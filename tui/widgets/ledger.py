"""The column beside a text: what to look for in it, and after the answer what it says."""

from __future__ import annotations

from textual.content import Content

from tui.course.rubric import Rubric
from tui.tutor.judging import ClassifyJudgement
from tui.widgets import feedback_pane
from tui.widgets.blocks import NOTHING, rows
from tui.widgets.texts import lines
from tui.widgets.wrapped import Wrapped

_AROUND = 5
"""Lines of the screen that are not the column's."""


class Ledger(Wrapped):
    """Blank until it is told what was judged."""

    def __init__(self, rubric: Rubric) -> None:
        super().__init__(classes="-broken")
        self._rubric = rubric
        self._judgement: ClassifyJudgement | None = None
        self._skill = ""
        self._blank = Content("")
        self._blank_for = (0, 0)
        """The width and the height that it is laid out for; it is the same for every text."""

    def blank(self) -> None:
        """Show what to look for."""
        if self._judgement is not None:
            self._judgement = None
            self.repaint()

    def fill(self, judgement: ClassifyJudgement, skill: str) -> None:
        """Show what the text says, and the skill that was exercised."""
        self._judgement, self._skill = judgement, skill
        self.repaint()

    def content_for(self, width: int) -> Content:
        """The present state, for a width in cells."""
        height = self.screen.size.height - _AROUND
        if self._judgement is None:
            if self._blank_for != (width, height):
                self._blank = feedback_pane.blank_ledger(self._rubric, width, height)
                self._blank_for = width, height
            return self._blank
        skill = [NOTHING, *rows(Content.styled(f"Exercised: {self._skill}", "$quiet"), width)] if self._skill else []
        return lines([feedback_pane.ledger(self._judgement, width, height - len(skill)), *skill])
