"""A question asked in place, as a card: a bar beside it, a draft of the answer, and in the same place what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.widget import Widget

from tui.tutor.judging import Answer
from tui.tutor.question import Question
from tui.widgets.blocks import rows
from tui.widgets.wrapped import Wrapped

MARGIN = 2
"""Cells left of the words, where marks stand: ▸ ● ✓ ✗."""
SINGLE = Content("\n")


class Part(NamedTuple):
    """A part of a card that one may be led to."""

    name: str
    """What it is: `stem`, `option 2`, `hint 1`, `word`, `feedback`."""
    lines: list[Content]


class Card(Wrapped):
    """A question, with the answer that is being made up. It keeps the draft and posts `Chosen`; screens give answers.

    Subclasses lay their parts out from what `question` says and from their draft. There is no reactive for the draft:
    a card breaks its lines for its width, so that it must be laid out as a whole, by `repaint`, whenever it changes.
    """

    DEFAULT_CSS = """
    Card {
        margin: 0 0 1 0;
        padding: 0 0 0 1;
        border-left: outer $hairline;
        link-style: none;
        link-color: $foreground;
        link-style-hover: none;
        link-color-hover: $foreground;
        link-background-hover: $picked-background;
        &.-active { border-left: outer $accent; }
    }
    """

    is_active: reactive[bool] = reactive(False, init=False, repaint=False, toggle_class="-active")
    """Whether this is the question that the keys are about."""
    is_one_of_several: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether another question waits beside it, so that the active one carries a mark of its own."""

    class Chosen(Message):
        """A click on a card has changed the answer that it would give."""

        def __init__(self, card: Card) -> None:
            super().__init__()
            self.card = card

        @property
        def control(self) -> Card:
            """The card."""
            return self.card

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self._looked_at = ""
        """The part that has changed last."""
        self._places: dict[str, range] = {}
        """The lines of every part."""

    @property
    def waits(self) -> bool:
        """Whether it is to be answered: it is open, or it was skipped and is being answered after all."""
        return self.question.is_open or (self.is_taken_up and not self.question.is_answered)

    @property
    def is_taken_up(self) -> bool:
        """Whether something was chosen, written or ticked here and not given yet."""
        raise NotImplementedError

    @property
    def answer(self) -> Answer | frozenset[int] | None:
        """What would be given now: an answer, or the criteria that are ticked; None while something is missing."""
        raise NotImplementedError

    @property
    def most(self) -> int:
        """The highest number that can be pressed."""
        raise NotImplementedError

    @property
    def verb(self) -> str:
        """What pressing a number does, in a word."""
        return "Choose"

    def press(self, number: int) -> bool:
        """Choose or tick what has a number; False where there is nothing of that number to choose."""
        raise NotImplementedError

    def ask(self) -> None:
        """Say what is missing."""
        raise NotImplementedError

    def clear(self) -> None:
        """Take back what was chosen and not given, as after a skip."""
        raise NotImplementedError

    def take(self, question: Question) -> None:
        """Ask another question of the same kind, from the beginning."""
        self.question = question
        self.clear()

    def answered(self) -> None:
        """Show what is said of the answer that was just given."""
        self.look_at("feedback")

    def hinted(self) -> None:
        """Show the hint that was just given."""
        self.look_at(f"hint {len(self.question.hints)}")

    def parts(self, width: int) -> Iterable[Part]:
        """The present state, part by part, for a width in cells."""
        raise NotImplementedError

    def content_for(self, width: int) -> Content:
        """The present state, for a width in cells."""
        lines: list[Content] = []
        self._places = {}
        for name, part in self.parts(width):
            self._places[name] = range(len(lines), len(lines) + len(part))
            lines += part
        return SINGLE.join(lines)

    def look_at(self, part: str) -> None:
        """Show the present state, and let a part of it be what `bring_into_view` is about."""
        self._looked_at = part
        self.repaint()

    def bring_into_view(self) -> None:
        """Scroll what it stands on, so that what has changed last can be seen; the whole card where that fits."""
        page = self._page
        if page is None:
            return
        room = page.content_region.height
        top = self._top(page)
        place = self.place(self._looked_at) or range(self.size.height)
        if self.size.height <= room:
            place = range(self.size.height)
        part = Region(0, top + place.start, 1, min(len(place), room))
        page.scroll_to_region(part, animate=False, force=True)

    @property
    def _page(self) -> ScrollableContainer | None:
        """What it stands on."""
        return next((each for each in self.ancestors if isinstance(each, ScrollableContainer)), None)

    def place(self, part: str) -> range:
        """The lines of a part; none where there is no such part."""
        return self._places.get(part, range(0))

    def is_in_view(self, part: str) -> bool:
        """Whether a part can be seen whole, or as much of it as fits."""
        page, place = self._page, self.place(part)
        if page is None or not place:
            return False
        start, room = self._top(page) + place.start - page.scroll_y, page.content_region.height
        return start >= 0 and start + min(len(place), room) <= room

    def _top(self, page: Widget) -> int:
        """The line of a page on which it begins."""
        return sum(each.virtual_region.y for each in self._up_to(page))

    def _up_to(self, page: Widget) -> Iterator[Widget]:
        """The card, and what it stands in on a page."""
        for each in self.ancestors_with_self:
            if each is page:
                break
            if isinstance(each, Widget):
                yield each

    def watch_is_active(self) -> None:
        """Show whether the keys are about this question."""
        self.repaint()

    def watch_is_one_of_several(self) -> None:
        """Show the mark that tells which one the keys are about."""
        self.repaint()

    def action_choose(self, number: int) -> None:
        """Choose what was clicked on, if the screen lets anything be chosen now."""
        if self.screen.check_action("choose", (number,)) and self.press(number):
            self.post_message(self.Chosen(self))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected, without the margin."""
        found = super().get_selection(selection)
        if found is None:
            return None
        lines = found[0].split("\n")
        return "\n".join([lines[0].lstrip("▸ "), *(line.removeprefix(" " * MARGIN) for line in lines[1:])]), found[1]

    def before(self, width: int) -> Iterator[Part]:
        """What is said quietly before the question: what helps with it, that it is asked again on purpose."""
        said = [words for words in (self.question.helping, self.question.asked_again) if words]
        if said:
            words = Content.styled(" ".join(said), "$quiet")
            yield Part("before", margin(rows(words, width - MARGIN)))

    def stem(self, lines: Iterable[Content]) -> list[Content]:
        """The lines of the question itself, with the mark of the one that the keys are about."""
        marked = self.is_active and self.is_one_of_several
        return margin(lines, Content.styled("▸ ", "bold $accent") if marked else BLANK)


BLANK = Content(" " * MARGIN)


def margin(lines: Iterable[Content], first: Content = BLANK) -> list[Content]:
    """Lines behind the margin, the first one behind a mark."""
    return behind(first, list(lines))


def behind(prefix: Content, lines: list[Content]) -> list[Content]:
    """Lines behind a prefix, the further ones indented to where the first one begins."""
    indent = Content(" " * prefix.cell_length)
    return [(indent if number else prefix) + line for number, line in enumerate(lines or [Content("")])]
