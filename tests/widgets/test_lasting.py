"""What comes for a part that is being taken away."""

from __future__ import annotations

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.css.query import NoMatches
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.lasting import Lasting


class Part(Lasting, Widget):
    """A part with a part of its own, which it looks for when it hears of something."""

    class Heard(Message):
        """Something."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static("inside")

    @on(Heard)
    def look(self) -> None:
        """Look for the part."""
        self.query_one("#gone")

    async def note(self, word: str) -> None:
        """Note that something was done."""
        self.done.append(word)


class Parts(App[None]):
    def compose(self) -> ComposeResult:
        yield Part()


async def test_what_was_to_be_done_after_the_next_paint_is_done_where_the_part_is_still_there() -> None:
    async with Parts().run_test() as pilot:
        part = pilot.app.query_one(Part)
        part.call_after_refresh(part.note, "there")
        await pilot.pause(0.1)
        assert part.done == ["there"]
        part.call_after_refresh(part.note, "gone")
        removal = part.remove()
        await pilot.pause(0.1)
        await removal
        assert part.done == ["there"]


async def test_a_message_that_finds_nothing_is_an_error_while_the_part_stays() -> None:
    async def hear() -> None:
        async with Parts().run_test() as pilot:
            pilot.app.query_one(Part).post_message(Part.Heard())
            await pilot.pause(0.1)

    with pytest.raises(NoMatches):
        await hear()


async def test_a_message_that_finds_nothing_is_none_once_the_part_goes() -> None:
    async with Parts().run_test() as pilot:
        part = pilot.app.query_one(Part)
        part.post_message(Part.Heard())
        await part.remove()
        assert pilot.app._exception is None
