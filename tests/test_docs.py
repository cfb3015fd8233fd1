"""What the pages say is what the program does: every command, option, key and rule, and none that there is not."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.screens.test_commands import SCREENS
from tui.cli import main
from tui.cli.commands.schema import ALL_KINDS
from tui.cli.parser import Parser, build
from tui.commands import EVERYWHERE, shown_key
from tui.course.bundled import bundled_course
from tui.course.checking import ALL_RULES
from tui.course.course import Course
from tui.export.answers import COLUMNS
from tui.screens.base import CourseScreen
from tui.screens.help import listed
from tui.screens.lesson import LessonScreen
from tui.screens.map import MapScreen
from tui.screens.practice import PracticeScreen
from tui.screens.room_console import ConsoleScreen
from tui.screens.room_projector import ProjectorScreen

ROOT = bundled_course()
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
PAGES = ("README.md", "WORKSHOPS.md", "CONTRIBUTING.md", "tui/course/scaffold/README.md")
PARSER = build()

pytestmark = pytest.mark.skipif(not (ROOT / ".ci").is_dir(), reason="only in a checkout")


def _commands() -> dict[str, Parser]:
    (found,) = (action for action in PARSER._actions if isinstance(action, argparse._SubParsersAction))
    return dict(found.choices)


COMMANDS = _commands()


class Call(NamedTuple):
    """A use of the program in a page."""

    text: str
    """As it stands there."""
    before: list[str]
    """The options before the command."""
    command: str
    """The command; empty for none."""
    words: list[str]
    """What stands after the command, without brackets and bars."""


def _section(heading: str) -> str:
    return README.partition(f"\n{heading}\n")[2].partition("\n## ")[0]


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """What a command understands, with what its parts do."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for part in action.choices.values():
                yield from _actions(part)


def _options(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    found = parser._actions if parser is PARSER else _actions(parser)
    return [action for action in found if action.option_strings]


def _strings(parser: argparse.ArgumentParser) -> set[str]:
    return {string for action in _options(parser) for string in action.option_strings}


def _code(page: str) -> Iterator[str]:
    """What stands in backticks in a page, on one line each, and the commands of its blocks."""
    for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL):
        for line in block.splitlines():
            yield from (part.strip() for part in line.partition("#")[0].split("&&"))
    for span in re.findall(r"(?<!`)`([^`]+)`(?!`)", re.sub(r"```.*?```", "", page, flags=re.DOTALL)):
        yield " ".join(span.replace("\\|", "|").split())


def _calls(page: str) -> Iterator[Call]:
    """The uses of the program: what begins with its name, or with the name of a command and says more."""
    for code in _code(page):
        words = [word for word in re.split(r"[\s\[\]|]+", code) if word]
        if not words:
            continue
        is_whole = Path(words[0]).name == "two-schemers"
        if not is_whole and words[0] not in COMMANDS:
            continue
        words = words[1:] if is_whole else words
        before = []
        while words and words[0].startswith("-"):
            before.append(words.pop(0))
            takes = next((action for action in _options(PARSER) if before[-1] in action.option_strings), None)
            if takes is not None and takes.nargs is None and words:
                words.pop(0)
        yield Call(code, before, words[0] if words else "", words[1:])


