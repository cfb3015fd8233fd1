"""Where the learner stands."""

from __future__ import annotations

from typing import ClassVar

from textual.widget import Widget

from tui.commands import Command
from tui.course.course import Course
from tui.screens.sheet import SheetScreen
from tui.tutor.advice import advise
from tui.tutor.amounts import count
from tui.tutor.measures import measure
from tui.tutor.record import Record
from tui.tutor.result_words import compared
from tui.widgets.progress_view import ProgressView


class ProgressScreen(SheetScreen):
    """What is mixed up, how sure the learner was, skill by skill; and what to do next."""

    TITLE_FOR_HELP = "Where you stand"
    OWN: ClassVar[tuple[Command, ...]] = tuple(
        command._replace(help="Do what is first under “Do next”.") if command.action == "onward" else command
        for command in SheetScreen.OWN
    )

    def __init__(self, course: Course, record: Record) -> None:
        super().__init__(course, record)
        self.measures = measure(course, record.history)
        self.advice = advise(course, record.history)

    def first_line(self) -> tuple[str, str]:
        """What is shown, and on how much it rests."""
        return "Where you stand", count(self.measures.answers, "first judgement")

    def sheet(self) -> Widget:
        """All measures."""
        return ProgressView(self.course, self.measures, self.advice, list(compared(self.course, self.record.history)))

    def can(self, action: str) -> bool:
        """A course that has nothing to open leads nowhere."""
        return action != "onward" or bool(self.advice)

    def action_onward(self) -> None:
        """Do what is to be done next."""
        self.go(self.advice[0].target)
