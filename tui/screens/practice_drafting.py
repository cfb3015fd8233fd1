"""What a learner does in practice before an answer is given: choose, say how sure, point, look around."""

from __future__ import annotations

from textual import getters

from tui.commands import Command
from tui.journal.events import Certainty
from tui.screens.base import CourseScreen
from tui.tutor.asks import Asks
from tui.tutor.judging import NONE_DECIDES
from tui.tutor.practice import PracticeSession
from tui.widgets.card import Card
from tui.widgets.item_view import ItemView
from tui.widgets.judgement_pane import JudgementPane
from tui.widgets.reflect_card import ReflectCard

LINES = {
    command.action: command
    for command in (
        Command("move(1)", "down,j", "Line down", "Scroll a line down.", palette=False),
        Command("move(-1)", "up,k", "Line up", "Scroll a line up.", palette=False),
    )
}
"""What the arrows do where no sentence is pointed at, by the action."""


class PracticeDrafting(CourseScreen):
    """The part of practice that makes up an answer. Nothing of it goes on record."""

    session: PracticeSession

    view = getters.query_one(ItemView)

    @property
    def card(self) -> Card | None:
        """What asks the item; None at the end of a round."""
        return self.view.card

    @property
    def pane(self) -> JudgementPane | None:
        """The card, where it asks for a judgement."""
        return self.view.pane

    @property
    def written_card(self) -> ReflectCard | None:
        """The card, where it asks for one's own words."""
        return self.card if isinstance(self.card, ReflectCard) else None

    def ask_for(self, asks: Asks) -> None:
        """Ask from now on for what the learner wants to be asked, of the text that is shown, too."""
        before = self.session.question.asks
        self.session.ask_for(asks)
        if self.is_built and self.session.question.asks != before:
            self.view.asks_changed()
            self.show_keys()

    @property
    def available(self) -> tuple[Command, ...]:
        """What can be done now; where no sentence is pointed at, the arrows scroll from the beginning."""
        found = super().available
        if self.session.question.asks.sentence:
            return found
        return tuple(LINES.get(command.action, command) for command in found)

    def action_choose(self, number: int) -> None:
        """Choose a verdict by its hotkey, an option or a criterion by its number."""
        if self.card is None:
            return
        word = self.pane.word_on(number) if self.pane is not None else ""
        if self.card.press(number):
            self.view.changed()
            self.show_keys()
        if word:
            self.view.say(word)

    def action_to_check(self) -> None:
        """Bring the criteria into view, to be ticked."""
        if self.written_card is not None:
            self.written_card.lead()
            self.call_after_refresh(self.written_card.bring_into_view)
            self.show_keys()

    def action_certainty(self, certainty: Certainty) -> None:
        """Say how sure."""
        if self.pane is not None:
            self.pane.be_sure(certainty)
            self.view.changed()

    def action_surer(self, by: int) -> None:
        """Say that one is surer, or less sure."""
        if self.pane is not None:
            self.pane.be_surer(by)
            self.view.changed()

    def action_move(self, by: int) -> None:
        """Point at the sentence after or before; where there is none to point at, scroll a line."""
        if self.pane is not None and self.can("none_decides"):
            self.pane.point(by)
            self.view.changed()
        else:
            self.view.line(by)

    def action_none_decides(self) -> None:
        """Say that no sentence decides."""
        if self.pane is not None:
            self.pane.point_at(NONE_DECIDES)
            self.view.changed()

    def action_switch(self) -> None:
        """Let the keys scroll the other part."""
        self.view.switch()

    def action_scroll(self, direction: int) -> None:
        """Scroll a page."""
        self.view.page(direction)

    def action_end(self, direction: int) -> None:
        """Scroll to one of the ends."""
        self.view.end(direction)
