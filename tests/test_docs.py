"""What the README says is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.cli.parser import build
from tui.commands import EVERYWHERE
from tui.course.bundled import bundled_course
from tui.course.checking import check  # noqa: F401 - declares the rules
from tui.course.json_schemas import KINDS
from tui.course.rules import RULES

ROOT = bundled_course()
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(not (ROOT / ".ci").is_dir(), reason="only in a checkout")


def _blocks() -> list[str]:
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)]


def test_there_are_two_commands_and_ci_runs_the_one_for_the_tests() -> None:
    opens, tests = _blocks()
    assert opens.endswith(".venv/bin/two-schemers")
    assert tests.endswith(".venv/bin/pytest")
    assert CI.rstrip().endswith(tests)


def test_every_command_is_documented() -> None:
    parser = build()
    subparsers = next(action for action in parser._actions if action.dest == "command")
    assert subparsers.choices
    for command in subparsers.choices:
        assert f"| `{command}" in README, command


def test_every_option_and_choice_of_a_command_stands_in_its_row() -> None:
    commands = next(action for action in build()._actions if action.dest == "command").choices
    assert isinstance(commands, dict)
    for name, command in commands.items():
        rows = " ".join(line for line in README.splitlines() if line.startswith(f"| `{name}"))
        for action in command._actions:
            spellings = [option for option in action.option_strings if option not in ("-h", "--help")]
            if spellings:
                assert any(f"{option} " in rows or f"{option}]" in rows for option in spellings), (name, spellings)
            elif action.choices and action.dest != "help":
                assert all(choice in rows for choice in action.choices), name


def test_no_option_is_documented_that_does_not_exist() -> None:
    commands = next(action for action in build()._actions if action.dest == "command").choices
    assert isinstance(commands, dict)
    known = {option for action in build()._actions for option in action.option_strings}
    known |= {
        option for command in commands.values() for action in command._actions for option in action.option_strings
    }
    for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", README):
        assert option in known | {"--extra"}, option


def test_every_key_of_the_program_is_named_or_listed_by_the_help() -> None:
    for command in EVERYWHERE:
        assert command.help, command.name
    for key in ("Enter", "Esc", "F4", "F6", "F7", "Ctrl+P", "Ctrl+Q", "`?`", "`/`", "`i`", "`v`", "`x`", "`s`"):
        assert key in README, key


def test_every_rule_of_check_says_what_it_looks_for() -> None:
    assert "`--rules` lists what it looks for" in README
    assert all(rule.meaning for rule in RULES.values())


def test_every_global_option_is_documented() -> None:
    for option in ("--course", "--data-dir", "--learner", "--plain", "--version", "--help"):
        assert f"`{option}" in README, option
        assert option in build().format_help(), option


def test_every_kind_of_schema_is_documented() -> None:
    assert f"`schema {{{','.join([*KINDS, 'record'])}}}`" in README


def test_the_pictures_are_there() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert Path(ROOT, picture).is_file(), picture
