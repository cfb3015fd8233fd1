"""However the program ends, the terminal is as it was, the record is sound and the exit code says why."""

from __future__ import annotations

import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Start, answered, assert_restored, number_of
from tests.terminal.escapes import Modes
from tests.terminal.pty_driver import DEADLINE, Terminal, environment, program


def _prompts(terminal: Terminal, since: int, words: bytes = b"") -> bool:
    """Whether the shell prompts, after some words."""
    return b"ready>" in terminal.raw[since:].partition(words)[2] if words else b"ready>" in terminal.raw[since:]


def _answer_one(terminal: Terminal) -> None:
    terminal.wait("How sure are you?")
    terminal.send("1", "l", "0")
    terminal.wait("● No sentence decides it")
    terminal.send("enter")
    terminal.wait(lambda terminal: "✓ Right" in terminal.text or "✗ Wrong" in terminal.text)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal(start: Start, course_root: Path, data: Path, name: str) -> None:
    number = getattr(signal, name)
    terminal = start("practice", "teas")
    _answer_one(terminal)
    terminal.kill(number)
    assert terminal.wait_exit() == 128 + number
    assert_restored(terminal)
    assert len(answered(course_root, data)) == 1


@pytest.mark.parametrize("command", [[], ["learn"], ["practice", "teas"]])
def test_a_signal_in_the_first_moments(start: Start, course_root: Path, data: Path, command: list[str]) -> None:
    terminal = start(*command, at_once=True)
    terminal.wait(lambda terminal: b"\x1b[?1049h" in terminal.raw)
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_exit() == 128 + signal.SIGTERM
    assert_restored(terminal)
    assert answered(course_root, data) == []


def test_control_c_leaves(start: Start, course_root: Path, data: Path) -> None:
    terminal = start("practice", "teas")
    _answer_one(terminal)
    terminal.send("ctrl+c")
    assert terminal.wait_exit() == 130
    assert_restored(terminal)
    assert len(answered(course_root, data)) == 1


@pytest.mark.parametrize(("key", "code"), [("ctrl+q", 0), ("ctrl+c", 130)])
def test_who_leaves_is_told_the_way_back_in_the_shell(start: Start, key: str, code: int) -> None:
    terminal = start("learn")
    terminal.wait("step 1 of 2")
    terminal.send(key)
    assert terminal.wait_exit() == code
    assert_restored(terminal)
    told = terminal.raw.rpartition(b"\x1b[?1049l")[2]
    assert b"0 of 4 steps read. `two-schemers --course " in told
    assert b"` takes you back.\r\n" in told


def test_a_lost_line(start: Start, course_root: Path, data: Path) -> None:
    for count in range(1, 5):
        terminal = start("practice", "teas")
        _answer_one(terminal)
        terminal.hang_up()
        assert terminal.process.wait(DEADLINE) == 128 + signal.SIGHUP
        assert len(answered(course_root, data)) == count


def test_a_line_lost_while_painting(start: Start, course_root: Path, data: Path) -> None:
    for count in range(1, 5):
        terminal = start("practice", "teas")
        terminal.wait("How sure are you?")
        terminal.send("1", "l", "0", "enter")
        terminal.hang_up()
        assert terminal.process.wait(DEADLINE) == 128 + signal.SIGHUP
        assert len(answered(course_root, data)) <= count


def test_control_z_sleeps_and_fg_wakes(course_root: Path, data: Path, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no shell with job control")
    shell = [bash, "--norc", "--noprofile", "-i"]
    with Terminal(shell, environment(tmp_path, PS1="ready> "), 80, 24, tmp_path) as terminal:
        terminal.wait("ready>")
        terminal.send(" ".join(program("--course", str(course_root), "--data-dir", str(data), "learn")), "enter")
        terminal.wait("How many plants")
        said = len(terminal.raw)
        terminal.send("ctrl+z")
        terminal.wait(lambda terminal: _prompts(terminal, said, b"Stopped"))
        assert Modes(bytes(terminal.raw.partition(b"Stopped")[0])).left_on == []
        said = len(terminal.raw)
        terminal.send("fg", "enter")
        terminal.wait(lambda terminal: b"Two cups" in terminal.raw[said:])
        terminal.send(number_of(terminal, "Two"), "enter")
        terminal.wait("There is only one.")
        said = len(terminal.raw)
        terminal.send("ctrl+q")
        terminal.wait(lambda terminal: _prompts(terminal, said))
        assert set(terminal.modes.left_on) <= {"bracketed paste"}, "which is the shell's own"
        terminal.send("echo code $?", "enter")
        terminal.wait("code 0")
        terminal.send("exit", "enter")
        assert terminal.wait_exit() == 0
    assert answered(course_root, data) == ["same-plant"]


@pytest.mark.parametrize(("key", "words"), [("", "the map of the course"), ("m", "Which tea")])
def test_the_map_is_painted_again_on_waking(
    course_root: Path, data: Path, tmp_path: Path, key: str, words: str
) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no shell with job control")
    shell = [bash, "--norc", "--noprofile", "-i"]
    with Terminal(shell, environment(tmp_path, PS1="ready> "), 80, 24, tmp_path) as terminal:
        terminal.wait("ready>")
        terminal.send(" ".join(program("--course", str(course_root), "--data-dir", str(data))), "enter")
        terminal.wait("the map of the course")
        terminal.send(key)
        terminal.wait(words)
        terminal.settle(0.3)
        said = len(terminal.raw)
        terminal.send("ctrl+z")
        terminal.wait(lambda terminal: _prompts(terminal, said, b"Stopped"))
        said = len(terminal.raw)
        terminal.send("fg", "enter")
        terminal.wait(lambda terminal: words.encode() in terminal.raw[said:])
        terminal.wait(lambda terminal: "q Quit" in terminal.text and words in terminal.text)
        terminal.send("ctrl+q")
        terminal.wait(lambda terminal: _prompts(terminal, said))


def _busy(folder: Path) -> Terminal:
    """A program that takes no turn of its event loop any more."""
    terminal = Terminal([sys.executable, "-m", "tests.terminal.busy"], environment(folder), 80, 24, folder)
    terminal.wait("Ready.")
    terminal.send("b")
    terminal.wait(lambda terminal: b"\x1b]52;" in terminal.raw)
    return terminal


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_to_a_program_that_hangs(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    with _busy(tmp_path) as terminal:
        terminal.kill(number)
        assert terminal.wait_exit() == 128 + number
        assert_restored(terminal)
        assert b"no longer answered" in terminal.raw


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
def test_a_program_that_hangs_is_left_by_asking_twice(tmp_path: Path, key: str) -> None:
    with _busy(tmp_path) as terminal:
        terminal.send(key)
        terminal.settle(0.3)
        assert terminal.process.poll() is None
        terminal.send(key)
        assert terminal.wait_exit() == 1
        assert_restored(terminal)


def test_a_program_that_hangs_outlives_its_terminal_only_for_a_moment(tmp_path: Path) -> None:
    with _busy(tmp_path) as terminal:
        terminal.hang_up()
        assert terminal.process.wait(DEADLINE) == 128 + signal.SIGHUP


def test_an_error_of_the_program_itself_is_no_success(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.terminal.busy"]
    with Terminal(command, environment(tmp_path), 80, 24, tmp_path) as terminal:
        terminal.wait("Ready.")
        terminal.send("f")
        assert terminal.wait_exit() == 1
        assert_restored(terminal)
        assert b"RuntimeError: " in terminal.raw
