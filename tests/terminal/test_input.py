"""Whatever bytes come in, the program goes on; and what cannot be read is no key."""

from __future__ import annotations

import pytest

from tests.terminal.conftest import Start, assert_restored
from tui.incoming import Incoming, is_text


def read(*parts: bytes) -> str:
    incoming = Incoming()
    return "".join(incoming.text(part) for part in parts)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([b"\xe9j"], "\ufffdj"),
        ([b"caf\xc3", b"\xa9"], "café"),
        ([b"\xf0\x9f", b"\x98", b"\x80x"], "😀x"),
        ([b"\xff\xfe", b"q"], "\ufffd\ufffdq"),
        ([b"\x1b[M\x43\xff\x30j"], "\x1b[M!!!j"),
        ([b"\x1b[M\xc3\xb0\xc3", b"j"], "\x1b[M!!!j"),
        ([b"\x1b[", b"M\xc3", b"\xb0", b"\xb0j"], "\x1b[M!!!j"),
        ([b"\x1b", b"[M\x20\x00\xffj"], "\x1b[M!!!j"),
        ([b"\x1b[Mqqq\x1b[Mqqq"], "\x1b[M!!!\x1b[M!!!"),
        ([b"\x1b[M\x1b[A"], "\x1b[M\x1b[A"),
        ([b"\x1b[<0;5;5M"], "\x1b[<0;5;5M"),
        ([b"\x1b[<0;1", b"2;5Mj"], "\x1b[<0;12;5Mj"),
        ([b"\x1b[<0;12\x1b[Aj"], "\x1b[Aj"),
        ([b"\x1b[?62;22cj"], "j"),
        ([b"\x1b]11;rgb:0000/0000/0000\x1b\\j\x1b]11;rgb:1/2/3\x07k"], "jk"),
        ([b"\x1bP1+r524742=38\x1b\\j"], "j"),
        (
            [b"\x1bx\x1b[Z\x1b[1;5C\x1b[200~1\x1b[201~\x1b[7$\x1b[[A"],
            "\x1bx\x1b[Z\x1b[1;5C\x1b[200~1\x1b[201~\x1b[7$\x1b[[A",
        ),
        ([b"\x1b[97;5u\x1b[I\x1b[?2026;2$y\x1b[3;4R"], "\x1b[97;5u\x1b[I\x1b[?2026;2$y\x1b[3;4R"),
    ],
)
def test_bytes_become_text_however_they_are_split(parts: list[bytes], text: str) -> None:
    assert read(*parts) == text


def test_keys_that_look_like_the_beginning_of_a_report_stay_keys_after_a_pause() -> None:
    incoming = Incoming()
    assert incoming.text(b"\x1b[") == ""
    incoming.pause()
    assert incoming.text(b"M") + incoming.text(b"qjk") == "Mqjk"


@pytest.mark.parametrize(
    ("characters", "stands_for_something"),
    [
        ("a", True),
        ("ж", True),
        ("😀", True),
        (None, True),
        ("\ufffd", False),
        ("x\udbff", False),
        ("ctrl+\udfff", False),
    ],
)
def test_what_could_not_be_decoded_is_no_text(characters: str | None, stands_for_something: bool) -> None:
    assert is_text(characters) == stands_for_something


HARMLESS = [
    pytest.param(b"\xe9", id="a letter in Latin-1"),
    pytest.param(b"\xff\xfe\x80\xbf\xc0", id="bytes of no encoding"),
    pytest.param(b"\x1b[M\x43\xff\x30", id="an old mouse report beyond column 95"),
    pytest.param(b"\x1b[M !!\x1b[M#!!", id="old mouse reports of a click in the corner"),
    pytest.param(b"\x1b[M\x20\xc3\xa9\x1b[M\x20\xe9\xc3", id="old mouse reports that look like letters"),
    pytest.param(b"\x1b[1114112u", id="a key beyond all characters"),
    pytest.param(b"\x1b[55296u\x1b[97;1;55296u\x1b[55297;5u", id="halves of pairs"),
    pytest.param(b"\x1b[97;1:3u", id="a key that is let go"),
    pytest.param(b"\x1b[48;0;0;0;0t\x1b[<0;3;3M\x1b[<0;3;3m", id="a size of nothing"),
    pytest.param(b"\x1b[<0;99999;99999M\x1b[<0;99999;99999m", id="a click beyond the window"),
    pytest.param(b"\x1b[200~\xe9\xff\x1b[M\x1b[201~", id="a paste of bytes"),
    pytest.param(b"\x1b[?62;22c\x1b]11;rgb:1/2/3\x07", id="answers to questions of another program"),
    pytest.param(b"\x1b[32;3;\x1b[<;;M\x1b[;;~", id="sequences without an end"),
]


@pytest.mark.parametrize("raw", HARMLESS)
def test_no_byte_ends_the_program_or_acts(start: Start, raw: bytes) -> None:
    terminal = start("practice", "teas")
    terminal.wait("Give this answer")
    terminal.settle(0.2)
    before = terminal.text
    terminal.send(raw)
    terminal.send("s")
    terminal.wait("● s sure")
    assert terminal.text.replace("● s sure", "  s sure").split() == before.split()
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert_restored(terminal)


def test_the_mouse_is_asked_for_again_when_old_reports_come(start: Start) -> None:
    terminal = start("practice", "teas")
    terminal.wait("How sure are you?")
    terminal.settle(0.3)
    said = len(terminal.raw)
    terminal.send(b"\x1b[M !!")
    terminal.wait(lambda terminal: b"\x1b[?1006h" in terminal.raw[said:])
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
