"""Arguments, exit codes, and messages for what a user can do wrong."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui import __version__
from tui.cli import main
from tui.cli.parser import build, parse
from tui.journal.errors import JournalBusy
from tui.journal.store import Journal


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"two-schemers {__version__}\n", "")


@pytest.mark.parametrize(
    "command",
    [
        "learn",
        "practice",
        "show",
        "list",
        "check",
        "schema",
        "progress",
        "export",
        "cohort",
        "reset",
        "import",
        "doctor",
        "room",
        "join",
    ],
)
def test_every_command_has_help(run: Run, command: str) -> None:
    code, out, err = run(command, "--help")
    assert (code, err) == (0, "")
    assert f"two-schemers {command}" in out
    assert command in run("--help").out


@pytest.mark.parametrize(
    "command", ["learn", "practice", "show", "check", "schema", "export", "cohort", "reset", "import", "room", "join"]
)
def test_the_help_of_a_command_explains_each_of_its_arguments(command: str) -> None:
    commands = next(action for action in build()._actions if action.dest == "command").choices
    assert isinstance(commands, dict)
    for action in commands[command]._actions:
        assert action.help, action.dest


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--plain"],
        ["--learner", "ada", "--data-dir=here"],
        ["--learner", "learn", "--plain"],
        ["--course", "practice"],
        ["learn"],
        ["--plain", "practice", "teas", "--guest"],
        ["--data-dir", "here", "room", "list"],
    ],
)
def test_what_needs_no_command_is_taken_as_the_whole_grammar_takes_it(arguments: list[str]) -> None:
    assert parse(arguments) == build().parse_args(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["bake"],
        ["--bake"],
        ["show"],
        ["schema"],
        ["schema", "lesson"],
        ["check", "--format", "xml"],
        ["list", "--js"],
        ["--learner"],
        ["--learner", " ", "progress"],
        ["--learner", "a\x1bb", "progress"],
        ["--learner", "a\udc80", "progress"],
        ["--data-dir", "a\0b", "progress"],
        ["show", "no-such-thing"],
        ["show", "leaf#no-such-step"],
        ["--plain", "learn", "no-such-lesson"],
        ["--plain", "practice", "no-such-quiz"],
        ["import"],
        ["cohort"],
        ["cohort", "x.json", "--form", "practice"],
        ["cohort", *["x.json"] * 501],
        ["export", "csv", "--anonymous"],
        ["export", "notes", "--answers"],
        ["export", "record", "--format", "pdf"],
        ["export", "record", "--administered-by", "a\x1bb"],
        ["export", "record", "--administered-by", "a\udc80"],
        ["export", "record", "--administered-by", "a" * 201],
        ["reset"],
        ["reset", "leaf", "--all"],
        ["reset", "no-such-thing", "--yes"],
        ["reset", "leaf"],
        ["check", "/no/such/folder"],
        ["check", __file__],
    ],
)
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("two-schemers")
    assert "\x1b" not in err
    assert "Traceback" not in err


def test_a_misplaced_option_is_explained(run: Run) -> None:
    done = run("practice", "--plain")
    assert done.code == 2
    assert "--plain stands before the command" in done.err


def test_near_misses_are_named(run: Run) -> None:
    assert "did you mean 'mira-green'?" in run("show", "mira-gren").err
    assert "did you mean 'making'?" in run("reset", "makin", "--yes").err


@pytest.mark.parametrize("path", ["nowhere", "lessons/course.yaml"])
def test_a_course_that_is_no_folder(course_root: Path, capsys: pytest.CaptureFixture[str], path: str) -> None:
    assert main(["--course", str(course_root / path), "list"]) == 2
    assert "folder" in capsys.readouterr().err


def test_a_course_that_cannot_be_opened(run: Run, course_root: Path) -> None:
    (course_root / "lessons/course.yaml").write_text("format: 2\nid: A\nmodules: []\n")
    code, out, err = run("list")
    assert (code, out) == (1, "")
    assert err.startswith("two-schemers: the course cannot be opened: lessons/course.yaml:1:9: wrong-value: ")
    assert len(err.splitlines()) > 3
    assert len(set(err.splitlines())) == len(err.splitlines())


def test_a_part_that_cannot_be_opened(run: Run, course_root: Path) -> None:
    (course_root / "quizzes/teas.yaml").write_text("nothing")
    for arguments in (["show", "teas"], ["--plain", "practice", "teas"]):
        code, out, err = run(*arguments)
        assert (code, out) == (1, "")
        assert err.startswith("two-schemers: quiz 'teas' cannot be opened: quizzes/teas.yaml:1:")
    assert run("--plain", "practice", "last").code == 1


def test_a_newer_record_is_refused(run: Run, tmp_path: Path) -> None:
    run("progress")
    with closing(sqlite3.connect(tmp_path / "data/journal.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 99")
    code, out, err = run("progress")
    assert (code, out) == (1, "")
    assert "was written by a newer version of two-schemers" in err
    assert "was written by a newer version" in run("doctor").out


def test_a_busy_record_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(path: Path, **options: object) -> Journal:
        raise JournalBusy(path)

    run("progress")
    monkeypatch.setattr(Journal, "open", busy)
    assert run("progress") == (1, "", run("progress").err)
    assert "Another program is using" in run("progress").err
    assert "Another program is using" in run("doctor").out


def test_a_corrupt_record_is_set_aside_and_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/journal.sqlite").write_bytes(b"no database" * 100)
    code, out, err = run("progress", "--json")
    assert code == 0
    assert out.startswith("{")
    assert err.startswith("two-schemers: Your record could not be read. It has not been thrown away: it is now ")


def test_a_record_that_cannot_be_saved_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    code, _, err = run("progress")
    assert code == 0
    assert err.startswith("two-schemers: Nothing new will be saved: ")
    done = run("reset", "--all", "--yes")
    assert done.code == 1
    assert "nothing was changed" in done.err


def test_the_data_folder_can_be_named_in_the_environment(
    run: Run, course_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TWO_SCHEMERS_DATA_DIR", str(tmp_path / "elsewhere"))
    assert main(["--course", str(course_root), "progress"]) == 0
    assert (tmp_path / "elsewhere/journal.sqlite").is_file()
    capsys.readouterr()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_behind_standard_output(command: list[str], environment: dict[str, str]) -> None:
    for arguments in (["list"], ["list", "--json"], ["--plain", "learn"], ["--version"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*command, *arguments], env=environment, stdin=subprocess.DEVNULL, stdout=full, stderr=-1, check=False
            )
        assert done.returncode == 1
        assert done.stderr == b"two-schemers: No space left on device\n"


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("arguments", [["list", "--json"], ["--plain", "learn"], ["--help"]])
def test_a_reader_who_is_gone(command: list[str], environment: dict[str, str], arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*command, *arguments], env=environment, stdin=subprocess.DEVNULL, stdout=writing, stderr=-1, check=False
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_signs_that_the_terminal_lacks(process: Run) -> None:
    done = process("--plain", "learn", "leaf#care", typed=b"/ \xff\xfe caf\xe9\nq\n", PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert "Traceback" not in done.err
