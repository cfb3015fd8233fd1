"""What the driver knows of escape sequences."""

from __future__ import annotations

import pytest

from tests.terminal.escapes import Modes, colours, readable


def test_modes_that_are_left_on() -> None:
    modes = Modes(b"\x1b[?1049h\x1b[?1000;1006h\x1b[>25u\x1b[?25lhello\x1b[?1000l")
    assert modes.left_on == ["alternate screen", "mouse, SGR", "hidden cursor", "keyboard protocol"]


def test_modes_that_are_off_again() -> None:
    assert Modes(b"\x1b[?1049h\x1b[?25l\x1b[>1u\x1b[<u\x1b[?1049l\x1b[?25h").left_on == []


@pytest.mark.parametrize(
    ("raw", "text", "taken"),
    [
        (b"one\x1b[>25utwo", b"onetwo", 12),
        (b"one\x1b[?2026$ptwo", b"onetwo", 15),
        (b"one\x1b[1;3", b"one", 3),
        (b"one\x1b", b"one", 3),
        (b"one\x1b]22;defa", b"one", 3),
        (b"one\x1b[1mtwo", b"one\x1b[1mtwo", 10),
    ],
)
def test_what_the_emulator_is_given(raw: bytes, text: bytes, taken: int) -> None:
    assert readable(raw) == (text, taken)


@pytest.mark.parametrize("code", ["31", "1;97;40", "38;2;1;2;3", "48;5;7", "38:2::1:2:3"])
def test_colours(code: str) -> None:
    assert list(colours(f"a\x1b[{code}mb".encode())) == [code]


@pytest.mark.parametrize("code", ["", "0", "1", "3;4", "39", "49", "39;49", "7"])
def test_no_colours(code: str) -> None:
    assert list(colours(f"a\x1b[{code}mb".encode())) == []
