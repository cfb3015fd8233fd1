"""A page of a lesson: its text and its questions, and which of these the keys are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from tui.course.model import Figure, Flip, Prose, Reflect, Reveal
from tui.tutor.lesson import Shown, Unasked
from tui.tutor.question import PairQuestion
from tui.widgets.card import Card
from tui.widgets.choice_card import ChoiceCard
from tui.widgets.pair_view import PairView
from tui.widgets.parts import Column, Sheet, Words, put_into
from tui.widgets.prose import FigureView, ProseView
from tui.widgets.reflect_card import ReflectCard
from tui.widgets.reveal_view import RevealView
from tui.widgets.vignette_text import VignetteText

OVERLAP = 2
"""Lines that stay in view when the page is scrolled by its height."""


class StepPage(Sheet):
    """Shows what it is given, block by block; what is there already stays as it is."""

    DEFAULT_CSS = """
    StepPage {
        scrollbar-size-vertical: 1;
        overflow-y: scroll;
        scrollbar-background: $background;
        scrollbar-color: $hairline;
        & > .column { height: auto; max-width: 77; padding: 0 1 0 0; }
        .title { color: $accent; text-style: bold; margin: 0 0 1 0; height: auto; }
        .vignette { margin: 0 0 1 2; height: auto; }
    }
    """

    class Moved(Message):
        """Another part of the page can be seen."""

    def __init__(self) -> None:
        super().__init__(id="page")
        self._title = Words(classes="title", markup=False)
        self._column = Column(self._title, classes="column")
        """The text, which keeps clear of the scroll bar."""
        self._blocks: list[tuple[Shown, Sequence[Widget]]] = []
        self._current: Card | None = None
        """The question that was dealt with last."""

    def compose(self) -> ComposeResult:
        """The title; the rest comes with `show`."""
        yield self._column

    async def show(self, title: str, blocks: Sequence[Shown]) -> None:
        """Show another step, from its top."""
        self._blocks, self._current = [], None
        await self._column.remove_children([child for child in self._column.children if child is not self._title])
        self._title.update(Content(title))
        await self.show_more(blocks)
        self.scroll_home(animate=False, immediate=True)

    async def show_words(self, title: str, words: Content) -> None:
        """Show some words instead of a step."""
        await self.show(title, ())
        await put_into(self._column, Words(words, markup=False))

    async def show_more(self, blocks: Sequence[Shown]) -> None:
        """Show the step as it is now: mount what is new, take away what is held back again, leave the rest alone."""
        same = 0
        for (there, _), block in zip(self._blocks, blocks, strict=False):
            if there is not block:
                break
            same += 1
        gone = [view for _, views in self._blocks[same:] for view in views]
        if gone:
            await self._column.remove_children(gone)
        fresh = [(block, list(_views(block))) for block in blocks[same:]]
        self._blocks = [*self._blocks[:same], *fresh]
        await put_into(self._column, *(view for _, views in fresh for view in views))
        for view in self._column.query_children(PairView):
            view.repaint()
        self.mark_active()

    @property
    def cards(self) -> list[Card]:
        """The questions, in the order of the page."""
        return [view for _, views in self._blocks for view in views if isinstance(view, Card)]

    @property
    def active(self) -> Card | None:
        """The question that waits and that the keys are about: the one dealt with last, else the next one after it."""
        cards = self.cards
        start = cards.index(self._current) if self._current in cards else 0
        return next((card for card in (*cards[start:], *cards[:start]) if card.waits), None)

    @property
    def unanswered(self) -> Card | None:
        """The question that a digit is for: the active one, else the one skipped last, which is taken up by that."""
        if self.active is not None:
            return self.active
        left = [card for card in self.cards if not card.question.is_answered]
        return self._current if self._current in left else next(iter(left), None)

    @property
    def answered(self) -> Card | None:
        """The question that was answered last here, or the first one that is answered."""
        done = [card for card in self.cards if card.question.is_answered]
        return self._current if self._current in done else next(iter(done), None)

    @property
    def reveal(self) -> RevealView | None:
        """The place from which on the page waits."""
        return next((view for _, views in self._blocks for view in views if isinstance(view, RevealView)), None)

    def turn_to(self, card: Card) -> None:
        """Let the keys be about a question."""
        self._current = card
        self.mark_active()

    def turn_to_next(self) -> None:
        """Let the keys be about the next question that waits."""
        cards = [card for card in self.cards if card.waits]
        if self.active in cards:
            self.turn_to(cards[(cards.index(self.active) + 1) % len(cards)])

    def mark_active(self) -> None:
        """Show which question the keys are about."""
        active = self.active
        several = sum(card.waits for card in self.cards) > 1
        for card in self.cards:
            card.is_active = card is active
            card.is_one_of_several = several

    @on(Card.Chosen)
    def _clicked(self, message: Card.Chosen) -> None:
        self.turn_to(message.card)

    @property
    def is_at_end(self) -> bool:
        """Whether the last line can be seen."""
        return self.scroll_y >= self.max_scroll_y

    @property
    def below(self) -> int:
        """How many questions wait below what can be seen, whole or with their last line."""
        bottom = self.scroll_y + self.content_region.height
        return sum(card.waits and card.virtual_region.bottom > bottom for card in self.cards)

    @property
    def length(self) -> int:
        """Lines of the page, those out of sight too."""
        return self._column.size.height

    def bring_in_from(self, line: int) -> None:
        """Scroll so that the rest of the page, from a line on, can be seen, or as much of it as fits."""
        height = self.content_region.height
        rest = Region(0, line, 1, min(max(self.length - line, 1), height))
        self.scroll_to_region(rest, animate=False, force=True)

    def scroll_by_page(self, direction: int) -> None:
        """Scroll by nearly the height of the page."""
        by = max(self.scrollable_content_region.height - OVERLAP, 1)
        self.scroll_relative(y=direction * by, animate=False)

    def watch_virtual_size(self) -> None:
        """Say that the page has another length, so that another part can be seen."""
        self.post_message(self.Moved())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that another part can be seen."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved())


def _views(block: Shown) -> Iterator[Widget]:
    """What shows a block."""
    match block:
        case Prose():
            yield ProseView(block.markdown)
        case Figure():
            yield FigureView(block)
        case Reveal():
            yield RevealView(block)
        case Unasked():
            yield Words(Content.styled(f"A question cannot be asked here: {block.why}", "$error"), markup=False)
        case PairQuestion():
            yield PairView(block)
            yield ChoiceCard(block)
        case _ if isinstance(block.item, Reflect):
            yield ReflectCard(block)
        case _ if isinstance(block.item, Flip):
            yield VignetteText(block.item.original.vignette, classes="vignette")
            yield ChoiceCard(block)
        case _:
            yield ChoiceCard(block)
