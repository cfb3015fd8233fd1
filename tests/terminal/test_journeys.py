"""From the map through a lesson to a judgement, and back to the same place."""

from __future__ import annotations

import json
import re
import signal
from pathlib import Path

import pytest

from tests.terminal.conftest import Start, answered, assert_restored, go_on, number_of
from tests.terminal.escapes import TEMPORARY
from tests.terminal.pty_driver import Terminal, environment, program
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.tutor.parts import listed

ITEMS = {"heats": ("mira-green", "1"), "brown": ("mira-black", "2"), "hours": ("olu-black", "2"), "": ("olu-open", "4")}
"""The items of the practice, each by a word of its own, with the hotkey of the right verdict."""

MOUSE = TEMPORARY["mouse"]
"""The mode in which a terminal hands the mouse over."""


def item_on(screen: str) -> tuple[str, str]:
    """The item that is asked on a screen, and the hotkey of its right verdict."""
    return next(item for word, item in ITEMS.items() if word in screen)


def key_line(terminal: Terminal) -> str:
    """The line at the foot of the screen."""
    return terminal.text.splitlines()[-1]


def test_the_map_shows_every_module(tmp_path: Path) -> None:
    modules = Course.open(bundled_course()).modules
    titles = [module.title for module in modules if listed(module)]
    assert len(titles) > 3
    with Terminal(program("--data-dir", str(tmp_path / "data")), environment(tmp_path), 120, 60) as terminal:
        terminal.wait(lambda terminal: all(title in terminal.text for title in titles))
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0
        assert_restored(terminal)


def test_a_lesson_goes_on_where_it_was_left(start: Start, course_root: Path, data: Path) -> None:
    terminal = start()
    terminal.wait("Enter   begin")
    terminal.send("enter")
    terminal.wait("How many plants")
    terminal.settle(0.3)
    terminal.send("enter")
    terminal.wait("Choose 1 to 2 first")
    terminal.send(number_of(terminal, "Two"), "enter")
    terminal.wait("There is only one.")
    assert answered(course_root, data) == ["same-plant"]
    go_on(terminal)
    terminal.wait("Pick in the morning")
    terminal.send("left")
    terminal.wait("There is only one.")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert_restored(terminal)

    again = start()
    again.wait("Continue  One leaf   step 1 of 2")
    again.send("enter")
    again.wait(lambda again: "There is only one." in again.text and "step 1 of 2" in again.text)
    again.kill(signal.SIGKILL)
    again.wait_exit()

    third = start("learn")
    third.wait(lambda third: "There is only one." in third.text and "step 1 of 2" in third.text)
    third.send("ctrl+q")
    assert third.wait_exit() == 0


def test_a_judgement_and_its_feedback(start: Start, course_root: Path, data: Path) -> None:
    terminal = start("practice", "teas", columns=120, lines=40)
    asked = terminal.wait(lambda terminal: "What to look for" in terminal.text and "Give" in key_line(terminal))
    item, right = item_on(asked)
    terminal.send("enter")
    terminal.wait("▸ What does this text support?")
    wrong = "2" if right == "1" else "1"
    terminal.send(wrong, "s", "down", "down", "0")
    terminal.wait("● No sentence decides it")
    assert not answered(course_root, data)
    terminal.send("enter")
    terminal.wait("What the text says")
    terminal.wait("✗ Wrong, and sure")
    terminal.wait(lambda terminal: "Next" in key_line(terminal))
    assert answered(course_root, data) == [item]
    go_on(terminal)
    terminal.wait("1 answered")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0


@pytest.mark.parametrize("screen", ["map", "lesson", "question", "feedback"])
def test_every_size_of_window(start: Start, screen: str) -> None:
    commands = {"map": [], "lesson": ["learn"], "question": ["practice", "teas"], "feedback": ["practice", "teas"]}
    terminal = start(*commands[screen], columns=120, lines=40)
    words = {"map": "Which tea", "lesson": "One plant", "question": "How sure are you?", "feedback": "✓ Right"}[screen]
    if screen == "feedback":
        _, right = item_on(terminal.wait("How sure are you?"))
        terminal.send(right, "g", "0")
        terminal.wait("● No sentence decides it")
        terminal.send("enter")
    if screen == "map":
        terminal.wait("m       the map")
        terminal.send("m")
    terminal.wait(words)
    for columns, lines in ((120, 40), (60, 20), (40, 12), (300, 100), (80, 24)):
        terminal.resize(columns, lines)
        if columns < 60:
            terminal.wait(lambda terminal: "too small" in terminal.text.lower())
        else:
            terminal.wait(lambda terminal: words in terminal.text and "Enter" in key_line(terminal))
            assert "too small" not in terminal.text
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert_restored(terminal)


