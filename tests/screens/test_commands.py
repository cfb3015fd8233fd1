"""Commands: every one is declared once, and shows up in the keys, the help and the palette."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, OptionList

from tests.screens.conftest import LAST, PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.commands import EVERYWHERE, Command, bindings, shown_key
from tui.screens.base import CourseScreen
from tui.screens.form import FormScreen
from tui.screens.lab import LabScreen
from tui.screens.lesson import LessonScreen
from tui.screens.map import MapScreen
from tui.screens.past import PastScreen
from tui.screens.practice import PracticeScreen
from tui.screens.progress import ProgressScreen
from tui.screens.rule import RuleScreen
from tui.tutor.start import Start
from tui.widgets.key_line import MOST, KeyLine

SCREENS: tuple[type[CourseScreen], ...] = (
    MapScreen,
    LessonScreen,
    PracticeScreen,
    PastScreen,
    RuleScreen,
    FormScreen,
    LabScreen,
    ProgressScreen,
)


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("screen", SCREENS)
def test_every_command_is_documented(screen: type[CourseScreen]) -> None:
    for command in screen.OWN:
        assert command.name
        alias = command.keys in "123456789" and command.keys != "1"
        assert command.help or alias, command
    assert screen.TITLE_FOR_HELP


def test_every_command_of_the_program_is_documented() -> None:
    assert all(command.name and command.help for command in EVERYWHERE)


def test_every_screen_is_looked_at_here() -> None:
    assert set(SCREENS) == {screen for screen in kinds(CourseScreen) if screen.TITLE_FOR_HELP}


def kinds(screen: type[CourseScreen]) -> Iterator[type[CourseScreen]]:
    """All kinds of a screen."""
    for kind in screen.__subclasses__():
        yield kind
        yield from kinds(kind)


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_does_two_things(screen: type[CourseScreen]) -> None:
    keys = Counter(key for command in screen.OWN for key in command.keys.split(","))
    shared = {key for key, count in keys.items() if count > 1}
    assert shared <= {"enter"}, "Enter gives the answer and goes on"


@pytest.mark.parametrize("screen", SCREENS)
def test_every_command_can_be_done(screen: type[CourseScreen]) -> None:
    from tui.app import TwoSchemers

    for command in screen.OWN:
        name = command.action.partition("(")[0]
        owner = TwoSchemers if name.startswith("app.") else screen
        assert callable(getattr(owner, f"action_{name.removeprefix('app.')}", None)), command


@pytest.mark.parametrize("screen", [MapScreen, LessonScreen, PastScreen, RuleScreen])
def test_at_most_six_keys_are_shown(screen: type[CourseScreen]) -> None:
    assert sum(command.footer for command in screen.OWN) <= MOST


async def footers(learner: Sitting) -> Iterator[tuple[Command, ...]]:
    """The commands that the judgement screen shows at its foot, from the question to the end."""
    found = []
    for keys in (["1"], ["s", "0", "enter"], ["enter", *"4g0", "enter", "enter", *"4g0", "enter", "enter"]):
        found.append(learner.app.screen.query_one(KeyLine)._commands)
        await learner.press(*keys)
    await learner.press(*"4g0", "enter", "enter")
    found.append(learner.app.screen.query_one(KeyLine)._commands)
    return iter(found)


async def test_a_judgement_shows_at_most_six_keys_at_any_time(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        for commands in await footers(learner):
            assert 0 < len([command for command in commands if command.footer]) <= MOST
        assert "All again" in learner.foot


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_first_and_the_last_key_are_never_cut(sit: Sit, width: int) -> None:
    async with sit(PRACTICE, size=(width, 24)) as learner:
        assert learner.foot.startswith("Enter Give this answer")
        assert learner.foot.endswith("Esc Back ? Help")
        await learner.press("1", "s", "0", "enter")
        assert learner.foot.startswith("Enter Next")
        assert learner.foot.endswith("Esc Back ? Help")
        await learner.press("a")
        assert learner.foot.endswith("Esc Back ? Help")
        await learner.press("f5")
        assert learner.foot.startswith("Enter Open")
        assert learner.foot.endswith("? Help")


@pytest.mark.parametrize(
    ("screen", "keys"),
    [
        (MapScreen, ["f5"]),
        (LessonScreen, []),
        (PastScreen, ["f5", "a"]),
        (RuleScreen, ["f6"]),
        (LabScreen, ["f7"]),
        (ProgressScreen, ["f5", "i"]),
        (FormScreen, []),
    ],
)
async def test_the_help_names_every_command(sit: Sit, screen: type[CourseScreen], keys: list[str]) -> None:
    start = [Start("practice", "last")] if screen is FormScreen else []
    async with sit(*start, size=(100, 100)) as learner:
        await learner.press(*keys, "f1")
        assert_in_help(learner, screen)
        await learner.press("escape")
        assert learner.at == screen.__name__


async def test_the_help_of_a_judgement(sit: Sit) -> None:
    async with sit(PRACTICE, size=(100, 100)) as learner:
        await learner.press("question_mark")
        assert_in_help(learner, PracticeScreen)
        await learner.press("question_mark")
        assert learner.at == "PracticeScreen"


@pytest.mark.parametrize("start", [PRACTICE, LAST])
async def test_the_help_says_that_every_digit_chooses(sit: Sit, start: Start) -> None:
    async with sit(start, size=(100, 100)) as learner:
        await learner.press("question_mark")
        assert "1-9 Choose" in learner.part(".frame")


def assert_in_help(learner: Sitting, screen: type[CourseScreen]) -> None:
    assert learner.at == "HelpDialog"
    shown = learner.part(".frame")
    assert f"{screen.TITLE_FOR_HELP}: what to press" in shown
    below = learner.app.screen_stack[-2]
    assert isinstance(below, CourseScreen)
    for command in below.available:
        if command.help:
            assert words(f"{command.shown_keys} {command.help}") in shown
    taken = {command.name for command in below.available}
    for command in EVERYWHERE:
        assert command.name in taken or words(f"{command.shown_keys} {command.help}") in shown


async def test_the_help_scrolls_in_a_small_window(sit: Sit) -> None:
    async with sit(PRACTICE, size=(60, 20)) as learner:
        await learner.press("f1")
        assert "Enter close" in learner.text
        await learner.press("end")
        assert "Ctrl+Q" in learner.text
        await learner.press("pageup", "home")
        assert "Ctrl+Q" not in learner.text
        await learner.press("enter")
        assert learner.at == "PracticeScreen"


@pytest.mark.parametrize("screen", SCREENS)
async def test_the_palette_lists_the_commands(sit: Sit, screen: type[CourseScreen]) -> None:
    start = PRACTICE if screen is PracticeScreen else None
    start = Start("practice", "last") if screen is FormScreen else start
    keys = {
        MapScreen: ["f5"],
        PastScreen: ["f5", "a"],
        RuleScreen: ["f6"],
        LabScreen: ["f7"],
        ProgressScreen: ["f5", "i"],
    }.get(screen, [])
    async with sit(*[start] if start else []) as learner:
        await learner.press(*keys)
        listed = {command.title: command.help for command in learner.app.get_system_commands(learner.app.screen)}
        at = learner.app.screen
        assert isinstance(at, screen)
        wanted = [command for command in (*at.available, *EVERYWHERE) if command.palette]
        assert set(listed) == {command.name for command in wanted}
        assert all(listed.values())


async def test_the_palette_runs_a_command(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("ctrl+p")
        assert isinstance(learner.app.screen, CommandPalette)
        learner.app.screen.query_one(Input).value = "outl"
        await learner.settle()
        palette = learner.app.screen
        assert isinstance(palette, CommandPalette)
        for _ in range(50):
            if palette.query_one(OptionList).option_count:
                break
            await learner.settle()
        await learner.press("enter")
        if isinstance(learner.app.screen, CommandPalette):
            await learner.press("enter")
        assert learner.at == "PickerDialog"


@pytest.mark.parametrize(
    ("key", "shown"),
    [("enter", "Enter"), ("f1", "F1"), ("f10", "F10"), ("ctrl+q", "Ctrl+Q"), ("f", "f"), ("question_mark", "?")],
)
def test_keys_as_people_call_them(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_bindings_carry_the_help() -> None:
    (binding,) = bindings([Command("go", "g,h", "Go", "Go there.", footer=True)])
    assert (binding.key, binding.action, binding.description, binding.key_display) == ("g,h", "go", "Go", "g")
    assert (binding.show, binding.tooltip) == (True, "Go there.")
