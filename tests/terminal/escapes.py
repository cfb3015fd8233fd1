"""Escape sequences: which modes a program has left on, which colours it used, and what an emulator can read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_KITTY = re.compile(rb"\x1b\[([<>])[0-9;]*u")
_COLOUR = re.compile(rb"\x1b\[([0-9;:]*)m")
_UNREADABLE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\??[0-9;]*\$p|\x1bP.*?\x1b\\", re.DOTALL)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;:<=>?$]*)?\Z|\x1b[P\]][^\x07\x1b]*\x1b?\Z")

TEMPORARY = {
    "alternate screen": 1049,
    "mouse": 1000,
    "mouse moves": 1003,
    "mouse, urxvt": 1015,
    "mouse, SGR": 1006,
    "mouse in pixels": 1016,
    "focus reports": 1004,
    "bracketed paste": 2004,
    "reports of the size": 2048,
    "held output": 2026,
}
"""Modes that a program must switch off when it leaves."""
_CURSOR = 25


class Modes:
    """The modes of a terminal after some output."""

    def __init__(self, raw: bytes) -> None:
        self.states: dict[int, bool] = {}
        """Each private mode that was ever set, and whether it is on."""
        for found in _MODE.finditer(raw):
            for number in found[1].split(b";"):
                self.states[int(number)] = found[2] == b"h"
        self.keyboards = 0
        """How many keyboard protocols are pushed and not popped."""
        for found in _KITTY.finditer(raw):
            self.keyboards = max(0, self.keyboards + (1 if found[1] == b">" else -1))

    @property
    def left_on(self) -> list[str]:
        """What a program that ended here would have left behind; empty if the terminal is as it was."""
        names = [name for name, number in TEMPORARY.items() if self.states.get(number)]
        if not self.states.get(_CURSOR, True):
            names.append("hidden cursor")
        return names + (["keyboard protocol"] if self.keyboards else [])


class Readable(NamedTuple):
    """Output that an emulator can take."""

    text: bytes
    taken: int
    """How many bytes of the output it stands for; a sequence that has only begun is left for later."""


def readable(raw: bytes) -> Readable:
    """Leave out the sequences that the emulator would print, and keep back an unfinished one."""
    unfinished = _UNFINISHED.search(raw)
    whole = raw[: unfinished.start()] if unfinished else raw
    return Readable(_UNREADABLE.sub(b"", whole), len(whole))


def colours(raw: bytes) -> Iterator[str]:
    """Every setting of a colour other than the terminal's own, as it was written."""
    for found in _COLOUR.finditer(raw):
        for code in found[1].replace(b":", b";").split(b";"):
            number = int(code or b"0")
            if 30 <= number <= 38 or 40 <= number <= 48 or 90 <= number <= 107:
                yield found[1].decode()
                break
