"""Which face is entered, and with what."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.cli.conftest import Run
from tui.cli import faces, main
from tui.course.course import Course
from tui.journal.events import StepRead
from tui.journal.store import Journal
from tui.tutor.record import Record

CODES: list[int] = []
"""What the screens end with, from the last; 143 where there is none."""


@pytest.fixture
def entered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the screens were entered with; they are not run, but the record is read as by the map."""
    calls: list[tuple[Any, ...]] = []

    def run(*arguments: Any, guest: bool, follows: bool) -> int:
        calls.append(arguments)
        arguments[1].read()
        return CODES.pop() if CODES else 143

    app = ModuleType("tui.app")
    app.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tui.app", app)
    monkeypatch.setattr(faces, "is_terminal", lambda stream: True)
    monkeypatch.setenv("TERM", "xterm")
    return calls


@pytest.mark.parametrize(
    ("arguments", "target"),
    [
        ([], "map"),
        (["learn"], "lesson:leaf#plant"),
        (["learn", "making"], "lesson:making"),
        (["learn", "making#air"], "lesson:making#air"),
        (["learn", "teas"], "quiz:teas"),
        (["practice"], "quiz:teas"),
        (["practice", "questions"], "quiz:questions"),
        (["practice", "mira-green"], "item:mira-green"),
    ],
)
def test_the_screens_are_entered(
    run: Run, entered: list[tuple[Any, ...]], tmp_path: Path, arguments: list[str], target: str
) -> None:
    assert run("--learner", "ada", *arguments) == (143, "", "")
    ((course, record, folder, begun),) = entered
    assert (course.id, record.learner, folder, str(begun)) == ("two-teas", "ada", tmp_path / "data", target)


@pytest.mark.parametrize("named", [False, True])
def test_only_a_course_that_was_named_is_followed(
    monkeypatch: pytest.MonkeyPatch, course_root: Path, tmp_path: Path, entered: list[tuple[Any, ...]], named: bool
) -> None:
    followed = []

    def run(*arguments: Any, guest: bool, follows: bool) -> int:
        followed.append(follows)
        return 143

    monkeypatch.setattr(sys.modules["tui.app"], "run", run)
    main([*(["--course", str(course_root)] if named else []), "--data-dir", str(tmp_path / "data")])
    assert followed == [named]


@pytest.mark.parametrize("arguments", [["learn", "no"], ["learn", "leaf#no"], ["practice", "no"]])
def test_what_is_not_there_is_refused_before_the_screens(
    run: Run, entered: list[tuple[Any, ...]], arguments: list[str]
) -> None:
    assert run(*arguments).code == 2
    assert not entered


def test_what_a_guest_does_is_kept_nowhere(run: Run, entered: list[tuple[Any, ...]], tmp_path: Path) -> None:
    run("practice", "teas", "--guest")
    ((_, record, _, target),) = entered
    assert str(target) == "quiz:teas"
    assert record.journal.notices == ()
    assert not (tmp_path / "data").exists()


def test_the_shell_is_told_how_far_one_is_and_the_way_back(
    run: Run, entered: list[tuple[Any, ...]], tmp_path: Path, course_root: Path
) -> None:
    CODES.append(0)
    code, out, err = run("--learner", "Ada B", "practice", "teas")
    assert (code, out) == (0, "")
    where = f"--course {course_root} --data-dir {tmp_path / 'data'}"
    assert err == f"0 of 4 steps read. `two-schemers {where} --learner 'Ada B'` takes you back.\n"
    CODES.append(0)
    assert run("practice", "teas", "--guest") == (0, "", "")


def test_the_shell_is_told_of_the_steps_that_were_read(
    run: Run, entered: list[tuple[Any, ...]], course: Course, tmp_path: Path
) -> None:
    with Journal.open(tmp_path / "data/journal.sqlite") as journal:
        Record(journal, "me", course.id).add(StepRead(), "leaf#plant")
    CODES.append(0)
    assert run().err.startswith("1 of 4 steps read. ")


def test_who_leaves_before_the_record_is_read_is_not_kept_waiting_for_it(
    course: Course, open_record: Callable[[], Record]
) -> None:
    open_record().add(StepRead(), "leaf#plant")
    arguments = Namespace(course=None, data_dir=None)
    record = open_record()
    assert faces.farewell(arguments, course, record) == "`two-schemers --learner ada` takes you back."
    assert not record.is_read
    record.read()
    assert faces.farewell(arguments, course, record).startswith("1 of 4 steps read. ")


@pytest.mark.usefixtures("entered")
def test_the_map_is_entered_before_the_record_is_read_and_nothing_else_is(
    run: Run, course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal.open(tmp_path / "data/journal.sqlite") as journal:
        Record(journal, "me", course.id).add(StepRead(), "leaf#plant")
    read: list[bool] = []

    def enter(course: Course, record: Record, *_: object, guest: bool, follows: bool) -> int:
        read.append(record.is_read)
        return 143

    monkeypatch.setattr(sys.modules["tui.app"], "run", enter)
    for arguments in ([], ["learn"], ["practice", "teas"], ["lab"]):
        run(*arguments)
    assert read == [False, True, True, True]


def test_the_shell_is_told_of_what_could_not_be_saved(run: Run, entered: list[tuple[Any, ...]], tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    CODES.append(0)
    assert run().err.splitlines()[-1] == ("Not all that you did could be saved; `two-schemers doctor` says why.")


@pytest.mark.usefixtures("entered")
def test_several_streams_that_are_no_terminals_are_named_together(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "is_terminal", lambda stream: False)
    message = "the screens need a terminal; standard input, standard output and standard error are not terminals"
    assert message in run().err


@pytest.mark.usefixtures("entered")
@pytest.mark.parametrize("missing", ["stdin", "stdout", "stderr"])
def test_each_stream_must_be_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr(faces, "is_terminal", lambda stream: stream is not getattr(sys, missing))
    done = run()
    assert done.code == 2
    name = {"stdin": "standard input", "stdout": "standard output", "stderr": "standard error"}[missing]
    assert f"the screens need a terminal; {name} is not one" in done.err
    assert "Use --plain for lines" in done.err


def test_plain_is_never_the_screens(run: Run, entered: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run("--plain").code == 0
    monkeypatch.setenv("TERM", "dumb")
    done = run()
    assert done.code == 0
    assert "TERM=dumb" in done.err
    assert not entered


def test_a_backup_is_made_once_a_day(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    for _ in range(3):
        run("--plain", "learn")
    assert len(list((tmp_path / "data/backups").iterdir())) == 1
