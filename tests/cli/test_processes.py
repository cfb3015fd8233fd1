"""Processes of their own: what they import, how they end, and what they leave on record."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui.course.course import Course
from tui.journal.store import Journal
from tui.tutor.record import Record

ROUND = "1\n3\n0\n\n"
IMPORTS = """\
import sys
from tui.cli import main
code = main(sys.argv[1:])
heavy = sorted(name for name in sys.modules if name.split(".")[0] in ("textual", "rich"))
print("CODE", code, "HEAVY", heavy, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["check"],
        ["check", "--format", "json"],
        ["list", "--json"],
        ["progress", "--json"],
        ["show", "mira-green", "--answers"],
        ["schema", "quiz"],
        ["doctor"],
        ["reset", "--all", "--yes"],
        ["--plain", "practice", "teas", "--guest"],
        ["--plain", "practice", "teas"],
        ["--plain"],
    ],
)
def test_no_command_but_the_screens_imports_textual(
    course_root: Path, tmp_path: Path, environment: dict[str, str], arguments: list[str]
) -> None:
    where = ["--course", str(course_root), "--data-dir", str(tmp_path / "data")]
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS, *where, *arguments],
        input=ROUND + "?\nq\n",
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.stderr.splitlines()[-1:] == ["CODE 0 HEAVY []"], done.stderr


def test_the_version_imports_neither_the_course_nor_the_record(environment: dict[str, str]) -> None:
    script = IMPORTS.replace('("textual", "rich")', '("yaml", "msgspec", "sqlite3", "markdown_it")')
    done = subprocess.run(
        [sys.executable, "-c", script, "--version"], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stderr == "CODE 0 HEAVY []\n"


def test_without_a_terminal_the_screens_say_so(process: Run) -> None:
    for arguments in ([], ["learn"], ["practice", "teas"]):
        code, out, err = process(*arguments)
        assert (code, out) == (2, "")
        assert "need a terminal" in err
        assert "--plain" in err


def test_a_dumb_terminal_gets_lines_with_a_hint(process: Run) -> None:
    code, out, err = process(typed="q\n", TERM="dumb")
    assert code == 0
    assert "go> " in out
    assert "--plain" in err


def test_without_standard_streams(command: list[str], environment: dict[str, str]) -> None:
    for closing in ("<&-", ">&-", "2>&-"):
        for arguments, code in (("--plain learn", 0), ("", 2)):
            shell = f'"$@" {arguments} {closing}'
            done = subprocess.run(
                ["sh", "-c", shell, "sh", *command],
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
            assert done.returncode == code, (shell, done.stderr)
            assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_signals_end_a_session_with_everything_saved(
    command: list[str], environment: dict[str, str], course_root: Path, tmp_path: Path, name: str
) -> None:
    number = getattr(signal, name)
    with _start([*command, "--plain", "practice", "teas"], environment) as running:
        assert running.stdin is not None
        running.stdin.write(ROUND.encode())
        running.stdin.flush()
        _read_until(running, b"next> ", 1)
        _read_until(running, b"verdict> ", 1)
        running.send_signal(number)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 128 + number
    assert b"Traceback" not in err
    assert len(_answers(course_root, tmp_path / "data")) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of POSIX")
def test_a_hang_up_that_is_ignored_stays_ignored(command: list[str], environment: dict[str, str]) -> None:
    shell = 'trap "" HUP; exec "$@"'
    with _start(["sh", "-c", shell, "sh", *command, "--plain"], environment) as running:
        _read_until(running, b"> ", 1)
        running.send_signal(signal.SIGHUP)
        out, _ = running.communicate(b"q\n", timeout=30)
    assert running.returncode == 0
    assert b"Everything is saved." in out


@pytest.mark.skipif(os.name != "posix", reason="kill -9 of POSIX")
@pytest.mark.parametrize("seed", range(5))
def test_a_kill_loses_no_answer_whose_feedback_was_shown(
    command: list[str], environment: dict[str, str], course_root: Path, tmp_path: Path, seed: int
) -> None:
    """Ten kills at random moments of one practice that is gone on with each time; five such practices."""
    chance = random.Random(seed)
    before = 0
    for _ in range(10):
        with _start([*command, "--plain", "practice", "teas"], environment) as running:
            assert running.stdin is not None
            running.stdin.write((ROUND * 4 + "4\n").encode() + (ROUND * 4).encode())
            running.stdin.flush()
            seen = _read_until(running, b"verdict> ", 1)
            time.sleep(chance.uniform(0, 0.012))
            running.kill()
            rest, err = running.communicate(timeout=30)
        assert running.returncode == -signal.SIGKILL
        assert not err
        shown = len(re.findall(rb"^(?:Right|Wrong)[.,]", seen + rest, re.MULTILINE))
        kept = len(_answers(course_root, tmp_path / "data")) - before
        assert kept in (shown, shown + 1)
        before += kept


def test_a_session_is_gone_on_with_and_the_counts_agree(process: Run) -> None:
    typed = "\n" + "1\n\n\n\n\n" + "2\n\n\n\n\n" + ROUND * 4 + "q\n"
    done = process("--plain", typed=typed)
    assert done.code == 0
    data = process("progress", "--json").data
    assert data["answers"] == 6
    assert data["quizzes"]["teas"] == {"items": 4, "seen": 4}
    assert {name: lesson["read"] for name, lesson in data["lessons"].items()} == {"leaf": 2, "making": 2}
    again = process("--plain", "learn", typed="")
    assert again.code == 0
    assert again.out.split("\n\n")[1].startswith("The last form.\nThis is the end of the course")


def _start(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )


def _read_until(running: subprocess.Popen[bytes], words: bytes, times: int) -> bytes:
    assert running.stdout is not None
    seen = b""
    while seen.count(words) < times:
        sign = os.read(running.stdout.fileno(), 1)
        assert sign, (seen, running.stderr.read() if running.stderr else b"")
        seen += sign
    return seen


def _answers(course_root: Path, data: Path) -> list[str]:
    course = Course.open(course_root)
    with Journal.open(data / "journal.sqlite") as journal:
        assert journal.writable
        assert not journal.notices
        return [given.item for given in Record(journal, "me", course.id).history.answers()]


def test_the_lab_opens_with_facts(process: Run) -> None:
    said = process("--plain", "lab", "rolled=yes,dark=yes", typed="q\n").out
    assert "A black tea. Rolled and left to darken." in said
