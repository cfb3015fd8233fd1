"""Lines that come while somebody is typing."""

from __future__ import annotations

import asyncio
import io
import os

import pytest

from tui.plain.typed import LINES_AHEAD, MOST_SIGNS, Come, OpenLines, listen


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_comes_at_an_open_prompt_begins_a_line_of_its_own() -> None:
    said = io.StringIO()
    lines = OpenLines(io.StringIO(), said)
    lines.prompt("room")
    lines.prompt("room")
    lines.say("Somebody came.")
    lines.prompt("room")
    lines.typed("start")
    lines.say("It begins.")
    lines.prompt("room")
    lines.typed(None)
    assert said.getvalue() == "room> \nSomebody came.\nroom> \nIt begins.\nroom> \n"


def test_a_terminal_has_ended_the_line_itself() -> None:
    said = io.StringIO()
    lines = OpenLines(Terminal(), said)
    lines.prompt("room")
    lines.typed("start")
    lines.say("It begins.")
    assert said.getvalue() == "room> It begins.\n"


async def heard(come: Come, number: int) -> list[str | None]:
    async with asyncio.timeout(20):
        while len(come.typed) < number:
            await come.more()
    return list(come.typed)


async def test_lines_are_told_as_they_come_and_then_the_end() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, encoding="ascii", errors="replace") as source:
        come = Come()
        listen(source, come.type)
        os.write(writing, b" one \n\x1b[2J caf\xe9\n")
        assert await heard(come, 2) == ["one", "[2J caf\ufffd"]
        os.write(writing, b"last")
        os.close(writing)
        assert await heard(come, 4) == ["one", "[2J caf\ufffd", "last", None]


@pytest.mark.parametrize("source", [None, io.StringIO("")])
async def test_without_input_there_is_an_end(source: io.StringIO | None) -> None:
    come = Come()
    listen(source, come.type)
    assert await heard(come, 1) == [None]


class Endless(io.StringIO):
    """Somebody who types faster than anybody is answered."""

    read_so_far = 0

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        self.read_so_far += 1
        return "status\n"


async def test_no_more_is_read_than_is_dealt_with() -> None:
    come, source = Come(), Endless()
    listen(source, come.type, come.ahead)
    await heard(come, LINES_AHEAD)
    for _ in range(5):
        assert come.next_typed() == "status"
    await heard(come, LINES_AHEAD)
    assert len(come.typed) == LINES_AHEAD
    assert source.read_so_far <= LINES_AHEAD + 6


async def test_of_a_line_that_nobody_types_the_beginning_is_told() -> None:
    come = Come()
    listen(io.StringIO("a" * 3 * MOST_SIGNS + "\nend\n" + "b" * MOST_SIGNS + "\nlast"), come.type, come.ahead)
    assert await heard(come, 5) == ["a" * MOST_SIGNS, "end", "b" * MOST_SIGNS, "last", None]


def test_what_stands_before_a_line_acts_on_no_terminal() -> None:
    said = io.StringIO()
    OpenLines(None, said).say("A tea.", "\x1b[2Ja  ")
    assert said.getvalue() == "[2Ja  A tea.\n"
