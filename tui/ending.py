"""How the program ends: signals are heard at once, and if it cannot end by itself the terminal is restored for it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import Any

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))
"""Signals that end a program; Windows has no SIGHUP."""
GRACE = 5.0
"""Seconds that the program may take to end, once it has been told to."""
PATIENCE = 2.0
"""Seconds that a key to leave may go unheard before the next one ends the program."""
UNHEARD = 1
"""The exit code of a program that had to be ended because it no longer heard its keys."""

RESTORE = (
    "\x1b[?2026l"  # output is no longer held
    "\x1b[?2004l\x1b[?2048l\x1b[?1004l"  # no reports of pastes, of the size, of the focus
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # nor of the mouse
    "\x1b[?7h\x1b[<u\x1b[0m\x1b[?1049l\x1b[?25h"  # lines wrap, the keyboard as it was, the first screen, a cursor
)
"""What gives a terminal back, whatever of it was set."""
FAREWELL = "two-schemers: the program no longer answered and was ended.\r\n"


class Ending:
    """Ends the program.

    A program that is busy with a page without end hears no key and takes no turn of its event loop. So signals are
    handled between any two steps of it, and a timer of its own thread ends the process if nothing else does. The record
    is on disk after each answer: nothing of it is lost by not waiting.

    Args:
        grace: Seconds until the last resort; None for never, where a test wants to live on.
    """

    def __init__(self, grace: float | None = None) -> None:
        self.grace = grace
        self._asked: float | None = None
        self._settings = line_settings()

    def listen(self, leave: Callable[[int], None]) -> None:
        """Hear the signals that end a program from now on; those held back by `held` come through.

        Args:
            leave: Called in the event loop that runs now, with the exit code.
        """
        loop = asyncio.get_running_loop()

        def heard(number: int, frame: FrameType | None) -> None:
            self.leaving(128 + number)
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(leave, 128 + number)

        for number in SIGNALS:
            # One that is ignored (`nohup`) stays ignored.
            if signal.getsignal(number) is not signal.SIG_IGN:
                with contextlib.suppress(ValueError):
                    signal.signal(number, heard)
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)

    def leaving(self, code: int) -> None:
        """The program has been told to end: let it, but not for ever."""
        if self.grace is not None:
            timer = threading.Timer(self.grace, self.end, (code,))
            timer.daemon = True
            timer.start()

    def asked(self) -> None:
        """A key to leave has come in, whether or not the program will ever hear it. Called in the input's thread."""
        now = time.monotonic()
        if self._asked is None:
            self._asked = now
        elif self.grace is not None and now - self._asked >= PATIENCE:
            self.end(UNHEARD)

    def heard(self) -> None:
        """The program has heard such a key."""
        self._asked = None

    def end(self, code: int) -> None:
        """The last resort: restore the terminal and end the process. Waits for no lock, and not long for the line."""
        restoring = threading.Thread(target=restore, args=(self._settings,), daemon=True)
        restoring.start()
        restoring.join(1)
        os._exit(code)


def line_settings() -> list[Any] | None:
    """The settings of the terminal's line, to be restored later; None where it has none."""
    try:
        import termios

        return termios.tcgetattr(sys.__stdin__.fileno()) if sys.__stdin__ else None
    except (ImportError, OSError, ValueError, termios.error):
        return None


def restore(settings: list[Any] | None) -> None:
    """Give the terminal back as it was."""
    with contextlib.suppress(OSError, ValueError):
        if settings is not None and sys.__stdin__ is not None:
            import termios

            with contextlib.suppress(termios.error):
                termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, settings)
        if sys.__stderr__ is not None:
            os.write(sys.__stderr__.fileno(), (RESTORE + FAREWELL).encode())


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Hold signals back until the program can restore the terminal on them; `Ending.listen` lets them through."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    handlers: Mapping[int, Any] = {number: signal.getsignal(number) or signal.SIG_DFL for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
