"""A terminal of one's own: a program runs in a pty, and what it writes is read off an emulated screen."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pyte

from tests.terminal.escapes import Modes, readable

DEADLINE = 30.0
"""Seconds that anything may take. Only a broken program takes that long."""
ROOT = Path(__file__).resolve().parents[2]
_CAN_HOLD, _CAN, _HOLD, _RELEASE = b"\x1b[?2026$p", b"\x1b[?2026;2$y", b"\x1b[?2026h", b"\x1b[?2026l"
"""Synchronised output: the question whether a terminal has it, our answer, and what stands around a picture."""
KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "ctrl+c": b"\x03",
    "ctrl+q": b"\x11",
    "ctrl+z": b"\x1a",
    "f1": b"\x1bOP",
    "f5": b"\x1b[15~",
}
"""Keys that are more than their own letter."""

Condition = str | Callable[["Terminal"], bool]
"""Words that stand on the screen, or whatever can be asked of a terminal."""


def environment(home: Path, **extra: str) -> dict[str, str]:
    """The environment of a user with a good terminal, and nothing else set; an empty value unsets a variable."""
    basic = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONPATH": str(ROOT),
    }
    return {name: value for name, value in {**basic, **extra}.items() if value}


class Terminal:
    """A program in a terminal.

    Args:
        command: The program and its arguments.
        environ: Its whole environment.
        columns: Width of the terminal.
        lines: Height of the terminal.
        folder: Where the program starts.
    """

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        columns: int = 120,
        lines: int = 40,
        folder: Path | None = None,
    ) -> None:
        self.raw = bytearray()
        """Everything that was written."""
        self.chunks: list[tuple[float, bytes]] = []
        """The same, as it came: each part with the time at which it could be read."""
        self._fed = 0
        self._asked = False
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = os.openpty()
        self._set_size(columns, lines)
        self.before: list[Any] = termios.tcgetattr(self._slave)
        """The terminal's line settings before the program began."""
        with warnings.catch_warnings():
            # The child does nothing between fork and exec but to take the terminal, so other threads do not matter.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.started = time.perf_counter()
            """When the program was started."""
            self.process = subprocess.Popen(
                list(command),
                stdin=self._slave,
                stdout=self._slave,
                stderr=self._slave,
                env=dict(environ),
                cwd=folder,
                start_new_session=True,
                preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.kill(signal.SIGKILL)
            self.process.wait(DEADLINE)
        self.hang_up()

    def hang_up(self) -> None:
        """Close the terminal, as a lost line does; the kernel then sends SIGHUP. Nothing can be read any more."""
        for descriptor in (self._slave, self._master):
            if descriptor >= 0:
                os.close(descriptor)
        self._slave = self._master = -1

    @property
    def text(self) -> str:
        """What is on the screen now, line by line."""
        self._paint()
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def modes(self) -> Modes:
        """Which of the terminal's modes are on, judged by all that was written."""
        return Modes(bytes(self.raw))

    @property
    def line_settings(self) -> list[Any]:
        """The terminal's line settings now."""
        return termios.tcgetattr(self._slave)

    def send(self, *keys: str | bytes) -> None:
        """Press keys; what is no name of a key is typed as it stands, and bytes are sent as they are."""
        for key in keys:
            os.write(self._master, key if isinstance(key, bytes) else KEYS.get(key) or key.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window; the program is told by SIGWINCH, as the kernel does it."""
        self._paint()
        self._screen.resize(lines, columns)
        self._set_size(columns, lines)

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def kill(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.process.pid, number)

    def wait(self, condition: Condition, deadline: float = DEADLINE) -> str:
        """Read until a condition holds.

        Returns:
            What is on the screen then.

        Raises:
            AssertionError: It does not hold before the deadline, or the program ended first.
        """
        holds = (lambda terminal: condition in terminal.text) if isinstance(condition, str) else condition
        end = time.perf_counter() + deadline
        while not holds(self):
            ended = self.process.poll() is not None
            if not self._read(0 if ended else 0.05):
                assert not ended, f"ended with {self.process.returncode} before {condition!r}:\n{self.text}"
                assert time.perf_counter() < end, f"still not {condition!r}:\n{self.text}"
        return self.text

    def settle(self, quiet: float, deadline: float = DEADLINE) -> float:
        """Read until nothing has been written for some time.

        Returns:
            When the last part could be read, by `time.perf_counter`.
        """
        end = time.perf_counter() + deadline
        last = time.perf_counter()
        while (now := time.perf_counter()) < min(last + quiet, end):
            if self._read(max(0.0, last + quiet - now)):
                last = self.chunks[-1][0]
        return self.chunks[-1][0] if self.chunks else last

    def wait_exit(self, deadline: float = DEADLINE) -> int:
        """Read until the program ends, and return its exit code; negative after a signal that it did not catch."""
        end = time.perf_counter() + deadline
        while self.process.poll() is None:
            self._read(0.05)
            assert time.perf_counter() < end, f"still running:\n{self.text}"
        while self._read(0):
            pass
        return self.process.returncode

    def _read(self, seconds: float) -> bool:
        """Take in what has been written, waiting so long for it; whether there was anything."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        try:
            part = os.read(self._master, 1 << 16)
        except OSError:
            return False
        if part:
            self.chunks.append((time.perf_counter(), part))
            self.raw += part
            if not self._asked and _CAN_HOLD in self.raw:
                self._asked = True
                os.write(self._master, _CAN)
        return bool(part)

    def _paint(self) -> None:
        """Bring the emulated screen up to date; half a picture waits, and so does half a sequence."""
        held = self.raw.rfind(_HOLD, self._fed)
        whole = len(self.raw) if self.raw.find(_RELEASE, max(held, self._fed)) >= 0 or held < 0 else held
        ready = readable(bytes(self.raw[self._fed : whole]))
        self._fed += ready.taken
        self._stream.feed(ready.text)


def program(*arguments: str) -> list[str]:
    """The command that starts the course in a process of its own."""
    return [sys.executable, "-m", "tui", *arguments]
