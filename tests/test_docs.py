"""What the README says is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.cli.parser import build
from tui.course.bundled import bundled_course
from tui.course.json_schemas import KINDS

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


def test_every_global_option_is_documented() -> None:
    for option in ("--course", "--data-dir", "--learner", "--plain", "--version", "--help"):
        assert f"`{option}" in README, option
        assert option in build().format_help(), option


def test_every_kind_of_schema_is_documented() -> None:
    assert f"`schema {{{','.join([*KINDS, 'record'])}}}`" in README


def test_the_pictures_are_there() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert Path(ROOT, picture).is_file(), picture
