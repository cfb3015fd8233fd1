"""A show of hands, typed in: how many for each answer, and if asked how many of them keep their hand up as sure."""

from __future__ import annotations

import re
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from tui.commands import Command
from tui.room.asked import Asked
from tui.screens.dialog import CLOSE, Dialog
from tui.widgets.room_ballot import answers
from tui.widgets.room_sheet import RoomSheet
from tui.widgets.texts import lines

_HOW = "How many hands for each answer, in this order. Empty: count this vote by hands, and type it later."
_SURE = "How many of them are sure (hands kept up); may stay empty."


class Hands(NamedTuple):
    """A count."""

    counts: dict[str, int]
    """By letter."""
    sure: dict[str, int]
    """Of those who are sure; empty where that was not counted."""


class HandsDialog(Dialog[Hands | None]):
    """Returns the count; None where there is none."""

    OWN = (Command("choose", "enter", "count", "Take the count.", footer=True), CLOSE)

    def __init__(self, asked: Asked) -> None:
        super().__init__("A show of hands")
        self.asked = asked

    def compose_body(self) -> ComposeResult:
        """The answers, and two fields."""
        yield RoomSheet(id="answers")
        example = " ".join(str(number) for number in (12, 9, 0, 3, 1, 2, 4)[: len(self.asked.options)])
        yield Static(f"\n{_HOW}", classes="quiet", markup=False)
        yield Input(placeholder=f"such as {example}", id="counts", select_on_focus=False)
        yield Static(_SURE, classes="quiet", markup=False)
        yield Input(id="sure", select_on_focus=False)
        yield Static("", id="wrong", markup=False)

    def on_mount(self) -> None:
        """Show the answers, and begin with the first field."""
        self.query_one("#answers", RoomSheet).show(lambda width: lines(answers(self.asked, width)))
        self.query_one("#counts", Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Take the count, or say what is wrong with it."""
        counts, sure = (self._read(name) for name in ("#counts", "#sure"))
        wrong = self._wrong(counts, sure)
        if wrong:
            self.query_one("#wrong", Static).update(Content.styled(wrong, "bold $warning"))
        else:
            assert counts is not None
            assert sure is not None
            self.done(Hands(counts, sure))

    def _read(self, name: str) -> dict[str, int] | None:
        """The numbers of a field by letter, none for an empty one; None where they are not what is asked for."""
        words = [word for word in re.split(r"[\s,;+]+", self.query_one(name, Input).value) if word]
        letters = [option.id for option in self.asked.options]
        if words and (len(words) != len(letters) or not all(word.isdecimal() and len(word) < 6 for word in words)):
            return None
        return dict(zip(letters, map(int, words), strict=True)) if words else {}

    def _wrong(self, counts: dict[str, int] | None, sure: dict[str, int] | None) -> str:
        """What is wrong, in a sentence; mostly nothing."""
        if counts is None or sure is None:
            return f"Type {len(self.asked.options)} numbers with blanks between them."
        more = [letter.upper() for letter, number in sure.items() if number > counts.get(letter, 0)]
        if more:
            return f"More are sure of {more[0]} than have chosen it."
        return ""
