"""Signals that end the program: turned into an exception, so that files are closed and the exit code is right."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from tui.cli.failures import Stopped

NAMES = ("SIGTERM", "SIGHUP")
"""Ctrl+C is Python's own affair: a KeyboardInterrupt. Windows has no SIGHUP."""


@contextmanager
def stopping() -> Iterator[None]:
    """Raise `Stopped` when a signal asks the program to end; one that is ignored (`nohup`) stays ignored."""
    before = {}
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is None or signal.getsignal(number) is signal.SIG_IGN:
            continue
        try:
            before[number] = signal.signal(number, _stop)
        except ValueError:
            break
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped(number)
