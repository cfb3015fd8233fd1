"""A card alone on a page, to press and to look at."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from tui.course.course import Course
from tui.course.model import Choice, Option, Reflect
from tui.themes import DARK
from tui.tutor.question import Question
from tui.tutor.record import Record
from tui.widgets.card import Card


class Page(App[None]):
    """One card or more."""

    def __init__(self, *cards: Card) -> None:
        super().__init__()
        self.cards = cards
        self.chosen: list[Card] = []
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield from self.cards

    def on_card_chosen(self, message: Card.Chosen) -> None:
        self.chosen.append(message.card)

    @property
    def lines(self) -> list[str]:
        return [strip.text for strip in self.screen._compositor.render_strips()]


class Table:
    """A page with cards, and the hand on it."""

    def __init__(self, page: Page, pilot: Pilot[None]) -> None:
        self.page = page
        self.pilot = pilot

    async def settle(self) -> None:
        await self.pilot.pause()
        await self.pilot.pause()

    @property
    async def text(self) -> str:
        """What can be seen, with blanks and line ends as single blanks."""
        await self.settle()
        return " ".join(" ".join(self.page.lines).replace("▌", " ").split())

    @property
    async def lines(self) -> list[str]:
        """What can be seen, line by line, without the bar."""
        await self.settle()
        return [line.replace("▌", " ").rstrip() for line in self.page.lines]

    async def click_on(self, words: str) -> None:
        await self.settle()
        row = next(number for number, line in enumerate(self.page.lines) if words in line)
        await self.pilot.click(offset=(self.page.lines[row].index(words), row))
        await self.settle()


@asynccontextmanager
async def laid(*cards: Card, size: tuple[int, int] = (60, 24)) -> AsyncIterator[Table]:
    page = Page(*cards)
    async with page.run_test(size=size) as pilot:
        await pilot.pause()
        yield Table(page, pilot)


def asked(course: Course, record: Record, name: str = "same-plant", **changes: object) -> Question:
    """A choice item of the small course, some of it changed."""
    item = course.find_item(name)[1]
    assert isinstance(item, Choice)
    return Question(course, record, replace(item, **changes), "leaf#plant")  # type: ignore[arg-type]


def options(*texts: str, right: int = 1) -> tuple[Option, ...]:
    return tuple(
        Option(text=text, why=f"Because of {number}.", correct=number == right) for number, text in enumerate(texts, 1)
    )


def own_words(course: Course, record: Record) -> Question:
    """A question for one's own words."""
    item = Reflect(
        id="own-brew",
        tests=(),
        step="",
        hints=(),
        skill="",
        difficulty=None,
        revision="r1",
        prompt="How would *you* brew it?",
        criteria=("Names the heat", "Names the time"),
        model_answer="Hot, and short.",
    )
    return Question(course, record, item, "leaf#plant")
