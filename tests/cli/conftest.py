"""Running the command line, in this process and in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tui.cli import main

ROOT = Path(__file__).resolve().parents[2]


class Done(NamedTuple):
    """What a run came to."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON that was printed."""
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def run(course_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the small course in this process."""

    def call(*arguments: str) -> Done:
        code = main(["--course", str(course_root), "--data-dir", str(tmp_path / "data"), *arguments])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return call


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a process of its own: this program can be imported from any folder."""
    unset = ("TERM", "COLUMNS", "LINES", "PYTHONUNBUFFERED")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "TERM": "xterm"}


@pytest.fixture
def command(course_root: Path, tmp_path: Path) -> list[str]:
    """How a process of its own opens the small course."""
    return [
        *(sys.executable, "-m", "tui"),
        *("--course", str(course_root), "--data-dir", str(tmp_path / "data")),
    ]


@pytest.fixture
def process(command: Sequence[str], environment: dict[str, str], tmp_path: Path) -> Run:
    """Runs a command on the small course in a process of its own, started from an unrelated folder."""

    def call(*arguments: str, typed: str | bytes = "", **extra: str) -> Done:
        done = subprocess.run(
            [*command, *arguments],
            input=typed.encode() if isinstance(typed, str) else typed,
            capture_output=True,
            env={**environment, **extra},
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