def test_a_kill_loses_nothing_that_was_shown(start: Start, course_root: Path, data: Path) -> None:
    for shown in range(1, 4):
        terminal = start("practice", "teas")
        terminal.wait(f"{shown - 1} answered")
        terminal.wait("How sure are you?")
        terminal.send("1" if shown % 2 else "2", "l", "0")
        terminal.wait("● No sentence decides it")
        terminal.send("enter")
        terminal.wait(lambda terminal: "✓ Right" in terminal.text or "✗ Wrong" in terminal.text)
        terminal.kill(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
        assert len(answered(course_root, data)) == shown


def test_a_click_does_what_a_key_does(start: Start) -> None:
    terminal = start("practice", "teas")
    terminal.wait("Which sentence decides?")
    terminal.settle(0.3)
    rows = terminal.text.splitlines()
    line = next(number for number, row in enumerate(rows, 1) if "A black tea" in row)
    column = rows[line - 1].index("A black tea") + 2
    terminal.send(f"\x1b[<0;{column};{line}M", f"\x1b[<0;{column};{line}m")
    terminal.wait("● 2  A black tea")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0


def test_settings_stay(start: Start, data: Path) -> None:
    terminal = start()
    terminal.wait("the map of the course")
    terminal.send("\x1bOS")
    terminal.wait("High contrast")
    terminal.send("down", "enter")
    terminal.wait(lambda terminal: "High contrast" not in terminal.text)
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    kept = json.loads((data / "settings.json").read_text())
    again = start()
    again.wait("the map of the course")
    assert kept["theme"] != "dark"
    again.send("ctrl+q")
    assert again.wait_exit() == 0


def test_with_the_mouse_off_the_terminal_keeps_it_at_once_and_from_then_on(start: Start, data: Path) -> None:
    terminal = start()
    terminal.wait("the map of the course")
    assert terminal.modes.states[MOUSE]
    terminal.send("\x1bOS")
    terminal.wait("Mouse")
    terminal.send("up", " ")
    terminal.wait(lambda terminal: re.search(r"Mouse +off", terminal.text) is not None)
    assert terminal.modes.states[MOUSE]
    terminal.send("enter")
    terminal.wait(lambda terminal: not terminal.modes.states[MOUSE])
    assert not [mode for mode in terminal.modes.left_on if mode.startswith("mouse")]
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert_restored(terminal)
    again = start()
    again.wait("the map of the course")
    assert MOUSE not in again.modes.states
    again.send("\x1bOS")
    again.wait("Mouse")
    again.send("up", " ", "enter")
    again.wait(lambda terminal: terminal.modes.states.get(MOUSE, False))
    again.send("ctrl+q")
    assert again.wait_exit() == 0
    assert_restored(again)


def test_what_a_key_does_is_shown_without_another_key(start: Start) -> None:
    terminal = start("practice", "teas")
    for key in ("1", "s", "0", "enter"):
        terminal.settle(0.2)
        terminal.send(key)
    terminal.wait("Next")
    assert "and sure" in terminal.text
    go_on(terminal)
    terminal.wait(lambda terminal: "1 answered" in terminal.text and "Give this answer" in terminal.text)
    terminal = start("learn", "leaf")
    terminal.wait("How many plants")
    for key in ("1", "enter"):
        terminal.settle(0.2)
        terminal.send(key)
    terminal.wait("Try again")
    go_on(terminal)
    terminal.wait("step 2 of 2")


def test_what_an_author_saves_is_shown(start: Start, course_root: Path) -> None:
    lesson = course_root / "lessons/01-leaf.md"
    text = lesson.read_text(encoding="utf-8")
    terminal = start("learn")
    terminal.wait("Two cups, one plant.")
    terminal.settle(2)
    lesson.write_text(text.replace("Two cups", "Ten cups"), encoding="utf-8")
    terminal.wait("Ten cups, one plant.")
    lesson.write_text(text.replace("minutes: 3", "minutes: three"), encoding="utf-8")
    terminal.wait("lessons/01-leaf.md:4:10: wrong-type")
    assert "Ten cups, one plant." in terminal.text
    lesson.write_text(text, encoding="utf-8")
    terminal.wait(lambda terminal: "Two cups, one plant." in terminal.text and "wrong-type" not in terminal.text)
    lesson.unlink()
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert_restored(terminal)