def test_there_are_two_commands_and_ci_runs_the_one_for_the_tests() -> None:
    opens, tests = (block.strip() for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
    assert opens.endswith(".venv/bin/two-schemers")
    assert tests.endswith(".venv/bin/pytest")
    assert CI.rstrip().endswith(tests)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_its_options_are_documented(command: str) -> None:
    assert f"| `{command}" in _section("## Commands"), command
    told = {word for call in _calls(_section("## Commands")) if call.command == command for word in call.words}
    for action in _options(COMMANDS[command]):
        assert "--help" in action.option_strings or told & set(action.option_strings), action.option_strings


def test_every_option_before_the_command_is_documented() -> None:
    told = set(chain.from_iterable(re.findall(r"--[\w-]+", code) for code in _code(_section("## Commands"))))
    for action in _options(PARSER):
        assert told & set(action.option_strings), action.option_strings


@pytest.mark.parametrize("command", COMMANDS)
def test_every_choice_is_documented(command: str) -> None:
    words = set(re.findall(r"\w+", _section("## Commands")))
    for action in _actions(COMMANDS[command]):
        if action.choices is not None:
            assert set(action.choices) <= words, action.dest


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_a_command_or_an_option_that_there_is_not(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    calls = list(_calls(text))
    assert calls
    for call in calls:
        assert set(call.before) <= _strings(PARSER), call.text
        assert call.command in ("", *COMMANDS), call.text
        parser = COMMANDS.get(call.command, PARSER)
        assert {word for word in call.words if word.startswith("-")} <= _strings(parser), call.text
        kinds = next((action.choices for action in parser._actions if action.dest == "kind"), None)
        if kinds is not None and call.words:
            assert call.words[0] in (*kinds, "KIND"), call.text
    anywhere = _strings(PARSER).union(*map(_strings, COMMANDS.values()))
    for code in _code(text):
        if code.startswith("-"):
            assert code.split()[0] in anywhere, code


def test_every_kind_of_schema_is_documented() -> None:
    (row,) = (line for line in README.splitlines() if line.startswith("| `schema KIND`"))
    for kind in ALL_KINDS:
        assert kind in row, kind


def test_every_key_of_the_program_is_documented() -> None:
    keys = _section("## Keys")
    for command in EVERYWHERE:
        for key in command.keys.split(","):
            assert re.search(rf"(?<!\w){re.escape(shown_key(key))}(?!\w)", keys), command


@pytest.mark.parametrize("screen", SCREENS)
def test_the_help_lists_every_key_of_a_screen(screen: type[CourseScreen]) -> None:
    told = set(chain.from_iterable(keys.split() for keys, _ in listed(screen.OWN)))
    digits = set("123456789") if "1-9" in told else set()
    for command in screen.OWN:
        for key in command.keys.split(","):
            assert shown_key(key) in told | digits, command


@pytest.mark.parametrize(
    ("where", "screen"),
    [
        ("On the map", MapScreen),
        ("In a lesson", LessonScreen),
        ("In a judgement", PracticeScreen),
        ("In front of a room", ProjectorScreen),
        ("In the private console", ConsoleScreen),
    ],
)
def test_a_key_that_is_named_is_one_of_its_screen(where: str, screen: type[CourseScreen]) -> None:
    line = _section("## Keys").partition(f"- *{where}*")[2].partition("\n- ")[0]
    named = re.findall(r"`(\S)`", line)
    keys = {shown_key(key) for command in screen.OWN for key in command.keys.split(",")}
    assert named
    assert set(named) <= keys


def test_every_rule_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    assert "`two-schemers check --rules`" in README
    assert main(["check", "--rules"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for rule in ALL_RULES:
        assert f" {rule.name} {' '.join(rule.meaning.split())}" in told, rule.name


def test_the_columns_are_told_in_their_order() -> None:
    section = README.partition("\n### Columns\n")[2].partition("\n## ")[0]
    named = [line.partition(":")[0] for line in section.splitlines() if line.startswith("- ")]
    assert tuple(chain.from_iterable(re.findall(r"`(\w+)`", line) for line in named)) == COLUMNS


def test_the_quizzes_for_a_workshop_are_as_they_are_told() -> None:
    course = Course.open(ROOT)
    section = _section("## In a workshop")
    assert "two verdicts in `two-way-first` and `two-way`, five in `open`" in " ".join(section.split())
    assert [len(course.quiz(name).verdicts) for name in ("two-way-first", "two-way", "open")] == [2, 2, 5]
    first, *others = course.plans
    for page in (section, (ROOT / "WORKSHOPS.md").read_text(encoding="utf-8")):
        assert f"default plan takes {first.minutes} minutes" in " ".join(page.split())
    assert [f"`--plan {plan.id}` is {plan.minutes} minutes" in section for plan in others] == [True]
