"""What a reader of a lesson does about its questions: choose, answer, write, skip, take back, try again."""

from __future__ import annotations

from textual import getters, on

from tui.course.plaintext import render
from tui.screens.base import CourseScreen
from tui.screens.guard import Guard
from tui.tutor.judging import ChoiceAnswer
from tui.tutor.lesson import LessonSession
from tui.widgets.card import Card
from tui.widgets.reflect_card import ReflectCard
from tui.widgets.step_page import StepPage


class LessonQuestions(CourseScreen):
    """The part of the lesson reader that asks."""

    session: LessonSession
    guard: Guard | None = None
    """Keeps a second Enter from going past what has just appeared on the page; None where nothing has."""

    page = getters.query_one(StepPage)

    async def look(self) -> None:
        """See what can be seen, once the page is laid out."""
        raise NotImplementedError

    def can_ask(self, action: str) -> bool | None:
        """Whether something can be done about a question now; None where the action is about none."""
        active, answered = self.page.active, self.page.answered
        match action:
            case "choose":
                return self.page.unanswered is not None
            case "other":
                return sum(card.waits for card in self.page.cards) > 1
            case "hint":
                return active is not None and len(active.question.hints) < len(active.question.item.hints)
            case "skip":
                return active is not None
            case "write":
                return self._to_write is not None
            case "again":
                return answered is not None and active is None
            case "undo":
                return answered is not None and answered.question.can_undo
        return None

    def feedback_shown(self) -> None:
        """Something is there to be read first: a second Enter, or one that is held down, does not go past it."""
        self.guard = Guard(lambda: self.app.clock())  # type: ignore[attr-defined]
        self.guard.feedback_shown()

    @property
    def _to_write(self) -> ReflectCard | None:
        card = self.page.unanswered
        cards = [card, *self.page.cards]
        return next((c for c in cards if isinstance(c, ReflectCard) and not c.question.is_answered), None)

    async def answer(self, card: Card) -> None:
        """Give the answer that a card holds; where something is missing, ask for it."""
        answer, question = card.answer, card.question
        if isinstance(card, ReflectCard) and answer is None:
            self.action_write()
            return
        if isinstance(card, ReflectCard) and card.leads:
            card.lead()
            self.page.turn_to(card)
            self.show_keys()
            self.call_after_refresh(card.bring_into_view)
            return
        if isinstance(answer, ChoiceAnswer):
            done = await self.keep(lambda: question.give(answer))
        elif isinstance(answer, frozenset):
            done = await self.keep(lambda: question.rate(answer))
        else:
            card.ask()
            self.page.turn_to(card)
            self.call_after_refresh(card.bring_into_view)
            return
        if done:
            self.feedback_shown()
            card.answered()
            await self._done(card)

    async def _done(self, card: Card) -> None:
        """Show what follows from something that was done about a question."""
        self.session.did()
        async with self.at_once():
            self.page.turn_to(card)
            await self.page.show_more(self.session.blocks)
            self.show_keys()
        self.call_after_refresh(card.bring_into_view)
        self.call_after_refresh(self.look)

    @on(StepPage.Moved)
    def _criteria_in_view(self) -> None:
        self.call_after_refresh(self._see)

    def _see(self) -> None:
        """Once the criteria of an own text are in view, Enter need not lead to them."""
        card = self.page.active
        if isinstance(card, ReflectCard) and card.see():
            self.show_keys()

    def action_choose(self, number: int) -> None:
        """Choose an option of the question that the keys are about, or of one that was skipped."""
        card = self.page.unanswered
        if card is not None and card.press(number):
            self.page.turn_to(card)
            self.show_keys()
            self.call_after_refresh(card.bring_into_view)

    @on(Card.Chosen)
    def _clicked(self, message: Card.Chosen) -> None:
        self.page.turn_to(message.card)
        self.show_keys()

    def action_to_question(self) -> None:
        """Bring the question that the keys are about into view."""
        if self.page.active is not None:
            self.page.active.bring_into_view()

    def action_other(self) -> None:
        """Let the keys be about the next open question."""
        self.page.turn_to_next()
        self.show_keys()
        self.action_to_question()

    async def action_hint(self) -> None:
        """Show the next hint of the question."""
        card = self.page.active
        if card is not None and await self.keep(card.question.hint):
            card.hinted()
            self.show_keys()
            self.call_after_refresh(card.bring_into_view)

    async def action_skip(self) -> None:
        """Leave the question for later."""
        card = self.page.active
        if card is not None and await self.keep(card.question.skip):
            card.clear()
            await self._done(card)

    async def action_undo(self) -> None:
        """Take the answer given just now back as a slip."""
        card = self.page.answered
        if card is not None and await self.keep(card.question.undo):
            card.clear()
            await self._done(card)

    async def action_again(self) -> None:
        """Ask a question again."""
        card = self.page.answered
        if card is not None:
            card.question.again()
            card.clear()
            await self._done(card)

    def action_write(self) -> None:
        """Write on the question that asks for one's own words."""
        card = self._to_write
        if card is None:
            return
        question = card.question

        def keep(text: str) -> None:
            if text.strip():
                question.write(text)

        def kept() -> None:
            card.written()
            self.page.turn_to(card)
            self.show_keys()
            self.call_after_refresh(card.bring_into_view)
            self.call_after_refresh(self._see)

        prompt = render(card.item.prompt, 10_000)
        self.write_on("note", "In your own words", prompt, keep, kept, question.subject)
