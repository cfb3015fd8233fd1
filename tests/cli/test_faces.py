"""Which face is entered, and with what."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.cli.conftest import Run
from tui.cli import faces
from tui.tutor.start import Start


@pytest.fixture
def entered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the screens were entered with; they are not run."""
    calls: list[tuple[Any, ...]] = []

    def run(*arguments: Any) -> int:
        calls.append(arguments)
        return 143

    app = ModuleType("tui.app")
    app.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tui.app", app)
    monkeypatch.setattr(faces, "is_terminal", lambda stream: True)
    monkeypatch.setenv("TERM", "xterm")
    return calls


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], Start("map")),
        (["learn"], Start("last")),
        (["learn", "making"], Start("lesson", "making")),
        (["learn", "making#air"], Start("lesson", "making#air")),
        (["practice"], Start("practice", "teas")),
        (["practice", "questions"], Start("practice", "questions")),
    ],
)
def test_the_screens_are_entered(
    run: Run, entered: list[tuple[Any, ...]], tmp_path: Path, arguments: list[str], start: Start
) -> None:
    assert run("--learner", "ada", *arguments) == (143, "", "")
    ((course, record, folder, begun),) = entered
    assert (course.id, record.learner, folder, begun) == ("two-teas", "ada", tmp_path / "data", start)


@pytest.mark.parametrize("arguments", [["learn", "no"], ["learn", "leaf#no"], ["practice", "no"]])
def test_what_is_not_there_is_refused_before_the_screens(
    run: Run, entered: list[tuple[Any, ...]], arguments: list[str]
) -> None:
    assert run(*arguments).code == 2
    assert not entered


@pytest.mark.usefixtures("entered")
@pytest.mark.parametrize("missing", ["stdin", "stdout", "stderr"])
def test_each_stream_must_be_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr(faces, "is_terminal", lambda stream: stream is not getattr(sys, missing))
    done = run()
    assert done.code == 2
    name = {"stdin": "standard input", "stdout": "standard output", "stderr": "standard error"}[missing]
    assert f"and {name} is none" in done.err
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
