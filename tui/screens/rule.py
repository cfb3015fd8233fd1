"""The rule card: what each answer claims, and what to look for in a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget

from tui.commands import BACK, Command
from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.target import BACK as GO_BACK
from tui.course.target import Target
from tui.screens.sheet import SheetScreen
from tui.tutor.asks import BOTH, Asks
from tui.tutor.path import is_done, lesson_before
from tui.tutor.record import Record
from tui.tutor.rule import asked_there, rule_card
from tui.widgets.rule_view import RuleView


class RuleScreen(SheetScreen):
    """The rule, short first, then feature by feature."""

    TITLE_FOR_HELP = "The rule"
    OWN: ClassVar[tuple[Command, ...]] = tuple(
        BACK._replace(keys="escape,f6") if command is BACK else command for command in SheetScreen.OWN
    )

    def __init__(self, course: Course, record: Record, onward: Target | None = None) -> None:
        """Show the rule.

        Args:
            course: The course.
            record: The learner's record.
            onward: Where Enter leads on to; by default back.
        """
        super().__init__(course, record)
        self.onward = onward
        self.asks = BOTH
        """What judgements ask for beside the verdict."""

    def ask_for(self, asks: Asks) -> None:
        """Say from now on what belongs to what is asked."""
        self.asks = asked_there(self.course, self.record.history, self._quiz, asks)
        for view in self.query(RuleView):
            view.show(rule_card(self.course, self._quiz, self.asks), self._introduction)

    def first_line(self) -> tuple[str, str]:
        """What is shown."""
        return "The rule", "before your first judgement" if self.onward else ""

    def sheet(self) -> Widget:
        """The card."""
        return RuleView(rule_card(self.course, self._quiz, self.asks), self._introduction)

    @property
    def _quiz(self) -> str:
        return self.onward.quiz if self.onward else ""

    @property
    def _introduction(self) -> str:
        return " ".join(self._before())

    def _before(self) -> Iterator[str]:
        """What is said to a learner who comes here before practising."""
        if self.onward is None:
            return
        history = self.record.history
        lesson = lesson_before(self.course, self.onward.quiz, history)
        if lesson is not None and not is_done(self.course, lesson, history):
            yield f"Practice is best after the lesson “{plain(lesson.title)}”, and can be begun now."
        yield "This is the rule by which you will judge, in short; what to look for stands below it."
        yield "You need not learn it: F6 shows it at any time."
        if self.asks.sentence:
            yield "Of the sentences that decide, any one will do to point at."

    def can(self, action: str) -> bool:
        """There is something to go on to only before practice."""
        return action != "onward" or self.onward is not None

    def action_onward(self) -> None:
        """Go on; going back from there leads past the card."""
        if self.onward is not None:
            self.go(GO_BACK)
            self.go(self.onward)
