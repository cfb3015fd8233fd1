"""The line of keys."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from tui.commands import Command
from tui.themes import DARK
from tui.widgets.key_line import MOST, KeyLine

COMMANDS = (
    Command("go", "enter", "Onward", "Go on.", footer=True),
    Command("hide", "h", "Hidden", "Not shown."),
    Command("one", "1,a", "First", "One.", footer=True),
    Command("two", "2", "Second", "Two.", footer=True),
    Command("app.three", "3", "Third", "Three.", footer=True),
    Command("back", "escape", "Back", "Back.", footer=True),
    Command("app.help", "question_mark,f1", "Help", "Help.", footer=True),
)


class Alone(App[None]):
    """Nothing but the line."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield KeyLine(COMMANDS)


def shown(app: Alone) -> Content:
    visual = app.query_one(KeyLine).visual
    assert isinstance(visual, Content)
    return visual


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, "Enter Onward   1 First   2 Second   3 Third   Esc Back   ? Help"),
        (60, "Enter Onward  1 First  2 Second  Esc Back  ? Help"),
        (45, "Enter Onward  1 First  Esc Back  ? Help"),
        (40, "Enter Onward  Esc Back  ? Help"),
        (10, "Enter Onward  Esc Back  ? Help"),
    ],
)
async def test_what_does_not_fit_is_left_out_from_the_middle(width: int, line: str) -> None:
    app = Alone()
    async with app.run_test(size=(width, 3)) as pilot:
        await pilot.pause()
        assert shown(app).plain == line


async def test_it_closes_up_and_opens_again() -> None:
    app = Alone()
    async with app.run_test(size=(80, 3)) as pilot:
        for width, count in ((40, 3), (80, 6)):
            await pilot.resize_terminal(width, 3)
            await pilot.pause()
            assert shown(app).plain.replace("   ", "  ").count("  ") == count - 1


async def test_every_name_is_a_button() -> None:
    app = Alone()
    async with app.run_test(size=(80, 3)) as pilot:
        await pilot.pause()
        clicks = [getattr(span.style, "meta", {}).get("@click") for span in shown(app).spans]
        assert [click for click in clicks if click] == [
            "screen.go",
            "screen.one",
            "screen.two",
            "app.three",
            "screen.back",
            "app.help",
        ]


async def test_at_most_six() -> None:
    app = Alone()
    async with app.run_test(size=(200, 3)) as pilot:
        app.query_one(KeyLine).set_commands([COMMANDS[0]] * 9)
        await pilot.pause()
        assert shown(app).plain.count("Enter") == MOST
