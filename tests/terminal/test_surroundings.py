"""Terminals that can do little, none at all, and folders that nothing can be written to."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.terminal.conftest import Start, assert_restored, number_of, pass_by_the_rule
from tests.terminal.escapes import colours
from tests.terminal.pty_driver import Terminal, environment, program


@pytest.mark.parametrize("command", [[], ["learn"], ["practice", "teas"]])
def test_no_terminal(course_root: Path, tmp_path: Path, command: list[str]) -> None:
    whole = program("--course", str(course_root), "--data-dir", str(tmp_path / "data"), *command)
    done = subprocess.run(
        whole, stdin=subprocess.DEVNULL, capture_output=True, env=environment(tmp_path), timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--plain" in done.stderr
    assert b"\x1b" not in done.stderr


def test_a_dumb_terminal_gets_lines(start: Start) -> None:
    terminal = start("learn", TERM="dumb")
    terminal.wait("answer>")
    assert "--plain" in terminal.text
    terminal.send(f"{number_of(terminal, 'One')}\n")
    terminal.wait("Right")
    terminal.send("q\n")
    assert terminal.wait_exit() == 0
    assert b"\x1b" not in terminal.raw


def test_no_colour(start: Start) -> None:
    terminal = start("learn", NO_COLOR="1")
    terminal.wait("One plant")
    terminal.send("f5")
    terminal.wait("Making tea")
    terminal.send("p")
    terminal.wait("before your first judgement")
    terminal.send("enter")
    terminal.wait("How sure are you?")
    terminal.send("1", "g", "0")
    terminal.wait("● No sentence decides it")
    terminal.send("enter")
    terminal.wait(lambda terminal: "✓ Right" in terminal.text or "✗ Wrong" in terminal.text)
    terminal.send("f1")
    terminal.wait("what to press")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert_restored(terminal)
    assert sorted(set(colours(bytes(terminal.raw)))) == []


@pytest.mark.parametrize(
    ("term", "colorterm"),
    [("linux", ""), ("xterm", ""), ("xterm-256color", ""), ("screen-256color", ""), ("vt100", ""), ("", "")],
)
def test_modest_terminals(start: Start, term: str, colorterm: str) -> None:
    terminal = start("learn", TERM=term, COLORTERM=colorterm)
    terminal.wait("How many plants")
    terminal.send(number_of(terminal, "One"), "enter")
    terminal.wait("One bush gives both.")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert_restored(terminal)


def test_no_utf8(start: Start) -> None:
    terminal = start("learn", LANG="C", LC_ALL="POSIX", PYTHONIOENCODING="")
    terminal.wait("How many plants")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0


def test_a_data_folder_that_cannot_be(start: Start, data: Path) -> None:
    data.write_text("a file where the folder should be")
    terminal = start("practice", "teas", columns=120, lines=40, at_once=True)
    terminal.wait("Nothing new will be saved")
    pass_by_the_rule(terminal)
    terminal.send("1", "l", "0")
    terminal.wait("● No sentence decides it")
    terminal.send("enter")
    terminal.wait(lambda terminal: "✓ Right" in terminal.text or "✗ Wrong" in terminal.text)
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert_restored(terminal)
    assert data.read_text() == "a file where the folder should be"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only to this user")
def test_a_data_folder_that_is_read_only(start: Start, data: Path) -> None:
    first = start("practice", "teas")
    first.wait("How sure are you?")
    first.send("1", "l", "0")
    first.wait("● No sentence decides it")
    first.send("enter")
    first.wait(lambda terminal: "✓ Right" in terminal.text or "✗ Wrong" in terminal.text)
    first.send("ctrl+q")
    assert first.wait_exit() == 0
    for path in (data / "journal.sqlite", data):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        terminal = start("practice", "teas", columns=120, lines=40, at_once=True)
        terminal.wait("Nothing new will be saved")
        terminal.wait("1 answered")
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0
    finally:
        data.chmod(0o700)


@pytest.mark.parametrize("columns", [24, 40, 200])
def test_lines_are_as_wide_as_the_terminal_and_at_most_76(start: Start, columns: int) -> None:
    terminal = start("--plain", "learn", columns=columns, lines=60)
    terminal.wait("answer>")
    rows = [row.rstrip() for row in terminal.text.split("\n")]
    longest = max(map(len, rows))
    assert min(columns, 76) - 16 <= longest <= min(columns, 76)
    for word in ("course", "question", "Camellia", "plant"):
        assert word not in "".join(rows) or any(word in row for row in rows)


def test_a_copy_arrives_in_tmux(course_root: Path, data: Path, tmp_path: Path) -> None:
    tmux = shutil.which("tmux")
    if tmux is None:
        pytest.skip("there is no tmux")
    course = shlex.join(program("--course", str(course_root), "--data-dir", str(data), "learn"))
    own = [tmux, "-L", "two-schemers", "-f", "/dev/null"]
    environ = environment(tmp_path, TMUX_TMPDIR=str(tmp_path))
    with Terminal([*own, "new-session", course], environ, 100, 30, tmp_path) as terminal:
        terminal.wait("How many plants")
        terminal.send("l")
        terminal.wait("web address")
        terminal.send("\x1b[F", "enter")
        terminal.wait("https://example.org/leaves")
        terminal.send("c")
        terminal.wait("Copied: prefix ]")
        kept = subprocess.run([*own, "show-buffer"], env=environ, capture_output=True, text=True, check=True)
        assert kept.stdout == "https://example.org/leaves"
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0
